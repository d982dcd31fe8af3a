"""Holding a text against a template: where its literals stand, and what stands between them.

Each way costs at most a few passes over the text, without regular expressions, so that no text can
make it slow.
"""

from collections.abc import Mapping
from typing import NamedTuple

from errcat.placeholders import Reference, Template

_ENDS = ".!。！ "
_STRAIGHT = str.maketrans("’‘“”„İ", '\'\'"""I')
_LEAST_WORDS = 2
"""Words that the literals need before a template is looked for inside a longer text."""


class Stretch(NamedTuple):
    """A text together with the form in which it is compared; both have the same length."""

    shown: str
    """Where values are taken from."""
    folded: str


class Sought(NamedTuple):
    """A text in the forms that the ways to look at it need, made once."""

    exact: Stretch
    similar: Stretch
    lines: tuple[Stretch, ...]


def prepare_text(text: str) -> Sought:
    """Bring a text into the forms that templates are held against."""
    bare = text.strip()
    return Sought(
        exact=Stretch(bare, bare),
        similar=_squeeze(text, _ENDS),
        lines=tuple(_squeeze(line, None) for line in text.splitlines()),
    )


def _squeeze(text: str, ends: str | None) -> Stretch:
    shown = " ".join(text.split()).rstrip(ends)
    return Stretch(shown, _fold(shown))


def find_exact(template: Template, sought: Sought) -> Mapping[str, str] | None:
    """Hold the whole text against a template, character by character."""
    return split_text(template, sought.exact)


def find_similar(template: Template, sought: Sought) -> Mapping[str, str] | None:
    """Hold the whole text against a template but for case, spaces, quotes and the full stop."""
    return split_text(_drop_end(_fold_template(template)), sought.similar)


def find_inside(template: Template, sought: Sought) -> Mapping[str, str] | None:
    """Look for a template inside the lines of a text; the first line that has it counts.

    Placeholders at the template's edges get no values: nothing tells where they end.
    """
    parts = _fold_template(template).parts
    literals = [part for part in parts if isinstance(part, str)]
    if len("".join(literals).split()) < _LEAST_WORDS:
        return None
    inner = _trim(parts)
    for line in sought.lines:
        place = _find_span(literals, line.folded)
        if place:
            return split_text(inner, Stretch(line.shown[place], line.folded[place]))
    return None


def _find_span(literals: list[str], folded: str) -> slice | None:
    """Return where the literals stand in a text one after the other, as near as they can."""
    start = end = folded.find(literals[0])
    for index, literal in enumerate(literals):
        is_last = index == len(literals) - 1
        place = _find_end(literal, folded, end) if is_last else folded.find(literal, end)
        if place < 0:
            return None
        if index == 1:
            start = folded.rfind(literals[0], start, place - 1)
        end = place + len(literal)
    return slice(start, end)


def _find_end(literal: str, folded: str, end: int) -> int:
    """Return where the last literal begins, if possible before a space or the end of the text.

    `Invalid input a.b. Retrying` holds `Invalid input a.b.`
    """
    place = folded.find(f"{literal} ", end)
    if place < 0 and len(folded) - len(literal) >= end and folded.endswith(literal):
        return len(folded) - len(literal)
    return place if place >= 0 else folded.find(literal, end)


def _trim(parts: tuple[str | Reference, ...]) -> Template:
    first, last = 0, len(parts)
    while isinstance(parts[first], Reference):
        first += 1
    while isinstance(parts[last - 1], Reference):
        last -= 1
    return Template(parts[first:last])


def split_text(template: Template, stretch: Stretch) -> Mapping[str, str] | None:
    """Split a text at a template's literals; `None` if it cannot be made from the template.

    A placeholder takes at least one character and ends where the next literal first occurs. The
    literals are looked for in the folded text, the values taken from the shown one.
    """
    text, folded = stretch
    values: dict[str, str] = {}
    waiting: list[str] = []
    end = 0
    for index, part in enumerate(template.parts):
        if isinstance(part, Reference):
            waiting.append(part.name)
            continue
        is_last = index == len(template.parts) - 1
        start = _find_literal(part, folded, end, len(waiting), is_last=is_last)
        if start < 0 or not _take(values, waiting, text[end:start]):
            return None
        waiting = []
        end = start + len(part)
    return values if _take(values, waiting, text[end:]) else None


def _find_literal(part: str, folded: str, end: int, waiting: int, *, is_last: bool) -> int:
    """Return where a literal begins, `end` being the end of the one before; -1 if nowhere."""
    if not waiting:
        return end if folded.startswith(part, end) else -1
    if not is_last:
        return folded.find(part, end + waiting)
    start = len(folded) - len(part)
    return start if start >= end + waiting and folded.endswith(part) else -1


def _take(values: dict[str, str], names: list[str], text: str) -> bool:
    """Note the value of the placeholders between two literals; `False` if there can be none."""
    if not names:
        return not text
    if len(names) == 1:
        return bool(text) and values.setdefault(names[0], text) == text
    return len(text) >= len(names)


def _fold(text: str) -> str:
    """Return a text in lower case with straight quotation marks; its length stays."""
    return text.translate(_STRAIGHT).lower()


def _fold_template(template: Template) -> Template:
    return Template(tuple(_fold_part(part) for part in template.parts))


def _fold_part(part: str | Reference) -> str | Reference:
    if isinstance(part, Reference):
        return part
    words = " ".join(part.split())
    before = " " if part[:1].isspace() else ""
    after = " " if part[-1:].isspace() and words else ""
    return _fold(f"{before}{words}{after}")


def _drop_end(template: Template) -> Template:
    *parts, last = template.parts or ("",)
    return template if isinstance(last, Reference) else Template((*parts, last.rstrip(_ENDS)))
