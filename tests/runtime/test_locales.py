import pytest
from hypothesis import given
from hypothesis import strategies as st

from errcat.locales import negotiation_tables
from errcat.runtime.locales import LocaleMap


def map_of(*tags: str) -> LocaleMap:
    return LocaleMap(tags, *negotiation_tables(tags))


@pytest.mark.parametrize(
    ("available", "tag", "chain"),
    [
        ("en-US sv-SE zh-CN", "sv-SE", "sv-SE en-US"),
        ("en-US sv-SE zh-CN", "sv", "sv-SE en-US"),
        ("en-US sv-SE zh-CN", "SV_se", "sv-SE en-US"),
        ("en-US sv-SE zh-CN", "sv-FI", "sv-SE en-US"),
        ("en-US sv-SE zh-CN", "sv-Latn-SE-x-private", "sv-SE en-US"),
        ("en-US sv-SE zh-CN", "zh", "zh-CN en-US"),
        ("en-US sv-SE zh-CN", "zh-SG", "zh-CN en-US"),
        ("en-US sv-SE zh-CN", "zh-Hans", "zh-CN en-US"),
        ("en-US sv-SE zh-CN", "zh-Hans-SG", "zh-CN en-US"),
        ("en-US sv-SE zh-CN", "cmn-CN", "zh-CN en-US"),
        ("en-US sv-SE zh-CN", "zh-cmn-Hans-CN", "zh-CN en-US"),
        ("en-US sv-SE zh-CN", "zh-Hant-HK", "en-US"),
        ("en-US sv-SE zh-CN", "zh-TW", "en-US"),
        ("en-US sv-SE zh-CN", "de", "en-US"),
        ("en-US sv-SE zh-CN", "en-AU", "en-US"),
        ("en-US zh-CN zh-TW", "zh-Hant-HK", "zh-TW en-US"),
        ("en-US zh-CN zh-TW", "zh-MO", "zh-TW en-US"),
        ("en-US zh-CN zh-TW", "zh-SG", "zh-CN en-US"),
        ("en-US zh-TW", "zh-HK", "zh-TW en-US"),
        ("en-US zh-TW", "zh", "en-US"),
        ("en-US nb-NO", "no", "nb-NO en-US"),
        ("en-US nb-NO", "nn", "nb-NO en-US"),
        ("en-US nb-NO", "nb", "nb-NO en-US"),
        ("en-US no", "nb-NO", "no en-US"),
        ("en-US nn-NO nb-NO", "nb", "nb-NO nn-NO en-US"),
        ("en-US pt-BR pt-PT", "pt", "pt-BR pt-PT en-US"),
        ("en-US pt-BR pt-PT", "pt-AO", "pt-PT pt-BR en-US"),
        ("en-US pt-PT", "pt-BR", "pt-PT en-US"),
        ("en-US fr-CA fr-FR", "fr-CH", "fr-FR fr-CA en-US"),
        ("en-US en-GB", "en-AU", "en-GB en-US"),
        ("en-US en-GB", "en-CA", "en-US"),
        ("en-US es-ES es-419", "es-MX", "es-419 es-ES en-US"),
        ("en-US sr-RS", "sr-Latn-RS", "en-US"),
        ("en-US sr-RS sr-Latn", "sr-ME", "sr-Latn en-US"),
        ("en-US he-IL", "iw", "he-IL en-US"),
        ("en-US zh-CN zh-TW", "zh-Hans-TW", "zh-CN en-US"),
        ("en-US zh-SG", "zh-Hans-TW", "zh-SG en-US"),
        ("en-US zh-CN zh-TW", "zh-Hant-TW", "zh-TW en-US"),
        ("en-US sr-RS sr-ME sr-Latn-ME", "sr-Cyrl-ME", "sr-RS en-US"),
        ("en-US zh-CN", "zh-yue", "en-US"),
        ("en-US zh-CN", "zh-min-nan", "en-US"),
        ("en-US sv-SE", "sv_SE.UTF-8", "sv-SE en-US"),
        ("en-US sv-SE", "sv_SE.UTF-8@euro", "sv-SE en-US"),
        ("en-US sv-SE", "C.UTF-8", "en-US"),
    ],
)
def test_a_tag_leads_to_the_nearest_locales(available: str, tag: str, chain: str):
    assert map_of(*available.split()).fallback_chain(tag) == tuple(chain.split())


@pytest.mark.parametrize(
    "tag", ["", "-", "x", "*", "i-klingon", "sv--SE", "sv\n", "s" * 100, "瑞典"]
)
def test_what_is_no_tag_leads_to_the_source_locale(tag: str):
    assert map_of("en-US", "sv-SE").fallback_chain(tag) == ("en-US",)


@pytest.mark.parametrize(
    ("header", "locale"),
    [
        ("sv", "sv-SE"),
        ("sv-SE,sv;q=0.9,en-US;q=0.8,en;q=0.7", "sv-SE"),
        ("de, sv;q=0.5, en;q=0.1", "sv-SE"),
        ("en;q=0.2, sv;q=0.7, zh;q=0.5", "sv-SE"),
        ("en;q=0.2,sv;q=0.2", "en-US"),
        ("zh-Hant-HK, sv;q=0.3", "sv-SE"),
        ("sv ; Q=0.4 , zh-SG;q=1.000", "zh-CN"),
        ("sv;q=0, zh;q=0.1", "zh-CN"),
        ("sv-FI, sv;q=0", None),
        ("sv;q=0.0001, en", "en-US"),
        ("sv;q=1.5, zh", "zh-CN"),
        ("sv;q=, zh;q=0.5", "zh-CN"),
        ("sv;level=1;q=0.1, zh;q=0.5", "zh-CN"),
        ("sv;q=0.5;x=y, zh;q=0.7", "zh-CN"),
        ("sv;level=1, zh;q=0.5", "sv-SE"),
        ("*", "en-US"),
        ("fr, *;q=0.5", "en-US"),
        ("*, sv;q=0.5", "sv-SE"),
        ("en;q=0, *", "sv-SE"),
        ("en;q=0, sv;q=0, zh;q=0, *", None),
        ("*;q=0", None),
        ("", None),
        (",;q=,=;,,q=1", None),
    ],
)
def test_a_header_asks_for_the_language_of_the_greatest_weight(header: str, locale: str | None):
    assert map_of("en-US", "sv-SE", "zh-CN").negotiate(header) == locale


@given(st.text() | st.from_regex(r"([a-z]{2}(-[A-Z]{2})?(;q=[01]\.[0-9])?,){1,5}"))
def test_any_header_leads_to_a_locale_or_nothing(header: str):
    assert map_of("en-US", "sv-SE").negotiate(header) in ("en-US", "sv-SE", None)


@given(st.text() | st.from_regex(r"[a-zA-Z]{2,3}([-_][a-zA-Z0-9]{1,8}){0,4}"))
def test_any_tag_leads_to_a_chain_that_ends_with_the_source_locale(tag: str):
    chain = map_of("en-US", "pt-BR", "pt-PT", "zh-TW").fallback_chain(tag)
    assert chain[-1] == "en-US"
    assert len(set(chain)) == len(chain)


def test_every_locale_comes_first_in_its_own_chain():
    tags = ("en-US", "pt-PT", "pt-BR", "zh-Hant", "zh-TW", "zh-CN", "nb-NO", "no", "sr-Latn")
    known = map_of(*tags)
    assert [known.fallback_chain(tag)[0] for tag in tags] == list(tags)


def test_a_header_of_any_length_is_read_in_a_moment():
    assert map_of("en-US", "sv-SE").negotiate("de," * 1_000_000) is None
