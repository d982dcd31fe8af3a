"""Spaces, punctuation and invisible characters: what is wrong in a text of a given locale."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from errcat.locales import RIGHT_TO_LEFT_SCRIPTS
from errcat.texts.fault import TextFault
from errcat.texts.markup import MASK
from errcat.texts.script import script_of_letter, script_of_locale

_SPACES = " \t\u00a0\u2009\u202f\u3000"
_FULL_WIDTH = "。、，．：；！？）」』】〉》｣､｡"
_SPACE_FAULT = (
    rf"(?<=[^\s])(?P<space>[{_SPACES}]+)"
    rf"(?:(?P<full>[{_FULL_WIDTH}])"
    rf"|(?P<closing>[،؛؟۔։]|[.,:;!?](?=[\s{MASK})\]\"'”’*_]|$)|[)\]](?=[\s{MASK}.,:;!?)\"'*_]|$)))"
    rf"|(?<=[^\s])(?P<doubled>[{_SPACES}]{{2,}})(?=\S)"
)

_NO_BREAK = frozenset("\u00a0\u202f")
_FULL_WIDTH_FORMS = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}
_WIDE = frozenset(("Hani", "Kana", "Bopo"))


class Style(NamedTuple):
    """How a locale sets punctuation. Facts of scripts, not words of languages."""

    script: str
    spaced_marks: str
    """Closing marks that a space stands before. Source: CLDR and Unicode 15.1 §6.2 for French."""
    half_width_faults: str
    """ASCII marks that are wrong next to letters of the script."""
    invisible: str
    """Invisible characters that the script needs."""
    has_stops: bool
    """Whether sentences end in a mark. Source: Unicode 15.1 §16.1 (Thai), §16.2 (Lao)."""
    held_marks: str = ""
    """Closing marks that a no-break space may stand before, as nobody types one by mistake."""


_SPACED_MARKS_BY_LANGUAGE = {"fr": ":;!?", "br": ":;!?"}
_HALF_WIDTH_FAULTS_BY_SCRIPT = {"Hans": ",;:!?", "Hant": ",;:!?", "Jpan": ",;"}
"""Source: CLIG (W3C) §5.1, JLReq (W3C) §3.1; horizontal Japanese admits an ASCII colon."""
_JOINERS = "\u200c\u200d"
_JOINING_SCRIPTS = frozenset(
    [
        "Arab",
        "Beng",
        "Deva",
        "Gujr",
        "Guru",
        "Khmr",
        "Knda",
        "Mlym",
        "Mong",
        "Mymr",
        "Nkoo",
        "Orya",
        "Sinh",
        "Syrc",
        "Taml",
        "Telu",
        "Tibt",
    ]
)
"""Scripts with joining or conjunct forms. Source: Unicode 15.1 §9.2, §12, §23.2."""
_SPACELESS_SCRIPTS = frozenset(("Khmr", "Laoo", "Mymr", "Thai", "Tibt"))
"""Scripts that may mark word boundaries with U+200B. Source: Unicode 15.1 §23.2."""
_STOPLESS_SCRIPTS = frozenset(("Laoo", "Thai"))


def style_of_locale(tag: str) -> Style:
    """Return the style of a locale."""
    script = script_of_locale(tag)
    language = tag.replace("_", "-").partition("-")[0].lower()
    invisible = _JOINERS if script in _JOINING_SCRIPTS else ""
    invisible += "\u200b" if script in _SPACELESS_SCRIPTS else ""
    invisible += "\u200e\u200f\u061c" if script in RIGHT_TO_LEFT_SCRIPTS else ""
    return Style(
        script,
        _SPACED_MARKS_BY_LANGUAGE.get(language, ""),
        _HALF_WIDTH_FAULTS_BY_SCRIPT.get(script, ""),
        invisible,
        script not in _STOPLESS_SCRIPTS,
        ":;!?" if language == "und" else "",
    )


def find_spacing(masked: str, style: Style) -> Iterator[TextFault]:
    """Yield doubled spaces, and spaces before closing punctuation, in a masked text.

    A space belongs before the marks that the style names (`fr`: `:;!?`).
    """
    for match in re.finditer(_SPACE_FAULT, masked):
        kind = match.lastgroup
        if kind == "doubled":
            yield TextFault(*match.span("doubled"), "doubled space", " ")
        elif match["full"]:
            message = f"space before the full-width mark {match['full']!r}"
            yield TextFault(*match.span("space"), message, "")
        elif match["closing"] in style.held_marks and match["space"] in _NO_BREAK:
            continue
        elif match["closing"] not in style.spaced_marks:
            yield TextFault(*match.span("space"), f"space before {match['closing']!r}", "")
        elif len(match["space"]) > 1:
            yield TextFault(*match.span("space"), "doubled space", match["space"][0])


def find_mixed_width(masked: str, style: Style) -> Iterator[TextFault]:
    """Yield ASCII punctuation between full-width letters or placeholders, and mixed brackets."""
    if not style.half_width_faults:
        return
    for match in re.finditer(f"[{style.half_width_faults}]", masked):
        start, end = match.span()
        before, after = masked[start - 1 : start], masked[end : end + 1]
        if _is_full_width(before) and (not after.strip() or _is_full_width(after)):
            mark = match.group()
            message = f"half-width {mark!r} in full-width text"
            yield TextFault(start, end, message, _FULL_WIDTH_FORMS[mark])
    yield from _find_mixed_brackets(masked)


def _is_full_width(character: str) -> bool:
    """Tell whether a character is a letter of full width, or masked: a placeholder, code."""
    return character == MASK or (character != "" and script_of_letter(character) in _WIDE)


def _find_mixed_brackets(masked: str) -> Iterator[TextFault]:
    opened: list[str] = []
    for match in re.finditer(r"[()（）]", masked):
        bracket = match.group()
        if bracket in "(（":
            opened.append(bracket)
        elif opened:
            expected = ")" if opened.pop() == "(" else "）"
            if bracket != expected:
                message = f"bracket {bracket!r} closes one of another width"
                yield TextFault(match.start(), match.end(), message, expected)


_CONTROL = (
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffd-\uffff"
    "\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)


def find_control_characters(text: str, style: Style | None = None) -> Iterator[TextFault]:
    """Yield invisible, bidirectional, private and broken characters that a style does not need.

    Line feeds are left to the rule on newlines. No style: none is needed, as in English.
    """
    for match in re.finditer(_CONTROL, text):
        character = match.group()
        if style is None or character not in style.invisible:
            message = f"{describe_character(character)} does not belong in a text"
            yield TextFault(match.start(), match.end(), message, "")


def describe_character(character: str) -> str:
    """Return a character's code point and name: `U+200B ZERO WIDTH SPACE`."""
    import unicodedata

    name = unicodedata.name(character, "control character")
    return f"U+{ord(character):04X} {name}"


_EDGE_SPACE = r"\A[^\S\n]+|(?<=\S)[^\S\n]+(?=\n*\Z)"


def find_edge_space(text: str) -> Iterator[TextFault]:
    """Yield white space other than line feeds at the beginning and end of a text."""
    for match in re.finditer(_EDGE_SPACE, text):
        where = "end" if match.start() else "beginning"
        yield TextFault(match.start(), match.end(), f"white space at the {where}", "")
