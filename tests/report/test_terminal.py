"""Text for terminals: widths, wrapping, and nothing that a terminal would obey."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from errcat.report.terminal import make_printable, paint, text_width, wrap_text


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("abc", 3), ("名前", 4), ("e\u0301", 1), ("\x1b[1mab\x1b[0m", 2)]
)
def test_width_counts_columns(text: str, width: int) -> None:
    assert text_width(text) == width


def test_words_are_broken_at_spaces() -> None:
    assert wrap_text("one two three", 8) == ("one two", "three")


def test_a_word_that_is_too_long_has_its_own_line() -> None:
    assert wrap_text("a https://example.com b", 6) == ("a", "https://example.com", "b")


def test_wide_characters_break_anywhere_but_before_punctuation() -> None:
    assert wrap_text("一二三四。五", 8) == ("一二三", "四。五")


def test_styles_take_no_room() -> None:
    assert wrap_text(paint("one two", "1", is_colored=True), 7) == ("\x1b[1mone two\x1b[0m",)


@given(st.text(), st.integers(10, 80))
def test_wrapping_loses_nothing_but_spaces(text: str, width: int) -> None:
    clean = make_printable(text)
    assert "".join(wrap_text(clean, width)).replace(" ", "") == "".join(clean.split())


@given(st.text("abc 名、", max_size=100), st.integers(10, 80))
def test_lines_of_short_words_fit(text: str, width: int) -> None:
    words = " ".join(text.replace("、", "")[i : i + 5] for i in range(0, len(text), 5))
    assert all(text_width(line) <= width for line in wrap_text(words, width))


@given(st.text(st.characters(exclude_characters="\u061c\u200c\u200d\u200e\u200f")))
def test_nothing_reaches_the_terminal_that_it_would_obey(text: str) -> None:
    assert make_printable(text).isprintable()


def test_marks_that_scripts_need_stay() -> None:
    assert make_printable("می\u200cخواهم") == "می\u200cخواهم"


def test_escape_sequences_and_bidirectional_controls_are_shown() -> None:
    assert make_printable("\x1b[31m\u202e\ta") == "\\x1b[31m\\u202e a"


def test_colours_are_only_there_where_wanted() -> None:
    assert paint("a", "1", is_colored=False) == "a"
