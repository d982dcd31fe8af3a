"""Rules: what they are called, how grave their faults are, and the function that finds them."""

from collections.abc import Callable, Iterator
from typing import Generic, NamedTuple, TypeVar

from errcat.checks.fault import Fault
from errcat.findings import Finding, Severity

Subject = TypeVar("Subject")


class Rule(NamedTuple, Generic[Subject]):
    """A rule; the docstring of `check` is its reference page."""

    name: str
    severity: Severity
    check: Callable[[Subject], Iterator[Fault]]

    @property
    def page(self) -> str:
        """The reference page: plain text, the first paragraph says what the rule finds."""
        return self.check.__doc__ or ""

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
