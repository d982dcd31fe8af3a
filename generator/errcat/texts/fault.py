"""A fault inside a text: the form in which every module of this package reports what it found."""

from typing import NamedTuple


class TextFault(NamedTuple):
    """A place where a text is wrong: `text[start:end]` is at fault."""

    start: int
    end: int
    message: str
    """One sentence without a closing full stop."""
    expected: str | None = None
    """What should stand there, when that is known; `""` where nothing should."""
