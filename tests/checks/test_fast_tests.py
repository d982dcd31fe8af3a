"""The fast tests that keep sound texts from a closer look never hide a fault."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from errcat.checks.context import CheckContext
from errcat.checks.english import EnglishUnit
from errcat.checks.placeholder_uses import compare_uses, find_uses
from errcat.checks.text_language import check_untranslated
from errcat.checks.translations import Translations, is_irregular
from errcat.model import Locale, LocaleTag, TextKind, Translation, Unit
from errcat.placeholders import parse_template
from errcat.position import Text, file_start
from errcat.project import load_project
from errcat.texts.fault import TextFault
from errcat.texts.markup import compare_markup, find_marked_spans
from errcat.texts.sentences import find_untranslated
from errcat.texts.spacing import (
    find_control_characters,
    find_edge_space,
    find_spacing,
    style_of_locale,
)

MARKS = st.text(alphabet='aB {}`*[]()\\.,:!"“\u00a0\u200b\u202e。｛｝\n', max_size=30)
BRACED = st.text(alphabet="ab {}｛｝`\\", max_size=20)
WORDS = st.lists(
    st.sampled_from(("Berth", "is", "closed", "API", "{a}", "`b c`", ". ", ", ", "ist", "zu")),
    max_size=9,
).map(" ".join)


@pytest.fixture(scope="module")
def context() -> CheckContext:
    loaded = load_project(Path(__file__).parents[1] / "catalogs" / "lighthouse")
    assert loaded.project is not None
    return CheckContext(loaded.project, loaded.sources)


def _unit(text: str, kind: TextKind) -> Unit:
    return Unit(
        key="key",
        kind=kind,
        text=Text(text, file_start("a.yaml")),
        code=None,
        product=None,
        placeholders=(),
        comment="",
        former_keys=(),
    )


def _translate(context: CheckContext, english: str, text: str, kind: TextKind) -> Translations:
    unit = EnglishUnit(_unit(english, kind), context.lexicon)
    translation = Translation("key", english, text, False, "a.po", 1)
    locale = Locale(
        tag=LocaleTag("de-DE"),
        path="a.po",
        header={},
        header_span=file_start("a.po"),
        translations={"key": translation},
    )
    return Translations(locale, {"key": unit})


def _find_irregular(text: str, tag: str) -> Iterator[TextFault]:
    style = style_of_locale(tag)
    yield from find_spacing(text, style)
    yield from find_edge_space(text)
    yield from find_control_characters(text, style)


@given(MARKS, st.sampled_from(("de-DE", "fr-FR", "ar-EG", "zh-CN")))
@settings(max_examples=500)
def test_a_text_with_faulty_spaces_or_characters_is_irregular(text: str, tag: str) -> None:
    assert is_irregular(text) or not any(_find_irregular(text, tag))


@given(MARKS)
def test_irregular_texts_are_found_among_those_that_are_joined(
    context: CheckContext, text: str
) -> None:
    assume(text)
    pairs = _translate(context, "English", text, TextKind.LABEL).irregular
    assert [pair[1].msgstr for pair in pairs] == ([text] if is_irregular(text) else [])


@given(BRACED, BRACED, st.sampled_from(TextKind))
@settings(max_examples=500)
@example("{a}", "｛a｝{a}", TextKind.MESSAGE)
@example("`{a}` {b}", "{a} {b}", TextKind.PROSE)
@example("`{a}` {b}", "{a} `{b}`", TextKind.PROSE)
def test_placeholders_that_differ_are_among_the_braced(
    context: CheckContext, english: str, text: str, kind: TextKind
) -> None:
    assume(english and text)
    uses = find_uses(english, kind), find_uses(text, kind)
    is_different = any(compare_uses(*uses, text, ()))
    assume(not parse_template(english)[1])  # the catalogue's English has been checked
    assert not is_different or _translate(context, english, text, kind).braced


@given(MARKS, MARKS)
@settings(max_examples=500)
def test_markup_that_differs_is_among_the_marked(
    context: CheckContext, english: str, text: str
) -> None:
    assume(english and text)
    differences = compare_markup(find_marked_spans(english), find_marked_spans(text))
    is_different = any(difference.kind != "quote" for difference in differences)
    assert not is_different or _translate(context, english, text, TextKind.PROSE).marked


@given(WORDS, WORDS)
@settings(max_examples=500)
def test_english_left_over_is_found_by_its_words(
    context: CheckContext, english: str, text: str
) -> None:
    assume(english and text)
    translations = _translate(context, english, text, TextKind.PROSE)
    unit = EnglishUnit(_unit(english, TextKind.PROSE), context.lexicon)
    pair = translations.shown[0]
    masked = context.translated_text(pair, translations.style).masked
    expected = [fault[:2] for fault in find_untranslated(masked, unit.sentences)]
    changed = CheckContext(context.project, {})
    changed.__dict__["locales"] = (translations,)
    found = [fault.span for fault in check_untranslated(changed)]
    assert len(found) == len(expected)


def test_every_unit_of_a_joined_language_can_be_found_by_a_pattern(context: CheckContext) -> None:
    for translations in context.locales:
        pairs = list(translations.find_pairs(re.compile(r"[^\n]")))
        assert pairs == translations.shown
