"""Entries and retired codes, from the values of their files to the model."""

from collections.abc import Iterable, Mapping

from errcat.model import (
    Availability,
    Code,
    EarlierWording,
    ErrorEntry,
    Example,
    Message,
    Placeholder,
    Product,
    ProductId,
    RetiredCode,
    Retry,
)
from errcat.placeholders import parse_template
from errcat.position import Text
from errcat.sources.rules import FindingLog
from errcat.sources.values import Record, Table, as_scalar, plain


class EntryBuilder:
    """Builds entries; the first editions of the products fill in for an absent `since`."""

    def __init__(self, products: Mapping[ProductId, Product], log: FindingLog) -> None:
        self._log = log
        self._first_editions = {key: product.editions[0].id for key, product in products.items()}
        self._ranks = {key: rank for rank, key in enumerate(products)}

    def build_entries(self, records: Iterable[Record]) -> Mapping[Code, ErrorEntry]:
        """Build the entries by code, in order; of two with the same code, the first."""
        entries: dict[Code, ErrorEntry] = {}
        for record in records:
            entry = self._build_entry(record)
            first = entries.setdefault(entry.code, entry)
            if first is not entry:
                place = f"{first.span.path}, line {first.span.line}"
                message = f"the code '{entry.code}' has an entry already, in {place}"
                advice = "join the two entries; what differs by product goes under `products`"
                self._log.add("duplicate-code", message, entry.span, advice=advice)
        return entries

    def _build_entry(self, record: Record) -> ErrorEntry:
        code = record.text("code")
        return ErrorEntry(
            code=Code(code.value),
            formerly=record.values("formerly").texts(),
            status=record.number("status"),
            message=self._message(record),
            note=record.optional_text("note"),
            placeholders={
                key.value: _build_placeholder(key, placeholder)
                for key, placeholder in record.table("placeholders").records()
            },
            cause=record.text("cause"),
            resolution=record.text("resolution"),
            retry=Retry(record.text("retry").value),
            availability=self._build_availability(record.table("products")),
            seen=tuple(self._parse(text) for text in record.values("seen").texts()),
            earlier=tuple(
                self._build_earlier(wording) for wording in record.values("earlier").records()
            ),
            example=_build_example(record.record("example")),
            span=code.span,
        )

    def _build_availability(self, table: Table) -> Mapping[ProductId, Availability]:
        found = {}
        for key, record in table.records():
            product = ProductId(key.value)
            since = record.optional_text("since")
            found[product] = Availability(
                product=product,
                since=since.value if since else self._first_editions.get(product, ""),
                message=self._message(record),
                note=record.optional_text("note"),
                span=key.span,
            )
        ranks = self._ranks
        return dict(sorted(found.items(), key=lambda item: ranks.get(item[0], len(ranks))))

    def _build_earlier(self, record: Record) -> EarlierWording:
        until = record.table("until").texts()
        return EarlierWording(
            message=self._message(record),
            note=record.optional_text("note"),
            until={ProductId(product): edition.value for product, edition in until.items()},
            span=record.span,
        )

    def _message(self, record: Record) -> Message | None:
        text = record.optional_text("message")
        return None if text is None else self._parse(text)

    def _parse(self, text: Text) -> Message:
        template, faults = parse_template(text.value)
        for start, end, message in faults:
            advice = "write {{ and }} for braces, and {name} for a placeholder"
            self._log.add("template-syntax", message, text.part(start, end), advice=advice)
        return Message(template, text)


def _build_placeholder(key: Text, record: Record) -> Placeholder:
    example = as_scalar(record.fields["example"])
    return Placeholder(
        name=key.value,
        type=record.text("type").value,
        label=record.text("label"),
        meaning=record.text("meaning"),
        example=plain(example),
        span=key.span,
        example_span=example.span,
    )


def _build_example(record: Record) -> Example:
    return Example(
        message=record.optional_text("message"), properties=record.rest.texts(), span=record.span
    )


def build_retired(retired: Table) -> Mapping[Code, RetiredCode]:
    """Build the retired codes, in the order of the file."""
    found = {}
    for key, record in retired.records():
        replacement = record.optional_text("replacement")
        code = Code(key.value)
        found[code] = RetiredCode(
            code=code,
            reason=record.text("reason"),
            replacement=None if replacement is None else Code(replacement.value),
            span=key.span,
        )
    return found
