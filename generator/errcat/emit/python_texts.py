"""The texts that the Python package carries: parts by key and locale, and further wordings."""

from collections.abc import Container, Iterator
from typing import TypeAlias

from errcat.model import PRODUCT_NAME, Catalog, ErrorEntry, LocaleTag, Message, Project, resolve
from errcat.placeholders import Reference, Template, parse_template
from errcat.prose import Code as CodeSpan
from errcat.prose import Inline, Literal, Name, parse_prose
from errcat.runtime.matching import FurtherWording, Kind

Parts: TypeAlias = tuple[str, ...]
"""Literals and names by turns, starting and ending with a literal."""


def template_parts(template: Template, known: Container[str]) -> Parts:
    """Return a template's parts; a reference to a name that is not known stays literal."""
    parts = [""]
    for part in template.parts:
        if isinstance(part, str):
            parts[-1] += part
        elif part.name in known:
            parts += (part.name, "")
        else:
            parts[-1] += f"{{{part.name}}}"
    return tuple(parts)


def prose_parts(text: str, known: Container[str]) -> Parts:
    """Return the parts of a prose text without its markup; links lose their targets."""
    return template_parts(Template(tuple(_flatten(parse_prose(text)[0]))), known)


def _flatten(nodes: tuple[Inline, ...]) -> Iterator[str | Reference]:
    for node in nodes:
        if isinstance(node, Literal | CodeSpan):
            yield node.text
        elif isinstance(node, Name):
            yield Reference(node.name)
        else:
            yield from _flatten(node.children)


def messages_by_key(entry: ErrorEntry) -> dict[str, tuple[str, Message]]:
    """Return the messages of an entry by key, each with the key of its unit.

    Where there is no base message, the one of the first product that has a message stands in.
    """
    base = f"{entry.code}/message"
    messages = {base: (base, entry.message)} if entry.message else {}
    for product, place in entry.availability.items():
        if place.message:
            key = f"{product}/{entry.code}/message"
            messages.setdefault(base, (key, place.message))
            messages[key] = (key, place.message)
    return messages


def message_parameters(entry: ErrorEntry) -> tuple[str, ...]:
    """Return the names that an entry's messages refer to, in the order of their declaration."""
    messages = messages_by_key(entry).values()
    used = {name for _, message in messages for name in message.template.names}
    return tuple(name for name in entry.placeholders if name in used)


def collect_texts(project: Project, locale: LocaleTag) -> dict[str, Parts]:
    """Return the texts of a locale by key: messages, cause and resolution of each code.

    Of the source locale, all of them; of another one, those with a good translation.
    """
    texts: dict[str, Parts] = {}
    for entry in project.catalog.entries.values():
        names = message_parameters(entry)
        for key, (unit_key, _) in messages_by_key(entry).items():
            value, is_translated = resolve(project, unit_key, locale)
            template = parse_template(value)[0]
            is_source = locale == project.catalog.source_locale
            if is_source or (is_translated and set(template.names) <= set(names)):
                texts[key] = template_parts(template, names)
        known = {*entry.placeholders, PRODUCT_NAME}
        for part in ("cause", "resolution"):
            value, is_translated = resolve(project, f"{entry.code}/{part}", locale)
            if is_translated:
                texts[f"{entry.code}/{part}"] = prose_parts(value, known)
    return texts


def further_wordings(project: Project) -> tuple[FurtherWording, ...]:
    """Return the wordings that are not today's: those seen in responses, then earlier ones."""
    catalog = project.catalog
    wordings: list[FurtherWording] = []
    for entry in catalog.entries.values():
        for message in entry.seen:
            row = _further_row(catalog, entry, "seen", tuple(entry.availability), message)
            wordings.append(row)
        for wording in entry.earlier:
            if wording.message:
                products = tuple(wording.until)
                row = _further_row(catalog, entry, "earlier", products, wording.message)
                wordings.append(row)
    return tuple(sorted(wordings, key=lambda row: row[1] == "earlier"))


def _further_row(
    catalog: Catalog, entry: ErrorEntry, kind: Kind, products: tuple[str, ...], message: Message
) -> FurtherWording:
    parts = template_parts(message.template, entry.placeholders)
    numbers = tuple(
        name for name in sorted({*parts[1::2]}) if parameter_type(catalog, entry, name) == "int"
    )
    return entry.code, kind, products, parts, numbers


def parameter_type(catalog: Catalog, entry: ErrorEntry, name: str) -> str:
    """Return the Python type of a placeholder's values: `str` or `int`."""
    kind = catalog.types.get(entry.placeholders[name].type)
    return kind.python if kind else "str"
