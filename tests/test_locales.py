"""Locale tags: form, canonical form, fallback, names, direction."""

import pytest
from babel.core import localedata

from errcat.locales import (
    canonicalize,
    english_name,
    fallback_chain,
    format_percent,
    format_tag,
    is_well_formed,
    native_name,
    plural_forms,
    script_of,
    text_direction,
)
from errcat.texts.script import script_of_locale

CLDR_TAGS = tuple(format_tag(tag.replace("_", "-")) for tag in localedata.locale_identifiers())


@pytest.mark.parametrize(
    "tag", ["sv", "sv-SE", "zh-Hant-TW", "es-419", "ca-ES-valencia", "de-1996", "en-US-u-co-x-a"]
)
def test_tags_of_bcp_47_are_well_formed(tag: str):
    assert is_well_formed(tag)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "s",
        "sv_SE",
        "sv-",
        "-SE",
        "../sv",
        "/sv",
        "sv/SE",
        "sv-SE.po",
        "swedish",
        "sv SE",
        "sv-SE\n",
    ],
)
def test_other_texts_are_not_well_formed(text: str):
    assert not is_well_formed(text)


@pytest.mark.parametrize(
    ("tag", "canonical"),
    [("SV-se", "sv-SE"), ("ZH-hant-tw", "zh-Hant-TW"), ("CA-es-VALENCIA", "ca-ES-valencia")],
)
def test_tags_are_brought_to_the_usual_case(tag: str, canonical: str):
    assert format_tag(tag) == canonical


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("sv-SE", "sv-SE"),
        ("sv_se", "sv-SE"),
        ("iw", "he"),
        ("iw-IL", "he-IL"),
        ("sh", "sr-Latn"),
        ("tlh", "tlh"),
        ("ar-XB", "ar-XB"),
    ],
)
def test_the_canonical_tag_of_a_text_is_found(text: str, tag: str):
    assert canonicalize(text) == tag


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("xx-SE", "no language has the code 'xx'"),
        ("sv-QQ", "no region has the code 'QQ'"),
        ("sv-Qqqq", "no script has the code 'Qqqq'"),
        ("../../etc", "no language tag"),
        ("sv-SE.po", "no language tag"),
    ],
)
def test_what_is_no_known_locale_is_refused_with_the_reason(text: str, reason: str):
    with pytest.raises(ValueError, match=reason):
        canonicalize(text)


@pytest.mark.parametrize(
    ("tag", "chain"),
    [
        ("sv-SE", "sv-SE sv"),
        ("en-GB", "en-GB en-001 en"),
        ("es-MX", "es-MX es-419 es"),
        ("pt-AO", "pt-AO pt-PT pt"),
        ("nb-NO", "nb-NO nb no"),
        ("zh-CN", "zh-CN zh"),
        ("zh-SG", "zh-SG zh"),
        ("zh-TW", "zh-TW zh-Hant-TW zh-Hant"),
        ("zh-Hant-MO", "zh-Hant-MO zh-Hant-HK zh-Hant"),
        ("sr-Latn-RS", "sr-Latn-RS sr-Latn"),
        ("sr-Cyrl-RS", "sr-Cyrl-RS sr-Cyrl sr"),
        ("de-DE-u-co-phonebk", "de-DE-u-co-phonebk de-DE-u-co de-DE de"),
        ("ar-XB", "ar-XB ar"),
    ],
)
def test_a_locale_falls_back_to_its_parents(tag: str, chain: str):
    assert fallback_chain(tag) == tuple(chain.split())


def test_every_chain_begins_with_the_tag_and_ends():
    chains = {tag: fallback_chain(tag) for tag in CLDR_TAGS}
    assert [tag for tag, chain in chains.items() if chain[0] != tag or len(chain) > 5] == []


def test_no_locale_falls_back_to_one_in_another_script():
    scripts = {tag: {script_of(step) for step in fallback_chain(tag)} for tag in CLDR_TAGS}
    assert [tag for tag, found in scripts.items() if len(found) > 1] == []


def test_the_small_tables_for_texts_agree_with_cldr_about_scripts():
    assert [tag for tag in CLDR_TAGS if script_of_locale(tag) != script_of(tag)] == []


@pytest.mark.parametrize(
    ("tag", "direction"),
    [
        ("ar-EG", "rtl"),
        ("he", "rtl"),
        ("ar-XB", "rtl"),
        ("az-IR", "rtl"),
        ("sv-SE", "ltr"),
        ("ja", "ltr"),
        ("tlh", "ltr"),
    ],
)
def test_direction_follows_the_script(tag: str, direction: str):
    assert text_direction(tag) == direction


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("sv-SE", "svenska (Sverige)"),
        ("zh-CN", "中文 (中国)"),
        ("ja", "日本語"),
        ("en-XA", "English (Pseudo-Accents)"),
        ("tlh", "Klingon"),
        ("qaa", "qaa"),
    ],
)
def test_a_locale_has_a_name_in_its_own_language(tag: str, name: str):
    assert native_name(tag) == name


def test_a_locale_has_an_english_name():
    assert english_name("zh-Hant-TW") == "Chinese (Traditional, Taiwan)"


@pytest.mark.parametrize(
    ("tag", "forms"),
    [
        ("sv-SE", "nplurals=2; plural=(n != 1);"),
        ("ja-JP", "nplurals=1; plural=0;"),
        ("qaa", "nplurals=2; plural=(n != 1);"),
    ],
)
def test_plural_forms_are_those_of_gettext(tag: str, forms: str):
    assert plural_forms(tag) == forms


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("en-US", "97%"), ("sv-SE", "97\u00a0%"), ("xx", "97%"), ("en-XA", "97%")],
)
def test_shares_are_written_as_the_locale_does(tag: str, expected: str):
    assert format_percent(tag, 97) == expected
