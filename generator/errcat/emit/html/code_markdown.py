"""A code's page as Markdown."""

from collections.abc import Iterable

from errcat.emit.escape import markdown_cell, markdown_code, markdown_text
from errcat.emit.groups import group_by_response, group_by_wording
from errcat.emit.html.places import code_path, drop_relative
from errcat.emit.html.site import LocaleSite
from errcat.emit.markdown_inline import render_message, render_prose
from errcat.emit.page import find_edition
from errcat.model import PRODUCT_NAME, ErrorEntry, Product


class CodeWriter:
    """Writes a code's page as Markdown."""

    def __init__(self, locale: LocaleSite, entry: ErrorEntry) -> None:
        self._parsed = locale.parsed
        self._is_source = locale.is_source
        self._catalog = locale.site.catalog
        self._entry = entry
        self._products = [self._catalog.products[product] for product in entry.availability]
        self._names = self._name(self._products)
        self._mark = f" *({markdown_text(self._parsed.label('ui/in-english').text)})*"

    def _name(self, products: list[Product]) -> dict[str, str]:
        """Return what stands for references, as the first of some products shows placeholders."""
        delimiters = products[0].delimiters
        return {
            name: delimiters.enclose(holder.label.value)
            for name, holder in self._entry.placeholders.items()
        } | {PRODUCT_NAME: _list_names(products)}

    def write_lines(self) -> Iterable[str]:
        """Yield the lines of the page."""
        entry = self._entry
        status = self._catalog.statuses[entry.status]
        yield from (f"# {markdown_code(entry.code)}", "")
        yield from self._write_fact(
            "status", f"{status.number} {markdown_text(status.phrase.value)}"
        )
        yield from self._write_fact("products", markdown_text(_list_names(self._products)))
        for product in self._products:
            edition = find_edition(product, entry.availability[product.id].since)
            if edition:
                since = markdown_text(f"{product.name.value}: {edition.label}")
                yield from self._write_fact("since", since)
        yield from self._write_wordings()
        yield from self._write_fact("cause", self._prose(f"{entry.code}/cause"))
        yield from self._write_fact("resolution", self._prose(f"{entry.code}/resolution"))
        yield from self._write_fact("retry", self._label(f"ui/retry-{entry.retry}"))
        yield from self._write_placeholders()
        yield from self._write_responses()
        if self._catalog.base_url:
            address = f"{self._catalog.base_url}{code_path(entry.code)}"
            yield from self._write_fact("permalink", f"<{address}>")

    def _write_wordings(self) -> Iterable[str]:
        """Yield each message with its note, what the service really sends, and who sends it."""
        groups = group_by_wording(self._entry, self._products)
        for (message, note), users in groups.items():
            names = self._name(users)
            parts = []
            if message:
                text = self._parsed.message(message)
                parts.append(self._marked(render_message(text.template, names), text.is_translated))
            if note:
                parts.append(self._prose(note))
            if parts:
                whose = markdown_text(f" ({_list_names(users)})") if len(groups) > 1 else ""
                yield from self._write_fact("message", " ".join(parts), whose)
            sent = self._entry.message_for(users[0].id)
            if sent and not self._is_source:
                yield from self._write_fact("as-sent", render_message(sent.template, names))

    def _write_responses(self) -> Iterable[str]:
        groups = group_by_response(self._catalog, self._entry, self._products)
        for text, users in groups.items():
            whose = markdown_text(f" ({_list_names(users)})") if len(groups) > 1 else ""
            yield from (f"**{self._label('ui/sample-response')}**{whose}", "")
            yield from ("```json", text, "```", "")

    def _write_fact(self, key: str, text: str, remark: str = "") -> tuple[str, ...]:
        return (f"**{self._label(f'ui/{key}')}**{remark}<br />{text}", "")

    def _write_placeholders(self) -> Iterable[str]:
        if not self._entry.placeholders:
            return
        head = [self._label(f"ui/{key}") for key in ("placeholder", "type", "meaning", "example")]
        yield f"| {' | '.join(map(markdown_cell, head))} |"
        yield f"|{' --- |' * len(head)}"
        for name, holder in self._entry.placeholders.items():
            cells = (
                markdown_text(self._names[name]),
                self._label(f"type/{holder.type}/label"),
                self._prose(f"{self._entry.code}/placeholder/{name}"),
                markdown_code(str(holder.example)),
            )
            yield f"| {' | '.join(map(markdown_cell, cells))} |"
        yield ""

    def _prose(self, key: str) -> str:
        prose = self._parsed.prose(key)
        return self._marked(
            render_prose(drop_relative(prose.nodes), self._names), prose.is_translated
        )

    def _label(self, key: str) -> str:
        label = self._parsed.label(key)
        return self._marked(markdown_text(label.text), label.is_translated)

    def _marked(self, inline: str, is_translated: bool) -> str:
        return inline if is_translated else inline + self._mark


def _list_names(products: list[Product]) -> str:
    return ", ".join(product.name.value for product in products)
