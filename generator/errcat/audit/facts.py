"""What the catalogue says about a product's published page, prepared for comparison."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from errcat.audit.names import NameCounter, NameForms
from errcat.audit.page_text import mask_groups
from errcat.audit.placeholders import find_groups
from errcat.model import (
    Catalog,
    Code,
    EarlierWording,
    ErrorEntry,
    LocaleTag,
    Message,
    Product,
    ProductId,
    Project,
    resolve,
)
from errcat.placeholders import parse_template, publish
from errcat.prose import parse_prose, plain_text
from errcat.texts.markup import find_marked_spans, mask_markup
from errcat.texts.products import NameFinder
from errcat.texts.sentences import NormalForm, collect_sentences
from errcat.texts.slugs import slug_of
from errcat.texts.vocabulary import Vocabulary, collect_vocabulary
from errcat.ui import UI_TEXTS

_SPACE = re.compile(r"\s+")
_APOSTROPHES = str.maketrans("’‘ʼ", "'" * 3)
_IN_ENGLISH = "ui/in-english"
HEADER_KEYS = ("error-code", "http-status-code", "message")
"""Keys of the words at the head of a table of errors."""


class CellWording(NamedTuple):
    """What a message cell of a code can say in English."""

    text: str
    """Message and note as readers see them, placeholders in the product's delimiters."""
    labels: tuple[str, ...]
    """The placeholders' labels, in order of appearance."""
    literals: frozenset[str]
    """Bracketed texts that are no placeholders but belong to the words."""
    until: str | None
    """Id of the last edition that had the wording; `None` for today's."""
    exact: str
    """The text as `normalize_text` reduces it."""
    folded: str
    """The text as `fold_wording` reduces it."""


class RowFacts(NamedTuple):
    """What the row of a code says."""

    entry: ErrorEntry
    label: str
    """What the status cell says before the number."""
    wordings: tuple[CellWording, ...]
    """Today's first."""

    def find_wording(self, text: str) -> CellWording | None:
        """Return the wording that an English text has, the latest of equal ones, or `None`."""
        for wording in self.wordings:
            if wording.text == text:
                return wording
        exact = normalize_text(text)
        folded = fold_wording(text)
        alike = (wording for wording in self.wordings if wording.folded == folded)
        return next((w for w in self.wordings if w.exact == exact), next(alike, None))

    @property
    def status_cell(self) -> str:
        """The status cell as pages write it."""
        return f"{self.label} ({self.entry.status})"


def fold_wording(text: str) -> str:
    """Reduce a message to what makes a wording: not delimiters, apostrophes, or kinds of space."""
    for group in reversed(tuple(find_groups(text))):
        text = f"{text[: group.start]}({group.inner}){text[group.end :]}"
    return normalize_text(text).translate(_APOSTROPHES)


def normalize_text(text: str) -> str:
    """Return a text for comparison: NFKC, white space collapsed."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return _SPACE.sub(" ", text).strip()


class ProductFacts:
    """The facts of one product."""

    def __init__(self, catalog: Catalog, product: Product, vocabulary: Vocabulary) -> None:
        self.catalog = catalog
        self.product = product
        self.vocabulary = vocabulary
        self.rows: Mapping[Code, RowFacts] = {
            entry.code: RowFacts(
                entry,
                catalog.statuses[entry.status].label.value,
                tuple(_list_wordings(entry, product)),
            )
            for entry in catalog.entries_of(product.id)
        }
        """By code, in the order of today's table."""

    @cached_property
    def orders(self) -> tuple[tuple[Code, ...], ...]:
        """The orders that rows had in the editions, today's first."""
        orders: dict[tuple[Code, ...], None] = {}
        for edition in reversed(self.product.editions):
            first = tuple(code for code in self.rows if code not in edition.last_rows)
            last = tuple(code for code in edition.last_rows if code in self.rows)
            orders[first + last] = None
        return tuple(orders)

    @cached_property
    def places(self) -> Mapping[Code, int]:
        """The places of the codes in today's table, from 0."""
        return {code: place for place, code in enumerate(self.rows)}

    @cached_property
    def status_phrases(self) -> frozenset[str]:
        """What can stand beside the number of a status."""
        return frozenset(_list_phrases(self.catalog))

    @cached_property
    def labels(self) -> frozenset[str]:
        """Every placeholder label of every code."""
        entries = self.catalog.entries.values()
        return frozenset(p.label.value for e in entries for p in e.placeholders.values())

    @cached_property
    def codes_by_label(self) -> Mapping[str, frozenset[Code]]:
        """The product's codes by placeholder label."""
        codes: dict[str, set[Code]] = {}
        for code, row in self.rows.items():
            for label in row.wordings[0].labels:
                codes.setdefault(label, set()).add(code)
        return {label: frozenset(found) for label, found in codes.items()}

    @cached_property
    def code_by_wording(self) -> Mapping[str, Code]:
        """The code by each English text of a message cell, normalized."""
        texts = {
            normalize_text(wording.text): code
            for code, row in reversed(list(self.rows.items()))
            for wording in row.wordings
        }
        texts.pop("", None)
        return texts

    @cached_property
    def english_forms(self) -> frozenset[NormalForm]:
        """Normal forms of every English sentence that a page of the product may carry."""
        cells = (wording.text for row in self.rows.values() for wording in row.wordings)
        texts = (*map(mask_groups, cells), *map(mask_markup, self._list_english()))
        return collect_sentences(texts, self.vocabulary)

    @cached_property
    def untranslatable_forms(self) -> frozenset[NormalForm]:
        """Normal forms of names that stand on pages as they are: of products and their plans."""
        pages = (product.page for product in self.catalog.products.values())
        names = (link.text.value for page in pages for link in page.applies_to)
        return collect_sentences(names, self.vocabulary)

    def _list_english(self) -> Iterator[str]:
        for row in self.rows.values():
            for message, note, _ in _list_versions(row.entry, self.product):
                if message is not None:
                    yield message.text.value
                if note:
                    yield note
        yield from (UI_TEXTS[key] for key in HEADER_KEYS)
        yield from self.headings
        for use in self.product.page.sections:
            blocks = self.catalog.sections[use.section].blocks
            yield from (block.text.value for block in blocks if block.kind != "insert")

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The English headings of the product's page, the first one included."""
        page = self.product.page
        found = [page.heading.value]
        for use in page.sections:
            heading = use.heading or self.catalog.sections[use.section].heading
            if heading is not None:
                found.append(heading.value)
        name = self.product.name.value
        return tuple(heading.replace("{product}", name) for heading in found)

    @cached_property
    def literals_by_slug(self) -> Mapping[str, tuple[str, ...]]:
        """Codes and properties that the catalogue's text of a section marks, by its fragment."""
        found: dict[str, tuple[str, ...]] = {}
        for use in self.product.page.sections:
            section = self.catalog.sections[use.section]
            heading = use.heading or section.heading
            if heading is None:
                continue
            spans = (span for b in section.blocks for span in find_marked_spans(b.text.value))
            literals = dict.fromkeys(s.text for s in spans if self.vocabulary.is_literal(s.text))
            found[slug_of(heading.value)] = tuple(literals)
        return found


def _list_phrases(catalog: Catalog) -> Iterator[str]:
    for status in catalog.statuses.values():
        yield status.label.value
        yield status.phrase.value


def _list_wordings(entry: ErrorEntry, product: Product) -> Iterator[CellWording]:
    labels = {name: holder.label.value for name, holder in entry.placeholders.items()}
    for message, note, until in _list_versions(entry, product):
        template = message.template if message else parse_template("")[0]
        parts = [publish(template, labels, product.delimiters)] if message else []
        if note:
            parts.append(plain_text(parse_prose(note)[0]))
        names = tuple(labels[name] for name in template.names if name in labels)
        words = (part for part in template.parts if isinstance(part, str))
        literals = {w[g.start : g.end] for w in words for g in find_groups(w)}
        text = " ".join(parts)
        yield CellWording(
            text, names, frozenset(literals), until, normalize_text(text), fold_wording(text)
        )


def _list_versions(
    entry: ErrorEntry, product: Product
) -> Iterator[tuple[Message | None, str | None, str | None]]:
    """Yield message, note and last edition of every wording that a product's page had."""
    message = entry.message_for(product.id)
    today = entry.note_for(product.id)
    note = today.value if today else None
    yield message, note, None
    earlier = [one for one in entry.earlier if product.id in one.until]
    messages = [message, *(one.message for one in earlier if one.message)]
    notes = [(note, None), *((one.note.value, one) for one in earlier if one.note)]
    for index, old in enumerate(messages):
        for old_note, source in notes:
            if index or source:
                yield old, old_note, _last_edition(earlier, old, source, product.id)


def _last_edition(
    earlier: list[EarlierWording],
    message: Message | None,
    source: EarlierWording | None,
    product: ProductId,
) -> str:
    found = [one for one in earlier if one is source or (one.message and one.message is message)]
    return found[0].until[product]


class CatalogFacts:
    """The whole catalogue, ready to audit pages; made once, used for many pages."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.catalog = project.catalog
        self._facts: dict[ProductId, ProductFacts] = {}
        self._marks: dict[LocaleTag | None, frozenset[str]] = {}
        self._finders: dict[LocaleTag | None, NameFinder] = {}
        self._forms: dict[tuple[ProductId, LocaleTag | None], NameForms] = {}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The declared literals of the catalogue."""
        return collect_vocabulary(self.catalog)

    @cached_property
    def status_phrases(self) -> tuple[str, ...]:
        """The labels of all statuses, and their phrases."""
        return tuple(dict.fromkeys(_list_phrases(self.catalog)))

    def facts_of(self, product: ProductId) -> ProductFacts:
        """Return the facts of a product."""
        if product not in self._facts:
            found = self.catalog.products[product]
            self._facts[product] = ProductFacts(self.catalog, found, self.vocabulary)
        return self._facts[product]

    def name_forms(self, product: ProductId, locale: LocaleTag | None) -> NameForms:
        """Return what names of a product look like in a language; English for `None`."""
        if (product, locale) not in self._forms:
            self._forms[product, locale] = NameForms(self.catalog, product, locale)
        return self._forms[product, locale]

    @cached_property
    def name_counter(self) -> NameCounter:
        """Counts product names in English texts."""
        products = self.catalog.products
        return NameCounter({product: self.name_forms(product, None) for product in products})

    def names_in(self, locale: LocaleTag | None) -> NameFinder:
        """Return the finder of product names in a language; English for `None`."""
        if locale not in self._finders:
            self._finders[locale] = NameFinder(self.catalog, locale)
        return self._finders[locale]

    def marks_of_english(self, locale: LocaleTag | None) -> frozenset[str]:
        """Return what our own pages put beside a text that is not translated, casefolded."""
        if locale not in self._marks:
            marks = {UI_TEXTS["in-english"]}
            if locale is not None and _IN_ENGLISH in self.project.units:
                marks.add(resolve(self.project, _IN_ENGLISH, locale).value)
            self._marks[locale] = frozenset(mark.casefold() for mark in marks)
        return self._marks[locale]
