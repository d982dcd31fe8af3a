"""Waivers: what they cover, and what becomes of idle ones."""

from errcat.checks.waivers import (
    WaiverUses,
    apply_waivers,
    check_waiver_unknown,
    check_waiver_unused,
)
from errcat.findings import Finding, Severity, Waiver
from errcat.position import point

KNOWN = ("spacing", "markup", "yaml-syntax")


def _finding(rule: str, line: int, path: str = "a.yaml") -> Finding:
    span = point(path, line)
    return Finding(rule=rule, severity=Severity.ERROR, message="wrong", span=span)


def _waiver(rule: str, first: int, last: int) -> Waiver:
    return Waiver(rule, "because", point("a.yaml", first), first, last)


def _apply(findings: list[Finding], *waivers: Waiver) -> WaiverUses:
    return apply_waivers(findings, waivers, ("spacing", "markup"), KNOWN)


def test_a_waiver_covers_findings_of_its_rule_on_its_lines() -> None:
    findings = [_finding("spacing", 2), _finding("spacing", 5), _finding("markup", 2)]
    assert _apply(findings, _waiver("spacing", 1, 4)).kept == tuple(findings[1:])


def test_a_waiver_covers_its_own_file_only() -> None:
    finding = _finding("spacing", 2, "b.yaml")
    assert _apply([finding], _waiver("spacing", 1, 4)).kept == (finding,)


def test_two_waivers_of_one_finding_are_both_of_use() -> None:
    waivers = _waiver("spacing", 1, 4), _waiver("spacing", 2, 2)
    assert _apply([_finding("spacing", 2)], *waivers).idle == ()


def test_a_waiver_without_a_finding_is_unused() -> None:
    faults = list(check_waiver_unused(_apply([], _waiver("spacing", 1, 4))))
    assert [fault.message for fault in faults] == ["there is no finding of spacing here to waive"]


def test_a_waiver_of_a_rule_that_cannot_be_waived_covers_nothing() -> None:
    finding = _finding("yaml-syntax", 2)
    uses = _apply([finding], _waiver("yaml-syntax", 1, 4))
    assert uses.kept == (finding,)
    assert [fault.message for fault in check_waiver_unknown(uses)] == [
        "findings of yaml-syntax cannot be waived"
    ]


def test_a_waiver_of_an_unknown_rule_is_told_the_nearest_one() -> None:
    faults = list(check_waiver_unknown(_apply([], _waiver("spacign", 1, 4))))
    assert [fault.expected for fault in faults] == ["spacing"]
