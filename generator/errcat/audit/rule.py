"""Audit rules: what they are called, how grave their faults are, and what finds them."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from errcat.audit.page_text import Fault
from errcat.audit.subject import Subject
from errcat.findings import Severity


class AuditRule(NamedTuple):
    """A rule on published pages; the docstring of `check` is its reference page."""

    name: str
    severity: Severity
    check: Callable[[Subject], Iterator[Fault]]

    @property
    def page(self) -> str:
        """The reference page: plain text, the first paragraph says what the rule finds."""
        return self.check.__doc__ or ""
