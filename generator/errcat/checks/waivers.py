"""Waivers: findings that are accepted where they stand, with a reason."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from errcat.checks.fault import Fault
from errcat.findings import Finding, Waiver
from errcat.nearest import find_nearest


class WaiverUses(NamedTuple):
    """What the waivers of a project did."""

    kept: tuple[Finding, ...]
    """Findings that no waiver covers."""
    idle: tuple[Waiver, ...]
    """Waivers that cover no finding."""
    waivable: Collection[str]
    """Names of the rules whose findings can be waived."""
    known: Collection[str]
    """Names of all rules."""


def apply_waivers(
    findings: Iterable[Finding],
    waivers: Collection[Waiver],
    waivable: Collection[str],
    known: Collection[str],
) -> WaiverUses:
    """Leave out the findings that waivers cover.

    Args:
        findings: What was found.
        waivers: Those of all files.
        waivable: Names of the rules whose findings can be waived.
        known: Names of all rules.
    """
    by_place: dict[tuple[str, str], list[Waiver]] = {}
    for waiver in waivers:
        if waiver.rule in waivable:
            by_place.setdefault((waiver.span.path, waiver.rule), []).append(waiver)
    used: set[Waiver] = set()
    kept: list[Finding] = []
    for finding in findings:
        candidates = by_place.get((finding.span.path, finding.rule), ())
        covering = [waiver for waiver in candidates if waiver.covers(finding)]
        used.update(covering)
        if not covering:
            kept.append(finding)
    idle = tuple(waiver for waiver in waivers if waiver not in used)
    return WaiverUses(tuple(kept), idle, waivable, known)


def check_waiver_unused(uses: WaiverUses) -> Iterator[Fault]:
    """A waiver waives nothing.

    `# errcat: allow RULE: reason` keeps findings of a rule from counting: at the end of a line
    those of the line, on a line of its own those of the next node, in a PO file those of the
    unit. When what it stood for is mended, it has to go, or it would hide the next fault.

    Bad (when no finding of `spacing` is there any more):
        # errcat: allow spacing: two spaces, as the service writes them

    To mend it, remove the comment.
    """
    for waiver in uses.idle:
        if waiver.rule in uses.waivable:
            message = f"there is no finding of {waiver.rule} here to waive"
            yield Fault(waiver.span, message, help="remove this comment")


def check_waiver_unknown(uses: WaiverUses) -> Iterator[Fault]:
    """A waiver names a rule that does not exist, or whose findings cannot be waived.

    Faults that keep a file from being read, names of what is not there, patterns that cannot be
    used, and faults of waivers cannot be waived.

    Bad:
        # errcat: allow spaces: two spaces, as the service writes them

    Good:
        # errcat: allow spacing: two spaces, as the service writes them

    To mend it, correct the name; `errcat rules` lists all.
    """
    for waiver in uses.idle:
        if waiver.rule not in uses.known:
            nearest = find_nearest(waiver.rule, uses.known)
            help_ = f"did you mean {nearest!r}?" if nearest else "`errcat rules` lists them"
            message = f"there is no rule {waiver.rule!r}"
            yield Fault(waiver.span, message, None, nearest, help_)
        elif waiver.rule not in uses.waivable:
            message = f"findings of {waiver.rule} cannot be waived"
            yield Fault(waiver.span, message, help="mend what it finds")
