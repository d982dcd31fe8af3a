"""What the English page tells about a translation, in every form that pages come in."""

from collections.abc import Callable

import pytest

from errcat.audit.run import PageResult

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


@pytest.mark.parametrize("has_source", [False, True], ids=["alone", "with-source"])
@pytest.mark.parametrize("tag", TAGS)
def test_a_header_left_in_english_is_found_though_its_words_are_properties(
    *, tag: str, has_source: bool, page_of: Callable, write: Callable, audit: Callable
):
    page = page_of(tag)
    page.header[0] = "Error code"
    result = audit(write(page), has_source=has_source)
    assert _found(result) == [("untranslated", "Error code")]
