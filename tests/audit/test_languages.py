"""Each kind of defect, planted in pages of many scripts, and their clean twins."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

LANGUAGES = json.loads((Path(__file__).parent / "languages.json").read_text(encoding="utf-8"))
TAGS = sorted(LANGUAGES)
FORMS = ("plain", "side-by-side")
RULES = (
    "code-translated",
    "code-altered",
    "status-phrase",
    "status-number",
    "placeholder-translated",
    "placeholder-missing",
    "placeholder-extra",
    "placeholder-delimiter",
    "row-missing",
    "row-duplicate",
    "row-extra",
    "row-order",
    "untranslated",
    "code-in-prose",
    "property-translated",
    "anchor-lost",
    "spacing",
    "example",
)


@pytest.mark.parametrize("has_source", [False, True], ids=["alone", "with-source"])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("tag", TAGS)
def test_a_page_without_a_fault_has_no_findings(
    *, tag: str, form: str, has_source: bool, page_of: Callable, write: Callable, audit: Callable
):
    text = write(page_of(tag), is_side_by_side=form == "side-by-side")
    result = audit(text, has_source=has_source)
    assert result.findings == ()
    assert (result.product, result.locale, result.rows) == ("tower", tag, 5)


@pytest.mark.parametrize("has_source", [False, True], ids=["alone", "with-source"])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("tag", TAGS)
def test_a_planted_fault_is_found_and_nothing_else(
    *,
    tag: str, rule: str, form: str, has_source: bool, page_of: Callable, write: Callable,
    audit: Callable, plant: Callable,
):  # fmt: skip
    page = page_of(tag)
    plant(page, rule)
    result = audit(write(page, is_side_by_side=form == "side-by-side"), has_source=has_source)
    assert [finding.rule for finding in result.findings] == [rule]


@pytest.mark.parametrize("fault", ["emphasis", "alert"])
@pytest.mark.parametrize("tag", TAGS)
def test_lost_markup_is_found_with_the_english_page(
    *, tag: str, fault: str, page_of: Callable, write: Callable, audit: Callable, plant: Callable
):
    page = page_of(tag)
    plant(page, fault)
    result = audit(write(page), has_source=True)
    assert [finding.rule for finding in result.findings] == ["markup"]


@pytest.mark.parametrize("tag", TAGS)
def test_a_changed_link_is_found_with_the_english_page(
    tag: str, page_of: Callable, write: Callable, audit: Callable
):
    page = page_of(tag)
    page.link = "overview-2.md"
    result = audit(write(page), has_source=True)
    assert [(found.rule, found.expected) for found in result.findings] == [("link", "overview.md")]


@pytest.mark.parametrize("tag", TAGS)
def test_a_link_into_the_pages_own_language_is_right(
    tag: str, page_of: Callable, write: Callable, audit: Callable
):
    page = page_of(tag)
    page.link = f"/{tag.lower()}/overview.md"
    assert audit(write(page), has_source=True).findings == ()


@pytest.mark.parametrize("tag", TAGS)
def test_a_name_that_the_rest_of_the_page_keeps_is_not_translated(
    tag: str, page_of: Callable, write: Callable, audit: Callable
):
    page = page_of(tag)
    page.intro = page.intro.replace("Lighthouse Tower", f"Lighthouse {LANGUAGES[tag]['names'][0]}")
    result = audit(write(page), has_source=True)
    assert [finding.rule for finding in result.findings] == ["product-name"]
