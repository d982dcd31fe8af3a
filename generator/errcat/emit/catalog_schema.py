"""JSON Schemas of the catalogue's own JSON documents: their documented shape."""

from errcat.emit.catalog_parts import define_parts
from errcat.emit.schema import build_head
from errcat.emit.shapes import (
    Schema,
    allow_null,
    define_list,
    define_map,
    define_object,
    define_text,
    refer_to,
)
from errcat.model import Catalog

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
    body = define_object(
        "The catalogue.",
        {
            "$schema": define_text("This schema."),
            "name": define_text("Name of the catalogue; `catalog/name`."),
            "description": define_text("What it is about, prose; `catalog/description`."),
            "source_locale": define_text("BCP 47 tag of the language of this document."),
            "locales": define_list("Tags of the languages it is translated to.", define_text()),
            "base_url": allow_null(define_text("Where the site is published, ending in a slash.")),
            "python_package": define_text("Import name of the generated Python package."),
            "terms": define_list("Words that stay as they are in every language.", define_text()),
            "products": define_map(
                "Products by id, in the catalogue's order.", refer_to("product")
            ),
            "statuses": define_map("HTTP statuses in use, by number.", refer_to("status")),
            "types": define_map("Types of placeholders and properties, by name.", refer_to("type")),
            "response": refer_to("response"),
            "errors": define_map("Errors by code.", refer_to("error")),
            "retired": define_map(
                "Codes that were withdrawn, never to be used again.", refer_to("retired")
            ),
            "sections": define_map(
                "Sections that product pages consist of, by id.", refer_to("section")
            ),
        },
    )
    return (
        head
        | {key: value for key, value in body.items() if key not in head}
        | {"$defs": define_parts()}
    )


def build_texts_schema(catalog: Catalog) -> Schema:
    """Build the schema of `catalog.LOCALE.json`."""
    name = "catalog.texts.schema.json"
    head = build_head(catalog, name, "Translated texts of the catalogue", _ABOUT_TEXTS)
    body = define_object(
        "A language.",
        {
            "$schema": define_text("This schema."),
            "locale": define_text("BCP 47 tag of the language."),
            "texts": define_map("Translations by key.", define_text()),
        },
    )
    return head | {key: value for key, value in body.items() if key not in head}
