"""Baselines: known findings do not count, wherever they have moved to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from errcat.audit.baseline import (
    BaselineError,
    Known,
    compare_baseline,
    identify,
    parse_baseline,
    render_baseline,
)
from errcat.findings import Finding, Severity
from errcat.position import point


def make_finding(line: int = 1, found: str = "Verboten", rule: str = "status-phrase") -> Finding:
    span = point("docs/a.md", line)
    severity = Severity.ERROR
    return Finding(rule=rule, severity=severity, message="m", span=span, found=found, code="C")


def locate(path: str) -> str:
    return path.removeprefix("docs/")


def test_a_finding_is_known_on_whatever_line_it_stands():
    known = parse_baseline(render_baseline([identify(make_finding(3), "a.md")]))
    compared = compare_baseline([make_finding(9)], known, locate)
    assert (compared.new, compared.known, compared.gone) == ((), 1, 0)


def test_one_more_of_a_kind_is_new():
    known = parse_baseline(render_baseline([identify(make_finding(), "a.md")]))
    compared = compare_baseline([make_finding(1), make_finding(2)], known, locate)
    assert (compared.new, compared.known) == ((make_finding(2),), 1)


def test_what_is_gone_is_counted():
    known = parse_baseline(render_baseline([identify(make_finding(), "a.md")] * 2))
    compared = compare_baseline([], known, locate)
    assert (compared.known, compared.gone) == (0, 2)


@pytest.mark.parametrize(
    "other", [make_finding(found="Nein"), make_finding(rule="code-altered")], ids=["text", "rule"]
)
def test_another_finding_is_new(other: Finding):
    known = parse_baseline(render_baseline([identify(make_finding(), "a.md")]))
    assert compare_baseline([other], known, locate).new == (other,)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "no JSON"),
        ("[]", "no list 'findings'"),
        ('{"findings": 1}', "no list 'findings'"),
        ('{"findings": [1]}', "entry 1 is no finding"),
        ('{"findings": [{"path": "a"}]}', "entry 1 is no finding"),
        ("[" * 100_000, "no JSON"),
    ],
)
def test_a_file_that_is_no_baseline_says_why(text: str, reason: str):
    with pytest.raises(BaselineError, match=reason):
        parse_baseline(text)


TEXTS = st.text(max_size=8)


@given(st.lists(st.builds(Known, TEXTS, TEXTS, TEXTS, TEXTS, TEXTS)))
def test_a_written_baseline_reads_as_what_it_was_made_of(known: list[Known]):
    text = render_baseline(known)
    assert sorted(parse_baseline(text).elements()) == sorted(known)
    assert render_baseline(reversed(known)) == text
