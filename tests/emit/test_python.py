"""The files of the Python package: which there are, and what texts they carry."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest
from tests.consumer.generated import LIGHTHOUSE, import_package, load, write_package

import errcat.runtime
from errcat.emit import EMITTERS
from errcat.emit.python import emit
from errcat.emit.python_responses import list_properties
from errcat.emit.python_source import HEADER
from errcat.emit.python_texts import collect_texts
from errcat.model import LocaleTag, Project

ROOT = Path(__file__).parents[2]
GERMAN = LocaleTag("de-DE")
HOSTILE = ROOT / "tests" / "consumer" / "hostile.yaml"


@pytest.fixture(scope="module")
def project() -> Project:
    return load(LIGHTHOUSE)


@pytest.fixture
def hostile(copy_project: Callable[[str], Path]) -> Project:
    """A catalogue whose names and texts are not what Python likes."""
    root = copy_project("lighthouse")
    shutil.copy(HOSTILE, root / "catalog" / "errors")
    members = ("body", "code", "message", "retry", "status", "translate")
    words = ("bool", "class", "error", "field", "float", "object", "product", "property", "uuid")
    return with_properties(load(root), *((name,) for name in (*members, *words)))


def with_properties(project: Project, *paths: tuple[str, ...]) -> Project:
    """The project with other properties of responses, all of them texts."""
    (trace,) = project.catalog.response.properties
    properties = tuple(trace._replace(path=path, type="text") for path in paths)
    response = project.catalog.response._replace(properties=properties)
    return project._replace(catalog=project.catalog._replace(response=response))


def with_translation(project: Project, key: str, msgstr: str, **changes: object) -> Project:
    """The project with another German translation of a unit."""
    german = project.locales[GERMAN]
    changed = german.translations[key]._replace(msgstr=msgstr, **changes)
    locale = german._replace(translations={**german.translations, key: changed})
    return project._replace(locales={**project.locales, GERMAN: locale})


def german_message(project: Project) -> tuple[str, ...] | None:
    return collect_texts(project, GERMAN).get("VesselNotFound/message")


def test_the_emitter_is_listed(project: Project):
    assert EMITTERS["python"](project) == emit(project)


def test_every_file_lies_in_the_package_and_says_that_it_is_generated(project: Project):
    for path, text in emit(project).items():
        assert path.parts[0] == "lighthouse_errors"
        assert text.startswith(HEADER) or path.name == "py.typed"


def test_the_hand_written_part_is_copied_as_it_is(project: Project):
    tree = emit(project)
    sources = sorted(Path(errcat.runtime.__path__[0]).glob("*.py"))
    assert len(sources) > 5
    for source in sources:
        copied = tree[PurePosixPath("lighthouse_errors/_runtime") / source.name]
        assert copied == HEADER + source.read_text(encoding="utf-8")


def test_there_is_one_module_of_texts_a_locale(project: Project):
    names = [path.name for path in emit(project) if path.parent.name == "_texts"]
    assert names == ["__init__.py", "ar_eg.py", "de_de.py", "en_gb.py"]


def test_the_order_of_locales_in_memory_does_not_matter(project: Project):
    turned = project._replace(locales=dict(reversed(project.locales.items())))
    assert emit(turned) == emit(project)


def test_nothing_of_the_toolchain_is_imported(project: Project):
    assert not [path for path, text in emit(project).items() if "import errcat" in text]
    assert not [path for path, text in emit(project).items() if "from errcat" in text]


def test_a_good_translation_is_carried(project: Project):
    assert german_message(project) == ("Schiff ", "vessel", " wurde nicht gefunden.")


@pytest.mark.parametrize(
    ("msgstr", "changes"),
    [
        ("", {}),
        ("Schiff {vessel} fehlt.", {"is_fuzzy": True}),
        ("Schiff {vessel} fehlt.", {"msgid": "Vessel {vessel} was lost."}),
        ("Schiff {schiff} fehlt.", {}),
        ("Schiff {vessel} fehlt {product}.", {}),
    ],
    ids=["missing", "fuzzy", "stale", "unknown placeholder", "placeholder of prose"],
)
def test_a_translation_that_is_not_good_is_left_out(
    project: Project, msgstr: str, changes: dict[str, object]
):
    changed = with_translation(project, "VesselNotFound/message", msgstr, **changes)
    assert german_message(changed) is None


@pytest.mark.parametrize(
    "literal", ["{vessel.__class__}", "{vessel:>99}", "{0}", "{", "%(vessel)s", "{vessel!r}"]
)
def test_what_only_looks_like_a_placeholder_stays_text(project: Project, literal: str):
    changed = with_translation(project, "VesselNotFound/message", f"{literal} {{vessel}}!")
    assert german_message(changed) == (f"{literal} ", "vessel", "!")


def test_prose_loses_its_markup(project: Project):
    changed = with_translation(
        project, "VesselNotFound/cause", "**Kein** `{{` [Link](https://x.example) zu {vessel} *?*"
    )
    assert collect_texts(changed, GERMAN)["VesselNotFound/cause"] == (
        "Kein {{ Link zu ",
        "vessel",
        " ?",
    )


def test_a_catalogue_without_site_has_no_addresses(project: Project, tmp_path: Path):
    catalog = project.catalog._replace(base_url=None)
    package = import_package(project._replace(catalog=catalog), tmp_path, "lighthouse_offline")
    assert package.ErrorCode.INVALID_BERTH.doc_url is None


def test_a_message_that_only_a_product_has_is_the_common_one(project: Project, tmp_path: Path):
    entry = project.catalog.entries["InvalidBerth"]
    catalog = project.catalog._replace(
        entries={**project.catalog.entries, entry.code: entry._replace(message=None)},
    )
    package = import_package(project._replace(catalog=catalog), tmp_path, "lighthouse_partial")
    write = package.Messages()
    assert write.invalid_berth(berth="A", harbour="B") == "There is no berth A in B."


def test_properties_that_share_a_name_are_called_by_their_path(project: Project):
    changed = with_properties(
        project, ("fault", "Status"), ("inner", "id"), ("outer", "id"), ("innerError",)
    )
    fields = [item.field for item in list_properties(changed.catalog)]
    assert fields == ["fault_status", "inner_id", "outer_id", "inner_error"]


def test_properties_whose_paths_are_taken_as_well_get_an_underscore(project: Project):
    changed = with_properties(
        project, ("status",), ("a", "b_c"), ("a_b", "c"), ("x", "b_c"), ("x", "c"), ("Status_",)
    )
    fields = [item.field for item in list_properties(changed.catalog)]
    assert fields == ["status_", "a_b_c", "a_b_c_", "x_b_c", "x_c", "status__"]


def test_a_property_can_be_called_like_a_member(hostile: Project, tmp_path: Path):
    package = import_package(hostile, tmp_path, "lighthouse_members")
    response = package.parse_response({"fault": {"id": "VesselNotFound"}, "status": "x"})
    assert (response.status, response.status_) == (404, "x")


def test_a_hostile_catalogue_gives_a_package_that_works(hostile: Project, tmp_path: Path):
    package = import_package(hostile, tmp_path, "lighthouse_hostile")
    code = package.ErrorCode.IMPORT
    names = [item.name for item in code.placeholders]
    values = {name: 7 if name == "class" else f"<{name}>%s{{0}}" for name in names}
    text = package.format_message(code, values)
    assert text.startswith("100% \"sure\" \\ '<hash>%s{0}' 7 <self>%s{0}")
    assert text == code.template().format_map(values)
    assert package.match_message(text)[0].parameters == values
    assert package.Messages().e_10_x_y(n=1, m="x") == "Only 1x"


def test_a_hostile_catalogue_gives_a_package_that_checkers_accept(hostile: Project, tmp_path: Path):
    package = write_package(hostile, tmp_path)
    config = ["--config", str(ROOT / "pyproject.toml")]
    for command in (
        ["ruff", "format", "--check", *config, str(package)],
        ["ruff", "check", *config, str(package)],
        ["mypy", "--strict", "--config-file=", str(package)],
    ):
        done = subprocess.run(
            [sys.executable, "-m", *command],
            check=False,
            capture_output=True,
            text=True,
            cwd=tmp_path,
        )
        assert done.returncode == 0, done.stdout
