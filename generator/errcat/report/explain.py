"""Everything to tell about a code, in the reader's language, with what was observed filled in."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from errcat.emit.locale_texts import Label, LocaleTexts, MessageText, Prose
from errcat.emit.page import find_edition
from errcat.matching import Match, is_value
from errcat.model import (
    PRODUCT_NAME,
    Code,
    ErrorEntry,
    Json,
    LocaleTag,
    ProductId,
    Project,
    ResponseProperty,
    Retry,
    Status,
)
from errcat.placeholders import Template, render_source
from errcat.prose import plain_text
from errcat.report.answers import Subject
from errcat.report.bodies import read_path
from errcat.ui import UI_TEXTS
from errcat.units import message_key, note_key


class Wording(NamedTuple):
    """A message as some products send it."""

    products: tuple[ProductId, ...]
    english: Template
    translation: MessageText | None
    """In the reader's language; `None` if that is the catalogue's own."""


class Note(NamedTuple):
    """A note as the pages of some products have it."""

    products: tuple[ProductId, ...]
    prose: Prose


class Field(NamedTuple):
    """A placeholder of a message or a property of a response."""

    name: str
    label: str | None
    """What stands for a placeholder on published pages."""
    type: Label
    meaning: Prose
    example: str
    value: str | None
    """What was observed, if it was recognized."""
    is_fitting: bool
    """Whether the value has the form of its type."""


class Place(NamedTuple):
    """A product that answers with the code."""

    id: ProductId
    name: str
    since: str | None
    """Name and date of the edition that brought the code; `None`: it was there from the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A code explained in a locale."""

    code: str
    status: Status
    places: tuple[Place, ...]
    wordings: tuple[Wording, ...]
    """By wording, the products together that share it."""
    seen: tuple[Template, ...]
    notes: tuple[Note, ...]
    cause: Prose
    resolution: Prose
    retry: Retry
    retry_advice: Label
    placeholders: tuple[Field, ...]
    properties: tuple[Field, ...]
    """Those of the response that was given; none if there was none."""
    match: Match | None
    names: Mapping[str, str]
    """What stands for references in prose: recognized values, and the product's name."""
    locale: LocaleTag
    words: Mapping[str, str]
    """Headings and the like in the reader's language, by key of `UI_TEXTS`."""


def explain_subject(
    project: Project, subject: Subject, locale: LocaleTag, product: ProductId | None
) -> Explanation:
    """Gather what there is to tell about a code.

    Args:
        project: The project that has the code.
        subject: The code and what was observed of it.
        locale: The reader's language.
        product: The only product to tell of, or `None` for all that have the code.
    """
    catalog, texts = project.catalog, LocaleTexts(project, locale)
    entry = catalog.entries[subject.code]
    products = (product,) if product else tuple(entry.availability)
    places = tuple(_describe_place(project, entry, name) for name in products)
    values = dict(subject.match.values) if subject.match else {}
    return Explanation(
        code=entry.code,
        status=catalog.statuses[entry.status],
        places=places,
        wordings=_list_wordings(texts, entry, products, catalog.source_locale),
        seen=tuple(message.template for message in entry.seen),
        notes=_list_notes(texts, entry, products),
        cause=texts.prose(f"{entry.code}/cause"),
        resolution=texts.prose(f"{entry.code}/resolution"),
        retry=entry.retry,
        retry_advice=texts.label(f"ui/retry-{entry.retry}"),
        placeholders=_list_placeholders(texts, entry, values, subject.match),
        properties=_list_properties(project, texts, subject.body) if subject.body else (),
        match=subject.match,
        names={PRODUCT_NAME: ", ".join(place.name for place in places)} | values,
        locale=locale,
        words={key: texts.label(f"ui/{key}").text for key in UI_TEXTS},
    )


def _describe_place(project: Project, entry: ErrorEntry, name: ProductId) -> Place:
    product = project.catalog.products[name]
    edition = find_edition(product, entry.availability[name].since)
    return Place(name, product.name.value, edition.label if edition else None)


def _group_by_key(
    products: Iterable[ProductId], key_of: Callable[[ProductId], str | None]
) -> Mapping[str, tuple[ProductId, ...]]:
    """Group products by the key of their text; those without a text are left out."""
    groups: dict[str, tuple[ProductId, ...]] = {}
    for product in products:
        key = key_of(product)
        if key:
            groups[key] = (*groups.get(key, ()), product)
    return groups


def _list_wordings(
    texts: LocaleTexts, entry: ErrorEntry, products: tuple[ProductId, ...], source: LocaleTag
) -> tuple[Wording, ...]:
    wordings = []
    groups = _group_by_key(products, lambda product: message_key(entry, product))
    for key, group in groups.items():
        message = entry.message_for(group[0])
        assert message, f"the unit {key} comes from a message"
        translation = texts.message(key) if texts.locale != source else None
        wordings.append(Wording(group, message.template, translation))
    return tuple(wordings)


def _list_notes(
    texts: LocaleTexts, entry: ErrorEntry, products: tuple[ProductId, ...]
) -> tuple[Note, ...]:
    groups = _group_by_key(products, lambda product: note_key(entry, product))
    return tuple(Note(group, texts.prose(key)) for key, group in groups.items())


def _list_placeholders(
    texts: LocaleTexts, entry: ErrorEntry, values: Mapping[str, str], match: Match | None
) -> tuple[Field, ...]:
    misfits = match.misfits if match else ()
    return tuple(
        Field(
            name=name,
            label=placeholder.label.value,
            type=texts.label(f"type/{placeholder.type}/label"),
            meaning=texts.prose(f"{entry.code}/placeholder/{name}"),
            example=str(placeholder.example),
            value=values.get(name),
            is_fitting=name not in misfits,
        )
        for name, placeholder in entry.placeholders.items()
    )


def _list_properties(
    project: Project, texts: LocaleTexts, body: Mapping[str, Json]
) -> tuple[Field, ...]:
    properties = project.catalog.response.properties
    return tuple(_describe_property(project, texts, prop, body) for prop in properties)


def _describe_property(
    project: Project, texts: LocaleTexts, prop: ResponseProperty, body: Mapping[str, Json]
) -> Field:
    name = ".".join(prop.path)
    value = read_path(body, prop.path)
    text = None if value is None else str(value)
    return Field(
        name=name,
        label=None,
        type=texts.label(f"type/{prop.type}/label"),
        meaning=texts.prose(f"response/{name}/meaning"),
        example=str(project.catalog.types[prop.type].examples[0]),
        value=text,
        is_fitting=text is not None and is_value(project, prop.type, text),
    )


def summarize_code(
    project: Project, code: Code, locale: LocaleTag, product: ProductId | None
) -> str:
    """Return a code's message in a locale, or its note or cause if it has none, as plain text.

    The wording is that of `product`; if that is `None`, of the first one which has the code.
    """
    entry = project.catalog.entries[code]
    product = product or next(iter(entry.availability))
    texts = LocaleTexts(project, locale)
    key = message_key(entry, product)
    if key:
        return render_source(texts.message(key).template)
    return plain_text(texts.prose(note_key(entry, product) or f"{code}/cause").nodes)
