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


def check_page_unreadable(_subject: Subject) -> Iterator[Fault]:
    """A file that was named as a page cannot be read as one.

    It is binary, not in UTF-8, too large, or the system does not let it be read. What is text but
    has no table of error codes is no fault: such pages are left alone and counted.

    To mend it, save the page as UTF-8.
    """
    yield from ()  # found before there is a page to check


def check_table_unread(_subject: Subject) -> Iterator[Fault]:
    """A table in HTML that may be of errors cannot be read, so its page is left alone.

    Tables in HTML are audited like those in Markdown where they are HTML from the first tag to the
    last, every cell stands in one row and one column, and no other table stands in them. Of others
    it is not certain which cell belongs to which row. Only those are reported in which codes or
    statuses stand.

    Bad:
        <tr><td rowspan="2">NotFound</td> ...
    Good:
        <tr><td>NotFound</td> ...

    To mend it, write the table in Markdown.
    """
    yield from ()  # found before there is a table to check
