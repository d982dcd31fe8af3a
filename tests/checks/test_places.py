"""Exact places in source files."""

from errcat.checks.places import SourceLines
from errcat.position import Span, Text, point

SOURCE = """\
cause: >-
  One berth is
  one berth.
list: [berth-1, berth] # berth
more: berth
"""
LINES = SourceLines({"a.yaml": SOURCE})
FOLDED = Text("One berth is one berth.", Span("a.yaml", 2, 3, 3, 13), is_verbatim=False)


def test_a_stretch_of_a_folded_text_is_found_in_its_line() -> None:
    assert LINES.locate(FOLDED, 4, 9) == Span("a.yaml", 2, 7, 2, 12)
    assert LINES.locate(FOLDED, 17, 22) == Span("a.yaml", 3, 7, 3, 12)


def test_a_stretch_over_a_fold_has_the_place_of_the_whole_text() -> None:
    assert LINES.locate(FOLDED, 10, 16) == FOLDED.span


def test_a_value_below_a_node_is_found_as_a_whole_word() -> None:
    assert LINES.find_below(point("a.yaml", 4), "berth") == Span("a.yaml", 4, 17, 4, 22)


def test_a_value_that_is_not_there_has_the_place_of_the_node() -> None:
    assert LINES.find_below(point("a.yaml", 4), "vessel") == point("a.yaml", 4)


def test_a_file_that_was_not_read_has_no_lines() -> None:
    assert LINES.find_below(point("b.yaml", 4), "vessel") == point("b.yaml", 4)
