"""Regular expressions of ECMA 262 that recognize the messages made from templates."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from errcat.emit.escape import ecma_regex
from errcat.placeholders import Template

_RUN = re.compile(r"(\.|\[(?:[^\]\\]|\\.)*\])\+")
"""A type's pattern that is one atom, repeated: `[^\\r\\n]+`, `.+`."""


class _Piece(NamedTuple):
    """A literal or placeholder of a template as a regular expression."""

    source: str
    atom: str | None
    """The atom of a placeholder that is a run of it, otherwise `None`."""


def render_pattern(templates: Iterable[Template], patterns_by_name: Mapping[str, str]) -> str:
    """Write an anchored pattern for the messages that any of the templates can make.

    It is valid with and without the flag `u`. Matching takes time linear in the message: where
    two placeholders of a template are runs of the same characters (free text, mostly), the first
    one ends at the first place where the second one can begin. That changes nothing of what
    matches, and costs a negative look-ahead, which regular expressions of RE2 lack.

    Args:
        templates: At least one.
        patterns_by_name: The pattern of each placeholder's value by the placeholder's name.

    Raises:
        KeyError: a reference has no pattern.
    """
    bodies = dict.fromkeys(_render_body(template, patterns_by_name) for template in templates)
    body = "|".join(bodies)
    return f"^{body}$" if len(bodies) == 1 else f"^(?:{body})$"


def _render_body(template: Template, patterns_by_name: Mapping[str, str]) -> str:
    pieces = [
        _Piece(ecma_regex(part), None)
        if isinstance(part, str)
        else _piece_of_value(patterns_by_name[part.name])
        for part in template.parts
    ]
    return "".join(_render_piece(pieces, index) for index in range(len(pieces)))


def _piece_of_value(pattern: str) -> _Piece:
    run = _RUN.fullmatch(pattern)
    return _Piece(f"(?:{pattern})" if "|" in pattern else pattern, run[1] if run else None)


def _render_piece(pieces: list[_Piece], index: int) -> str:
    source, atom = pieces[index]
    if atom is None:
        return source
    between = ""
    for piece in pieces[index + 1 :]:
        if piece.atom == atom:
            return f"{atom}(?:(?!{between}){atom})*" if between else atom
        between += piece.source
    return source
