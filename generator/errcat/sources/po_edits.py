"""Edits of a text whose units are set off by blank lines: stretches replaced, put in, taken out."""

import re
from collections.abc import Iterable

from errcat.sources.edits import Edit, apply_edits

_BLANK_LINES = re.compile(r"(?:[ \t]*\r?\n)*+")


def find_newline(text: str) -> str:
    """Return the line end of a text's first line, a line feed if it has none."""
    return "\r\n" if text[: text.find("\n")].endswith("\r") else "\n"


def end_line(text: str, newline: str) -> str:
    """Return a text that ends its last line."""
    return text if text.endswith("\n") or not text else text + newline


def insertion(text: str, place: int, units: Iterable[str], newline: str) -> Edit:
    """Return the edit that puts units in behind the lines that end at a place; 0: before all."""
    written = newline.join(units)
    if place > 0:
        is_ended = text[place - 1] == "\n"
        written = (newline if is_ended else newline * 2) + written
    if place < len(text) and not _BLANK_LINES.match(text, place)[0]:  # type: ignore[index]  # it matches nothing, too
        written += newline
    return Edit(place, place, written)


def removal(text: str, start: int, end: int) -> Edit:
    """Return the edit that takes lines out, with the blank lines that set off what follows."""
    before = text[max(start - 3, 0) : start].replace("\r", "")
    if start > 0 and not before.endswith("\n\n"):
        return Edit(start, end, "")
    blank = _BLANK_LINES.match(text, end)
    assert blank is not None  # it matches nothing, too
    return Edit(start, blank.end(), "")


def edit_units(text: str, edits: Iterable[Edit], newline: str) -> str:
    """Return the text with all edits done; stretches may touch but not overlap.

    Where the end of the text is taken out, no blank lines stay there.
    """
    ordered = sorted(edits)
    edited = apply_edits(text, ordered)
    if ordered and ordered[-1].end == len(text) and not ordered[-1].text:
        edited = end_line(edited.rstrip("\r\n"), newline)
    return edited


def append_blocks(text: str, blocks: list[str], newline: str) -> str:
    """Return the text with blocks of lines at its end, each after a blank line."""
    if not blocks:
        return text
    body = end_line(text, newline)
    is_set_off = not body or body.replace("\r", "").endswith("\n\n")
    return body + ("" if is_set_off else newline) + newline.join(blocks)
