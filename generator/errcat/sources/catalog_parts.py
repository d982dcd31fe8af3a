"""Types, statuses, response, sections and languages, from their files' values to the model."""

from collections.abc import Mapping

from errcat.model import (
    Block,
    LocaleSettings,
    LocaleTag,
    PlaceholderType,
    ResponseProperty,
    ResponseShape,
    Section,
    Status,
)
from errcat.position import Text
from errcat.sources.rules import FindingLog
from errcat.sources.values import Record, Table, as_text, plain


def build_types(types: Table) -> Mapping[str, PlaceholderType]:
    """Build the types by name, in the order of the file."""
    return {
        key.value: PlaceholderType(
            name=key.value,
            label=record.text("label"),
            meaning=record.text("meaning"),
            python=record.text("python").value,
            pattern=record.text("pattern").value,
            schema=record.json("schema"),
            examples=tuple(plain(example) for example in record.values("examples").items),
            span=key.span,
        )
        for key, record in types.records()
    }


def build_statuses(statuses: Table) -> Mapping[int, Status]:
    """Build the statuses by number, in the order of the file; keys that are no numbers are left."""
    return {
        int(key.value): Status(
            number=int(key.value),
            phrase=record.text("phrase"),
            label=record.text("label"),
            span=key.span,
        )
        for key, record in statuses.records()
        if key.value.isascii() and key.value.isdigit() and len(key.value) == 3
    }


def build_response(record: Record) -> ResponseShape:
    """Build the shape of error responses."""
    return ResponseShape(
        code=_path(record.text("code")),
        message=_path(record.text("message")),
        properties=tuple(
            ResponseProperty(
                path=_path(key),
                type=fields.text("type").value,
                meaning=fields.text("meaning"),
                span=key.span,
            )
            for key, fields in record.table("properties").records()
        ),
    )


def _path(text: Text) -> tuple[str, ...]:
    return tuple(text.value.split("."))


def build_sections(sections: Table) -> Mapping[str, Section]:
    """Build the sections by id, in the order of the file."""
    return {
        key.value: Section(
            id=key.value,
            heading=record.optional_text("heading"),
            blocks=tuple(_build_block(*pair) for pair in record.table("body").records()),
            span=key.span,
        )
        for key, record in sections.records()
    }


def _build_block(key: Text, record: Record) -> Block:
    kind, text = next(iter(record.fields.items()))
    return Block(key.value, kind, as_text(text))


def build_locales(
    locales: Table, source: LocaleTag, log: FindingLog
) -> Mapping[LocaleTag, LocaleSettings]:
    """Build the settings of the languages by tag, in the order of the file."""
    found = {}
    for key, record in locales.records():
        tag = LocaleTag(key.value)
        if tag == source:
            message = f"'{tag}' is the language of the catalogue itself"
            log.add("invalid-value", message, key.span, advice="remove it from the translations")
        else:
            found[tag] = LocaleSettings(tag=tag, coverage=record.number("coverage"), span=key.span)
    return found
