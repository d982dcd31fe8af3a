"""What a page says of its codes as Markdown: the table of errors and the details of each code."""

import json
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from errcat.emit.escape import markdown_cell, markdown_code, markdown_line, markdown_text
from errcat.emit.markdown_texts import TextWriter
from errcat.emit.page import EntryView
from errcat.model import Product

_SEPARATORS = {"space": " ", "break": " <br /><br />"}
"""What stands between message and note, by the product's setting."""


class EntryParts(NamedTuple):
    """An entry, and what Markdown says of it alike in every language."""

    view: EntryView
    code: str
    """The code as a code span."""
    status: str
    """Cell with the status."""
    placeholders: tuple[tuple[str, str], ...]
    """Cells with label and example of each placeholder."""
    response: str
    """Example response as JSON, indented as published samples are."""


class Table(NamedTuple):
    """A table of GFM: each row's cells, joined."""

    head: str
    rows: tuple[str, ...]


class Detail(NamedTuple):
    """All about one code."""

    heading: str
    facts: tuple[tuple[str, str], ...]
    """Labels and texts."""
    placeholders: tuple[str, ...]
    """Rows of the table of placeholders."""
    response: str
    """As JSON."""


class Details(NamedTuple):
    """All about each code of a page."""

    marks: str
    """Number signs of the headings."""
    placeholder_head: str
    """Head of the tables of placeholders."""
    response_label: str
    entries: Iterator[Detail]


def prepare_entry(view: EntryView) -> EntryParts:
    """Write what does not depend on the language."""
    return EntryParts(
        view=view,
        code=markdown_code(view.code),
        status=markdown_cell(markdown_text(view.status)),
        placeholders=tuple(
            (
                markdown_cell(markdown_text(holder.shown)),
                markdown_cell(markdown_code(holder.example)),
            )
            for holder in view.placeholders
        ),
        response=json.dumps(view.response, ensure_ascii=False, indent=4),
    )


def write_error_table(texts: TextWriter, entries: Iterable[EntryParts]) -> Table:
    """Write the table of errors, one row per entry."""
    return Table(
        head=_write_head(texts, "error-code", "http-status-code", "message"),
        rows=tuple(
            _join_cells(
                markdown_cell(entry.code),
                entry.status,
                markdown_cell(_write_message(texts, entry.view)),
            )
            for entry in entries
        ),
    )


def _write_head(texts: TextWriter, *labels: str) -> str:
    return _join_cells(*(markdown_cell(texts.write_label(f"ui/{label}")) for label in labels))


def _join_cells(*cells: str) -> str:
    return " | ".join(cells)


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


def write_details(texts: TextWriter, entries: Iterable[EntryParts], marks: str) -> Details:
    """Write the details of each code, under headings with so many number signs."""
    return Details(
        marks=marks,
        placeholder_head=_write_head(texts, "placeholder", "type", "meaning", "example"),
        response_label=markdown_line(texts.write_label("ui/example-response")),
        entries=(_write_detail(texts, entry) for entry in entries),
    )


def _write_detail(texts: TextWriter, entry: EntryParts) -> Detail:
    view = entry.view
    facts = [
        _write_fact(texts, "cause", texts.write_plain_prose(view.cause_key, view.names)),
        _write_fact(texts, "resolution", texts.write_plain_prose(view.resolution_key, view.names)),
        _write_fact(texts, "retry", texts.write_plain_label(view.retry_key)),
    ]
    if view.since:
        facts.append(_write_fact(texts, "since", (markdown_text(view.since.label), True)))
    return Detail(
        heading=texts.anchor(view.slug) + entry.code,
        facts=tuple(facts),
        placeholders=tuple(_write_placeholders(texts, entry)),
        response=entry.response,
    )


def _write_fact(texts: TextWriter, label: str, fact: tuple[str, bool]) -> tuple[str, str]:
    """Write a label and a text; where both stand in for translations, one mark says so."""
    inline, is_translated = texts.write_plain_label(f"ui/{label}")
    return texts.mark(inline, is_translated or not fact[1]), texts.mark(*fact)


def _write_placeholders(texts: TextWriter, entry: EntryParts) -> Iterator[str]:
    for holder, (label, example) in zip(entry.view.placeholders, entry.placeholders, strict=True):
        kind = markdown_cell(texts.write_label(holder.type_key))
        meaning = markdown_cell(texts.write_prose(holder.meaning_key, entry.view.names))
        yield _join_cells(label, kind, meaning, example)
