"""The whole catalogue as one plain JSON document, and its translations as one a locale.

`catalog_schema` documents the shape of both.
"""

from collections.abc import Mapping
from pathlib import PurePosixPath

from errcat.emit.catalog_schema import build_catalog_schema, build_texts_schema
from errcat.emit.json_text import render_json
from errcat.emit.responses import example_response
from errcat.model import (
    Catalog,
    EarlierWording,
    ErrorEntry,
    Json,
    Locale,
    Message,
    Page,
    PageLink,
    Placeholder,
    PlaceholderType,
    Product,
    Project,
    Section,
    TranslationState,
    translation_state,
)
from errcat.placeholders import publish, render_source
from errcat.position import Text
from errcat.units import message_key, note_key


def emit(project: Project) -> Mapping[PurePosixPath, str]:
    """Write `catalog.json`, `catalog.LOCALE.json` for each locale, and the schemas of both."""
    files = {**write_documents(project), **write_schemas(project.catalog)}
    return dict(sorted(files.items()))


def write_documents(project: Project, schemas: str = "") -> dict[PurePosixPath, str]:
    """Write `catalog.json` and `catalog.LOCALE.json` for each locale.

    Args:
        project: The project.
        schemas: The way to the folder of their schemas, ending in a slash; empty for their own.
    """
    documents = {"catalog.json": build_catalog(project.catalog, schemas)}
    for tag, locale in project.locales.items():
        documents[f"catalog.{tag}.json"] = build_texts(project, locale, schemas)
    return {PurePosixPath(name): render_json(value) for name, value in documents.items()}


def write_schemas(catalog: Catalog) -> dict[PurePosixPath, str]:
    """Write the schemas of both."""
    return {
        PurePosixPath("catalog.schema.json"): render_json(build_catalog_schema(catalog)),
        PurePosixPath("catalog.texts.schema.json"): render_json(build_texts_schema(catalog)),
    }


def build_catalog(catalog: Catalog, schemas: str = "") -> dict[str, Json]:
    """Build the document of everything that the catalogue says, in English."""
    return {
        "$schema": f"{schemas}catalog.schema.json",
        "name": catalog.name.value,
        "description": catalog.description.value,
        "source_locale": catalog.source_locale,
        "locales": list(catalog.locales),
        "base_url": catalog.base_url,
        "python_package": catalog.python_package,
        "terms": list(catalog.terms),
        "products": {
            product.id: _build_product(catalog, product) for product in catalog.products.values()
        },
        "statuses": {
            str(number): {"phrase": status.phrase.value, "label": status.label.value}
            for number, status in catalog.statuses.items()
        },
        "types": {name: _build_type(kind) for name, kind in catalog.types.items()},
        "response": _build_response(catalog),
        "errors": {code: _build_entry(catalog, entry) for code, entry in catalog.entries.items()},
        "retired": {
            code: {"reason": retired.reason.value, "replacement": retired.replacement}
            for code, retired in catalog.retired.items()
        },
        "sections": {name: _build_section(section) for name, section in catalog.sections.items()},
    }


def build_texts(project: Project, locale: Locale, schemas: str = "") -> dict[str, Json]:
    """Build the document of the texts that a locale has in good translation."""
    texts: dict[str, Json] = {}
    for key, unit in project.units.items():
        translation = locale.translations.get(key)
        if translation and translation_state(unit, translation) is TranslationState.TRANSLATED:
            texts[key] = translation.msgstr
    return {"$schema": f"{schemas}catalog.texts.schema.json", "locale": locale.tag, "texts": texts}


def _value(text: Text | None) -> str | None:
    return text.value if text else None


def _build_product(catalog: Catalog, product: Product) -> dict[str, Json]:
    return {
        "name": product.name.value,
        "short_names": list(product.short_names),
        "earlier_names": [name.value for name in product.earlier_names],
        "localized_names": {
            locale: list(names) for locale, names in product.localized_names.items()
        },
        "delimiters": list(product.delimiters),
        "note_separator": product.note_separator,
        "url": _value(product.url),
        "codes": [str(entry.code) for entry in catalog.entries_of(product.id)],
        "editions": [
            {"id": edition.id, "name": edition.name, "date": edition.date}
            for edition in product.editions
        ],
        "page": _build_page(product.page),
    }


def _build_page(page: Page) -> dict[str, Json]:
    return {
        "slug": page.slug.value,
        "title": page.title.value,
        "heading": page.heading.value,
        "description": page.description.value,
        "front_matter": dict(page.front_matter),
        "applies_to": [_build_link(link) for link in page.applies_to],
        "related": [_build_link(link) for link in page.related],
        "includes": {name: _build_link(link) for name, link in page.includes.items()},
        "examples": [str(code) for code in page.examples],
        "sections": [
            {"section": use.section, "heading": _value(use.heading)} for use in page.sections
        ],
    }


def _build_link(link: PageLink) -> dict[str, Json]:
    return {"text": link.text.value, "text_key": link.key, "target": _value(link.target)}


def _build_type(kind: PlaceholderType) -> dict[str, Json]:
    return {
        "label": kind.label.value,
        "meaning": kind.meaning.value,
        "pattern": kind.pattern,
        "python": kind.python,
        "schema": dict(kind.schema),
        "examples": list(kind.examples),
    }


def _build_response(catalog: Catalog) -> dict[str, Json]:
    response = catalog.response
    return {
        "code": list(response.code),
        "message": list(response.message),
        "properties": [
            {"path": list(prop.path), "type": prop.type, "meaning": prop.meaning.value}
            for prop in response.properties
        ],
    }


def _build_entry(catalog: Catalog, entry: ErrorEntry) -> dict[str, Json]:
    return {
        "status": entry.status,
        "retry": entry.retry.value,
        "message": _source_of(entry.message),
        "note": _value(entry.note),
        "cause": entry.cause.value,
        "resolution": entry.resolution.value,
        "placeholders": {
            name: _build_placeholder(placeholder)
            for name, placeholder in entry.placeholders.items()
        },
        "products": {
            product: _build_availability(catalog, entry, catalog.products[product])
            for product in entry.availability
        },
        "seen": [render_source(message.template) for message in entry.seen],
        "earlier": [_build_earlier(wording) for wording in entry.earlier],
        "formerly": [name.value for name in entry.formerly],
    }


def _source_of(message: Message | None) -> str | None:
    return render_source(message.template) if message else None


def _build_placeholder(placeholder: Placeholder) -> dict[str, Json]:
    return {
        "type": placeholder.type,
        "label": placeholder.label.value,
        "meaning": placeholder.meaning.value,
        "example": placeholder.example,
    }


def _build_availability(catalog: Catalog, entry: ErrorEntry, product: Product) -> dict[str, Json]:
    message = entry.message_for(product.id)
    labels = {name: item.label.value for name, item in entry.placeholders.items()}
    return {
        "since": entry.availability[product.id].since,
        "message": _source_of(message),
        "message_key": message_key(entry, product.id),
        "published": publish(message.template, labels, product.delimiters) if message else None,
        "note": _value(entry.note_for(product.id)),
        "note_key": note_key(entry, product.id),
        "example": example_response(catalog, entry, product),
    }


def _build_earlier(wording: EarlierWording) -> dict[str, Json]:
    return {
        "message": _source_of(wording.message),
        "note": _value(wording.note),
        "until": {str(product): edition for product, edition in wording.until.items()},
    }


def _build_section(section: Section) -> dict[str, Json]:
    return {
        "heading": _value(section.heading),
        "blocks": [
            {"id": block.id, "kind": block.kind, "text": block.text.value}
            for block in section.blocks
        ],
    }
