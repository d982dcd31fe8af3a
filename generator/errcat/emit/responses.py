"""Example responses: the body that a product's service sends with a code."""

from collections.abc import Mapping

from errcat.model import Catalog, ErrorEntry, Json, PlaceholderType, Product
from errcat.placeholders import fill


def example_message(entry: ErrorEntry, product: Product) -> str:
    """Return an entry's example message; empty where nothing is known of its message."""
    if entry.example.message is not None:
        return entry.example.message.value
    message = entry.message_for(product.id)
    return fill(message.template, example_values(entry)) if message else ""


def example_values(entry: ErrorEntry) -> Mapping[str, str | int]:
    """Return the example value of each placeholder by its name."""
    return {name: placeholder.example for name, placeholder in entry.placeholders.items()}


def example_response(catalog: Catalog, entry: ErrorEntry, product: Product) -> dict[str, Json]:
    """Return the body of an example response, properties in the order of the response's shape."""
    body: dict[str, Json] = {}
    _put(body, catalog.response.code, entry.code)
    _put(body, catalog.response.message, example_message(entry, product))
    for prop in catalog.response.properties:
        given = entry.example.properties.get(prop.path[-1])
        kind = catalog.types[prop.type]
        _put(body, prop.path, kind.examples[0] if given is None else _parse(given.value, kind))
    return body


def _parse(text: str, kind: PlaceholderType) -> str | int:
    """Return a value that stands as text in the catalogue in the form that a response has it."""
    return int(text) if kind.python == "int" and text.removeprefix("-").isdecimal() else text


def _put(body: dict[str, Json], path: tuple[str, ...], value: str | int) -> None:
    *parents, name = path
    for parent in parents:
        inner = body.setdefault(parent, {})
        assert isinstance(inner, dict), f"{path} runs through a value"
        body = inner
    body[name] = value
