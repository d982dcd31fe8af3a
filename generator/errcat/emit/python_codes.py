"""Codes, products and placeholders for the templates of the Python package."""

from collections.abc import Mapping
from typing import NamedTuple

from errcat.emit.python_source import Value, doc_text, wrap_doc
from errcat.emit.python_texts import message_parameters, messages_by_key, parameter_type
from errcat.model import Catalog, ErrorEntry
from errcat.names import constant_name
from errcat.placeholders import render_source
from errcat.prose import parse_prose, plain_text


class Member(NamedTuple):
    """A member of an enumeration."""

    constant: str
    value: str
    doc: str


def list_codes(catalog: Catalog) -> list[Member]:
    """Return a member per code, in the order of the catalogue."""
    return [
        Member(constant_name(entry.code), entry.code, _describe(catalog, entry))
        for entry in catalog.entries.values()
    ]


def _describe(catalog: Catalog, entry: ErrorEntry) -> str:
    status = catalog.statuses.get(entry.status)
    phrase = f" {status.phrase.value}" if status else ""
    messages = list(messages_by_key(entry).values())
    text = render_source(messages[0][1].template) if messages else "No fixed message."
    return wrap_doc(f"{entry.status}{phrase}. {text}", indent=4)


def list_products(catalog: Catalog) -> list[Member]:
    """Return a member per product, in the order of the catalogue."""
    return [
        Member(constant_name(product.id), product.id, doc_text(product.name.value))
        for product in catalog.products.values()
    ]


def tabulate_facts(catalog: Catalog) -> Mapping[str, Value]:
    """Return status, retry advice and products by code."""
    return {
        entry.code: (entry.status, entry.retry.value, tuple(entry.availability))
        for entry in catalog.entries.values()
    }


def tabulate_parameters(catalog: Catalog) -> dict[str, dict[str, str]]:
    """Return the types of a message's parameters, by name, by code; codes without any left out."""
    table = {
        entry.code: {
            name: parameter_type(catalog, entry, name) for name in message_parameters(entry)
        }
        for entry in catalog.entries.values()
    }
    return {code: kinds for code, kinds in table.items() if kinds}


def tabulate_placeholders(catalog: Catalog) -> dict[str, Value]:
    """Return the rows of a message's placeholders by code, codes without any left out.

    A row has name, type, Python type, label, meaning and example.
    """
    table: dict[str, Value] = {
        entry.code: tuple(
            _placeholder_row(catalog, entry, name) for name in message_parameters(entry)
        )
        for entry in catalog.entries.values()
    }
    return {code: rows for code, rows in table.items() if rows}


def _placeholder_row(catalog: Catalog, entry: ErrorEntry, name: str) -> Value:
    placeholder = entry.placeholders[name]
    return (
        name,
        placeholder.type,
        parameter_type(catalog, entry, name),
        placeholder.label.value,
        plain_text(parse_prose(placeholder.meaning.value)[0]),
        placeholder.example,
    )
