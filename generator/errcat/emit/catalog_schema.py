"""JSON Schemas of the catalogue's own JSON documents: their documented shape."""

from collections.abc import Mapping
from typing import TypeAlias

from errcat.emit.schema import build_head
from errcat.model import Catalog, Json, Retry

Schema: TypeAlias = dict[str, Json]

_ABOUT = (
    "The whole catalogue in English. Texts named “prose” are inline Markdown (code, emphasis, "
    "links) with {placeholder} references; messages are plain text in which {name} stands for a "
    "value and {{ and }} for braces. Translations stand in catalog.LOCALE.json under the keys that "
    "the descriptions here give in backquotes. A later version may add properties, and removes or "
    "changes none."
)
_ABOUT_TEXTS = (
    "The texts of catalog.json in another language, by key. A text without an up-to-date "
    "translation is absent: show the English one. Placeholders, codes and property names are the "
    "same in every language."
)


def build_catalog_schema(catalog: Catalog) -> Schema:
    """Build the schema of `catalog.json`."""
    head = build_head(catalog, "catalog.schema.json", "Catalogue of error codes", _ABOUT)
    body = _object(
        "The catalogue.",
        {
            "$schema": _text("This schema."),
            "name": _text("Name of the catalogue; `catalog/name`."),
            "description": _text("What it is about, prose; `catalog/description`."),
            "source_locale": _text("BCP 47 tag of the language of this document."),
            "locales": _list("Tags of the languages it is translated to.", _text()),
            "base_url": _optional(_text("Where the site is published, ending in a slash.")),
            "python_package": _text("Import name of the generated Python package."),
            "terms": _list("Words that stay as they are in every language.", _text()),
            "products": _map("Products by id, in the catalogue's order.", _ref("product")),
            "statuses": _map("HTTP statuses in use, by number.", _ref("status")),
            "types": _map("Types of placeholders and properties, by name.", _ref("type")),
            "response": _ref("response"),
            "errors": _map("Errors by code.", _ref("error")),
            "retired": _map("Codes that were withdrawn, never to be used again.", _ref("retired")),
            "sections": _map("Sections that product pages consist of, by id.", _ref("section")),
        },
    )
    return head | {key: value for key, value in body.items() if key not in head} | _definitions()


def build_texts_schema(catalog: Catalog) -> Schema:
    """Build the schema of `catalog.LOCALE.json`."""
    name = "catalog.texts.schema.json"
    head = build_head(catalog, name, "Translated texts of the catalogue", _ABOUT_TEXTS)
    body = _object(
        "A language.",
        {
            "$schema": _text("This schema."),
            "locale": _text("BCP 47 tag of the language."),
            "texts": _map("Translations by key.", _text()),
        },
    )
    return head | {key: value for key, value in body.items() if key not in head}


def _definitions() -> Schema:
    definitions: Schema = {
        "product": _product(),
        "edition": _edition(),
        "page": _page(),
        "link": _link(),
        "status": _status(),
        "type": _type(),
        "response": _response(),
        "error": _error(),
        "placeholder": _placeholder(),
        "availability": _availability(),
        "earlier": _earlier(),
        "retired": _retired(),
        "section": _section(),
        "path": _list("Names from the root of the response's body.", _text()) | {"minItems": 1},
    }
    return {"$defs": definitions}


def _product() -> Schema:
    delimiters = _list("What stands around a label on the product's pages.", _text())
    return _object(
        "A product whose API answers with codes of the catalogue.",
        {
            "name": _text("Name of the product, never translated unless it has localized names."),
            "short_names": _list("Shorter forms of the name.", _text()),
            "earlier_names": _list("Names it had before, oldest first.", _text()),
            "localized_names": _map("Official names by locale.", _list("Names.", _text())),
            "delimiters": delimiters | {"minItems": 2, "maxItems": 2},
            "note_separator": _choice("What stands between message and note.", "space", "break"),
            "url": _optional(_text("The published English page.")),
            "codes": _list("Its codes, in the order of its table's rows.", _text()),
            "editions": _list("Versions of its published page, oldest first.", _ref("edition")),
            "page": _ref("page"),
        },
    )


def _edition() -> Schema:
    return _object(
        "A version of a product's published page.",
        {
            "id": _text("Id, of the catalogue's own."),
            "name": _text("Product name that it used."),
            "date": _optional(_text("Date that it carries, ISO 8601.")),
        },
    )


def _page() -> Schema:
    use = _object(
        "A section's place on the page.",
        {
            "section": _text("Id of the section."),
            "heading": _optional(_text("The page's own; `page/PRODUCT/section/ID/heading`.")),
        },
    )
    return _object(
        "A product's reference page.",
        {
            "slug": _text("Path below the locale's folder, without extension."),
            "title": _text("`page/PRODUCT/title`; {product} is the product's name."),
            "heading": _text("`page/PRODUCT/heading`; {product} is the product's name."),
            "description": _text("`page/PRODUCT/description`; {product} is the product's name."),
            "front_matter": {"description": "Further front matter.", "type": "object"},
            "applies_to": _list("What the page applies to.", _ref("link")),
            "related": _list("Related articles.", _ref("link")),
            "includes": _map("Files included, by the id sections name.", _ref("link")),
            "examples": _list("Codes whose example responses the page shows.", _text()),
            "sections": _list("In the page's order.", use),
        },
    )


def _link() -> Schema:
    return _object(
        "A link of a page.",
        {
            "text": _text("What it reads; {product} is the product's name."),
            "text_key": _optional(_text("Key of the text's translation; null: a name.")),
            "target": _optional(_text("Where it leads, as seen from the page.")),
        },
    )


def _status() -> Schema:
    return _object(
        "An HTTP status.",
        {
            "phrase": _text("Reason phrase (RFC 9110 §15)."),
            "label": _text("What published pages write before the number."),
        },
    )


def _type() -> Schema:
    return _object(
        "A form that the value of a placeholder or property can have.",
        {
            "label": _text("Name for readers; `type/NAME/label`."),
            "meaning": _text("Prose; `type/NAME/meaning`."),
            "pattern": _text("Regular expression (ECMA 262) for the whole value, unanchored."),
            "python": _choice("Python type of a value.", "str", "int"),
            "schema": {"description": "JSON Schema of a value.", "type": "object"},
            "examples": _list("Valid values.", _value()),
        },
    )


def _response() -> Schema:
    prop = _object(
        "A property of the body besides code and message.",
        {
            "path": _ref("path"),
            "type": _text("Name of its type."),
            "meaning": _text("Prose; `response/PATH/meaning`, the path joined with full stops."),
        },
    )
    return _object(
        "Where an error response carries what; every property is required.",
        {"code": _ref("path"), "message": _ref("path"), "properties": _list("Further.", prop)},
    )


def _error() -> Schema:
    return _object(
        "A code with everything known about it.",
        {
            "status": {"description": "Number of its HTTP status.", "type": "integer"},
            "retry": _choice("Whether to send the request again.", *map(str, Retry)),
            "message": _optional(_text("Template of what the service answers; `CODE/message`.")),
            "note": _optional(_text("What pages add to the message, prose; `CODE/note`.")),
            "cause": _text("Prose; `CODE/cause`."),
            "resolution": _text("What to do, prose; `CODE/resolution`."),
            "placeholders": _map("By the name in the template.", _ref("placeholder")),
            "products": _map("Products that answer with the code, by id.", _ref("availability")),
            "seen": _list("Templates of other messages of real responses.", _text()),
            "earlier": _list("Wordings of earlier editions.", _ref("earlier")),
            "formerly": _list("Names that the code had in the catalogue before.", _text()),
        },
    )


def _placeholder() -> Schema:
    return _object(
        "A variable part of a message.",
        {
            "type": _text("Name of its type."),
            "label": _text("What stands for it on published pages, never translated."),
            "meaning": _text("Prose; `CODE/placeholder/NAME`."),
            "example": _value(),
        },
    )


def _availability() -> Schema:
    return _object(
        "A code in one product, the product's own wording applied.",
        {
            "since": _text("Id of the first edition that lists the code."),
            "message": _optional(_text("Template in the product's wording.")),
            "message_key": _optional(_text("Key of the message's translation.")),
            "published": _optional(_text("The message as pages show it, labels in delimiters.")),
            "note": _optional(_text("Note in the product's wording, prose.")),
            "note_key": _optional(_text("Key of the note's translation.")),
            "example": {"description": "Body of an example response.", "type": "object"},
        },
    )


def _earlier() -> Schema:
    return _object(
        "A wording that published pages had before.",
        {
            "message": _optional(_text("Template.")),
            "note": _optional(_text("Prose.")),
            "until": _map("The last edition that had it, by product.", _text()),
        },
    )


def _retired() -> Schema:
    return _object(
        "A code that was withdrawn.",
        {
            "reason": _text("Prose; `retired/CODE/reason`."),
            "replacement": _optional(_text("The code to expect instead.")),
        },
    )


def _section() -> Schema:
    block = _object(
        "A block: paragraph, list item, alert or insert.",
        {
            "id": _text("Id within the section."),
            "kind": _text("`paragraph`, `item`, `note`, `tip`, …, or `insert`."),
            "text": _text("Prose, `section/SECTION/ID`; of an insert: what is inserted."),
        },
    )
    return _object(
        "A part of product pages.",
        {
            "heading": _optional(_text("`section/ID/heading`; null: it has none.")),
            "blocks": _list("In order.", block),
        },
    )


def _object(description: str, properties: Mapping[str, Json]) -> Schema:
    return {
        "description": description,
        "type": "object",
        "required": list(properties),
        "properties": dict(properties),
    }


def _map(description: str, values: Schema) -> Schema:
    return {"description": description, "type": "object", "additionalProperties": values}


def _list(description: str, items: Schema) -> Schema:
    return {"description": description, "type": "array", "items": items}


def _text(description: str = "") -> Schema:
    return {"description": description, "type": "string"} if description else {"type": "string"}


def _optional(text: Schema) -> Schema:
    return text | {"type": ["string", "null"]}


def _choice(description: str, *values: str) -> Schema:
    return {"description": description, "enum": list(values)}


def _value() -> Schema:
    return {"description": "A value.", "type": ["string", "integer"]}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}
