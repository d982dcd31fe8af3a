"""What the English page tells about a translation, in every form that pages come in."""

from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from errcat.audit.facts import CatalogFacts
from errcat.audit.pages import PageAuditor
from errcat.audit.run import PageResult
from errcat.sources.pages_files import PageFile

TAGS = ("fi-FI", "he-IL", "th-TH")


def _found(result: PageResult) -> list[tuple[str, str | None]]:
    return [(finding.rule, finding.found) for finding in result.findings]


@pytest.mark.parametrize("tag", TAGS)
def test_a_changed_link_is_found_where_its_english_stands_beside_it(
    tag: str, page_of: Callable, write: Callable, audit: Callable
):
    page = page_of(tag)
    page.link = "overview-2.md"
    result = audit(write(page, is_side_by_side=True), has_source=True)
    assert [(one.rule, one.expected) for one in result.findings] == [("link", "overview.md")]


def test_the_target_to_write_is_as_the_english_page_has_it(
    page_of: Callable, write: Callable, lighthouse: CatalogFacts, tmp_path: Path
):
    page, english = page_of("fi-FI"), page_of("en-GB")
    english.link = "/Tower/Overview.md"
    (tmp_path / "en.md").write_text(write(english), encoding="utf-8")
    auditor = PageAuditor(lighthouse, source=tmp_path / "en.md")
    result = auditor.audit(PageFile(tmp_path / "p.md", "p.md", "p.md"), write(page))
    assert [(one.rule, one.expected) for one in result.findings] == [("link", "/Tower/Overview.md")]


@pytest.mark.parametrize("mark", ["- ", "> "])
def test_a_paragraph_that_became_an_item_or_a_quote_has_its_english(
    mark: str, page_of: Callable, write: Callable, audit: Callable
):
    page = page_of("fi-FI")
    page.codes = f"{mark}{page.codes} [linkki](uusi.md)"
    assert _found(audit(write(page), has_source=True)) == [("link", "[linkki](uusi.md)")]


@pytest.mark.parametrize("has_source", [False, True], ids=["alone", "with-source"])
@pytest.mark.parametrize("tag", TAGS)
def test_a_header_left_in_english_is_found_though_its_words_are_properties(
    *, tag: str, has_source: bool, page_of: Callable, write: Callable, audit: Callable
):
    page = page_of(tag)
    page.header[0] = "Error code"
    result = audit(write(page), has_source=has_source)
    assert _found(result) == [("untranslated", "Error code")]


@pytest.mark.parametrize("tag", ["fi-FI", "he-IL"])
def test_a_lost_line_break_is_found_at_the_sentence_that_it_preceded(
    tag: str, page_of: Callable, write: Callable, audit: Callable
):
    page = page_of(tag)
    result = audit(write(page).replace("<br>", ""), has_source=True)
    assert _found(result) == [("markup", page.property)]


@pytest.mark.parametrize("tag", TAGS)
def test_a_lost_marker_of_an_alert_is_found(
    tag: str, page_of: Callable, write: Callable, audit: Callable
):
    result = audit(write(page_of(tag)).replace("> [!NOTE]\n", ""), has_source=True)
    assert [(one.rule, "[!NOTE]" in one.message) for one in result.findings] == [("markup", True)]


@pytest.mark.parametrize("marked", ["*MissingSignal*", "`MissingSignal`"])
@pytest.mark.parametrize("tag", TAGS)
def test_another_kind_of_markup_is_one_fault(
    *, tag: str, marked: str, page_of: Callable, write: Callable, audit: Callable
):
    page = page_of(tag)
    page.codes = page.codes.replace("**MissingSignal**", marked)
    result = audit(write(page), has_source=True)
    assert _found(result) == [("markup", "MissingSignal")]


def test_a_property_that_lost_its_quotes_is_missed_where_the_english_has_it(
    page_of: Callable, write: Callable, audit: Callable
):
    page = page_of("fi-FI")
    page.property = "Ominaisuuden nimi on polku."
    result = audit(write(page, is_side_by_side=True), has_source=True)
    (finding,) = result.findings
    assert (finding.rule, finding.span.line) == ("property-translated", 25)
    assert finding.found.startswith("Ominaisuuden")


def _copy_from_browser(page: SimpleNamespace) -> str:
    """Write a page as plain text, as it is on the clipboard when copied from a browser."""
    codes = page.codes.replace("**", "")
    rows = [" ".join(row) for row in page.rows]
    table = "\n".join([" ".join(page.header), *rows])
    parts = (page.heading, page.intro, table, page.trace, codes, page.property, page.examples)
    return "\n\n".join([*parts, page.example])


@pytest.mark.parametrize("tag", TAGS)
def test_text_from_a_browser_is_held_against_the_english_line_by_line(
    tag: str, page_of: Callable, audit: Callable
):
    text = _copy_from_browser(page_of(tag))
    assert audit(text, has_source=True, name=f"{tag}.errors.txt").findings == ()


def test_a_translated_property_is_found_in_text_from_a_browser(page_of: Callable, audit: Callable):
    page = page_of("fi-FI")
    page.property = "Tämän ominaisuuden nimi on ”polku”."
    text = _copy_from_browser(page)
    result = audit(text, has_source=True, name="fi-FI.errors.txt")
    assert _found(result) == [("property-translated", "polku")]
