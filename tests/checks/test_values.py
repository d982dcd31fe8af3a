"""Patterns that several programs read alike."""

import pytest

from errcat.checks.values import find_pattern_fault


@pytest.mark.parametrize(
    "pattern",
    [
        r"[0-9]+",
        r"(?:a|b){1,3}?",
        r"(?=a)(?!b)a",
        r"[^\r\n]+",
        r"[!#$&-;=?-\[\]_a-z~]",
        r"\$\{x\}",
        r"[\-a]",
        r"\x41\u00e5",
        r"a{2}b{2,}",
    ],
)
def test_what_ecma_and_python_read_alike_is_accepted(pattern: str) -> None:
    assert find_pattern_fault(pattern) is None


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        (r"^a", "^"),
        (r"a$", "$"),
        (r"\d+", r"\d"),
        (r"[^\w]", r"\w"),
        (r"\bx", r"\b"),
        (r"(?<=a)b", "(?<="),
        (r"(?P<n>a)", "(?P<n>"),
        (r"(?<n>a)", "(?<n>"),
        (r"(?i)a", "(?i)"),
        (r"(?>a)", "(?"),
        (r"a*+", "*+"),
        (r"a{2}+", "{"),
        (r"a{,2}", "{"),
        (r"(a)\1", r"\1"),
        (r"\-", r"\-"),
        (r"[]a]", "[]"),
        (r"[[a]", "["),
        (r"a]", "]"),
    ],
)
def test_what_they_read_differently_is_found(pattern: str, found: str) -> None:
    fault = find_pattern_fault(pattern)
    assert fault is not None
    assert fault[0] == found


def test_a_pattern_that_does_not_compile_is_found_whole() -> None:
    assert find_pattern_fault("(a") == (
        "(a",
        "the pattern is no regular expression: missing ), unterminated subpattern at position 0",
    )


def test_anchors_can_be_allowed() -> None:
    assert find_pattern_fault("^(?:a$)$", "^$") is None
