"""The pages for programmers and translators, and those that choose a language."""

from typing import NamedTuple

from errcat.emit.html.places import PROGRAMMERS, TRANSLATORS
from errcat.emit.html.site import Language, LocaleSite, PageHead
from errcat.emit.html.unit_places import UnitRow, list_units
from errcat.emit.python_examples import Session
from errcat.locales import format_percent
from errcat.model import TranslationState, translation_state
from errcat.units import count_states, measure_percent

_MOST_UNITS = 200
"""Rows of the table of texts that need work."""


class Share(NamedTuple):
    """A part of a language's bar."""

    state: TranslationState
    units: int
    start: float
    """Where the part begins, in percent."""
    width: float
    """In percent."""


class Coverage(NamedTuple):
    """How far a language is translated."""

    language: Language
    path: str
    shares: tuple[Share, ...]
    translated: int
    total: int
    percent: int
    """Rounded down: 100 means all of them."""


class GuidePages:
    """Renders the guides in one language."""

    def __init__(self, locale: LocaleSite, coverages: tuple[Coverage, ...]) -> None:
        self._locale = locale
        self._coverages = coverages

    def render_programmers(self) -> str:
        """Render the page for programmers."""
        locale, catalog = self._locale, self._locale.site.catalog
        place = locale.place(PROGRAMMERS)
        head = PageHead(place, locale.texts.plain("ui/for-programmers"), locale.name)
        context = {
            "distribution": catalog.python_distribution,
            "package": catalog.python_package,
            "example": Session(catalog).tour() if catalog.entries else "",
            "products": tuple(catalog.products.values()),
            "address": f"{catalog.base_url or place.root}codes/",
            "example_code": next(iter(catalog.entries), ""),
            "documents": [
                "catalog.json",
                *(f"catalog.{tag}.json" for tag in locale.site.project.locales),
                "schema/catalog.schema.json",
                "schema/catalog.texts.schema.json",
            ],
        }
        return locale.render("programmers.html.jinja", head, context)

    def render_translators(self) -> str:
        """Render the page for translators."""
        locale = self._locale
        place = locale.place(TRANSLATORS)
        head = PageHead(place, locale.texts.plain("ui/for-translators"), locale.name)
        context = {
            "coverages": self._coverages,
            "shares": {
                item.language.tag: format_percent(locale.tag, item.percent)
                for item in self._coverages
            },
            "states": tuple(TranslationState),
            "open_units": [] if locale.is_source else self._list_open_units(),
            "template": f"{locale.site.catalog.python_package}.pot",
        }
        return locale.render("translators.html.jinja", head, context)

    def _list_open_units(self) -> list[UnitRow]:
        """List the texts that need work, the first ones where there are many."""
        project = self._locale.site.project
        file = project.locales[self._locale.tag]
        units = [
            unit
            for unit in project.units.values()
            if translation_state(unit, file.translations.get(unit.key))
            is not TranslationState.TRANSLATED
        ]
        return list_units(self._locale, units[:_MOST_UNITS])


def measure_coverage(locale: LocaleSite) -> Coverage:
    """Measure how far a language is translated."""
    project = locale.site.project
    counts = count_states(project, locale.tag)
    total = sum(counts.values())
    shares, start = [], 0.0
    for state, count in counts.items():
        width = 100 * count / total if total else 0.0
        shares.append(Share(state, count, round(start, 2), round(width, 2)))
        start += width
    translated = counts[TranslationState.TRANSLATED]
    return Coverage(
        language=locale.language,
        path=project.locales[locale.tag].path,
        shares=tuple(share for share in shares if share.units),
        translated=translated,
        total=total,
        percent=measure_percent(counts),
    )
