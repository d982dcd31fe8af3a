"""Text for terminals: colours, widths in columns, wrapping, nothing that a terminal would obey."""

import re
import unicodedata
from collections.abc import Iterator

_PAINT = r"\x1b\[[0-9;]*m"
_WIDE = (
    "[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f"
    "\uff00-\uff60\uffe0-\uffe6\U0001f300-\U0001faff\U00020000-\U0003fffd]"
)
"""Characters of two columns between which a line may break. Source: UAX #11 and #14, in short."""
_CLOSING = "[、。，．：；？！）」』】〉》〕”’…]"
_CHUNK = re.compile(
    rf"(?P<gap>\s*)(?P<chunk>(?:{_PAINT})*{_WIDE}(?:{_PAINT}|{_CLOSING})*"
    rf"|(?:{_PAINT}|(?!{_WIDE})\S)+)"
)
_PAINTED = re.compile(_PAINT)
_JOINERS = "\u061c\u200c\u200d\u200e\u200f"
"""Marks that scripts need to be read well, and that act upon their neighbours only."""


def paint(text: str, style: str, *, is_colored: bool) -> str:
    """Give a text a style, such as `1;31`, if colours are wanted (ECMA-48, SGR)."""
    return f"\x1b[{style}m{text}\x1b[0m" if is_colored and text else text


def text_width(text: str) -> int:
    """Return the columns that a text takes; styles take none."""
    return sum(map(_character_width, _PAINTED.sub("", text)))


def _character_width(character: str) -> int:
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    return 0 if unicodedata.category(character) in ("Mn", "Me", "Cf") else 1


def make_printable(text: str) -> str:
    r"""Replace what a terminal would obey or hide by its escape: `\x1b`; white space by a space."""
    return "".join(
        " "
        if character.isspace()
        else character
        if character.isprintable() or character in _JOINERS
        else character.encode("unicode_escape").decode("ascii")
        for character in text
    )


def wrap_text(text: str, width: int) -> tuple[str, ...]:
    """Break a text into lines of at most `width` columns; a longer word has a line of its own."""
    lines: list[str] = []
    line, used = "", 0
    for gap, chunk in _split_chunks(text):
        size = text_width(chunk)
        if line and used + len(gap) + size > width:
            lines.append(line)
            line, used = "", 0
        line, used = (line + gap + chunk, used + len(gap) + size) if line else (chunk, size)
    return (*lines, line)


def _split_chunks(text: str) -> Iterator[tuple[str, str]]:
    for match in _CHUNK.finditer(text):
        yield " " if match["gap"] else "", match["chunk"]
