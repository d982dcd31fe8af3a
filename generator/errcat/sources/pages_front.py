"""Front matter of published pages: its scalars with positions, whatever else is wrong with it."""

import re
from collections.abc import Sequence

from errcat.sources.pages_lines import Lines
from errcat.sources.pages_model import Field, Fragment, Run

_FENCE = "---"
_KEY = re.compile(r"([A-Za-z_][\w.\-]*)[ \t]*:(?:[ \t]+|$)")
_ITEM = re.compile(r"[ \t]*-[ \t]+")
_LONGEST = 1000
"""Lines within which the front matter must end."""


def read_front_matter(lines: Lines) -> tuple[tuple[Field, ...], int]:
    """Read the front matter; returns its fields and the line after it, both empty without one.

    Each line stands for itself: a broken one costs no more than its own field.
    """
    texts = lines.texts
    if texts[0].rstrip() != _FENCE:
        return (), 0
    end = _find_end(texts)
    if end is None:
        return (), 0
    fields: list[Field] = []
    key = ""
    for number in range(1, end):
        text = texts[number]
        match = _KEY.match(text)
        if match:
            key = match[1]
        else:
            match = _ITEM.match(text)
        if match and key:
            value = _read_value(text, match.end(), lines.starts[number])
            if value.text:
                fields.append(Field(key, value))
    return tuple(fields), end + 1


def _find_end(texts: Sequence[str]) -> int | None:
    for number, text in enumerate(texts[1:_LONGEST], 1):
        if text.rstrip() in (_FENCE, "..."):
            return number
    return None


def _read_value(text: str, at: int, offset: int) -> Fragment:
    """Read a scalar; quotes around it are left out, escapes inside are not resolved."""
    end = len(text.rstrip())
    if end - at >= 2 and text[at] in "\"'" and text[end - 1] == text[at]:
        at, end = at + 1, end - 1
    value = text[at:end]
    start = offset + at
    runs = (Run(0, len(value), start, start + len(value)),) if value else ()
    return Fragment(value, runs, (), start, start + len(value))
