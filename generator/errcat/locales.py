"""Locale tags: their form, what they fall back to, and how their languages are named and written.

Tags are BCP 47. Their form is known here; all else is CLDR data, which Babel holds: it is imported
where it is needed, because loading it takes longer than a whole check.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from babel import Locale

_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})"
    r"(?:-(?P<script>[a-z]{4}))?"
    r"(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?P<variants>(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*)"
    r"(?P<extensions>(?:-[0-9a-wyz](?:-[a-z0-9]{2,8})+)*)"
    r"(?P<private>-x(?:-[a-z0-9]{1,8})+)?",
    re.IGNORECASE,
)
"""Source: RFC 5646 §2.1 without grandfathered tags and extended language subtags."""

RIGHT_TO_LEFT_SCRIPTS = frozenset(
    ("Adlm", "Arab", "Aran", "Hebr", "Mand", "Mend", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi")
)
"""Scripts of living languages that run from right to left. Source: CLDR 46 scriptMetadata.txt."""


class Subtags(NamedTuple):
    """The parts of a well-formed tag in canonical case; those that are absent are empty."""

    language: str
    script: str
    region: str
    rest: str
    """Variants, extensions and private use, with the hyphen before them."""

    def __str__(self) -> str:
        return "-".join(filter(None, self[:3])) + self.rest


def is_well_formed(tag: str) -> bool:
    """Tell whether a text has the form of a tag, whatever its letters' case."""
    return _TAG.fullmatch(tag) is not None


def split_tag(tag: str) -> Subtags:
    """Split a tag into its parts and bring them to canonical case.

    Raises:
        ValueError: it is not well-formed.
    """
    match = _TAG.fullmatch(tag)
    if match is None:
        raise ValueError(f"{tag!r} is no language tag (BCP 47): expected a form like 'pt-BR'")
    script, region = match["script"] or "", match["region"] or ""
    rest = tag[match.start("variants") :].lower()
    return Subtags(match["language"].lower(), script.title(), region.upper(), rest)


def format_tag(tag: str) -> str:
    """Return a tag in canonical case: `ZH-hant-tw` becomes `zh-Hant-TW`.

    Source: RFC 5646 §2.1.1.

    Raises:
        ValueError: it is not well-formed.
    """
    return str(split_tag(tag))


def canonicalize(text: str) -> str:
    """Return the canonical tag that a text means: `sv_se` is `sv-SE`, `iw` is `he`.

    Source: RFC 5646 §4.5; deprecated languages as CLDR replaces them.

    Raises:
        ValueError: it is no tag, or CLDR does not know its language, script or region.
    """
    parts = _replace_deprecated(split_tag(text.replace("_", "-")))
    english = _load_locale("en")
    for kind, subtag, known in (
        ("language", parts.language, english.languages),
        ("script", parts.script, english.scripts),
        ("region", parts.region, english.territories),
    ):
        if subtag and subtag not in known:
            raise ValueError(f"{text!r} is no known locale: no {kind} has the code {subtag!r}")
    return str(parts)


def _replace_deprecated(parts: Subtags) -> Subtags:
    alias = _read_cldr("language_aliases").get(parts.language)
    if alias is None:
        return parts
    now = split_tag(alias.replace("_", "-"))
    script, region = parts.script or now.script, parts.region or now.region
    return Subtags(now.language, script, region, parts.rest)


def fallback_chain(tag: str) -> tuple[str, ...]:
    """Return the tags to look a text up under, the tag itself first, the most general last.

    Lookup drops subtags from the end, but a language in a script that it is not usually written in
    falls back to nothing without the script, and CLDR's parent locales come before mere dropping.
    `zh-TW` gives `zh-TW`, `zh-Hant-TW`, `zh-Hant`; `en-GB` gives `en-GB`, `en-001`, `en`.

    Source: RFC 4647 §3.4; UTS #35 part 1, "Parent Locales".

    Raises:
        ValueError: the tag is not well-formed.
    """
    return tuple(dict.fromkeys(_walk_up(format_tag(tag))))


def _walk_up(tag: str) -> Iterator[str]:
    parents = _read_cldr("parent_exceptions")
    current: str | None = tag
    while current:
        yield current
        parts = split_tag(current)
        parent = parents.get(current.replace("-", "_"))
        current = parent.replace("_", "-") if parent else _truncate(parts)


def _truncate(parts: Subtags) -> str | None:
    """Return what a tag without a declared parent falls back to, `None` where the chain ends."""
    if parts.rest:
        shorter = re.sub(r"(?:-[a-z0-9])?-[a-z0-9]+$", "", parts.rest)
        return str(parts._replace(rest=shorter))
    usual = _likely_script(parts.language, "")
    if parts.region and not parts.script:
        script = _likely_script(parts.language, parts.region)
        return parts.language if script == usual else str(parts._replace(script=script))
    if parts.region:
        return str(parts._replace(region=""))
    return parts.language if parts.script == usual else None


def script_of(tag: str) -> str:
    """Return the ISO 15924 code of the script that a locale is written in: `Latn`, `Hant`.

    Raises:
        ValueError: the tag is not well-formed.
    """
    parts = split_tag(tag)
    return parts.script or _likely_script(parts.language, parts.region)


def _likely_script(language: str, region: str) -> str:
    """Return the script that a language is likely written in; `Latn` where CLDR does not say."""
    likely = _read_cldr("likely_subtags")
    full = likely.get(f"{language}_{region}") or likely.get(language) or f"{language}_Latn"
    return full.split("_")[1]


def text_direction(tag: str) -> str:
    """Return `rtl` or `ltr`, as HTML names the direction of a locale's script.

    Raises:
        ValueError: the tag is not well-formed.
    """
    return "rtl" if script_of(tag) in RIGHT_TO_LEFT_SCRIPTS else "ltr"


class NegotiationTables(NamedTuple):
    """What CLDR knows of some languages, for finding the best locale at run time; with hyphens."""

    likely: Mapping[str, str]
    """Full tags by language, and by language with script or region where these tell more."""
    parents: Mapping[str, str]
    """Parents that differ from the shortened tag."""
    aliases: Mapping[str, str]
    """Languages by deprecated code."""


def negotiation_tables(tags: Iterable[str]) -> NegotiationTables:
    """Return the part of CLDR that leads from any tag to the given ones, sorted by key."""
    parents = {
        _hyphenate(tag): _hyphenate(up) for tag, up in _read_cldr("parent_exceptions").items()
    }
    languages = {split_tag(up).language for tag in tags for up in fallback_chain(tag)}
    languages |= {tag for tag, up in parents.items() if "-" not in tag and up in languages}

    def select(table: Mapping[str, str]) -> dict[str, str]:
        return {tag: full for tag, full in sorted(table.items()) if tag.split("-")[0] in languages}

    likely = {
        _hyphenate(tag): _hyphenate(full) for tag, full in _read_cldr("likely_subtags").items()
    }
    aliases = {
        old: new
        for old, new in sorted(_read_cldr("language_aliases").items())
        if new in languages and "_" not in old
    }
    return NegotiationTables(select(likely), select(parents), aliases)


def _hyphenate(tag: str) -> str:
    return tag.replace("_", "-")


def native_name(tag: str) -> str:
    """Return a locale's name in its own language: `svenska (Sverige)`.

    The English name stands in where CLDR has none, and the tag where it has neither.

    Raises:
        ValueError: the tag is not well-formed.
    """
    locale = _find_locale(tag)
    return _display_name(tag, locale) if locale else english_name(tag)


def english_name(tag: str) -> str:
    """Return a locale's English name: `Swedish (Sweden)`; the tag where CLDR has none.

    Raises:
        ValueError: the tag is not well-formed.
    """
    return _display_name(tag, _load_locale("en"))


def _display_name(tag: str, language: "Locale") -> str:
    """Name a locale in a language; what CLDR gives no name stays a code."""
    parts = split_tag(tag)
    name = language.languages.get(parts.language, parts.language)
    details = [
        names.get(code, code)
        for names, code in ((language.scripts, parts.script), (language.territories, parts.region))
        if code
    ]
    return f"{name} ({', '.join(details)})" if details else name


def plural_forms(tag: str) -> str:
    """Return the value of the field `Plural-Forms` in a PO header.

    Raises:
        ValueError: the tag is not well-formed.
    """
    from babel.messages.plurals import get_plural

    locale = _find_locale(tag)
    return str(get_plural(locale)) if locale else "nplurals=2; plural=(n != 1);"


def format_percent(tag: str, percent: int) -> str:
    """Return a share as a locale writes it: `100 %` in Swedish, `100%` in English.

    Raises:
        ValueError: the tag is not well-formed.
    """
    from babel.numbers import format_percent as format_share

    return format_share(percent / 100, locale=_find_locale(tag) or "en")


def _find_locale(tag: str) -> "Locale | None":
    """Return the CLDR locale of a tag or of the nearest one that it falls back to, if any."""
    for candidate in fallback_chain(tag):
        try:
            return _load_locale(candidate)
        except LookupError:
            continue
    return None


def _load_locale(tag: str) -> "Locale":
    """Return the CLDR locale of a tag.

    Raises:
        LookupError: CLDR has none.
    """
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(tag, sep="-")
    except (UnknownLocaleError, ValueError) as error:  # the latter for forms that it cannot read
        raise LookupError(tag) from error


def _read_cldr(
    table: Literal["language_aliases", "likely_subtags", "parent_exceptions"],
) -> Mapping[str, str]:
    """Return a table of CLDR's supplemental data; its keys and values have underscores."""
    from babel.core import get_global

    return get_global(table)
