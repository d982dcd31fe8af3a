"""The translatable texts of a catalogue, in the order of the POT."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from errcat.model import (
    Catalog,
    Code,
    ErrorEntry,
    LocaleTag,
    Product,
    ProductId,
    Project,
    Section,
    TextKind,
    TranslationState,
    Unit,
    translation_state,
)
from errcat.placeholders import parse_template
from errcat.position import Text, file_start
from errcat.prose import scan_markup
from errcat.ui import UI_COMMENTS, UI_TEXTS

UI_PATH = "errcat/ui.py"
"""Where the words of the tool's own pages come from, in place of a file of the catalogue."""

_BLOCK_NAMES = {"item": "List item", "paragraph": "Paragraph"}


def collect_units(catalog: Catalog) -> Mapping[str, Unit]:
    """Return every translatable text by key: catalogue, pages, sections, entries, the rest."""
    units = chain(
        _catalog_units(catalog),
        chain.from_iterable(map(_page_units, catalog.products.values())),
        chain.from_iterable(map(_section_units, catalog.sections.values())),
        chain.from_iterable(_EntryUnits(catalog, entry) for entry in catalog.entries.values()),
        _retired_units(catalog),
        _response_units(catalog),
        _type_units(catalog),
        _ui_units(),
    )
    return {unit.key: unit for unit in units}


def count_states(project: Project, tag: LocaleTag) -> Mapping[TranslationState, int]:
    """Count the units of a language by state; a language without a file misses all of them."""
    file = project.locales.get(tag)
    translations = file.translations if file else {}
    counts = Counter(
        translation_state(unit, translations.get(key)) for key, unit in project.units.items()
    )
    return {state: counts[state] for state in TranslationState}


def measure_percent(counts: Mapping[TranslationState, int]) -> int:
    """Return the share of translated units in percent, rounded down: 100 means all of them."""
    total = sum(counts.values())
    return 100 * counts[TranslationState.TRANSLATED] // total if total else 100


def _plain_unit(key: str, kind: TextKind, text: Text, comment: str) -> Unit:
    """Build the unit of a text that belongs to no entry."""
    return Unit(
        key=key,
        kind=kind,
        text=text,
        code=None,
        product=None,
        placeholders=(),
        comment=comment,
        former_keys=(),
    )


def _catalog_units(catalog: Catalog) -> Iterator[Unit]:
    yield _plain_unit("catalog/name", TextKind.LABEL, catalog.name, "Name of the catalogue")
    comment = "What the catalogue is about"
    yield _plain_unit("catalog/description", TextKind.PROSE, catalog.description, comment)


def _page_units(product: Product) -> Iterator[Unit]:
    page, prefix = product.page, f"page/{product.id}"
    of_page = f"page of {product.name.value}"
    texts = [
        ("title", page.title, f"Title in browsers and search results, {of_page}"),
        ("heading", page.heading, f"Main heading, {of_page}"),
        ("description", page.description, f"Description in search results, {of_page}"),
    ]
    for name, text, comment in texts:
        yield _plain_unit(f"{prefix}/{name}", TextKind.LABEL, text, comment)
    for link in page.related:
        if link.key is not None:
            comment = f"Link to a related article, {of_page}"
            yield _plain_unit(link.key, TextKind.LABEL, link.text, comment)
    for use in page.sections:
        if use.heading is not None:
            key = f"{prefix}/section/{use.section}/heading"
            comment = f"Heading of section {use.section}, {of_page}"
            yield _plain_unit(key, TextKind.LABEL, use.heading, comment)


def _section_units(section: Section) -> Iterator[Unit]:
    prefix = f"section/{section.id}"
    if section.heading is not None:
        comment = f"Heading of section {section.id}"
        yield _plain_unit(f"{prefix}/heading", TextKind.LABEL, section.heading, comment)
    for block in section.blocks:
        if block.kind != "insert":
            name = _BLOCK_NAMES.get(block.kind, f"Alert ({block.kind})")
            comment = f"{name} in section {section.id}"
            yield _plain_unit(f"{prefix}/{block.id}", TextKind.PROSE, block.text, comment)


class _EntryUnits:
    """The units of one entry, in order."""

    def __init__(self, catalog: Catalog, entry: ErrorEntry) -> None:
        self._catalog = catalog
        self._entry = entry
        status = catalog.statuses.get(entry.status)
        phrase = f" {status.phrase.value}" if status else ""
        self._of_code = f"of {entry.code} ({entry.status}{phrase})"

    def __iter__(self) -> Iterator[Unit]:
        entry = self._entry
        yield from self._message_units()
        yield from self._note_units()
        for name, text in (("cause", entry.cause), ("resolution", entry.resolution)):
            comment = f"{name.capitalize()} {self._of_code}"
            yield self._build_unit(name, TextKind.PROSE, text, comment)
        for placeholder in entry.placeholders.values():
            comment = f"Meaning of the placeholder {{{placeholder.name}}} {self._of_code}"
            name = f"placeholder/{placeholder.name}"
            yield self._build_unit(name, TextKind.PROSE, placeholder.meaning, comment)

    def _message_units(self) -> Iterator[Unit]:
        entry = self._entry
        if entry.message is not None:
            users = [use.product for use in entry.availability.values() if use.message is None]
            comment = f"Message {self._of_code}{self._names(users)}"
            yield self._build_unit("message", TextKind.MESSAGE, entry.message.text, comment)
        for product, use in entry.availability.items():
            if use.message is not None:
                comment = f"Message {self._of_code}{self._names([product])}"
                text = use.message.text
                yield self._build_unit("message", TextKind.MESSAGE, text, comment, product)

    def _note_units(self) -> Iterator[Unit]:
        entry = self._entry
        if entry.note is not None:
            users = [use.product for use in entry.availability.values() if use.note is None]
            comment = f"Note beside the message {self._of_code}{self._names(users)}"
            yield self._build_unit("note", TextKind.PROSE, entry.note, comment)
        for product, use in entry.availability.items():
            if use.note is not None:
                comment = f"Note beside the message {self._of_code}{self._names([product])}"
                yield self._build_unit("note", TextKind.PROSE, use.note, comment, product)

    def _names(self, products: Iterable[ProductId]) -> str:
        known = self._catalog.products
        return "".join(f", {known[product].name.value}" for product in products if product in known)

    def _build_unit(
        self, name: str, kind: TextKind, text: Text, comment: str, product: ProductId | None = None
    ) -> Unit:
        entry = self._entry
        prefix = f"{product}/" if product else ""
        declared = entry.placeholders
        used = dict.fromkeys(list_placeholders(text.value, kind))
        return Unit(
            key=f"{prefix}{entry.code}/{name}",
            kind=kind,
            text=text,
            code=entry.code,
            product=product,
            placeholders=tuple(declared[item] for item in used if item in declared),
            comment=comment,
            former_keys=tuple(f"{prefix}{former.value}/{name}" for former in entry.formerly),
        )


def list_placeholders(text: str, kind: TextKind) -> tuple[str, ...]:
    """Return the names of the placeholders in a text, in order, repeated ones included."""
    if "{" not in text:
        return ()
    if kind is TextKind.PROSE:
        return tuple(token.value for token in scan_markup(text) if token.kind == "name")
    return parse_template(text)[0].names


def _retired_units(catalog: Catalog) -> Iterator[Unit]:
    for code, retired in catalog.retired.items():
        yield Unit(
            key=f"retired/{code}/reason",
            kind=TextKind.PROSE,
            text=retired.reason,
            code=Code(code),
            product=None,
            placeholders=(),
            comment=f"Why {code} was withdrawn",
            former_keys=(),
        )


def _response_units(catalog: Catalog) -> Iterator[Unit]:
    for item in catalog.response.properties:
        path = ".".join(item.path)
        comment = f"Meaning of the property {path} of error responses"
        yield _plain_unit(f"response/{path}/meaning", TextKind.PROSE, item.meaning, comment)


def _type_units(catalog: Catalog) -> Iterator[Unit]:
    for name, form in catalog.types.items():
        yield _plain_unit(
            f"type/{name}/label", TextKind.LABEL, form.label, "Name of a type of values"
        )
        comment = f"Meaning of the type {form.label.value}"
        yield _plain_unit(f"type/{name}/meaning", TextKind.PROSE, form.meaning, comment)


def _ui_units() -> Iterator[Unit]:
    for key, value in UI_TEXTS.items():
        text = Text(value, file_start(UI_PATH), False)
        yield _plain_unit(f"ui/{key}", TextKind.LABEL, text, UI_COMMENTS[key])


def message_key(entry: ErrorEntry, product: ProductId) -> str | None:
    """Return the key of the unit of a product's message; `None` if it has none."""
    if entry.availability[product].message:
        return f"{product}/{entry.code}/message"
    return f"{entry.code}/message" if entry.message else None


def note_key(entry: ErrorEntry, product: ProductId) -> str | None:
    """Return the key of the unit of a product's note; `None` if it has none."""
    if entry.availability[product].note:
        return f"{product}/{entry.code}/note"
    return f"{entry.code}/note" if entry.note else None
