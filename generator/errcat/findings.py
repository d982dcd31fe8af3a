"""What loading, checks and audit report: findings and their severities."""

from enum import StrEnum
from typing import NamedTuple

from errcat.position import Span


class Severity(StrEnum):
    """How grave a finding is; only errors make a command fail."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Finding(NamedTuple):
    """One fault, told so that its reader can mend it."""

    rule: str
    """Name of the rule, in kebab case; `errcat rules NAME` explains it."""
    severity: Severity
    message: str
    """One sentence without a closing full stop: what is wrong."""
    span: Span
    found: str | None = None
    """The exact text at `span`."""
    expected: str | None = None
    """What should stand there, when that is known."""
    help: str | None = None
    """What to do about it: a suggestion or a command, one sentence."""
    code: str | None = None
    """The catalogue's code that the finding belongs to."""
    where: str | None = None
    """Kind of place on a published page: code, status, message, heading, prose, ..."""
    is_fixable: bool = False


def sort_findings(findings: "list[Finding] | tuple[Finding, ...]") -> tuple[Finding, ...]:
    """Return the findings by place, then rule, without exact duplicates."""
    unique = dict.fromkeys(findings)
    return tuple(sorted(unique, key=lambda finding: (finding.span, finding.rule, finding.message)))


def count_noun(count: int, noun: str) -> str:
    """Return a count with its noun: `1 page`, `2 warnings or notes`."""
    plural = " or ".join(f"{word}s" for word in noun.split(" or "))
    return f"{count} {noun if count == 1 else plural}"


class Waiver(NamedTuple):
    """A comment `errcat: allow RULE: reason` that keeps findings of a rule from counting."""

    rule: str
    reason: str
    span: Span
    """The comment."""
    first_line: int
    """The first line of its file whose findings it covers."""
    last_line: int
    """The last one, included."""

    def covers(self, finding: Finding) -> bool:
        """Tell whether a finding is of the rule and begins on a line that the waiver covers."""
        place = finding.span
        return (
            finding.rule == self.rule
            and place.path == self.span.path
            and self.first_line <= place.line <= self.last_line
        )
