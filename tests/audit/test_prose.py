"""Codes with endings, names, anchors and spaces: told once, and mended without losing anything."""

from collections.abc import Callable

import pytest

from errcat.audit.fix import mend_page
from errcat.audit.run import PageResult


def _found(result: PageResult) -> list[tuple[str, str | None, bool]]:
    return [(finding.rule, finding.found, finding.is_fixable) for finding in result.findings]


@pytest.mark.parametrize("has_source", [False, True], ids=["alone", "with-source"])
def test_an_ending_of_the_language_moves_behind_the_markup_of_a_code(
    *, has_source: bool, page_of: Callable, write: Callable, audit: Callable
):
    page = page_of("fi-FI")
    page.codes = page.codes.replace("**InvalidBerth**", "**InvalidBerthn**")
    text = write(page)
    result = audit(text, has_source=has_source)
    assert _found(result) == [("code-in-prose", "**InvalidBerthn**", True)]
    mended = mend_page(text, result, lambda text: audit(text, has_source=has_source))
    assert mended.text == text.replace("**InvalidBerthn**", "**InvalidBerth**n")
    assert mended.result.findings == ()


def test_a_doubled_last_letter_of_a_code_is_no_ending(
    page_of: Callable, write: Callable, audit: Callable
):
    page = page_of("fi-FI")
    clean = write(page)
    page.codes = page.codes.replace("**InvalidBerth**", "**InvalidBerthh**")
    text = write(page)
    assert mend_page(text, audit(text), audit).text == clean


def test_an_ending_without_markup_is_not_deleted(
    page_of: Callable, write: Callable, audit: Callable
):
    page = page_of("fi-FI")
    page.intro += " Katso InvalidBerthn syy."
    assert _found(audit(write(page))) == [("code-in-prose", "InvalidBerthn", False)]


@pytest.mark.parametrize("anchor", ["jaljitys", "request-traec"])
def test_an_anchor_that_no_english_heading_has_is_mended(
    *, anchor: str, page_of: Callable, write: Callable, audit: Callable
):
    page = page_of("fi-FI")
    clean = write(page)
    page.anchors[1] = anchor
    text = write(page)
    result = audit(text, has_source=True)
    assert [finding.rule for finding in result.findings] == ["anchor-lost"]
    assert mend_page(text, result, lambda text: audit(text, has_source=True)).text == clean


def test_an_anchor_with_a_number_for_equal_headings_is_right(
    page_of: Callable, write: Callable, audit: Callable
):
    page = page_of("fi-FI")
    page.anchors[2] = "examples-1"
    assert audit(write(page), has_source=True).findings == ()


def test_a_status_with_a_digit_too_few_is_one_fault(
    page_of: Callable, write: Callable, audit: Callable
):
    page = page_of("fi-FI")
    page.rows[3][1] = "Conflict (40)"
    assert _found(audit(write(page))) == [("status-number", "Conflict (40)", True)]


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_a_no_break_space_before_a_colon_is_right_in_an_unknown_language(
    *, space: str, page_of: Callable, write: Callable, audit: Callable
):
    page = page_of("fi-FI")
    page.intro += f" Katso{space}: satama{space}!"
    text = write(page).replace("ms.contentlocale: fi-FI\n", "")
    result = audit(text)
    assert (result.locale, result.findings) == (None, ())


def test_a_space_before_a_colon_counts_in_an_unknown_language(
    page_of: Callable, write: Callable, audit: Callable
):
    page = page_of("fi-FI")
    page.intro += " Katso : satama."
    text = write(page).replace("ms.contentlocale: fi-FI\n", "")
    assert _found(audit(text)) == [("spacing", " ", True)]


def test_a_variant_of_a_name_ends_with_its_word_in_scripts_with_vowel_signs(
    page_of: Callable, write: Callable, audit: Callable
):
    page = page_of("hi-IN")
    page.intro = page.intro.replace("Lighthouse Tower", "Lighthouse मीनारों")
    result = audit(write(page), has_source=True)
    assert _found(result) == [("product-name", "Lighthouse मीनारों", False)]


def test_the_name_that_a_variant_stands_for_is_the_one_that_the_page_has_else(
    page_of: Callable, write: Callable, audit: Callable
):
    page = page_of("fi-FI")
    page.title, page.heading = (
        text.replace("Lighthouse Tower", "Harbour Beacon") for text in (page.title, page.heading)
    )
    page.description = page.description.replace("Lighthouse Tower", "Lighthouse Beacon")
    page.intro = page.intro.replace("Lighthouse Tower", "Harbour Beacon")
    result = audit(write(page), product="beacon")
    names = [one for one in result.findings if one.rule == "product-name"]
    assert [(one.found, one.expected) for one in names] == [("Lighthouse Beacon", "Harbour Beacon")]


@pytest.mark.parametrize("split", ["VesselNot Found", "Vessel NotFound"])
def test_a_code_in_two_pieces_is_mended(
    split: str, page_of: Callable, write: Callable, audit: Callable
):
    page = page_of("fi-FI")
    page.intro += " Katso VesselNotFound."
    clean = write(page)
    text = clean.replace("Katso VesselNotFound", f"Katso {split}")
    result = audit(text)
    assert _found(result) == [("code-in-prose", split, True)]
    assert mend_page(text, result, audit).text == clean


def test_where_no_name_is_declared_the_variants_with_a_word_of_its_own_are_right(
    page_of: Callable, write: Callable, audit: Callable
):
    page = page_of("fi-FI")
    page.title = page.title.replace("Lighthouse Tower", "Tower Lighthouse")
    for name in ("description", "heading", "intro"):
        setattr(page, name, getattr(page, name).replace("Lighthouse Tower", "Lighthouse Torni"))
    result = audit(write(page), has_source=True, product="tower")
    found = [one.span.line for one in result.findings if one.rule == "product-name"]
    lines = write(page).split("\n")
    assert found == [number for number, line in enumerate(lines, 1) if "Lighthouse Torni" in line]
