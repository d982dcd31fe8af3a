"""A code's page as Markdown."""

import json
from collections.abc import Iterable

from errcat.emit.escape import markdown_cell, markdown_code, markdown_text
from errcat.emit.html.site import LocaleSite
from errcat.emit.markdown_inline import render_message, render_prose
from errcat.emit.responses import example_response
from errcat.emit.text_keys import message_key, note_key
from errcat.model import PRODUCT_NAME, ErrorEntry


class CodeWriter:
    """Writes a code's page as Markdown."""

    def __init__(self, locale: LocaleSite, entry: ErrorEntry) -> None:
        self._parsed = locale.parsed
        self._catalog = locale.site.catalog
        self._entry = entry
        self._products = [self._catalog.products[product] for product in entry.availability]
        delimiters = self._products[0].delimiters
        self._names = {
            name: delimiters.enclose(holder.label.value)
            for name, holder in entry.placeholders.items()
        } | {PRODUCT_NAME: ", ".join(product.name.value for product in self._products)}
        self._mark = f" *({markdown_text(self._parsed.label('ui/in-english').text)})*"

    def write_lines(self) -> Iterable[str]:
        """Yield the lines of the page."""
        entry = self._entry
        status = self._catalog.statuses[entry.status]
        yield from (f"# {markdown_code(entry.code)}", "")
        yield from self._write_fact(
            "status", f"{status.number} {markdown_text(status.phrase.value)}"
        )
        names = ", ".join(markdown_text(product.name.value) for product in self._products)
        yield from self._write_fact("products", names)
        for text in self._list_messages():
            yield from self._write_fact("message", text)
        yield from self._write_fact("cause", self._prose(f"{entry.code}/cause"))
        yield from self._write_fact("resolution", self._prose(f"{entry.code}/resolution"))
        yield from self._write_fact("retry", self._label(f"ui/retry-{entry.retry}"))
        yield from self._write_placeholders()
        body = example_response(self._catalog, entry, self._products[0])
        yield from (self._label("ui/example-response"), "", "```json")
        yield from (json.dumps(body, ensure_ascii=False, indent=2), "```", "")

    def _write_fact(self, key: str, text: str) -> tuple[str, ...]:
        return (f"**{self._label(f'ui/{key}')}**<br />{text}", "")

    def _list_messages(self) -> dict[str, None]:
        """Return what the products' messages and notes say, each text once."""
        found: dict[str, None] = {}
        for product in self._products:
            message = message_key(self._entry, product.id)
            note = note_key(self._entry, product.id)
            parts = []
            if message:
                text = self._parsed.message(message)
                parts.append(self._marked(render_message(text.template, self._names), text[1]))
            if note:
                parts.append(self._prose(note))
            found[" ".join(parts)] = None
        found.pop("", None)
        return found

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
        return self._marked(render_prose(prose.nodes, self._names), prose.is_translated)

    def _label(self, key: str) -> str:
        label = self._parsed.label(key)
        return self._marked(markdown_text(label.text), label.is_translated)

    def _marked(self, inline: str, is_translated: bool) -> str:
        return inline if is_translated else inline + self._mark
