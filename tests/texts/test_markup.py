"""Inline markup: masks, spans, comparisons, HTML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from errcat.texts.markup import (
    MASK,
    compare_markup,
    find_html,
    find_marked_spans,
    mask_markup,
    mask_placeholders,
)

MARKUP = st.text(alphabet='ab `*[](){}\\"<&;\n', max_size=40)


def test_a_mask_hides_code_targets_placeholders_and_markers() -> None:
    assert mask_markup("a `b` *c* [d](e) {f}").replace(MASK, "_") == "a ___ _c_ [d]___ ___"


def test_a_mask_of_plain_text_hides_placeholders_only() -> None:
    assert mask_placeholders("a `b` {c d}").replace(MASK, "_") == "a `b` _____"


@given(MARKUP)
def test_masks_keep_the_length(text: str) -> None:
    assert len(mask_markup(text)) == len(mask_placeholders(text)) == len(text)


@given(MARKUP)
def test_spans_stand_where_they_say(text: str) -> None:
    for span in find_marked_spans(text):
        assert text[span.start : span.end] == span.text


@pytest.mark.parametrize("quoted", ['"a"', "„a“", "“a”", "«a»", "« a »", "»a«", "「a」", "《a》"])
def test_quotes_of_all_languages_are_spans(quoted: str) -> None:
    assert [(span.kind, span.text) for span in find_marked_spans(f"x {quoted} y")] == [
        ("quote", "a")
    ]


def _differences(english: str, translation: str) -> list[tuple[str, tuple[str, ...], list[str]]]:
    spans = find_marked_spans(english), find_marked_spans(translation)
    return [
        (difference.kind, difference.missing, [span.text for span in difference.extra])
        for difference in compare_markup(*spans)
    ]


def test_equal_code_and_targets_in_another_order_do_not_differ() -> None:
    assert _differences("`a` [x](b) `c` *d*", "*D* `c` `a` [y](b)") == []


def test_other_code_and_targets_differ() -> None:
    assert _differences("`a` [x](b)", "`e` [y](f)") == [
        ("code", ("a",), ["e"]),
        ("target", ("b",), ["f"]),
    ]


def test_emphasis_is_compared_by_number() -> None:
    assert _differences("*a* **b**", "c *d* *e*") == [
        ("emphasis", (), ["e"]),
        ("strong", ("b",), []),
    ]


@pytest.mark.parametrize(
    "html", ["<b>", "</b>", "<br />", "<img src=x>", "<!--", "&nbsp;", "&#8203;"]
)
def test_html_is_found(html: str) -> None:
    assert [fault[:2] for fault in find_html(f"a {html} b")] == [(2, 2 + len(html))]


@pytest.mark.parametrize(
    "text", ["a < b > c", "A&B", "R&D; x", "<5", "<the hash>", "<name>", "<the hash", "a <- b"]
)
def test_other_angle_brackets_and_ampersands_are_left_alone(text: str) -> None:
    assert list(find_html(text)) == []
