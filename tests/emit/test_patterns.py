"""Patterns of messages: what they match, in ECMA 262, and how long it takes."""

import re
from itertools import product

import pytest
import regress

from errcat.emit.patterns import render_pattern
from errcat.placeholders import Template, parse_template

TEXT = r"[\s\S]+"
LINE = r"[^\r\n]+"
COUNT = "0|[1-9][0-9]*"
HOSTILE_LITERAL = r"^ $ \ . * + ? ( ) [ ] { } | / - # & ~ ' \d \n 'ä' 名 𝒳"


def template(text: str) -> Template:
    return parse_template(text)[0]


def is_match(pattern: str, text: str) -> bool:
    return regress.Regex(pattern, "u").find(text) is not None


def test_a_literal_matches_itself_alone() -> None:
    pattern = render_pattern([template("Not found (404).")], {})
    assert is_match(pattern, "Not found (404).")
    assert not is_match(pattern, "Not found 404x")


def test_every_special_character_of_a_literal_is_escaped() -> None:
    pattern = render_pattern([Template((HOSTILE_LITERAL,))], {})
    assert is_match(pattern, HOSTILE_LITERAL)
    assert re.search(pattern, HOSTILE_LITERAL)


def test_a_final_line_break_is_no_part_of_the_message() -> None:
    assert not is_match(render_pattern([template("Gone.")], {}), "Gone.\n")


def test_the_alternatives_of_a_type_stay_inside_their_placeholder() -> None:
    pattern = render_pattern([template("{n} left.")], {"n": COUNT})
    assert is_match(pattern, "10 left.")
    assert not is_match(pattern, "0")


def test_any_of_several_templates_may_match() -> None:
    pattern = render_pattern([template("Berth {b} gone."), template("No {b}")], {"b": LINE})
    assert is_match(pattern, "Berth A-7 gone.")
    assert is_match(pattern, "No A-7")
    assert not is_match(pattern, "Berth A-7 gone.No")


def test_equal_templates_are_written_once() -> None:
    assert render_pattern([template("Gone."), template("Gone.")], {}) == r"^Gone\.$"


def test_an_empty_template_matches_the_empty_message() -> None:
    assert is_match(render_pattern([Template(())], {}), "")


def test_adjacent_runs_share_the_text_between_them() -> None:
    pattern = render_pattern([template("{a}{b}.")], {"a": TEXT, "b": TEXT})
    assert is_match(pattern, "xy.")
    assert not is_match(pattern, "x.")


@pytest.mark.parametrize(
    "text",
    ["{a}-{b}", "{a}{b}", "-{a}--{b}-", "{a}-{b}-{c}", "{a}-{n}-{b}", "{n}{a}1{b}", "{a}-{a}"],
)
def test_ending_a_run_early_changes_nothing_of_what_matches(text: str) -> None:
    values = {"a": r"[^\n]+", "b": r"[^\n]+", "c": r"[^\n]+", "n": "[0-9]+"}
    naive = re.compile("".join(f"(?:{values[p.name]})" if not isinstance(p, str) else re.escape(p)
                               for p in template(text).parts))  # fmt: skip
    careful = re.compile(render_pattern([template(text)], values)[1:-1])
    texts = ["".join(letters) for size in range(8) for letters in product("-1x\n", repeat=size)]
    assert [t for t in texts if naive.fullmatch(t)] == [t for t in texts if careful.fullmatch(t)]


@pytest.mark.timeout(60)  # one pass takes a moment, one for each of its words would take hours
def test_a_hostile_message_is_refused_in_linear_time() -> None:
    values = dict.fromkeys(("a", "b", "c"), TEXT)
    pattern = re.compile(render_pattern([template("From {a} to {b} by {c}.")], values))
    assert not pattern.search("From " + "x to y by " * 50_000 + "!")
