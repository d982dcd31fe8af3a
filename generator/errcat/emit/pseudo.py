"""Made-up languages for testing: English made longer and accented, and English from right to left.

Whoever looks at the site in them sees which texts cannot be translated, which do not fit when they
grow by a third, and which layout does not turn around.
"""

import re
from collections.abc import Callable, Mapping

from errcat.model import (
    Locale,
    LocaleSettings,
    LocaleTag,
    Project,
    TextKind,
    Translation,
    Unit,
)
from errcat.placeholders import Reference, Template, parse_template, render_source
from errcat.position import file_start
from errcat.prose import scan_markup
from errcat.sources import LOCALES_FOLDER

PSEUDO_LOCALES = (LocaleTag("en-XA"), LocaleTag("ar-XB"))
"""Their tags. Source: CLDR's pseudo-locales."""

_ACCENTS = str.maketrans(
    "AaBbCcDdEeFfGgHhIiJjKkLlMmNnOoPpQqRrSsTtUuVvWwXxYyZz",
    "ÅåƁƀÇçÐðÉéƑƒĜĝĤĥÎîĴĵĶķĻļṀɱÑñÖöÞþǪǫŔŕŠšŢţÛûṼṽŴŵẊẋÝýŽž",
)
_FILLER = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_WORD = re.compile(r"[^\W\d_]+")
_OVERRIDE, _POP = "\u202e", "\u202c"
"""RIGHT-TO-LEFT OVERRIDE turns a word around, POP DIRECTIONAL FORMATTING ends that."""

Disguise = Callable[[str], str]


def add_pseudo_locales(project: Project) -> Project:
    """Return the project with the made-up languages; real ones of the same name stay."""
    catalog = project.catalog
    taken = {catalog.source_locale, *catalog.locales}
    tags = [tag for tag in PSEUDO_LOCALES if tag not in taken]
    settings = {tag: LocaleSettings(tag=tag, coverage=0, span=file_start(f"{tag}")) for tag in tags}
    files = {tag: _build_locale(tag, project.units) for tag in tags}
    return project._replace(
        catalog=catalog._replace(locales={**catalog.locales, **settings}),
        locales={**project.locales, **files},
    )


def _build_locale(tag: LocaleTag, units: Mapping[str, Unit]) -> Locale:
    path = f"{LOCALES_FOLDER}/{tag}.po"
    disguise = _lengthen if tag == PSEUDO_LOCALES[0] else _turn_around
    return Locale(
        tag=tag,
        path=path,
        header={},
        header_span=file_start(path),
        translations={
            key: Translation(key, unit.text.value, _disguise(unit, disguise), False, path, 1)
            for key, unit in units.items()
        },
    )


def _disguise(unit: Unit, disguise: Disguise) -> str:
    if unit.kind is TextKind.PROSE:
        return _disguise_prose(unit.text.value, disguise)
    template, faults = parse_template(unit.text.value)
    if faults:
        return unit.text.value
    parts = (
        part if isinstance(part, Reference) else _disguise_words(part, disguise)
        for part in template.parts
    )
    text = render_source(Template(tuple(parts)))
    return text if disguise is _turn_around else f"[{text}{_fill(unit.text.value)}]"


def _disguise_prose(text: str, disguise: Disguise) -> str:
    """Disguise what stands between the marks of prose; the marks stay as they are."""
    pieces, last = [], 0
    for token in scan_markup(text):
        pieces.append(_disguise_words(text[last : token.start], disguise))
        pieces.append(text[token.start : token.end])
        last = token.end
    pieces.append(_disguise_words(text[last:], disguise))
    shown = "".join(pieces)
    return shown if disguise is _turn_around else f"{shown}{_fill(text)}"


def _disguise_words(text: str, disguise: Disguise) -> str:
    return _WORD.sub(lambda match: disguise(match.group()), text)


def _lengthen(word: str) -> str:
    return word.translate(_ACCENTS)


def _turn_around(word: str) -> str:
    return f"{_OVERRIDE}{word}{_POP}"


def _fill(text: str) -> str:
    """Return words that make a text longer by a third or more."""
    wanted, found, number = len(text) // 3, "", 0
    while len(found) < wanted:
        found += f" {_FILLER[number % len(_FILLER)]}"
        number += 1
    return found
