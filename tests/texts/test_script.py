"""Scripts of letters, texts and locales."""

import unicodedata

import pytest
from babel import Locale
from babel.core import get_global
from babel.localedata import locale_identifiers

from errcat.texts.script import (
    dominant_script,
    is_script_of_locale,
    script_of_letter,
    script_of_locale,
)

_SCRIPT_BY_NAME = {
    "LATIN": "Latn",
    "GREEK": "Grek",
    "CYRILLIC": "Cyrl",
    "ARABIC": "Arab",
    "HEBREW": "Hebr",
    "DEVANAGARI": "Deva",
    "THAI": "Thai",
    "HANGUL": "Hang",
    "HIRAGANA": "Kana",
    "KATAKANA": "Kana",
    "CJK": "Hani",
    "ARMENIAN": "Armn",
    "GEORGIAN": "Geor",
    "ETHIOPIC": "Ethi",
    "KHMER": "Khmr",
    "TAMIL": "Taml",
}


@pytest.mark.parametrize(("word", "script"), _SCRIPT_BY_NAME.items())
def test_letters_have_the_script_that_their_names_say(word: str, script: str) -> None:
    letters = [
        letter
        for letter in map(chr, range(0x2D00))
        if letter.isalpha() and unicodedata.name(letter, "").startswith(f"{word} LETTER")
    ]
    assert {script_of_letter(letter) for letter in letters} <= {script}


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("Liegeplatz {berth}", "Latn"),
        ("泊位 A-7 已被占用", "Hani"),
        ("バース A-7 は使用中", "Kana"),
        ("الرصيف A-7 مشغول", "Arab"),
        ("причал занят", "Cyrl"),
        ("404 …", "Zyyy"),
        ("", "Zyyy"),
    ],
)
def test_the_dominant_script_is_that_of_most_letters(text: str, script: str) -> None:
    assert dominant_script(text) == script


@pytest.mark.parametrize(
    ("tag", "script"),
    [
        ("sv-SE", "Latn"),
        ("zh-CN", "Hans"),
        ("zh-TW", "Hant"),
        ("zh-Hant-HK", "Hant"),
        ("ja-JP", "Jpan"),
        ("sr-Latn-RS", "Latn"),
        ("sr", "Cyrl"),
        ("uz-AF", "Arab"),
        ("pt_BR", "Latn"),
        ("ar-XB", "Arab"),
    ],
)
def test_a_locale_is_written_in_its_script(tag: str, script: str) -> None:
    assert script_of_locale(tag) == script


def test_scripts_of_locales_are_those_of_cldr() -> None:
    tags = [tag for tag in locale_identifiers() if Locale.parse(tag).script]
    wrong = [tag for tag in tags if script_of_locale(tag) != Locale.parse(tag).script]
    assert wrong == []


def test_scripts_of_languages_are_the_likely_ones_of_cldr() -> None:
    likely = get_global("likely_subtags")
    languages = {tag.partition("_")[0] for tag in locale_identifiers()} & set(likely)
    scripts = {language: likely[language].split("_")[1] for language in languages}
    assert {language: script_of_locale(language) for language in languages} == scripts


def test_kana_and_han_are_at_home_in_japanese() -> None:
    assert is_script_of_locale("Kana", "Jpan")
    assert is_script_of_locale("Hani", "Jpan")
    assert not is_script_of_locale("Hang", "Jpan")
