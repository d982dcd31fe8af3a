"""JSON Schemas of the products' error responses: one for clients, a strict one for tests."""

from collections.abc import Iterator, Mapping
from itertools import takewhile
from pathlib import PurePosixPath

from errcat.emit.json_text import render_json
from errcat.emit.patterns import render_pattern
from errcat.emit.responses import example_response
from errcat.model import (
    PRODUCT_NAME,
    Catalog,
    ErrorEntry,
    Json,
    PlaceholderType,
    Product,
    Project,
    ResponseShape,
)
from errcat.placeholders import Template, fill, render_source
from errcat.prose import Emphasis, Inline, Link, Literal, Name, parse_prose, plain_text

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_LOOSE = (
    "Accepts every error response whose code is one of this product's. The message is any text, "
    "as the service may change its words, and properties that are not named here may stand beside "
    "those that are."
)
_STRICT = (
    "Accepts only what the catalogue knows, for mock servers and contract tests: the message has "
    "the form of the code's template or of a message seen in a real response, and no property is "
    "added. Not for clients: the service may change its messages and add properties."
)


def emit(project: Project) -> Mapping[PurePosixPath, str]:
    """Write `PRODUCT.schema.json` and `PRODUCT.strict.schema.json` for each product."""
    return dict(sorted(_emit_products(project.catalog)))


def _emit_products(catalog: Catalog) -> Iterator[tuple[PurePosixPath, str]]:
    for product in catalog.products.values():
        loose = build_schema(catalog, product)
        yield PurePosixPath(f"{product.id}.schema.json"), render_json(loose)
        strict = build_strict_schema(catalog, product)
        yield PurePosixPath(f"{product.id}.strict.schema.json"), render_json(strict)


def build_schema(catalog: Catalog, product: Product) -> dict[str, Json]:
    """Build the schema that clients use: known code, any message, further properties."""
    schema = build_head(
        catalog,
        f"{product.id}.schema.json",
        f"Error response of {product.name.value}",
        _LOOSE,
    )
    schema |= _build_object(_build_leaves(catalog, product), is_open=True)
    return schema | {"examples": _list_examples(catalog, product)}


def build_strict_schema(catalog: Catalog, product: Product) -> dict[str, Json]:
    """Build the schema that also demands the form of each code's message, and nothing else."""
    schema = build_head(
        catalog,
        f"{product.id}.strict.schema.json",
        f"Error response of {product.name.value}, exactly as catalogued",
        _STRICT,
    )
    schema |= _build_object(_build_leaves(catalog, product), is_open=False)
    depth = _count_shared(catalog.response)
    conditions: list[Json] = [
        _build_condition(catalog, entry, product, depth)
        for entry in catalog.entries_of(product.id)
        if entry.message_for(product.id)
    ]
    if conditions:
        schema = _add_at(schema, catalog.response.code[:depth], {"allOf": conditions})
    return schema | {"examples": _list_examples(catalog, product)}


def build_head(catalog: Catalog, name: str, title: str, description: str) -> dict[str, Json]:
    """Build what every schema begins with.

    Its `$id` is absolute where the catalogue knows the site's address, else the file's name.
    """
    return {
        "$schema": DIALECT,
        "$id": f"{catalog.base_url}schema/{name}" if catalog.base_url else name,
        "title": title,
        "description": description,
    }


def _list_examples(catalog: Catalog, product: Product) -> list[Json]:
    entries = catalog.entries_of(product.id)
    return [example_response(catalog, entry, product) for entry in entries]


_Leaves = Mapping[tuple[str, ...], dict[str, Json]]
"""The schema of each value of a body by its path."""


def _build_leaves(catalog: Catalog, product: Product) -> _Leaves:
    leaves: dict[tuple[str, ...], dict[str, Json]] = {
        catalog.response.code: {
            "description": "The error code; case matters. Programs test this, not the message.",
            "type": "string",
            "enum": [str(entry.code) for entry in catalog.entries_of(product.id)],
        },
        catalog.response.message: {
            "description": "What went wrong, for people.",
            "type": "string",
        },
    }
    for prop in catalog.response.properties:
        meaning: dict[str, Json] = {"description": describe(prop.meaning.value, product)}
        leaves[prop.path] = meaning | build_type_schema(catalog.types[prop.type])
    return leaves


def build_type_schema(kind: PlaceholderType) -> dict[str, Json]:
    """Build the schema of a type's values.

    A string gets the type's pattern besides its `format`, which validators may ignore
    (JSON Schema 2020-12, Validation §7.2.1).
    """
    schema = dict(kind.schema)
    if schema.get("type") == "string":
        schema.setdefault("pattern", f"^(?:{kind.pattern})$")
    return schema


def _build_object(leaves: _Leaves, *, is_open: bool) -> dict[str, Json]:
    properties: dict[str, Json] = {}
    for name in dict.fromkeys(path[0] for path in leaves):
        below = {path[1:]: schema for path, schema in leaves.items() if path[0] == name}
        properties[name] = below[()] if () in below else _build_object(below, is_open=is_open)
    schema: dict[str, Json] = {"type": "object", "required": list(properties)}
    schema["properties"] = properties
    return schema if is_open else schema | {"additionalProperties": False}


def _count_shared(response: ResponseShape) -> int:
    """Return how many objects, the body aside, hold both the code and the message."""
    pairs = zip(response.code[:-1], response.message[:-1], strict=False)
    return len(tuple(takewhile(lambda pair: pair[0] == pair[1], pairs)))


def _add_at(
    schema: dict[str, Json], path: tuple[str, ...], keywords: dict[str, Json]
) -> dict[str, Json]:
    """Add keywords to the schema of the object at a path."""
    if not path:
        return schema | keywords
    properties = schema["properties"]
    assert isinstance(properties, dict)
    inner = properties[path[0]]
    assert isinstance(inner, dict)
    return schema | {"properties": properties | {path[0]: _add_at(inner, path[1:], keywords)}}


def _build_condition(
    catalog: Catalog, entry: ErrorEntry, product: Product, depth: int
) -> dict[str, Json]:
    """Build "a response with this code has such a message"; it says nothing of other codes.

    It stands in the object that is `depth` levels below the body.
    """
    status = catalog.statuses[entry.status]
    return {
        "title": f"{entry.code} ({status.number} {status.phrase.value})",
        "description": describe(entry.cause.value, product),
        "if": _nest(catalog.response.code[depth:], {"const": str(entry.code)}, is_required=True),
        "then": _nest(catalog.response.message[depth:], _build_message(catalog, entry, product)),
    }


def _nest(
    path: tuple[str, ...], schema: dict[str, Json], *, is_required: bool = False
) -> dict[str, Json]:
    for name in reversed(path):
        outer: dict[str, Json] = {"required": [name]} if is_required else {}
        schema = outer | {"properties": {name: schema}}
    return schema


def _build_message(catalog: Catalog, entry: ErrorEntry, product: Product) -> dict[str, Json]:
    templates = list_templates(entry, product)
    forms = " or ".join(f"“{render_source(template)}”" for template in templates)
    schema: dict[str, Json] = {"description": f"Message of {entry.code}: {forms}"}
    if any(template.names for template in templates):
        patterns = {
            name: catalog.types[placeholder.type].pattern
            for name, placeholder in entry.placeholders.items()
        }
        return schema | {"pattern": render_pattern(templates, patterns)}
    return schema | {"enum": [fill(template, {}) for template in templates]}


def list_templates(entry: ErrorEntry, product: Product) -> tuple[Template, ...]:
    """Return the templates of what a product answers today: the published one, then those seen."""
    published = entry.message_for(product.id)
    messages = ((published,) if published else ()) + entry.seen
    return tuple(dict.fromkeys(message.template for message in messages))


def describe(prose: str, product: Product) -> str:
    """Return a prose text as plain text, with the product's name in it."""
    return plain_text(_fill_product(parse_prose(prose)[0], product.name.value))


def _fill_product(nodes: tuple[Inline, ...], name: str) -> tuple[Inline, ...]:
    return tuple(
        Literal(name)
        if isinstance(node, Name) and node.name == PRODUCT_NAME
        else node._replace(children=_fill_product(node.children, name))
        if isinstance(node, Emphasis | Link)
        else node
        for node in nodes
    )
