"""Front matter of published pages: its scalars with positions, whatever else is wrong with it."""

import re
from collections.abc import Sequence

from errcat.sources.pages_lines import Lines
from errcat.sources.pages_model import Field, Fragment, Run

_FENCE = "---"
_KEY = re.compile(r"([A-Za-z_][\w.\-]*)[ \t]*:(?:[ \t]+|$)")
_ITEM = re.compile(r"[ \t]*-[ \t]+")
_BLOCK = re.compile(r"[>|][+\-\d]{0,2}(?:[ \t]+#.*)?")
"""What announces a scalar on the lines below. Source: YAML 1.2.2 §8.1."""
_NESTED_KEY = re.compile(r"[ \t]+[\w.\-]+[ \t]*:(?:[ \t]|$)")
_Stretch = tuple[int, int, int]
"""A line, from 0, and the columns of a scalar's part on it, from 0; the end is exclusive."""
_LONGEST = 1000
"""Lines within which the front matter must end."""


def read_front_matter(lines: Lines) -> tuple[tuple[Field, ...], int]:
    """Read the front matter; returns its fields and the line after it, both empty without one.

    A line without a key goes on with the scalar above it if it is indented. A broken field costs no
    more than itself.
    """
    texts = lines.texts
    if texts[0].rstrip() != _FENCE:
        return (), 0
    end = _find_end(texts)
    if end is None:
        return (), 0
    fields: list[Field] = []
    key = ""
    number = 1
    while number < end:
        text = texts[number]
        match = _KEY.match(text)
        if match:
            key = match[1]
        else:
            match = _ITEM.match(text)
        following = number + 1
        if match and key:
            following = _find_scalar_end(texts, number, end)
            value = _read_value(lines, number, match.end(), following)
            if value.text:
                fields.append(Field(key, value))
        number = following
    return tuple(fields), end + 1


def _find_end(texts: Sequence[str]) -> int | None:
    for number, text in enumerate(texts[1:_LONGEST], 1):
        if text.rstrip() in (_FENCE, "..."):
            return number
    return None


def _find_scalar_end(texts: Sequence[str], number: int, end: int) -> int:
    """Return the line after the scalar that begins in a line: before it, lines are indented."""
    last = number
    for following in range(number + 1, end):
        text = texts[following]
        if text.strip():
            if text[0] not in " \t" or _ITEM.match(text):
                break
            last = following
    return last + 1


def _read_value(lines: Lines, number: int, at: int, end: int) -> Fragment:
    """Read a scalar from a column of a line on, up to another line.

    Quotes around it are left out, escapes inside are not resolved.
    """
    first = lines.texts[number][at:].rstrip()
    style = first[:1] if _BLOCK.fullmatch(first) else ""
    is_map = not first and end > number + 1 and _NESTED_KEY.match(lines.texts[number + 1])
    stretches = [(number, at, at + len(first))] if first and not style else []
    for following in range(number + 1, number + 1 if is_map else end):
        text = lines.texts[following]
        if text.strip():
            stretches.append((following, len(text) - len(text.lstrip()), len(text.rstrip())))
    if not style:
        _leave_out_quotes(lines, stretches)
    return _join_stretches(lines, stretches, "\n" if style == "|" else " ")


def _leave_out_quotes(lines: Lines, stretches: list[_Stretch]) -> None:
    if not stretches:
        return
    number, start, end = stretches[0]
    last, last_start, last_end = stretches[-1]
    quote = lines.texts[number][start]
    is_long = len(stretches) > 1 or end - start > 1
    if quote in "\"'" and is_long and lines.texts[last][last_end - 1] == quote:
        stretches[-1] = last, last_start, last_end - 1
        stretches[0] = number, start + 1, stretches[0][2]


def _join_stretches(lines: Lines, stretches: Sequence[_Stretch], between: str) -> Fragment:
    """Join the lines of a scalar; a blank line between two of them is a line break."""
    parts: list[str] = []
    runs: list[Run] = []
    length = 0
    before = 0
    for number, start, end in stretches:
        offset = lines.starts[number]
        if runs:
            parts.append("\n" if number > before + 1 else between)
            runs.append(Run(length, 1, runs[-1].end, offset + start))
            length += 1
        parts.append(lines.texts[number][start:end])
        runs.append(Run(length, end - start, offset + start, offset + end))
        length += end - start
        before = number
    runs = [run for run in runs if run.length]
    if not runs:
        return Fragment("", (), (), 0, 0)
    return Fragment("".join(parts), tuple(runs), (), runs[0].start, runs[-1].end)
