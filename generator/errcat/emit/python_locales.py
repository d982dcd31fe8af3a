"""What the Python package knows of languages: its locales, and the part of CLDR they need."""

from collections.abc import Mapping

from errcat.locales import NegotiationTables, negotiation_tables
from errcat.model import Catalog
from errcat.runtime.locales import LocaleMap


def list_locales(catalog: Catalog) -> tuple[str, ...]:
    """Return the tags of the package's locales, the source locale first, the others sorted."""
    return catalog.source_locale, *sorted(catalog.locales)


def select_tables(locales: tuple[str, ...]) -> NegotiationTables:
    """Return CLDR's tables for some locales, without the parents that change no answer.

    Two kinds do: those of the locales themselves, through which other tags arrive at them, and
    those that lead a tag elsewhere than shortening it does.
    """
    tables = negotiation_tables(locales)
    whole = LocaleMap(locales, *tables)
    without = LocaleMap(locales, tables.likely, {}, tables.aliases)
    ancestors = {ancestor for tag in locales for ancestor in whole.inherit(tag)}
    needed = ancestors & tables.parents.keys()
    needed |= {
        tag for tag in tables.parents if whole.fallback_chain(tag) != without.fallback_chain(tag)
    }
    while more := {tables.parents[tag] for tag in needed} & tables.parents.keys() - needed:
        needed |= more
    parents = {tag: parent for tag, parent in tables.parents.items() if tag in needed}
    return tables._replace(parents=parents)


def tabulate_fallbacks(known: LocaleMap) -> Mapping[str, tuple[str, ...]]:
    """Return the fallback chain of each locale."""
    return {tag: known.fallback_chain(tag) for tag in known.available}
