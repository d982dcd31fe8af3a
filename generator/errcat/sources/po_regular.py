"""Cuts PO texts into runs of units in regular form, read fast, and what needs a closer look."""

import re
from collections.abc import Iterator
from itertools import accumulate, count, repeat
from operator import add
from sys import intern
from typing import NamedTuple

from errcat.model import Translation
from errcat.sources.po_text import has_fuzzy_flag

_REGULAR = re.compile(
    r"^((?:#[.:,] [^\n]*+\n)*+)"
    r'msgctxt "([^"\\\n]++)"\n'
    r'msgid "([^"\\\n]++)"\n'
    r'msgstr "([^"\\\n]*+)"\n'
    r"(?:\n(?=#|msgctxt )|\n?\Z)",
    re.MULTILINE,
)
"""A unit as `errcat sync` writes it: no waiver, escape, or wrapped text, and nothing obsolete."""
_STEP = 5
"""What the pattern splits a text into, a unit: the text before it and its four groups."""
_SYNTAX = len('msgctxt ""\nmsgid ""\nmsgstr ""\n\n')
"""Characters of a unit that stand in no group."""


class Piece(NamedTuple):
    """A stretch of a PO text that begins and ends between entries: `text[start:end]`."""

    start: int
    end: int
    units: list[str] | None
    """A run of units in regular form, for `read_run`; `None`: the stretch may hold anything."""


def cut_pieces(text: str) -> Iterator[Piece]:
    """Cut a PO text into pieces, in order; together they are the whole text.

    A unit in regular form that follows upon something else is left in a piece with it: comments
    there may belong to the unit.
    """
    split = _REGULAR.split(text)
    first = offset = 0
    for index in range(0, len(split), _STEP):
        if split[index]:
            if index > first:
                end = offset + _measure(split[first:index])
                yield Piece(offset, end, split[first:index])
                offset = end
            first = min(index + _STEP, len(split))
            end = min(offset + _measure(split[index:first]), len(text))
            yield Piece(offset, end, None)
            offset = end
    if len(split) - first > 1:
        yield Piece(offset, len(text), split[first:-1])


def _measure(split: list[str]) -> int:
    """Return the length of the text that was split."""
    return sum(map(len, split)) + len(split) // _STEP * _SYNTAX


def read_run(units: list[str], path: str, line: int) -> dict[str, Translation] | None:
    """Read a run of units in regular form; `None` if two have the same key.

    Args:
        units: The run, as `Piece` holds it.
        path: How findings name the file.
        line: The line that the run begins on.
    """
    comments, keys = units[1::_STEP], list(map(intern, units[2::_STEP]))
    comment_lines = accumulate(map(str.count, comments, repeat("\n")))
    lines = map(add, comment_lines, count(line + 1, 4))
    is_fuzzy = ["fuzzy" in comment and has_fuzzy_flag(comment) for comment in comments]
    texts = units[3::_STEP], units[4::_STEP]
    fields = zip(keys, *texts, is_fuzzy, repeat(path), lines, repeat(None), repeat(()))
    by_key = dict(zip(keys, map(Translation._make, fields), strict=True))
    return by_key if len(by_key) == len(keys) else None
