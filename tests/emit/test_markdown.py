"""Markdown pages: what stands on them, in English and in translation."""

import re
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from pymarkdown.api import PyMarkdownApi
from ruamel.yaml import YAML

from errcat.emit.markdown import emit
from errcat.model import Project
from errcat.output import MANIFEST
from errcat.project import load_project

ROOT = Path(__file__).resolve().parents[2]
LIGHTHOUSE = ROOT / "tests" / "catalogs" / "lighthouse"
GOLDEN = ROOT / "tests" / "goldens" / "lighthouse" / "markdown"
MARKDOWN = MarkdownIt("gfm-like", {"linkify": False})


@pytest.fixture(scope="module")
def project() -> Project:
    loaded = load_project(LIGHTHOUSE).project
    assert loaded is not None
    return loaded


@pytest.fixture(scope="module")
def pages(project: Project) -> dict[str, str]:
    return {str(path): text for path, text in emit(project).items()}


def split_page(page: str) -> tuple[dict[str, object], str]:
    """Front matter and body of a page."""
    _, front_matter, body = page.split("---\n", 2)
    values: dict[str, object] = YAML(typ="safe", pure=True).load(front_matter)
    return values, body


def outline(page: str) -> list[str]:
    """The block structure of a page, without its texts."""
    return [
        f"{token.tag} {token.type} {token.info}"
        for token in MARKDOWN.parse(split_page(page)[1])
        if token.type != "inline"
    ]


def with_texts(project: Project, text: str) -> Project:
    """The project with every text of its units, and every translation, replaced."""
    units = {
        key: unit._replace(text=unit.text._replace(value=text))
        for key, unit in project.units.items()
    }
    return project._replace(units=units)


def test_pages_are_the_golden_ones(pages: dict[str, str]) -> None:
    """After a change on purpose, write them anew, and read the difference.

    errcat --project tests/catalogs/lighthouse build --only markdown --out tests/goldens/lighthouse
    """
    golden = {
        path.relative_to(GOLDEN).as_posix(): path.read_text(encoding="utf-8")
        for path in GOLDEN.rglob("*")
        if path.is_file() and path.name != MANIFEST.name
    }
    assert pages == golden


def test_the_row_of_a_code_stands_as_published(pages: dict[str, str]) -> None:
    message = "Berth \\<the berth\\> isn't part of \\<the harbour\\>."
    row = f"\n| `InvalidBerth` | Bad Request (400) | {message} |\n"
    assert row in pages["en-GB/beacon/errors.md"]


def test_labels_of_placeholders_are_english_in_every_language(pages: dict[str, str]) -> None:
    rows = re.findall(r"\| `InvalidBerth` .*", "\n".join(pages.values()))
    assert len(rows) == 6
    assert all("the berth" in row and "the harbour" in row for row in rows)


def test_each_product_has_its_own_delimiters(pages: dict[str, str]) -> None:
    assert "{the berth}" in pages["de-DE/tower/api/errors.md"]
    assert "\\<the berth\\>" in pages["de-DE/beacon/errors.md"]


def test_message_and_note_are_joined_as_the_product_does(pages: dict[str, str]) -> None:
    assert "wasn't found. <br /><br />*A vessel" in pages["en-GB/beacon/errors.md"]
    assert "wasn't found. (no AIS report for a day) |" in pages["en-GB/tower/api/errors.md"]


def test_front_matter_is_yaml_with_the_configured_keys_in_order(pages: dict[str, str]) -> None:
    values, _ = split_page(pages["de-DE/beacon/errors.md"])
    configured = ["author", "ms.author", "ms.date", "ms.topic"]
    assert list(values) == ["title", "description", *configured, "no-loc"]
    assert values["ms.date"] == "05/04/2023"


def test_what_must_not_be_localized_is_listed(pages: dict[str, str]) -> None:
    terms = split_page(pages["en-GB/beacon/errors.md"])[0]["no-loc"]
    assert isinstance(terms, list)
    assert {"InvalidBerth", "TooManyCalls", "NotFound", "Not Found", "fault", "trace"} <= {*terms}
    assert "BerthOccupied" not in terms


def test_each_page_has_one_main_heading_and_it_comes_first(pages: dict[str, str]) -> None:
    for page in pages.values():
        headings = [line for line in outline(page) if line.endswith("heading_open ")]
        assert headings[0] == "h1 heading_open "
        assert headings.count("h1 heading_open ") == 1


def test_english_headings_have_no_anchors(pages: dict[str, str]) -> None:
    assert "<a name" not in pages["en-GB/beacon/errors.md"]


def test_every_fragment_leads_to_the_same_place_in_every_language(pages: dict[str, str]) -> None:
    for slug in ("beacon/errors.md", "tower/api/errors.md"):
        english = re.findall(r"^#+ (.*)", pages[f"en-GB/{slug}"], re.MULTILINE)
        fragments = [re.sub(r"[^\w -]", "", text.lower()).replace(" ", "-") for text in english]
        for locale in ("ar-EG", "de-DE"):
            anchors = re.findall(
                r'^#+ <a name="(.*?)"></a>', pages[f"{locale}/{slug}"], re.MULTILINE
            )
            assert anchors == fragments


def test_the_product_has_its_own_heading_of_a_shared_section(pages: dict[str, str]) -> None:
    assert "\n## Request trace\n" in pages["en-GB/tower/api/errors.md"]
    assert "\n## Trace\n" in pages["en-GB/beacon/errors.md"]


def test_untranslated_text_is_english_and_says_so(pages: dict[str, str]) -> None:
    page = pages["ar-EG/tower/api/errors.md"]
    assert "(no AIS report for a day) *(بالإنجليزية)* |" in page
    assert "الحالة" not in page.split("---\n")[1]


def test_a_label_shares_the_mark_of_its_text(project: Project) -> None:
    page = emit(with_texts(project, "x"))[PurePosixPath("ar-EG/beacon/errors.md")]
    assert "\n**x**<br />x *(x)*\n" in page


def test_front_matter_has_no_marks(pages: dict[str, str]) -> None:
    assert all("*(" not in page.split("---\n")[1] for page in pages.values())


def test_english_pages_have_no_marks(pages: dict[str, str]) -> None:
    assert "in English" not in pages["en-GB/beacon/errors.md"]


def test_examples_are_the_same_in_every_language(pages: dict[str, str]) -> None:
    for slug in ("beacon/errors.md", "tower/api/errors.md"):
        examples = {
            tuple(re.findall(r"```json\n.*?\n```", pages[f"{locale}/{slug}"], re.DOTALL))
            for locale in ("en-GB", "de-DE", "ar-EG")
        }
        assert len(examples) == 1


def test_an_example_response_is_indented_as_published_samples_are(pages: dict[str, str]) -> None:
    example = '```json\n{\n    "fault": {\n        "id": "VesselNotFound",\n'
    assert example in pages["en-GB/beacon/errors.md"]


def test_an_edition_is_told_only_where_the_code_is_newer_than_the_first(
    pages: dict[str, str],
) -> None:
    assert pages["en-GB/beacon/errors.md"].count("**Since**") == 1
    assert "**Since**<br />Lighthouse Beacon (2023-05-04)" in pages["en-GB/beacon/errors.md"]
    assert "**Since**" not in pages["en-GB/tower/api/errors.md"]


def test_the_order_of_locales_and_texts_does_not_matter(project: Project) -> None:
    turned = project._replace(
        locales=dict(reversed(list(project.locales.items()))),
        units=dict(reversed(list(project.units.items()))),
    )
    assert list(emit(turned).items()) == list(emit(project).items())


def test_pages_pass_the_markdown_linter(pages: dict[str, str], tmp_path: Path) -> None:
    for path, text in pages.items():
        (tmp_path / path.replace("/", "_")).write_text(text, encoding="utf-8")
    linter = PyMarkdownApi().configuration_file_path(str(ROOT / "pyproject.toml"))
    result = linter.scan_path(str(tmp_path / "*.md"))
    assert len(result.scan_failures) == 0


HOSTILE = [
    "a | b",
    "two\nlines\n\nparagraphs",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7*7 }} {% for x in y %}",
    "``` `code",
    "[a](javascript:alert) ![b](c) [d]: e",
    "# heading #",
    "- item",
    "1. item",
    "> quote",
    "---",
    "=== \\",
    "ends with a backslash \\",
    "&lt;b&gt; &#10; &amp",
    "    indented",
    ":::image:::",
]


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_no_text_changes_the_structure_of_a_page(project: Project, text: str) -> None:
    path = PurePosixPath("de-DE/beacon/errors.md")
    assert outline(emit(with_texts(project, text))[path]) == outline(emit(project)[path])


@pytest.mark.parametrize("text", HOSTILE)
def test_no_hostile_text_changes_the_structure_of_a_page(project: Project, text: str) -> None:
    plain, hostile = emit(with_texts(project, "x")), emit(with_texts(project, text))
    for path, page in plain.items():
        assert outline(hostile[path]) == outline(page)
        assert list(split_page(hostile[path])[0]) == list(split_page(page)[0])
        html = MARKDOWN.render(split_page(hostile[path])[1])
        assert not re.search(
            r"<(?!!-- -->|/?(h\d|p|a|br|em|strong|code|pre|table|t|ul|li|blockquote))", html
        )
        assert "javascript:" not in "".join(re.findall(r'href="[^"]*"', html))
