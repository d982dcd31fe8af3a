"""Products and their pages, from the values of products.yaml to the model."""

from collections.abc import Mapping

from errcat.model import Code, Edition, LocaleTag, Page, PageLink, Product, ProductId, SectionUse
from errcat.placeholders import Delimiters
from errcat.position import Text
from errcat.sources.values import Record, Table, Value, as_text


def build_products(products: Table) -> Mapping[ProductId, Product]:
    """Build the products by id, in the order of the file."""
    return {ProductId(key.value): _build_product(key, record) for key, record in products.records()}


def _build_product(key: Text, record: Record) -> Product:
    opening, closing = record.values("delimiters").texts()
    return Product(
        id=ProductId(key.value),
        name=record.text("name"),
        earlier_names=record.values("earlier-names").texts(),
        localized_names={
            LocaleTag(tag.value): tuple(name.value for name in names.texts())
            for tag, names in record.table("localized-names").lists()
        },
        short_names=tuple(name.value for name in record.values("short-names").texts()),
        delimiters=Delimiters(opening.value, closing.value),
        note_separator=record.text("note-separator").value,
        url=record.optional_text("url"),
        editions=tuple(_build_edition(edition) for edition in record.values("editions").records()),
        page=_build_page(key.value, record.record("page")),
        span=key.span,
    )


def _build_edition(record: Record) -> Edition:
    date = record.optional_text("date")
    return Edition(
        id=record.text("id").value,
        name=record.text("name").value,
        date=None if date is None else date.value,
        last_rows=_codes(record, "last-rows"),
        span=record.text("id").span,
    )


def _build_page(product: str, record: Record) -> Page:
    return Page(
        slug=record.text("slug"),
        title=record.text("title"),
        heading=record.text("heading"),
        description=record.text("description"),
        front_matter=record.json("front-matter"),
        applies_to=tuple(
            PageLink(key=None, text=link.text("name"), target=link.optional_text("href"))
            for link in record.values("applies-to").records()
        ),
        related=tuple(
            PageLink(
                key=f"page/{product}/related/{key.value}",
                text=link.text("text"),
                target=link.text("href"),
            )
            for key, link in record.table("related").records()
        ),
        includes={
            key.value: PageLink(key=None, text=link.text("title"), target=link.text("path"))
            for key, link in record.table("includes").records()
        },
        examples=_codes(record, "examples"),
        sections=tuple(_build_use(use) for use in record.values("sections").items),
    )


def _build_use(use: Value) -> SectionUse:
    if isinstance(use, Record):
        section = use.text("section")
        return SectionUse(
            section=section.value, heading=use.optional_text("heading"), span=section.span
        )
    section = as_text(use)
    return SectionUse(section=section.value, heading=None, span=section.span)


def _codes(record: Record, key: str) -> tuple[Code, ...]:
    return tuple(Code(code.value) for code in record.values(key).texts())
