"""Units as gettext files show them: text, comments, references and flags."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from errcat.model import PRODUCT_NAME, Catalog, Placeholder, TextKind, Unit
from errcat.prose import parse_prose, plain_text
from errcat.sources.po_text import quote
from errcat.units import list_placeholders

WEBLATE_FLAGS = frozenset({"md-text", "max-length"})
"""Flags for Weblate, without parameters; gettext's own tools drop them.

Source: Weblate documentation, "Customizing behavior using flags".
"""
TOOL_FLAGS = WEBLATE_FLAGS | {"python-brace-format"}
"""Flags that belong to this tool, without parameters; all others belong to translators.

Source: GNU gettext manual, "Kinds of format strings".
"""

DESCRIPTION_LIMIT = 300
"""Greatest length of a page's description, in characters; search engines cut longer ones."""

_EXAMPLE_LIMIT = 80


class PoUnit(NamedTuple):
    """A unit with everything that a PO file says of it besides its translation."""

    key: str
    msgid: str
    comments: tuple[str, ...]
    """Lines of `#.` comments, without the mark."""
    references: tuple[str, ...]
    """Files that hold the English text; without line numbers, which change with every edit."""
    flags: tuple[str, ...]
    """Flags of `TOOL_FLAGS`, with parameters."""
    former_keys: tuple[str, ...]


def describe_units(catalog: Catalog, units: Mapping[str, Unit]) -> Mapping[str, PoUnit]:
    """Return the units as PO files show them, by key, in the same order."""
    labels = {name: type_.label.value for name, type_ in catalog.types.items()}
    return {key: _describe_unit(unit, labels) for key, unit in units.items()}


def _describe_unit(unit: Unit, labels: Mapping[str, str]) -> PoUnit:
    comments = [_single_line(unit.comment)] if unit.comment else []
    comments += (_describe_placeholder(item, labels) for item in unit.placeholders)
    names = list_placeholders(unit.text.value, unit.kind)
    if PRODUCT_NAME in names and all(item.name != PRODUCT_NAME for item in unit.placeholders):
        comments.append(f"{{{PRODUCT_NAME}}}: the product's name, filled in for each product")
    path = unit.text.span.path
    references = (f"\u2068{path}\u2069" if " " in path else path,) if path else ()
    return PoUnit(
        unit.key,
        unit.text.value,
        tuple(comments),
        references,
        tuple(_choose_flags(unit, names)),
        unit.former_keys,
    )


def _describe_placeholder(item: Placeholder, labels: Mapping[str, str]) -> str:
    """Say what stands for a placeholder: `{hash}: file hash — what it is; example: 44d8…; …`."""
    meaning = plain_text(parse_prose(item.meaning.value)[0]).rstrip(".")
    example = str(item.example)
    if len(example) > _EXAMPLE_LIMIT:
        example = example[: _EXAMPLE_LIMIT - 1] + "…"
    label = labels.get(item.type, item.type)
    text = f"{{{item.name}}}: {label} — {meaning}; example: {example}"
    return _single_line(f'{text}; published as "{item.label.value}"')


def _choose_flags(unit: Unit, names: tuple[str, ...]) -> Iterator[str]:
    if names:
        yield "python-brace-format"
    if unit.kind is TextKind.PROSE:
        yield "md-text"
    if unit.key.startswith("page/") and unit.key.endswith("/description"):
        yield f"max-length:{DESCRIPTION_LIMIT}"


def _single_line(text: str) -> str:
    return " ".join(text.split())


def render_unit(unit: PoUnit, msgstr: str = "") -> str:
    """Write a unit as lines of a PO file, without the blank line that separates units."""
    lines = [f"#. {comment}" for comment in unit.comments]
    lines += (f"#: {reference}" for reference in unit.references)
    if unit.flags:
        lines.append(f"#, {', '.join(unit.flags)}")
    lines.append(f"msgctxt {quote(unit.key)}")
    lines.append(f"msgid {quote(unit.msgid)}")
    lines.append(f"msgstr {quote(msgstr)}")
    return "\n".join(lines) + "\n"
