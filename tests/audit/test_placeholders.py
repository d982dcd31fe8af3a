"""Placeholders in broken brackets: found once, under the right name, and mended whole."""

from collections.abc import Callable
from pathlib import Path

import pytest

from errcat.audit.facts import CatalogFacts
from errcat.audit.fix import mend_page
from errcat.audit.pages import PageAuditor
from errcat.audit.run import PageResult
from errcat.findings import Severity
from errcat.sources.pages_files import PageFile

BROKEN = (
    "{the berth",
    "the berth}",
    "{{the berth}}",
    "{the berth}}",
    "{ the berth }",
    "《the berth》",
)
BROKEN += ("[the berth]", "the berth", "{the berth>", "\\ {the berth}", "［the berth］")
TAGS = ("fi-FI", "he-IL", "zh-TW")


def _rules(result: PageResult) -> list[str]:
    return [finding.rule for finding in result.findings]


@pytest.mark.parametrize("has_source", [False, True], ids=["alone", "with-source"])
@pytest.mark.parametrize("broken", BROKEN)
@pytest.mark.parametrize("tag", TAGS)
def test_a_name_in_broken_brackets_is_one_fault_of_delimiters(
    *, tag: str, broken: str, has_source: bool, page_of: Callable, write: Callable, audit: Callable
):
    page = page_of(tag)
    page.rows[3][2] = page.rows[3][2].replace("{the berth}", broken)
    assert _rules(audit(write(page), has_source=has_source)) == ["placeholder-delimiter"]


@pytest.mark.parametrize("broken", BROKEN)
@pytest.mark.parametrize("tag", TAGS)
def test_broken_brackets_are_mended_with_nothing_left_of_them(
    *, tag: str, broken: str, page_of: Callable, write: Callable, audit: Callable
):
    page = page_of(tag)
    clean = write(page)
    page.rows[3][2] = page.rows[3][2].replace("{the berth}", broken)
    text = write(page)
    assert mend_page(text, audit(text), audit).text == clean


def test_brackets_around_two_names_at_once_are_mended(
    page_of: Callable, write: Callable, audit: Callable
):
    page = page_of("fi-FI")
    clean = write(page)
    ends = page.rows[3][2].replace("{the berth}", "{the berth").replace("{vessels", "vessels")
    page.rows[3][2] = ends
    text = write(page)
    assert _rules(audit(text)) == ["placeholder-delimiter", "placeholder-delimiter"]
    assert mend_page(text, audit(text), audit).text == clean


def test_a_name_in_parentheses_keeps_those_of_the_sentence(
    page_of: Callable, write: Callable, audit: Callable
):
    page = page_of("fi-FI")
    page.rows[3][2] += " ({the vessels})"
    page.rows[3][2] = page.rows[3][2].replace("{the berth}", "({the berth})")
    assert _rules(audit(write(page))) == ["placeholder-extra"]


def test_two_translated_names_of_a_message_are_left_to_a_reader(
    page_of: Callable, write: Callable, audit: Callable
):
    page = page_of("fi-FI")
    page.rows[3][2] = "Odottaa: {odottavat}. Paikka: {paikka}."
    result = audit(write(page))
    assert _rules(result) == ["placeholder-translated", "placeholder-translated"]
    assert result.edits == ()


def test_two_translated_names_that_stand_as_in_english_are_written_in_its_order(
    page_of: Callable, write: Callable, audit: Callable
):
    page = page_of("fi-FI")
    (row,) = [row for row in page.rows if "{the harbour}" in row[2]]
    row[2] = "Laituria {laituri} ei ole satamassa {satama}."
    result = audit(write(page))
    assert _rules(result) == ["placeholder-translated", "placeholder-translated"]
    mended = mend_page(write(page), result, audit).text
    assert "Laituria {the berth} ei ole satamassa {the harbour}." in mended


def test_delimiters_that_the_english_page_has_too_are_a_warning(
    lighthouse: object, tmp_path: Path, page_of: Callable, write: Callable
):
    source, text = (
        write(page_of(tag)).replace("{vessels waiting}", "&lt;vessels waiting&gt;")
        for tag in ("en-GB", "fi-FI")
    )
    english = tmp_path / "en.md"
    english.write_text(source, encoding="utf-8")
    auditor = PageAuditor(lighthouse, source=english)
    result = auditor.audit(PageFile(Path("fi.md"), "fi.md", "fi.md"), text)
    found = [(one.rule, one.severity, one.is_fixable) for one in result.findings]
    assert found == [("placeholder-delimiter", Severity.WARNING, True)]


@pytest.mark.parametrize("tag", ["ko-KR", "ru-RU"])
def test_a_name_that_an_edition_has_in_parentheses_is_no_english_left_over(
    tag: str, defender: CatalogFacts
):
    cells = {
        "ODataError": "ODataError",
        "BadRequest (400)": "BadRequest (400)",
        "쿼리 (the specific error is specified).": (
            "Invalid OData URI query (the specific error is specified)."
        ),
    }
    row = " | ".join(
        f"{own}<span class='sxs-lookup'>{other}</span>" for own, other in cells.items()
    )
    auditor = PageAuditor(defender, product="endpoint", locale=tag)
    file = PageFile(Path("p.md"), "p.md", "p.md")
    result = auditor.audit(file, f"| a | b | c |\n|---|---|---|\n| {row} |\n")
    assert "untranslated" not in _rules(result)


def test_the_space_that_a_lost_placeholder_left_is_no_fault_of_its_own(
    page_of: Callable, write: Callable, audit: Callable
):
    page = page_of("fi-FI")
    page.rows[3][2] = page.rows[3][2].replace("{vessels waiting}", " .")
    assert _rules(audit(write(page))) == ["placeholder-missing"]
