"""Comments that look like the rest of a text."""

import pytest

from errcat.sources.rules import FindingLog
from errcat.sources.yaml import parse_yaml


def faults_of(text: str) -> list[tuple[str, int, int]]:
    log = FindingLog()
    parse_yaml(text, "a.yaml", log)
    return [(found.rule, found.span.line, found.span.column) for found in log.findings]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a: See item #1 below.\n", 1, 13),
        ("a:\n  - b: c\n    d: e  #f\n", 3, 11),
        ("- a #b\n- c\n", 1, 5),
        ("a: >-\n  item #1\nb: item #2\n", 3, 9),
        ("a: one\n  two #3\n", 2, 7),
    ],
)
def test_a_text_that_a_comment_cuts_is_reported(text: str, line: int, column: int):
    assert faults_of(text) == [("yaml-comment", line, column)]


@pytest.mark.parametrize(
    "text",
    [
        "a: b # a comment\n",
        "a: b #\n",
        'a: "item #1"\n',
        'a: "item" #1\n',
        "a: 'item #1'\n",
        "a: >-\n  item #1\n",
        "a: |\n  item #1\n",
        "a: C#sharp\n",
        "#1\na: b\n  #2\n",
        "a: #b\n  c\n",
        "a: [b, c] #1\n",
    ],
)
def test_other_number_signs_are_left_alone(text: str):
    assert faults_of(text) == []
