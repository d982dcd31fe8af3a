"""One page a code: what it means, what to do about it, and how it looks in a response."""

from collections.abc import Iterator
from textwrap import shorten
from typing import NamedTuple

from markupsafe import Markup

from errcat.emit.groups import group_by_response, group_by_wording
from errcat.emit.html.inline import Surroundings, name_placeholders, render_message
from errcat.emit.html.json_html import highlight_json
from errcat.emit.html.places import INDEX, STATUSES, Place, code_path, product_path
from errcat.emit.html.site import LocaleSite, PageHead
from errcat.emit.html.unit_places import UnitRow, list_units
from errcat.emit.page import PageView
from errcat.model import Catalog, Code, ErrorEntry, Product, ProductId
from errcat.prose import plain_text
from errcat.sources.po_units import DESCRIPTION_LIMIT


class Wording(NamedTuple):
    """What products send and publish; products that share it stand together."""

    products: tuple[str, ...]
    message: Markup | None
    original: Markup | None
    """The message in the language that the service speaks; `None` where that is the reader's."""
    note: Markup | None


class ResponseView(NamedTuple):
    """An example response; products whose responses are equal stand together."""

    products: tuple[str, ...]
    json: Markup


class PlaceholderRow(NamedTuple):
    """A row of the table of placeholders."""

    name: Markup
    meaning: Markup
    type: Markup
    example: str


class ProductRow(NamedTuple):
    """A product that answers with the code."""

    name: str
    href: str
    since: str
    """Edition that brought the code; empty where that tells a reader nothing."""


class CodePages:
    """Renders the pages of all codes in one language."""

    def __init__(self, locale: LocaleSite, pages: dict[ProductId, PageView]) -> None:
        self._locale = locale
        self._texts = locale.texts
        self._catalog: Catalog = locale.site.catalog
        self._codes = tuple(self._catalog.entries)
        self._number_by_code = {code: number for number, code in enumerate(self._codes)}
        self._entries_by_product = {
            product: {entry.code: entry for entry in page.entries}
            for product, page in pages.items()
        }

    def render(self, entry: ErrorEntry) -> str:
        """Render the page of a code."""
        place = self._locale.place(code_path(entry.code))
        around = self._locale.around(place, own_code=entry.code)
        products = [self._catalog.products[product] for product in entry.availability]
        names = self._name_placeholders(entry, products)
        status = self._catalog.statuses[entry.status]
        wordings = list(self._list_wordings(entry, products, around))
        context = {
            "code": entry.code,
            "status": status,
            "status_href": f"{around.home}{STATUSES}/{INDEX}#{entry.status}",
            "kind": find_kind(entry.status),
            "retry": entry.retry,
            "wordings": wordings,
            "has_message": any(wording.message for wording in wordings),
            "others": list(self._list_other_wordings(entry, names)),
            "cause": self._texts.prose(f"{entry.code}/cause", names, around),
            "resolution": self._texts.prose(f"{entry.code}/resolution", names, around),
            "placeholders": list(self._list_placeholders(entry, names, around)),
            "responses": _list_responses(self._catalog, entry, products),
            "products": [self._view_product(entry, product, place) for product in products],
            "permalink": f"{self._catalog.base_url or place.root}{code_path(entry.code)}",
            "units": self._list_units(entry),
            "previous": self._neighbour(entry.code, -1),
            "next": self._neighbour(entry.code, 1),
        }
        head = PageHead(place, entry.code, self._describe(entry), ())
        return self._locale.render("code.html.jinja", head, context)

    def _name_placeholders(self, entry: ErrorEntry, products: list[Product]) -> dict[str, str]:
        return name_placeholders(
            entry, products[0], ", ".join(product.name.value for product in products)
        )

    def _describe(self, entry: ErrorEntry) -> str:
        """Return the cause as plain text, for search engines."""
        labels = {name: holder.label.value for name, holder in entry.placeholders.items()}
        text = plain_text(self._locale.parsed.prose(f"{entry.code}/cause").nodes)
        for name, label in labels.items():
            text = text.replace(f"{{{name}}}", label)
        return shorten(text, DESCRIPTION_LIMIT, placeholder="…")

    def _list_wordings(
        self, entry: ErrorEntry, products: list[Product], around: Surroundings
    ) -> Iterator[Wording]:
        for (message, note), users in group_by_wording(entry, products).items():
            names = name_placeholders(entry, users[0], users[0].name.value)
            sent = None if self._locale.is_source else entry.message_for(users[0].id)
            yield Wording(
                products=tuple(user.name.value for user in users),
                message=self._texts.message(message, names) if message else None,
                original=render_message(sent.template, names) if sent else None,
                note=self._texts.prose(note, names, around) if note else None,
            )

    def _list_other_wordings(
        self, entry: ErrorEntry, names: dict[str, str]
    ) -> Iterator[tuple[Markup, Markup]]:
        """Yield where each further wording comes from, and the wording."""
        for message in entry.seen:
            yield self._texts.word("seen"), render_message(message.template, names)
        for earlier in entry.earlier:
            if earlier.message:
                template = earlier.message.template
                yield self._texts.word("earlier"), render_message(template, names)

    def _list_placeholders(
        self, entry: ErrorEntry, names: dict[str, str], around: Surroundings
    ) -> Iterator[PlaceholderRow]:
        for name, holder in entry.placeholders.items():
            yield PlaceholderRow(
                name=Markup(names[name]),  # noqa: S704  # HTML already
                meaning=self._texts.prose(f"{entry.code}/placeholder/{name}", names, around),
                type=self._texts.label(f"type/{holder.type}/label"),
                example=str(holder.example),
            )

    def _view_product(self, entry: ErrorEntry, product: Product, place: Place) -> ProductRow:
        view = self._entries_by_product[product.id][entry.code]
        since = view.since.label if view.since else ""
        href = f"{place.home}{product_path(product.id)}/{INDEX}#{view.slug}"
        return ProductRow(product.name.value, href, since)

    def _list_units(self, entry: ErrorEntry) -> list[UnitRow]:
        units = self._locale.site.units_by_code.get(entry.code, ())
        return list_units(self._locale, units)

    def _neighbour(self, code: Code, step: int) -> Code | None:
        number = self._number_by_code[code] + step
        return self._codes[number] if 0 <= number < len(self._codes) else None


def find_kind(status: int) -> str:
    """Return the kind of a status: `client` or `server`; empty for what is no error."""
    return {4: "client", 5: "server"}.get(status // 100, "")


def _list_responses(
    catalog: Catalog, entry: ErrorEntry, products: list[Product]
) -> list[ResponseView]:
    return [
        ResponseView(tuple(user.name.value for user in users), highlight_json(text))
        for text, users in group_by_response(catalog, entry, products).items()
    ]
