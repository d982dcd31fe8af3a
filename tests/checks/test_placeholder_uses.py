"""Braces in translations, held against those of the English."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from errcat.checks.placeholder_uses import Difference, compare_uses, find_uses
from errcat.model import TextKind

BRACED = st.text(alphabet="ab_ {}｛｝`\\.*[]()", max_size=40)


def _compare(
    english: str,
    translation: str,
    kind: TextKind = TextKind.MESSAGE,
    declared: tuple[str, ...] = (),
) -> Difference:
    return compare_uses(
        find_uses(english, kind), find_uses(translation, kind), translation, declared
    )


def test_the_same_placeholders_in_another_order_do_not_differ() -> None:
    assert not any(_compare("{a} of {b}, {{}}", "{{}} {b}: {a}"))


def test_placeholders_are_compared_as_multisets() -> None:
    difference = _compare("{a} {a} {b}", "{a} {b} {b}")
    assert difference.missing == ("a",)
    assert [(use.text, use.start) for use in difference.extra] == [("{b}", 8)]


def test_a_placeholder_of_the_entry_that_the_english_lacks_is_extra() -> None:
    difference = _compare("Hash {a}.", "Hash {a} {b}.", declared=("a", "b"))
    assert [use.text for use in difference.extra] == ["{b}"]


def test_words_in_braces_stand_for_the_nearest_missing_name_or_the_next_in_order() -> None:
    difference = _compare("{received} of {allowed}", "{batch tillåten} av {recieved}")
    assert [(new.use.text, new.expected) for new in difference.translated] == [
        ("{batch tillåten}", "allowed"),
        ("{recieved}", "received"),
    ]
    assert difference.missing == ()


@pytest.mark.parametrize(
    ("text", "found", "expected"),
    [
        ("{a.__class__}", "{a.__class__}", "a"),
        ("{a[0]}", "{a[0]}", "a"),
        ("{a!r}", "{a!r}", "a"),
        ("{a:>200000000}", "{a:>200000000}", "a"),
        ("{a", "{", "a"),
        ("a}", "}", "a"),
        ("{ }", "{ }", None),
        ("{% a %}", "{% a %}", "a"),
    ],
)
def test_braces_with_anything_but_a_name_are_broken(
    text: str, found: str, expected: str | None
) -> None:
    difference = _compare("{a}", text)
    assert [(new.use.text, new.expected) for new in difference.broken] == [(found, expected)]


def test_full_width_braces_are_no_placeholder() -> None:
    difference = _compare("{a}", "｛a｝")
    assert [(new.use.text, new.expected) for new in difference.translated] == [("｛a｝", "a")]


def test_literal_braces_are_counted() -> None:
    assert [new.use.text for new in _compare("{{}}", "{{{{}}").broken] == ["{{"]


def test_braces_in_code_and_after_a_backslash_are_literal_in_prose() -> None:
    assert not any(_compare("`{}` {a}", r"{a} `{x: 1}` \{b\}", TextKind.PROSE))


@given(BRACED, BRACED, st.sampled_from(TextKind))
def test_uses_stand_where_they_say(english: str, translation: str, kind: TextKind) -> None:
    difference = _compare(english, translation, kind)
    uses = (*difference.extra, *(new.use for new in (*difference.translated, *difference.broken)))
    assert all(translation[use.start : use.end] == use.text for use in uses)


@given(BRACED, st.sampled_from(TextKind))
def test_a_text_does_not_differ_from_itself(text: str, kind: TextKind) -> None:
    difference = _compare(text, text, kind)
    assert (difference.missing, difference.extra, difference.broken) == ((), (), ())
