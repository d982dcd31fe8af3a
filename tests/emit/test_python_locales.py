"""The part of CLDR that a package carries leads wherever all of it would lead."""

import pytest

from errcat.emit.python_locales import select_tables
from errcat.locales import NegotiationTables, negotiation_tables
from errcat.runtime.locales import LocaleMap


def tags_of(tables: NegotiationTables) -> set[str]:
    """Every tag that tables mention."""
    mentioned = {*tables.likely, *tables.likely.values(), *tables.aliases}
    return mentioned | {*tables.parents, *tables.parents.values()}


@pytest.mark.parametrize(
    "available",
    [
        "en-US sv-SE zh-CN",
        "en-US nb-NO",
        "en-US no",
        "en-US es-ES es-MX",
        "en-US pt-BR pt-AO",
        "sv-SE en-US en-AU",
        "en-GB ar-EG de-DE",
        "en-US zh-CN zh-TW zh-HK",
        "en-US sr-RS sr-Latn fr-CA fr-FR he-IL nn-NO",
    ],
)
def test_fewer_parents_lead_every_tag_to_the_same_locales(available: str):
    locales = tuple(available.split())
    whole = LocaleMap(locales, *negotiation_tables(locales))
    few = LocaleMap(locales, *select_tables(locales))
    tags = sorted(tags_of(negotiation_tables(locales)))
    assert len(tags) > 3
    assert [few.fallback_chain(tag) for tag in tags] == [whole.fallback_chain(tag) for tag in tags]


@pytest.mark.parametrize("tag", ["no", "nn", "nor", "no-NO"])
def test_norwegian_leads_to_the_norwegian_that_there_is(tag: str):
    locales = ("en-US", "nb-NO")
    assert LocaleMap(locales, *select_tables(locales)).fallback_chain(tag) == ("nb-NO", "en-US")


def test_parents_that_change_no_answer_are_left_out():
    assert select_tables(("en-US", "sv-SE", "zh-CN")).parents == {}
