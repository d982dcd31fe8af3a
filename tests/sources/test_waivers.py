"""Waivers in YAML files and the lines that they cover."""

import pytest

from errcat.findings import Finding, Severity, Waiver
from errcat.position import Span, point
from errcat.sources.rules import FindingLog
from errcat.sources.yaml import parse_yaml


def waivers_of(text: str) -> tuple[Waiver, ...]:
    log = FindingLog()
    waivers = parse_yaml(text, "a.yaml", log).waivers
    assert log.findings == []
    return waivers


def lines_of(text: str) -> tuple[int, int]:
    """The first and last line that the only waiver covers."""
    [waiver] = waivers_of(text)
    return waiver.first_line, waiver.last_line


COMMENT = "# errcat: allow some-rule: because it is so"


def test_a_waiver_has_a_rule_a_reason_and_its_comments_place():
    [waiver] = waivers_of(f"a: 1\n  {COMMENT}  \nb: 2\n")
    span = Span("a.yaml", 2, 3, 2, 3 + len(COMMENT))
    assert waiver == Waiver("some-rule", "because it is so", span, 3, 3)


def test_a_comment_of_its_own_covers_the_node_below_it():
    assert lines_of(f"a: 1\n{COMMENT}\nb:\n  c: 2\n\n  d: 3\n\ne: 4\n") == (3, 6)


def test_a_comment_above_an_item_covers_the_whole_item():
    assert lines_of(f"- a: 1\n{COMMENT}\n- a: 2\n  b: 3\n- a: 4\n") == (3, 4)


def test_a_comment_above_a_key_covers_a_list_that_is_not_indented():
    assert lines_of(f"{COMMENT}\na:\n- 1\n- 2\nb: 3\n") == (2, 4)


def test_a_comment_covers_a_node_below_other_comments():
    assert lines_of(f"{COMMENT}\n# another\n\na: 1\nb: 2\n") == (4, 4)


def test_a_comment_less_indented_inside_a_node_does_not_end_it():
    assert lines_of(f"{COMMENT}\na:\n  b: 1\n# note\n  c: 2\nd: 3\n") == (2, 5)


def test_a_trailing_comment_covers_its_line():
    assert lines_of(f"a: 1\nb: {{c: 2}} {COMMENT}\nd: 3\n") == (2, 2)


def test_a_comment_at_the_end_of_the_file_covers_nothing_else():
    assert lines_of(f"a: 1\n{COMMENT}\n") == (2, 2)


@pytest.mark.parametrize(
    "value", [f'"x {COMMENT}"', f"'x {COMMENT}'", f"|\n  {COMMENT}\n  x", f'"x\n  {COMMENT}"']
)
def test_a_text_that_looks_like_a_waiver_is_none(value: str):
    assert waivers_of(f"a: {value}\n") == ()


def test_a_comment_behind_a_text_with_a_number_sign_is_found():
    assert lines_of(f'a: "# errcat: allow x: y" {COMMENT}\n') == (1, 1)


@pytest.mark.parametrize(
    "comment",
    [
        "# errcat: allow some-rule",
        "# errcat: allow some-rule:",
        "# errcat: allow: reason",
        "# errcat: ignore some-rule: reason",
        "# errcat: allow Some_Rule: reason",
        "# errcat allow some-rule: reason",
    ],
)
def test_a_malformed_waiver_is_reported(comment: str):
    log = FindingLog()
    assert parse_yaml(f"a: 1\n\nb: 2 {comment}\n", "a.yaml", log).waivers == ()
    [finding] = log.findings
    assert (finding.rule, finding.expected) == ("waiver-form", "# errcat: allow RULE: reason")
    assert finding.span == Span("a.yaml", 3, 6, 3, 6 + len(comment))


@pytest.mark.parametrize(
    "comment", ["# see errcat: docs", "# errcat reads this", "# errcatalog: x"]
)
def test_other_comments_are_left_alone(comment: str):
    assert waivers_of(f"a: 1 {comment}\n") == ()


def find(rule: str, path: str, line: int) -> Finding:
    return Finding(rule=rule, severity=Severity.ERROR, message="", span=point(path, line))


def test_a_waiver_covers_findings_of_its_rule_in_its_lines():
    waiver = Waiver("some-rule", "", point("a.yaml", 2), 3, 5)
    assert [line for line in range(1, 8) if waiver.covers(find("some-rule", "a.yaml", line))] == [
        3,
        4,
        5,
    ]


@pytest.mark.parametrize(("rule", "path"), [("other-rule", "a.yaml"), ("some-rule", "b.yaml")])
def test_a_waiver_covers_no_other_rule_or_file(rule: str, path: str):
    waiver = Waiver("some-rule", "", point("a.yaml", 2), 3, 5)
    assert not waiver.covers(find(rule, path, 3))
