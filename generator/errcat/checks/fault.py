"""A fault of the project as a rule sees it; the rule gives it its name and severity."""

from typing import NamedTuple

from errcat.position import Span


class Fault(NamedTuple):
    """What is wrong, where, and what to do."""

    span: Span
    message: str
    """One sentence without a closing full stop."""
    found: str | None = None
    """The exact text at `span`."""
    expected: str | None = None
    help: str | None = None
    code: str | None = None
    """The catalogue's code that the fault belongs to."""
