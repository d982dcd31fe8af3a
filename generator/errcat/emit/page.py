"""What stands on a product's reference page, in every language and markup: places and unit keys."""

from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import NamedTuple, TypeAlias

from errcat.emit.responses import example_response
from errcat.model import (
    PRODUCT_NAME,
    Block,
    Catalog,
    Code,
    Edition,
    ErrorEntry,
    Json,
    Product,
    Section,
    SectionUse,
)
from errcat.texts.slugs import number_slugs
from errcat.units import message_key, note_key


class PlaceholderView(NamedTuple):
    """A row of an entry's table of placeholders."""

    shown: str
    """As the page's messages show it: `<the invalid hash>`."""
    type_key: str
    """Label of the type."""
    meaning_key: str
    example: str


class EntryView(NamedTuple):
    """A code on a product's page; the keys lead to its texts in the reader's language."""

    code: Code
    slug: str
    """Fragment of the code's details, the same in every language."""
    status: str
    """As published pages write it: `BadRequest (400)`."""
    message_key: str | None
    note_key: str | None
    cause_key: str
    resolution_key: str
    retry_key: str
    since: Edition | None
    """The edition that brought the code, if that tells a reader anything."""
    names: Mapping[str, str]
    """What to show for references in the entry's texts: placeholders, and the product's name."""
    placeholders: tuple[PlaceholderView, ...]
    response: dict[str, Json]
    """Body of an example response."""


class HeadingView(NamedTuple):
    """A heading; its fragment comes from the English text and is the same in every language."""

    key: str
    slug: str


class BlockView(NamedTuple):
    """A block of a section.

    Kinds are those of `Block`, but `items` holds all items of one list, by key.
    """

    kind: str
    keys: tuple[str, ...]
    """Keys of prose texts; none for an insert."""
    insert: str
    """What is inserted; empty for texts."""


class SectionView(NamedTuple):
    """A section of a page; without a heading, it continues what stands before it."""

    heading: HeadingView | None
    blocks: tuple[BlockView, ...]


class PageView(NamedTuple):
    """A product's reference page, whatever the language."""

    product: Product
    heading: HeadingView
    sections: tuple[SectionView, ...]
    entries: tuple[EntryView, ...]
    """In the order of the table's rows."""

    def entry(self, code: Code) -> EntryView:
        """Return the view of a code.

        Raises:
            KeyError: the product has no such code.
        """
        for entry in self.entries:
            if entry.code == code:
                return entry
        raise KeyError(code)


def view_page(catalog: Catalog, product: Product) -> PageView:
    """Collect what stands on a product's page."""
    entries = catalog.entries_of(product.id)
    slugs = _number_headings(catalog, product, entries)
    return PageView(
        product=product,
        heading=HeadingView(f"page/{product.id}/heading", slugs["page", ""]),
        sections=tuple(
            _view_section(catalog, product, use, slugs.get(("section", use.section)))
            for use in product.page.sections
        ),
        entries=tuple(
            _view_entry(catalog, product, entry, slugs["code", entry.code]) for entry in entries
        ),
    )


_Slugs: TypeAlias = Mapping[tuple[str, str], str]
"""Fragments by what the heading is of: `("page", "")`, `("section", id)`, `("code", code)`."""


def _number_headings(catalog: Catalog, product: Product, entries: tuple[ErrorEntry, ...]) -> _Slugs:
    codes = {("code", str(entry.code)): str(entry.code) for entry in entries}
    headings = {("page", ""): product.page.heading.value}
    for use in product.page.sections:
        section = catalog.sections[use.section]
        heading = use.heading or section.heading
        if heading:
            headings["section", use.section] = heading.value
        if any(
            block.kind == "insert" and block.text.value == "details" for block in section.blocks
        ):
            headings |= codes
    headings = {**headings, **codes}
    reference, name = f"{{{PRODUCT_NAME}}}", product.name.value
    texts = (text.replace(reference, name) for text in headings.values())
    return dict(zip(headings, number_slugs(texts), strict=True))


def _view_section(
    catalog: Catalog, product: Product, use: SectionUse, slug: str | None
) -> SectionView:
    section = catalog.sections[use.section]
    prefix = f"page/{product.id}/section" if use.heading else "section"
    heading = HeadingView(f"{prefix}/{section.id}/heading", slug) if slug else None
    return SectionView(heading, tuple(_view_blocks(section)))


def _view_blocks(section: Section) -> Iterator[BlockView]:
    for kind, group in groupby(section.blocks, key=lambda block: block.kind):
        blocks = tuple(group)
        if kind == "item":
            yield BlockView("items", tuple(_key(section, block) for block in blocks), "")
        elif kind == "insert":
            yield from (BlockView(kind, (), block.text.value) for block in blocks)
        else:
            yield from (BlockView(kind, (_key(section, block),), "") for block in blocks)


def _key(section: Section, block: Block) -> str:
    return f"section/{section.id}/{block.id}"


def _view_entry(catalog: Catalog, product: Product, entry: ErrorEntry, slug: str) -> EntryView:
    place = entry.availability[product.id]
    status = catalog.statuses[entry.status]
    names = {
        name: product.delimiters.enclose(holder.label.value)
        for name, holder in entry.placeholders.items()
    }
    return EntryView(
        code=entry.code,
        slug=slug,
        status=f"{status.label.value} ({status.number})",
        message_key=message_key(entry, product.id),
        note_key=note_key(entry, product.id),
        cause_key=f"{entry.code}/cause",
        resolution_key=f"{entry.code}/resolution",
        retry_key=f"ui/retry-{entry.retry}",
        since=find_edition(product, place.since),
        names={**names, PRODUCT_NAME: product.name.value},
        placeholders=tuple(
            PlaceholderView(
                shown=names[name],
                type_key=f"type/{holder.type}/label",
                meaning_key=f"{entry.code}/placeholder/{name}",
                example=str(holder.example),
            )
            for name, holder in entry.placeholders.items()
        ),
        response=example_response(catalog, entry, product),
    )


def find_edition(product: Product, since: str) -> Edition | None:
    """Return an edition that is not the first and that tells readers when, or of another name."""
    first = product.editions[0]
    edition = next((edition for edition in product.editions if edition.id == since), first)
    is_nameless = edition.name in (first.name, product.name.value) and not edition.date
    return None if edition == first or is_nameless else edition
