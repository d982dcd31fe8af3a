"""Where the texts of a page stand in the sources, and what their translations are worth."""

from collections.abc import Iterable
from typing import NamedTuple

from markupsafe import Markup

from errcat.emit.html.site import LocaleSite
from errcat.model import TranslationState, Unit, translation_state


class UnitRow(NamedTuple):
    """A text of a page."""

    key: str
    path: str
    """The file, from the project's root."""
    line: int
    href: str | None
    """The place on the web, where the catalogue says where its files are shown."""
    state: TranslationState | None
    """`None` in the source language."""
    state_label: Markup | None


def list_units(locale: LocaleSite, units: Iterable[Unit]) -> list[UnitRow]:
    """List units with the place of their text in a language."""
    return [_view_unit(locale, unit) for unit in units]


def _view_unit(locale: LocaleSite, unit: Unit) -> UnitRow:
    project = locale.site.project
    file = project.locales.get(locale.tag)
    translation = file.translations.get(unit.key) if file else None
    span = unit.text.span
    path, line = span.path, span.line
    if file:
        path = file.path
        line = translation.msgid_span.line if translation else 1
    state = None if locale.is_source else translation_state(unit, translation)
    base = project.catalog.source_url
    return UnitRow(
        key=unit.key,
        path=path,
        line=line,
        href=f"{base}{path}#L{line}" if base else None,
        state=state,
        state_label=locale.texts.word(f"state-{state}") if state else None,
    )
