"""A project read whole."""

import gc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from errcat.findings import Finding
from errcat.project import load_project

CopyProject = Callable[[str], Path]

PO = """\
# errcat: allow po-header: a test needs none
msgid ""
msgstr "Language: de_DE\\n"

# errcat: allow untranslated: a name
msgctxt "catalog/name"
msgid "Lighthouse API errors"
msgstr "Fehler der Lighthouse-APIs"
"""


@pytest.fixture
def root(copy_project: CopyProject) -> Path:
    """A project whose only PO file is `de-DE`."""
    folder = copy_project("lighthouse")
    for file in (folder / "locales").glob("*.po"):
        file.unlink()
    (folder / "locales" / "de-DE.po").write_text(PO, "utf-8")
    return folder


def named(findings: tuple[Finding, ...], rule: str) -> list[Finding]:
    return [finding for finding in findings if finding.rule == rule]


def test_catalogue_translations_and_units_are_joined(root: Path):
    project = load_project(root).project
    assert project is not None
    assert list(project.locales) == ["de-DE"]
    translation = project.locales[next(iter(project.locales))].translations["catalog/name"]
    assert translation.msgid == project.units["catalog/name"].text.value


def test_a_missing_po_file_is_a_warning_with_the_command(root: Path):
    [finding] = named(load_project(root).findings, "locale-missing")
    assert finding.severity == "warning"
    assert finding.help == "run `errcat sync --locale ar-EG`"
    assert (finding.span.path, finding.span.line) == ("catalog/catalog.yaml", 7)


def test_a_po_file_of_an_unlisted_language_is_a_finding(root: Path):
    (root / "locales" / "de-CH.po").write_text(PO, "utf-8")
    [finding] = named(load_project(root).findings, "locale-unlisted")
    assert finding.message == "the catalogue does not list the language 'de-CH'"
    assert finding.span.path == "locales/de-CH.po"


def test_a_po_file_of_the_catalogues_own_language_is_a_finding(root: Path):
    (root / "locales" / "en-GB.po").write_text(PO, "utf-8")
    [finding] = named(load_project(root).findings, "locale-unlisted")
    assert finding.message == "'en-GB' is the language of the catalogue itself"


def test_a_po_file_in_another_spelling_gets_the_listed_one_suggested(root: Path):
    (root / "locales" / "de-DE.po").rename(root / "locales" / "de_DE.po")
    [finding] = named(load_project(root).findings, "locale-unlisted")
    assert finding.help == "did you mean 'de-DE'?"


def test_the_folder_of_translations_can_be_missing(root: Path):
    (root / "locales" / "de-DE.po").unlink()
    (root / "locales").rmdir()
    assert len(named(load_project(root).findings, "locale-missing")) == 2


def test_waivers_of_catalogue_and_translations_are_collected(root: Path):
    file = root / "catalog" / "retired.yaml"
    text = file.read_text("utf-8")
    file.write_text(f"{text}\n# errcat: allow some-rule: for a test\n", "utf-8")
    waivers = load_project(root).waivers
    assert [(waiver.rule, waiver.span.path) for waiver in waivers] == [
        ("some-rule", "catalog/retired.yaml"),
        ("po-header", "locales/de-DE.po"),
        ("untranslated", "locales/de-DE.po"),
    ]


def test_the_texts_of_all_files_are_at_hand(root: Path):
    sources = load_project(root).sources
    assert sources["locales/de-DE.po"] == PO
    assert sources["catalog/retired.yaml"].startswith("# yaml-language-server")
    assert len(sources) == 7 + 5 + 1
    assert "locales/ar-EG.po" not in sources


def test_the_text_of_a_file_that_went_away_is_empty(root: Path):
    sources = load_project(root).sources
    (root / "locales" / "de-DE.po").unlink()
    assert sources["locales/de-DE.po"] == ""


def test_asking_whether_there_is_a_file_does_not_read_it(root: Path):
    sources = load_project(root).sources
    file = root / "locales" / "de-DE.po"
    file.write_text("changed", "utf-8")
    assert "locales/de-DE.po" in sources
    file.write_text("changed again", "utf-8")
    assert sources["locales/de-DE.po"] == "changed again"


def test_a_file_that_is_not_utf_8_has_a_text_for_excerpts(root: Path):
    (root / "locales" / "de-DE.po").write_bytes(b"# caf\xe9\n")
    assert load_project(root).sources["locales/de-DE.po"] == "# caf\ufffd\n"


def test_a_folder_in_place_of_a_po_file_is_a_finding(root: Path):
    (root / "locales" / "ar-EG.po").mkdir()
    loaded = load_project(root)
    assert [found.rule for found in loaded.findings] == ["po-unreadable"]
    assert loaded.sources["locales/ar-EG.po"] == ""


def test_without_a_readable_catalogue_there_is_no_project(root: Path):
    (root / "catalog" / "types.yaml").unlink()
    loaded = load_project(root)
    assert loaded.project is None
    assert [finding.rule for finding in loaded.findings] == ["missing-file"]


def test_findings_stand_in_the_order_of_files_and_lines(root: Path):
    for name in ("types.yaml", "catalog.yaml"):
        file = root / "catalog" / name
        file.write_text(f"{file.read_text('utf-8')}\nx: 1\ny: 2\n", "utf-8")
    spans = [finding.span for finding in load_project(root).findings]
    assert spans == sorted(spans)


def test_loading_leaves_the_garbage_collector_as_it_was(root: Path):
    load_project(root)
    assert gc.isenabled()


FILES = ["catalog", "types", "statuses", "products", "response", "sections", "retired"]


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    name=st.sampled_from([*(f"catalog/{name}.yaml" for name in FILES), "locales/de-DE.po"]),
    cut=st.floats(0, 1),
    junk=st.binary(max_size=20),
)
def test_damage_to_a_file_never_raises(root: Path, name: str, cut: float, junk: bytes):
    file = root / name
    data = file.read_bytes()
    at = int(cut * len(data))
    try:
        file.write_bytes(data[:at] + junk + data[at + 1 :])
        load_project(root)
    finally:
        file.write_bytes(data)
