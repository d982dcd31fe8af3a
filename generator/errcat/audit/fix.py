"""Mending pages: edits applied until none is left, and what changed as a diff."""

from collections.abc import Callable, Iterable
from difflib import unified_diff
from typing import NamedTuple

from errcat.audit.page_text import Edit
from errcat.audit.run import PageResult

_MOST_ROUNDS = 6
"""Rounds after which mending stops; what one round brings to light, the next one mends."""


class Mended(NamedTuple):
    """A page after mending."""

    text: str
    result: PageResult
    """The audit of the mended page: what is left to be done by hand."""
    places: int
    """How many places were mended."""


def apply_edits(source: str, edits: Iterable[Edit]) -> str:
    """Apply edits that are sorted by place and do not overlap; all other text stays as it is."""
    pieces: list[str] = []
    last = 0
    for edit in edits:
        pieces += (source[last : edit.start], edit.text)
        last = edit.end
    return "".join(pieces) + source[last:]


def mend_page(source: str, result: PageResult, audit: Callable[[str], PageResult]) -> Mended:
    """Mend a page.

    Args:
        source: The page's text.
        result: The audit of it.
        audit: Audits another text of the same page.
    """
    count = 0
    for _ in range(_MOST_ROUNDS):
        if not result.edits:
            break
        mended = apply_edits(source, result.edits)
        if mended == source:
            break
        count += len(result.edits)
        source = mended
        result = audit(source)
    return Mended(source, result, count)


def render_diff(path: str, before: str, after: str) -> str:
    """Return a unified diff of a page, as `patch` takes it; empty if nothing changed."""
    name = path.lstrip("/")
    lines = unified_diff(_split_lines(before), _split_lines(after), f"a/{name}", f"b/{name}")
    return "".join(map(_end_line, lines))


def _split_lines(text: str) -> list[str]:
    *lines, rest = text.split("\n")
    return [f"{line}\n" for line in lines] + [rest] * bool(rest)


def _end_line(line: str) -> str:
    return line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
