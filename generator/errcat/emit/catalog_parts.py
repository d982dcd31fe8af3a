"""Definitions of the schema of `catalog.json`: its products, errors, types and sections."""

from errcat.emit.shapes import (
    Schema,
    allow_null,
    define_choice,
    define_list,
    define_map,
    define_object,
    define_text,
    define_value,
    refer_to,
)
from errcat.model import Retry


def define_parts() -> Schema:
    """Build the definitions that the schema of `catalog.json` refers to, by name."""
    return {
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
        "path": define_list("Names from the root of the response's body.", define_text())
        | {"minItems": 1},
    }


def _product() -> Schema:
    delimiters = define_list("What stands around a label on the product's pages.", define_text())
    return define_object(
        "A product whose API answers with codes of the catalogue.",
        {
            "name": define_text(
                "Name of the product, never translated unless it has localized names."
            ),
            "short_names": define_list("Shorter forms of the name.", define_text()),
            "earlier_names": define_list("Names it had before, oldest first.", define_text()),
            "localized_names": define_map(
                "Official names by locale.", define_list("Names.", define_text())
            ),
            "delimiters": delimiters | {"minItems": 2, "maxItems": 2},
            "note_separator": define_choice(
                "What stands between message and note.", "space", "break"
            ),
            "url": allow_null(define_text("The published English page.")),
            "codes": define_list("Its codes, in the order of its table's rows.", define_text()),
            "editions": define_list(
                "Versions of its published page, oldest first.", refer_to("edition")
            ),
            "page": refer_to("page"),
        },
    )


def _edition() -> Schema:
    return define_object(
        "A version of a product's published page.",
        {
            "id": define_text("Id, of the catalogue's own."),
            "name": define_text("Product name that it used."),
            "date": allow_null(define_text("Date that it carries, ISO 8601.")),
        },
    )


def _page() -> Schema:
    use = define_object(
        "A section's place on the page.",
        {
            "section": define_text("Id of the section."),
            "heading": allow_null(
                define_text("The page's own; `page/PRODUCT/section/ID/heading`.")
            ),
        },
    )
    return define_object(
        "A product's reference page.",
        {
            "slug": define_text("Path below the locale's folder, without extension."),
            "title": define_text("`page/PRODUCT/title`; {product} is the product's name."),
            "heading": define_text("`page/PRODUCT/heading`; {product} is the product's name."),
            "description": define_text(
                "`page/PRODUCT/description`; {product} is the product's name."
            ),
            "front_matter": {"description": "Further front matter.", "type": "object"},
            "applies_to": define_list("What the page applies to.", refer_to("link")),
            "related": define_list("Related articles.", refer_to("link")),
            "includes": define_map("Files included, by the id sections name.", refer_to("link")),
            "examples": define_list("Codes whose example responses the page shows.", define_text()),
            "sections": define_list("In the page's order.", use),
        },
    )


def _link() -> Schema:
    return define_object(
        "A link of a page.",
        {
            "text": define_text("What it reads; {product} is the product's name."),
            "text_key": allow_null(define_text("Key of the text's translation; null: a name.")),
            "target": allow_null(define_text("Where it leads, as seen from the page.")),
        },
    )


def _status() -> Schema:
    return define_object(
        "An HTTP status.",
        {
            "phrase": define_text("Reason phrase (RFC 9110 §15)."),
            "label": define_text("What published pages write before the number."),
        },
    )


def _type() -> Schema:
    return define_object(
        "A form that the value of a placeholder or property can have.",
        {
            "label": define_text("Name for readers; `type/NAME/label`."),
            "meaning": define_text("Prose; `type/NAME/meaning`."),
            "pattern": define_text(
                "Regular expression (ECMA 262) for the whole value, unanchored."
            ),
            "python": define_choice("Python type of a value.", "str", "int"),
            "schema": {"description": "JSON Schema of a value.", "type": "object"},
            "examples": define_list("Valid values.", define_value()),
        },
    )


def _response() -> Schema:
    prop = define_object(
        "A property of the body besides code and message.",
        {
            "path": refer_to("path"),
            "type": define_text("Name of its type."),
            "meaning": define_text(
                "Prose; `response/PATH/meaning`, the path joined with full stops."
            ),
        },
    )
    return define_object(
        "Where an error response carries what; every property is required.",
        {
            "code": refer_to("path"),
            "message": refer_to("path"),
            "properties": define_list("Further.", prop),
        },
    )


def _error() -> Schema:
    return define_object(
        "A code with everything known about it.",
        {
            "status": {"description": "Number of its HTTP status.", "type": "integer"},
            "retry": define_choice("Whether to send the request again.", *map(str, Retry)),
            "message": allow_null(
                define_text("Template of what the service answers; `CODE/message`.")
            ),
            "note": allow_null(define_text("What pages add to the message, prose; `CODE/note`.")),
            "cause": define_text("Prose; `CODE/cause`."),
            "resolution": define_text("What to do, prose; `CODE/resolution`."),
            "placeholders": define_map("By the name in the template.", refer_to("placeholder")),
            "products": define_map(
                "Products that answer with the code, by id.", refer_to("availability")
            ),
            "seen": define_list("Templates of other messages of real responses.", define_text()),
            "earlier": define_list("Wordings of earlier editions.", refer_to("earlier")),
            "formerly": define_list(
                "Names that the code had in the catalogue before.", define_text()
            ),
        },
    )


def _placeholder() -> Schema:
    return define_object(
        "A variable part of a message.",
        {
            "type": define_text("Name of its type."),
            "label": define_text("What stands for it on published pages, never translated."),
            "meaning": define_text("Prose; `CODE/placeholder/NAME`."),
            "example": define_value(),
        },
    )


def _availability() -> Schema:
    return define_object(
        "A code in one product, the product's own wording applied.",
        {
            "since": define_text("Id of the first edition that lists the code."),
            "message": allow_null(define_text("Template in the product's wording.")),
            "message_key": allow_null(define_text("Key of the message's translation.")),
            "published": allow_null(
                define_text("The message as pages show it, labels in delimiters.")
            ),
            "note": allow_null(define_text("Note in the product's wording, prose.")),
            "note_key": allow_null(define_text("Key of the note's translation.")),
            "example": {"description": "Body of an example response.", "type": "object"},
        },
    )


def _earlier() -> Schema:
    return define_object(
        "A wording that published pages had before.",
        {
            "message": allow_null(define_text("Template.")),
            "note": allow_null(define_text("Prose.")),
            "until": define_map("The last edition that had it, by product.", define_text()),
        },
    )


def _retired() -> Schema:
    return define_object(
        "A code that was withdrawn.",
        {
            "reason": define_text("Prose; `retired/CODE/reason`."),
            "replacement": allow_null(define_text("The code to expect instead.")),
        },
    )


def _section() -> Schema:
    block = define_object(
        "A block: paragraph, list item, alert or insert.",
        {
            "id": define_text("Id within the section."),
            "kind": define_text("`paragraph`, `item`, `note`, `tip`, …, or `insert`."),
            "text": define_text("Prose, `section/SECTION/ID`; of an insert: what is inserted."),
        },
    )
    return define_object(
        "A part of product pages.",
        {
            "heading": allow_null(define_text("`section/ID/heading`; null: it has none.")),
            "blocks": define_list("In order.", block),
        },
    )
