"""What a page says of its codes as Markdown: the table of errors and the details of each code."""

import unicodedata
from typing import NamedTuple

from errcat.emit.escape import markdown_cell, markdown_code, markdown_line, markdown_text
from errcat.emit.markdown_texts import TextWriter
from errcat.emit.page import EntryView, PlaceholderView
from errcat.model import Edition, Product

_SEPARATORS = {"space": " ", "break": " <br /><br />"}
"""What stands between message and note, by the product's setting."""


class Table(NamedTuple):
    """A table of GFM: its cells are escaped."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Detail(NamedTuple):
    """All about one code."""

    marks: str
    """Number signs of the heading."""
    heading: str
    facts: tuple[tuple[str, str], ...]
    """Labels and texts."""
    placeholders: Table
    response_label: str
    response: str
    """JSON."""


def write_error_table(texts: TextWriter, entries: tuple[EntryView, ...]) -> Table:
    """Write the table of errors, one row per entry."""
    return Table(
        head=_write_head(texts, "error-code", "http-status-code", "message"),
        rows=tuple(
            (
                markdown_cell(markdown_code(entry.code)),
                markdown_cell(markdown_text(entry.status)),
                markdown_cell(_write_message(texts, entry)),
            )
            for entry in entries
        ),
    )


def _write_head(texts: TextWriter, *labels: str) -> tuple[str, ...]:
    return tuple(markdown_cell(texts.write_label(f"ui/{label}")) for label in labels)


def _write_message(texts: TextWriter, entry: EntryView) -> str:
    """Write message and note; where both stand in for translations, one mark says so."""
    parts: list[tuple[str, bool]] = []
    if entry.message_key:
        parts.append(texts.write_plain_message(entry.message_key, entry.names))
    if entry.note_key:
        parts.append(texts.write_plain_prose(entry.note_key, entry.names))
    separator = _choose_separator(texts.product, parts[-1][0] if parts else "")
    if any(is_translated for _, is_translated in parts):
        return separator.join(texts.mark(*part) for part in parts)
    return texts.mark(separator.join(text for text, _ in parts), is_translated=not parts)


def _choose_separator(product: Product, note: str) -> str:
    """Return what stands between a message and its note; full-width brackets bring their space."""
    separator = _SEPARATORS[product.note_separator]
    is_wide = note and unicodedata.east_asian_width(note[0]) in "WF"
    return "" if separator == " " and is_wide and not note[0].isalnum() else separator


def write_detail(texts: TextWriter, entry: EntryView, marks: str, response: str) -> Detail:
    """Write the details of a code.

    Args:
        texts: The page's texts.
        entry: The code.
        marks: Number signs of the heading.
        response: JSON text of the example response.
    """
    facts = [
        _write_fact(texts, "cause", texts.write_plain_prose(entry.cause_key, entry.names)),
        _write_fact(
            texts, "resolution", texts.write_plain_prose(entry.resolution_key, entry.names)
        ),
        _write_fact(texts, "retry", texts.write_plain_label(entry.retry_key)),
    ]
    if entry.since:
        facts.append(_write_fact(texts, "since", (_write_edition(entry.since), True)))
    return Detail(
        marks=marks,
        heading=texts.anchor(entry.slug) + markdown_code(entry.code),
        facts=tuple(facts),
        placeholders=_write_placeholders(texts, entry),
        response_label=markdown_line(texts.write_label("ui/example-response")),
        response=response,
    )


def _write_fact(texts: TextWriter, label: str, fact: tuple[str, bool]) -> tuple[str, str]:
    """Write a label and a text; where both stand in for translations, one mark says so."""
    inline, is_translated = texts.write_plain_label(f"ui/{label}")
    return texts.mark(inline, is_translated or not fact[1]), texts.mark(*fact)


def _write_edition(edition: Edition) -> str:
    date = f" ({edition.date})" if edition.date else ""
    return markdown_text(f"{edition.name}{date}")


def _write_placeholders(texts: TextWriter, entry: EntryView) -> Table:
    return Table(
        head=_write_head(texts, "placeholder", "type", "meaning", "example"),
        rows=tuple(_write_placeholder(texts, holder, entry) for holder in entry.placeholders),
    )


def _write_placeholder(
    texts: TextWriter, holder: PlaceholderView, entry: EntryView
) -> tuple[str, ...]:
    cells = (
        markdown_text(holder.shown),
        texts.write_label(holder.type_key),
        texts.write_prose(holder.meaning_key, entry.names),
        markdown_code(holder.example),
    )
    return tuple(map(markdown_cell, cells))
