"""Edits of a text: stretches of it, and what comes in their place."""

from collections.abc import Iterable
from typing import NamedTuple


class Edit(NamedTuple):
    """A stretch of a text, `text[start:end]`, and what comes in its place."""

    start: int
    end: int
    text: str


def apply_edits(source: str, edits: Iterable[Edit]) -> str:
    """Apply edits that are sorted by place and do not overlap; all other text stays as it is."""
    pieces: list[str] = []
    last = 0
    for edit in edits:
        pieces += (source[last : edit.start], edit.text)
        last = edit.end
    return "".join(pieces) + source[last:]
