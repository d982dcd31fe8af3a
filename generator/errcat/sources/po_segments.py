"""Cuts a PO text into the lines of its units, for editing them in place."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from errcat.sources.po_comments import comment_kind
from errcat.sources.po_text import (
    COMMENTS,
    CONTEXT,
    FORMS,
    SOURCE,
    TARGET,
    Fault,
    own_comments,
    scan,
    split_lines,
    unmark_obsolete,
    unquote,
)


class Segment(NamedTuple):
    """The lines of a unit, from its first comment to its last string."""

    start: int
    end: int
    """Offset after the last line's end."""
    key: str
    msgid: str
    msgstr: str
    comments: tuple[str, ...]
    """Comment lines with their ends; of an obsolete unit without `~`."""
    fields: str
    """From `msgctxt` to the end; of an obsolete unit without marks."""
    key_place: tuple[int, int]
    """The stretch of `fields` that holds the strings of the key."""
    msgid_place: tuple[int, int]
    is_obsolete: bool


class Segments(NamedTuple):
    """The units of a PO text, in order."""

    header_end: int | None
    header_place: tuple[int, int] | None
    """The stretch of the text that holds the strings of the header's fields."""
    live: tuple[Segment, ...]
    obsolete: tuple[Segment, ...]


def cut_segments(text: str) -> Segments:
    """Cut a PO text into the lines of its units.

    Raises:
        ValueError: it has syntax faults, or units without key or with plural forms.
    """
    faults: list[Fault] = []
    header_end = header_place = None
    live: list[Segment] = []
    stretches: list[tuple[int, int]] = []
    end = 0
    for match in scan(text, faults):
        end = match.end()
        stretches.append(match.span(COMMENTS))
        if match[CONTEXT] is None and not unquote(match[SOURCE]) and not match[FORMS]:
            header_end, header_place = _line_end(match), match.span(TARGET)
        else:
            live.append(_cut_segment(match))
    stretches.append((end, len(text)))
    obsolete = tuple(_cut_obsolete(text, stretches, faults)) if "#~" in text else ()
    if faults:
        raise ValueError(f"no valid PO: {faults[0].message}")
    return Segments(header_end, header_place, tuple(live), obsolete)


def _cut_segment(match: re.Match[str]) -> Segment:
    """Return the segment of an entry.

    Raises:
        ValueError: the entry has no key or has plural forms.
    """
    if match[CONTEXT] is None or match[FORMS]:
        raise ValueError(f"a unit without key or with plural forms: {match[SOURCE]}")
    comments = _attached_comments(own_comments(match[COMMENTS]))
    fields_start = _line_start(match)
    if comments and not comments[-1].endswith("\n"):
        comments.pop()  # the indentation of the first field
    key_start, key_end = match.span(CONTEXT)
    msgid_start, msgid_end = match.span(SOURCE)
    end = _line_end(match)
    return Segment(
        fields_start - sum(map(len, comments)),
        end,
        unquote(match[CONTEXT]),
        unquote(match[SOURCE]),
        unquote(match[TARGET]),
        tuple(comments),
        match.string[fields_start:end],
        (key_start - fields_start, key_end - fields_start),
        (msgid_start - fields_start, msgid_end - fields_start),
        is_obsolete=False,
    )


def _attached_comments(comments: str) -> list[str]:
    """Return the lines that move with a unit: no translator's comment set off by a blank line."""
    lines = split_lines(comments)
    blank = [at for at, line in enumerate(lines) if line.endswith("\n") and not line.strip()]
    marked = (at for at, line in enumerate(lines) if comment_kind(line))
    first = min(blank[-1] + 1 if blank else 0, next(marked, len(lines)))
    return lines[first:]


def _line_start(match: re.Match[str]) -> int:
    """Return the offset of the line on which an entry's fields begin, or of the fields in it."""
    start = match.end(COMMENTS)
    line_start = match.string.rfind("\n", 0, start) + 1
    return start if match.string[line_start:start].strip(" \t") else line_start


def _line_end(match: re.Match[str]) -> int:
    """Return the offset after the line that an entry ends on; text after it stays outside."""
    blank = re.compile(r"[ \t\r]*\n?").match(match.string, match.end(TARGET))
    assert blank is not None  # it matches nothing, too
    at_end = blank.end() == len(match.string) or match.string[blank.end() - 1] == "\n"
    return blank.end() if at_end else match.end(TARGET)


def _cut_obsolete(
    text: str, stretches: list[tuple[int, int]], faults: list[Fault]
) -> Iterator[Segment]:
    """Yield the obsolete units in stretches of comments; their lines are those of live ones."""
    unmarked = unmark_obsolete(text)
    for start, end in stretches:
        if text.find("#~", start, end) < 0:
            continue
        for match in scan(unmarked, faults, start, end):
            if match[CONTEXT] is None or match[FORMS]:
                continue  # left by other tools; it stays as it is
            place = _cut_segment(match)
            lines = (line.lstrip(" \t") for line in split_lines(unmarked[place.start : place.end]))
            (revived,) = scan("".join(lines), faults)
            yield _cut_segment(revived)._replace(start=place.start, end=place.end, is_obsolete=True)
