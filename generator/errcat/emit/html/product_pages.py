"""One reference page a product: its published page's sections, straight from the catalogue."""

import json
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from markupsafe import Markup

from errcat.emit.html.inline import Names, Surroundings, name_placeholders
from errcat.emit.html.json_html import highlight_json
from errcat.emit.html.places import INDEX, code_path, product_path, resolve_target
from errcat.emit.html.site import LocaleSite, PageHead
from errcat.emit.page import BlockView, EntryView, PageView
from errcat.model import Code, PageLink, Product


class HeadingBlock(NamedTuple):
    """A heading of a section."""

    slug: str
    html: Markup


class LinkBlock(NamedTuple):
    """A link, or a text alone where it leads nowhere."""

    html: Markup
    href: str | None


class EntryBlock(NamedTuple):
    """A code, in the table of errors and among the details."""

    code: Code
    slug: str
    href: str
    status: str
    message: Markup | None
    note: Markup | None
    cause: Markup
    resolution: Markup
    retry: Markup
    since: str


class ExampleBlock(NamedTuple):
    """An example response."""

    code: Code
    json: Markup


Block: TypeAlias = tuple[str, object]
"""A kind that the template knows, and its content."""


class ProductPages:
    """Renders the pages of products in one language."""

    def __init__(self, locale: LocaleSite) -> None:
        self._locale = locale
        self._texts = locale.texts

    def render(self, page: PageView) -> str:
        """Render the page of a product."""
        product = page.product
        name = product.name.value
        place = self._locale.place(product_path(product.id))
        around = self._locale.around(place, product.url.value if product.url else None)
        writer = _ProductWriter(self._locale, page, around)
        head = PageHead(
            place,
            self._texts.plain(f"page/{product.id}/title", name),
            self._texts.plain(f"page/{product.id}/description", name),
        )
        context = {
            "product": product,
            "heading": self._texts.label(page.heading.key, name),
            "heading_slug": page.heading.slug,
            "blocks": list(writer.write_blocks()),
            "contents": [
                HeadingBlock(section.heading.slug, self._texts.label(section.heading.key, name))
                for section in page.sections
                if section.heading
            ],
        }
        return self._locale.render("product.html.jinja", head, context)


class _ProductWriter:
    """Writes the blocks of one page."""

    def __init__(self, locale: LocaleSite, page: PageView, around: Surroundings) -> None:
        self._texts = locale.texts
        self._page = page
        self._around = around
        self._product: Product = page.product
        self._names: Names = {"product": Markup.escape(self._product.name.value)}
        self._catalog = locale.site.catalog

    def write_blocks(self) -> Iterator[Block]:
        """Yield the blocks of the page's sections, in order."""
        for section in self._page.sections:
            if section.heading:
                html = self._texts.label(section.heading.key, self._product.name.value)
                yield "heading", HeadingBlock(section.heading.slug, html)
            for block in section.blocks:
                yield from self._write_insert(block) if block.insert else self._write_text(block)

    def _write_text(self, block: BlockView) -> Iterator[Block]:
        texts = [self._texts.prose(key, self._names, self._around) for key in block.keys]
        yield block.kind, texts if block.kind == "items" else texts[0]

    def _write_insert(self, block: BlockView) -> Iterator[Block]:
        """Write a generated part; includes are the publisher's own and stay out."""
        own = self._product.page
        if block.insert == "applies-to":
            yield "applies-to", [self._write_link(link) for link in own.applies_to]
        elif block.insert == "related":
            yield "links", [self._write_link(link) for link in own.related]
        elif block.insert == "error-table":
            yield "error-table", [self._write_entry(entry) for entry in self._page.entries]
        elif block.insert == "details":
            yield "details", [self._write_entry(entry) for entry in self._page.entries]
        elif block.insert == "examples":
            for code in own.examples:
                body = json.dumps(self._page.entry(code).response, ensure_ascii=False, indent=2)
                yield "example", ExampleBlock(code, highlight_json(body))

    def _write_link(self, link: PageLink) -> LinkBlock:
        name = self._product.name.value
        html = self._texts.label(link.key, name) if link.key else Markup.escape(link.text.value)
        target = resolve_target(link.target.value, self._around.url) if link.target else None
        return LinkBlock(html, target)

    def _write_entry(self, view: EntryView) -> EntryBlock:
        entry = self._catalog.entries[view.code]
        names = name_placeholders(entry, self._product, self._product.name.value)
        around, texts = self._around._replace(own_code=view.code), self._texts
        return EntryBlock(
            code=view.code,
            slug=view.slug,
            href=f"{around.home}{code_path(view.code)}/{INDEX}",
            status=view.status,
            message=texts.message(view.message_key, names) if view.message_key else None,
            note=texts.prose(view.note_key, names, around) if view.note_key else None,
            cause=texts.prose(view.cause_key, names, around),
            resolution=texts.prose(view.resolution_key, names, around),
            retry=texts.label(view.retry_key),
            since=view.since.label if view.since else "",
        )
