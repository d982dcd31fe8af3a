"""Rules: what they are called, how grave their faults are, and the function that finds them."""

from collections.abc import Callable, Iterator
from typing import Generic, NamedTuple, TypeVar

from errcat.checks.fault import Fault
from errcat.findings import Finding, Severity

Subject = TypeVar("Subject")

_HOW_TO_WAIVE = """\
Where a finding is right as it stands, a comment with a reason accepts it:
    # errcat: allow {}: reason
It stands at the end of the line, above the node, or among the comments of a unit of a PO file."""


class Rule(NamedTuple, Generic[Subject]):
    """A rule; the docstring of `check` is its reference page."""

    name: str
    severity: Severity
    check: Callable[[Subject], Iterator[Fault]]
    is_waivable: bool = True

    @property
    def page(self) -> str:
        """The reference page: plain text, the first paragraph says what the rule finds."""
        from inspect import cleandoc  # only pages need it

        page = cleandoc(self.check.__doc__ or "")
        return f"{page}\n\n{_HOW_TO_WAIVE.format(self.name)}" if self.is_waivable else page

    def find(self, subject: Subject) -> Iterator[Finding]:
        """Yield the findings of the rule."""
        for fault in self.check(subject):
            yield Finding(
                rule=self.name,
                severity=self.severity,
                message=fault.message,
                span=fault.span,
                found=fault.found,
                expected=fault.expected,
                help=fault.help,
                code=fault.code,
            )
