"""The catalogue and its translations as frozen values: no input or output, no libraries."""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple, NewType, TypeAlias

from errcat.findings import Waiver
from errcat.placeholders import Delimiters, Template
from errcat.position import Span, Text

Code = NewType("Code", str)
"""A canonical error code, as the service writes it: `InvalidInput`."""
ProductId = NewType("ProductId", str)
"""A product's short name in the catalogue, lower case with hyphens: `harbour-tower`."""
LocaleTag = NewType("LocaleTag", str)
"""A BCP 47 language tag in canonical case: `sv-SE`."""

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
"""A JSON value, for the fragments of JSON Schema and front matter that the catalogue carries."""


class Retry(StrEnum):
    """Whether sending the same request again can help."""

    NEVER = "never"
    RETRY_AFTER = "retry-after"
    """After the time that the `Retry-After` header of the response gives (RFC 9110 §10.2.3)."""
    BACK_OFF = "back-off"
    """Later, waiting longer after each failure."""


class Message(NamedTuple):
    """A message template together with the source text it was parsed from."""

    template: Template
    text: Text


class PlaceholderType(NamedTuple):
    """A form that the value of a placeholder or response property can have."""

    name: str
    label: Text
    """English name for readers, translatable: `file hash`."""
    meaning: Text
    python: str
    """The Python type of a value: `str` or `int`."""
    pattern: str
    """Regular expression for the whole value as text, unanchored, in the common part of ECMA 262
    and Python: no look-behind, no named groups, no `\\d` or `\\w`, no anchors."""
    schema: Mapping[str, Json]
    """JSON Schema fragment for the value as JSON."""
    examples: tuple[str | int, ...]
    span: Span


class Placeholder(NamedTuple):
    """A variable part of an entry's messages."""

    name: str
    type: str
    """Name of a `PlaceholderType`."""
    label: Text
    """English label as published, never translated: `the invalid hash`."""
    meaning: Text
    """Prose, translatable."""
    example: str | int
    span: Span
    example_span: Span


class Status(NamedTuple):
    """An HTTP status in use."""

    number: int
    phrase: Text
    """Reason phrase of RFC 9110 §15 (429: RFC 6585 §4): `Bad Request`."""
    label: Text
    """What published pages write before the number, never translated: `BadRequest`."""
    span: Span


class Edition(NamedTuple):
    """A version of a product's published page, known by an id of the catalogue's own."""

    id: str
    name: str
    """Product name that the edition used."""
    date: str | None
    """ISO 8601 date that the edition itself carries, or `None` where it carries none."""
    last_rows: tuple[Code, ...]
    """Codes that this edition put at the end of its table, in order, against today's order."""
    span: Span

    @property
    def label(self) -> str:
        """The name, and the date where there is one: `Harbour Suite (2025-04-18)`."""
        return f"{self.name} ({self.date})" if self.date else self.name


class PageLink(NamedTuple):
    """A link of a page; `text` is translatable unless it is only a name (`key` is then `None`)."""

    key: str | None
    text: Text
    target: Text | None


class SectionUse(NamedTuple):
    """A section's place on a product's page."""

    section: str
    heading: Text | None
    """The product's own heading, in place of the section's."""
    span: Span


class Page(NamedTuple):
    """What a product's reference page has of its own."""

    slug: Text
    """Path of the page below the locale's folder, without extension: `harbour/codes`."""
    title: Text
    heading: Text
    description: Text
    front_matter: Mapping[str, Json]
    """Further front matter, in order, between `description` and `no-loc`."""
    applies_to: tuple[PageLink, ...]
    related: tuple[PageLink, ...]
    includes: Mapping[str, PageLink]
    """INCLUDE directives by the id that sections insert them with."""
    examples: tuple[Code, ...]
    """Codes whose example responses the page shows in its section of examples."""
    sections: tuple[SectionUse, ...]


class Product(NamedTuple):
    """A product whose API answers with codes of the catalogue."""

    id: ProductId
    name: Text
    earlier_names: tuple[Text, ...]
    """Names it was published under before, oldest first."""
    localized_names: Mapping[LocaleTag, tuple[str, ...]]
    """Official names in a language, where they differ from `name`."""
    short_names: tuple[str, ...]
    """Shorter forms that count as the product's name: `Beacon` for `Lighthouse Beacon`."""
    delimiters: Delimiters
    note_separator: str
    """What stands between message and note in a table cell: `space` or `break`."""
    url: Text | None
    """The published English page."""
    editions: tuple[Edition, ...]
    """Oldest first; the last one is today's."""
    page: Page
    span: Span


class Availability(NamedTuple):
    """An entry's place in one product, with the wording that only this product has."""

    product: ProductId
    since: str
    """Id of the first edition that lists the code."""
    message: Message | None
    """Override of the entry's message, or `None`."""
    note: Text | None
    """Override of the entry's note, or `None`."""
    span: Span


class EarlierWording(NamedTuple):
    """What published pages said before today's wording."""

    message: Message | None
    note: Text | None
    until: Mapping[ProductId, str]
    """By product, the last edition that had the wording."""
    span: Span


class Example(NamedTuple):
    """An example response of an entry."""

    message: Text | None
    """The literal message, or `None`: the product's template with the placeholders' examples."""
    properties: Mapping[str, Text]
    """Values of the response's further properties, by their last name: `target`."""
    span: Span


class ErrorEntry(NamedTuple):
    """One code with everything known about it. Entries stand in the order of table rows."""

    code: Code
    formerly: tuple[Text, ...]
    """Names the entry had before: translations under them are carried over."""
    status: int
    message: Message | None
    """Base message; `None` where the service sends none that is fixed."""
    note: Text | None
    """Base note, prose."""
    placeholders: Mapping[str, Placeholder]
    cause: Text
    resolution: Text
    retry: Retry
    availability: Mapping[ProductId, Availability]
    """By product, in the order of the catalogue's products."""
    seen: tuple[Message, ...]
    """Templates of messages that real responses carried, other than the published ones."""
    earlier: tuple[EarlierWording, ...]
    example: Example
    span: Span
    """The code's own scalar."""

    def message_for(self, product: ProductId) -> Message | None:
        """Return the message in a product's wording; `None` if it has none."""
        return self.availability[product].message or self.message

    def note_for(self, product: ProductId) -> Text | None:
        """Return the note in a product's wording; `None` if it has none."""
        return self.availability[product].note or self.note


class RetiredCode(NamedTuple):
    """A code that was withdrawn and can never be used again."""

    code: Code
    reason: Text
    replacement: Code | None
    span: Span


class ResponseProperty(NamedTuple):
    """A property of the error response besides code and message."""

    path: tuple[str, ...]
    """Names from the root of the body: `("error", "target")`."""
    type: str
    """Name of a `PlaceholderType`."""
    meaning: Text
    span: Span


class ResponseShape(NamedTuple):
    """Where an error response carries what; every property is required."""

    code: tuple[str, ...]
    """Path of the error code: `("error", "code")`."""
    message: tuple[str, ...]
    properties: tuple[ResponseProperty, ...]

    @property
    def property_names(self) -> tuple[str, ...]:
        """Every property name that occurs in the body, sorted."""
        paths = (self.code, self.message, *(prop.path for prop in self.properties))
        return tuple(sorted({name for path in paths for name in path}))


class Block(NamedTuple):
    """A block of a section: its `kind` says how `text` is shown.

    Kinds: `paragraph`, `item` (adjacent ones form a list), the alerts `note`, `tip`, `important`,
    `caution`, `warning` (texts are prose), and `insert` (text is the name of an insert).
    """

    id: str
    kind: str
    text: Text


INSERTS = ("applies-to", "error-table", "details", "examples", "related")
"""What `insert` blocks can name, besides `include:ID` for an include of the product's page."""

PRODUCT_NAME = "product"
"""The reference `{product}` in prose stands for the product's name."""


class Section(NamedTuple):
    """A section that pages of several products can share."""

    id: str
    heading: Text | None
    """`None`: the section continues what stands before it, without a heading."""
    blocks: tuple[Block, ...]
    span: Span


class LocaleSettings(NamedTuple):
    """A language of the catalogue."""

    tag: LocaleTag
    coverage: int
    """Least share of translated units that `check` accepts, in percent."""
    span: Span


class Catalog(NamedTuple):
    """Everything that the folder `catalog/` says."""

    name: Text
    description: Text
    source_locale: LocaleTag
    locales: Mapping[LocaleTag, LocaleSettings]
    """Target locales; the source locale is not among them."""
    python_package: str
    base_url: str | None
    """Where the site is published, ending in `/`; `None`: no absolute links are written."""
    terms: tuple[str, ...]
    """Words that stay as they are in every language."""
    types: Mapping[str, PlaceholderType]
    statuses: Mapping[int, Status]
    products: Mapping[ProductId, Product]
    response: ResponseShape
    sections: Mapping[str, Section]
    entries: Mapping[Code, ErrorEntry]
    retired: Mapping[Code, RetiredCode]
    source_url: str | None = None
    """Where the project's files are shown on the web, ending in `/`; `None`: nowhere."""
    python_distribution: str | None = None
    """Name under which `pip` installs the Python package; `None`: it is not published."""

    def entries_of(self, product: ProductId) -> tuple[ErrorEntry, ...]:
        """Return the entries of a product in the order of its table's rows."""
        return tuple(entry for entry in self.entries.values() if product in entry.availability)


class TextKind(StrEnum):
    """How a translatable text is written."""

    MESSAGE = "message"
    """Plain text with placeholders; `{{` and `}}` are literal braces."""
    PROSE = "prose"
    """Inline Markdown: code, emphasis, links, placeholders."""
    LABEL = "label"
    """Plain text without placeholders other than `{product}`: headings, names, titles."""


class Unit(NamedTuple):
    """A translatable text: what a PO file calls a message."""

    key: str
    """`msgctxt`: `InvalidInput/message`, `section/throttling/wait`, `ui/cause`."""
    kind: TextKind
    text: Text
    """English; `text.value` is the `msgid`."""
    code: Code | None
    product: ProductId | None
    """The product whose own wording this is."""
    placeholders: tuple[Placeholder, ...]
    """Those that the English text refers to, in order of appearance, once each."""
    comment: str
    """What a translator should know of the place, one line, English."""
    former_keys: tuple[str, ...]
    """Keys that a rename left behind."""


class Strings(NamedTuple):
    """Where the strings of a unit of a PO file stand."""

    msgid_span: Span
    """From the opening quote's successor to the end of the first non-empty string line."""
    msgstr_span: Span
    msgstr_source: str
    """The string lines of `msgstr` as they stand, where wrapped or escaped; else empty."""


class Translation(NamedTuple):
    """A unit of a PO file, unescaped."""

    key: str
    """`msgctxt`."""
    msgid: str
    msgstr: str
    is_fuzzy: bool
    path: str
    line: int
    """Of the keyword `msgid`."""
    strings: Strings | None = None
    """`None`: each string stands as it is on a line of its own, a space after its keyword."""
    waivers: tuple[Waiver, ...] = ()
    """Of the translator's comments `# errcat: allow RULE: reason`; each covers the whole unit."""

    @property
    def msgid_span(self) -> Span:
        """The place of the English text, or of its first line."""
        if self.strings is not None:
            return self.strings.msgid_span
        column = len('msgid "') + 1
        return Span(self.path, self.line, column, self.line, column + len(self.msgid))

    @property
    def msgstr_span(self) -> Span:
        """The place of the translation, or of its first line."""
        if self.strings is not None:
            return self.strings.msgstr_span
        line, column = self.line + 1, len('msgstr "') + 1
        return Span(self.path, line, column, line, column + len(self.msgstr))

    @property
    def msgstr_source(self) -> str:
        """The string lines of the translation as they stand, where wrapped or escaped."""
        return self.strings.msgstr_source if self.strings else ""


class TranslationState(StrEnum):
    """What a translation is worth today."""

    TRANSLATED = "translated"
    STALE = "stale"
    """The English text has changed since."""
    FUZZY = "fuzzy"
    """A tool or translator marked it as unsure."""
    MISSING = "missing"


class Locale(NamedTuple):
    """The translations of one PO file."""

    tag: LocaleTag
    path: str
    """Relative to the project's root."""
    header: Mapping[str, str]
    """Fields of the PO header, in order."""
    header_span: Span
    translations: Mapping[str, Translation]
    """By `msgctxt`, the first one where a key stands twice; obsolete ones are left out."""
    header_waivers: tuple[Waiver, ...] = ()
    """Waivers in the comments of the header; each covers the header."""
    is_whole: bool = True
    """Whether all of the file could be read; otherwise units or the header may be missing here."""


class Project(NamedTuple):
    """Catalogue and translations, joined."""

    catalog: Catalog
    locales: Mapping[LocaleTag, Locale]
    """By tag, sorted; locales of the catalogue whose file exists."""
    units: Mapping[str, Unit]
    """Every translatable text by key, in the order of the POT."""


class Resolved(NamedTuple):
    """A unit's text in a locale, ready to be shown."""

    value: str
    is_translated: bool
    """`False`: the English text stands in for a missing, fuzzy or stale translation."""


def translation_state(unit: Unit, translation: Translation | None) -> TranslationState:
    """Tell what a translation of a unit is worth; staleness outranks the fuzzy flag."""
    if translation is None or not translation.msgstr:
        return TranslationState.MISSING
    if translation.msgid != unit.text.value:
        return TranslationState.STALE
    return TranslationState.FUZZY if translation.is_fuzzy else TranslationState.TRANSLATED


def resolve(project: Project, key: str, locale: LocaleTag) -> Resolved:
    """Return a unit's text in a locale, English where there is no good translation.

    Raises:
        KeyError: no unit has the key.
    """
    unit = project.units[key]
    if locale == project.catalog.source_locale:
        return Resolved(unit.text.value, True)
    file = project.locales.get(locale)
    translation = file.translations.get(key) if file else None
    if translation and translation_state(unit, translation) is TranslationState.TRANSLATED:
        return Resolved(translation.msgstr, True)
    return Resolved(unit.text.value, False)
