"""The wordings of a catalogue: every text that messages of its codes are made from."""

from collections.abc import Iterator
from enum import IntEnum
from itertools import chain
from typing import NamedTuple

from errcat.model import Code, ErrorEntry, LocaleTag, Message, ProductId, Project
from errcat.placeholders import Template, parse_template
from errcat.prose import parse_prose, plain_text
from errcat.units import message_key


class Origin(IntEnum):
    """Where a wording comes from; the smaller, the likelier it is met today."""

    CURRENT = 0
    """Today's template of one or more products."""
    SEEN = 1
    """A message of a real response that differs from the template."""
    TRANSLATED = 2
    """A translation of today's template."""
    PAGE = 3
    """A cell of a published page: the message with its note."""
    EARLIER = 4
    """What published pages said before."""


class Wording(NamedTuple):
    """A text that messages of a code are made from."""

    code: Code
    template: Template
    origin: Origin
    products: tuple[ProductId, ...]
    """The products that have the wording, in the catalogue's order."""
    locale: LocaleTag
    """The language it is written in."""

    @property
    def literal(self) -> str:
        """Its literal parts, joined."""
        return "".join(part for part in self.template.parts if isinstance(part, str))


def collect_wordings(project: Project) -> tuple[Wording, ...]:
    """Return every wording of the catalogue and its translations, by code in its order."""
    entries = project.catalog.entries.values()
    return tuple(chain.from_iterable(_wordings_of(project, entry) for entry in entries))


def _wordings_of(project: Project, entry: ErrorEntry) -> Iterator[Wording]:
    source = project.catalog.source_locale
    yield from _current_wordings(entry, source)
    for message in entry.seen:
        yield Wording(entry.code, message.template, Origin.SEEN, tuple(entry.availability), source)
    yield from _translated_wordings(project, entry)
    for product in entry.availability:
        template = _page_template(entry.message_for(product), entry, product)
        if template:
            yield Wording(entry.code, template, Origin.PAGE, (product,), source)
    for earlier in entry.earlier:
        if earlier.message:
            template, products = earlier.message.template, tuple(earlier.until)
            yield Wording(entry.code, template, Origin.EARLIER, products, source)


def _current_wordings(entry: ErrorEntry, source: LocaleTag) -> Iterator[Wording]:
    products_by_template: dict[Template, list[ProductId]] = {}
    for product in entry.availability:
        message = entry.message_for(product)
        if message:
            products_by_template.setdefault(message.template, []).append(product)
    for template, products in products_by_template.items():
        yield Wording(entry.code, template, Origin.CURRENT, tuple(products), source)


def _translated_wordings(project: Project, entry: ErrorEntry) -> Iterator[Wording]:
    products_by_key: dict[str, tuple[ProductId, ...]] = {}
    for product in entry.availability:
        key = message_key(entry, product)
        if key:
            products_by_key[key] = (*products_by_key.get(key, ()), product)
    for tag, locale in project.locales.items():
        for key, products in products_by_key.items():
            translation = locale.translations.get(key)
            if translation and translation.msgstr:
                template = parse_template(translation.msgstr)[0]
                yield Wording(entry.code, template, Origin.TRANSLATED, products, tag)


def _page_template(
    message: Message | None, entry: ErrorEntry, product: ProductId
) -> Template | None:
    note = entry.note_for(product)
    if note is None:
        return None
    parts = parse_template(plain_text(parse_prose(note.value)[0]))[0].parts
    return Template((*message.template.parts, " ", *parts)) if message else Template(parts)
