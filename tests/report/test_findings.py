import json

import pytest

from errcat.findings import Finding, Severity
from errcat.position import Span
from errcat.report import render_findings

FINDING = Finding(
    rule="unknown-type",
    severity=Severity.ERROR,
    message="no type 'integr' is declared",
    span=Span("catalog/errors/400.yaml", 2, 9, 2, 15),
    found="integr",
    expected="integer",
    help="correct the name",
)
SOURCES = {"catalog/errors/400.yaml": "- code: X\n  type: integr\n"}


def test_text_has_a_line_an_underlined_excerpt_and_advice():
    assert render_findings([FINDING], SOURCES, "text") == (
        "catalog/errors/400.yaml:2:9: error unknown-type: no type 'integr' is declared\n"
        "    2 |   type: integr\n"
        "      |         ^^^^^^\n"
        "      = expected: integer\n"
        "      = help: correct the name\n"
        "1 error\n"
    )


def test_text_underlines_wide_characters_in_terminal_columns():
    finding = _at(Span("a.po", 1, 3, 1, 5))
    lines = render_findings([finding], {"a.po": "目标值得"}, "text").splitlines()
    assert lines[2] == "      |     ^^^^"


def test_text_shows_control_characters_as_visible_stand_ins():
    finding = _at(Span("a.po", 1, 1, 1, 2))
    text = render_findings([finding], {"a.po": "a\u202eb\x1b[31m"}, "text")
    assert "\u202e" not in text
    assert "\x1b" not in text


def test_text_of_a_place_outside_the_file_has_no_excerpt():
    assert "|" not in render_findings([_at(Span("a.po", 9, 1, 9, 2))], {"a.po": "x"}, "text")


def test_text_of_no_findings_is_empty():
    assert render_findings([], {}, "text") == ""


def test_text_counts_by_severity():
    warning = Finding(rule="r", severity=Severity.WARNING, message="m", span=Span("a", 1, 1, 1, 2))
    text = render_findings([FINDING, warning, warning], SOURCES, "text")
    assert text.endswith("\n1 error, 2 warnings\n")


def test_json_carries_every_field():
    (described,) = json.loads(render_findings([FINDING], SOURCES, "json"))["findings"]
    assert described == {
        "rule": "unknown-type",
        "severity": "error",
        "path": "catalog/errors/400.yaml",
        "line": 2,
        "column": 9,
        "end_line": 2,
        "end_column": 15,
        "code": None,
        "where": None,
        "found": "integr",
        "expected": "integer",
        "message": "no type 'integr' is declared",
        "help": "correct the name",
        "fixable": False,
    }


def test_github_escapes_what_would_end_a_property_or_line():
    finding = _at(Span("a,b:c%.po", 1, 1, 1, 2), message="50 %\nof it")
    line = render_findings([finding], {}, "github")
    assert "file=a%2Cb%3Ac%25.po," in line
    assert line.endswith("::50 %25%0Aof it\n")


def test_sarif_names_rules_places_and_unit_of_columns():
    run = json.loads(render_findings([FINDING], SOURCES, "sarif"))["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["results"][0]["ruleId"] == run["tool"]["driver"]["rules"][0]["id"]
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 2,
        "startColumn": 9,
        "endLine": 2,
        "endColumn": 15,
    }


def test_an_unknown_format_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="no such format"):
        render_findings([], {}, "xml")


def _at(span: Span, message: str = "m", expected: str | None = None) -> Finding:
    return Finding(rule="r", severity=Severity.ERROR, message=message, span=span, expected=expected)


def test_text_counts_lines_as_positions_do():
    text = render_findings([_at(Span("a.po", 2, 1, 2, 2))], {"a.po": "a\u2028b\r\nc"}, "text")
    assert "    2 | c\n" in text


def test_text_cannot_command_the_terminal():
    finding = _at(Span("a\x07.po", 1, 1, 1, 2), message="found '\x1b[2J' and\nmore")
    lines = render_findings([finding], {}, "text").splitlines()
    assert lines[0] == r"a\x07.po:1:1: error r: found '\x1b[2J' and\nmore"


def test_text_of_megabytes_is_shortened():
    text = render_findings([_at(FINDING.span, expected="x" * 5_000_000)], SOURCES, "text")
    assert "xxx…\n" in text
    assert len(text) < 2_000


def test_text_says_when_nothing_should_stand_there():
    text = render_findings([_at(FINDING.span, expected="")], SOURCES, "text")
    assert "      = expected: nothing\n" in text
