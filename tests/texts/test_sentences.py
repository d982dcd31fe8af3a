"""Sentences, their normal form, and English left over."""

import pytest

from errcat.nearest import NameIndex
from errcat.texts.markup import mask_markup
from errcat.texts.sentences import (
    collect_sentences,
    find_leftover_words,
    find_untranslated,
    normalize_sentence,
    split_sentences,
)
from errcat.texts.vocabulary import Vocabulary

VOCABULARY = Vocabulary(
    codes=NameIndex(("NotFound",)),
    properties=frozenset(("trace",)),
    words=frozenset(("notfound", "trace", "bad", "request", "api", "lighthouse", "beacon")),
    phrases={
        "bad": (("bad", "request"),),
        "lighthouse": (("lighthouse", "beacon"),),
        "api": (("api",),),
        "trace": (("trace",),),
    },
    code_words=frozenset(("notfound",)),
)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("已占用。等待：3。", ["已占用。", "等待：3。"]),
        ("مشغول. هل تنتظر؟ نعم", ["مشغول.", "هل تنتظر؟", "نعم"]),
        ("पहला वाक्य। दूसरा", ["पहला वाक्य।", "दूसरा"]),
        ("(One.) Two", ["(One.)", "Two"]),
        ("Version 1.2 of .NET", ["Version 1.2 of .NET"]),
        ("...", ["..."]),
        ("", []),
    ],
)
def test_texts_are_split_at_the_punctuation_of_their_script(
    text: str, sentences: list[str]
) -> None:
    assert [sentence.text for sentence in split_sentences(text)] == sentences


def test_a_sentence_knows_its_place() -> None:
    text = " One.  Two. "
    assert [text[s.start : s.end] for s in split_sentences(text)] == ["One.", "Two."]


def test_the_normal_form_has_words_without_width_case_punctuation_and_numbers() -> None:
    assert normalize_sentence("Ｒeceived： 12, “Allowed”!") == ("received", "allowed")


def _leftover(translation: str, english: str) -> list[str]:
    sentences = collect_sentences((mask_markup(english),), VOCABULARY)
    faults = find_untranslated(mask_markup(translation), sentences)
    return [translation[fault.start : fault.end] for fault in faults]


def test_an_english_sentence_inside_a_translation_is_found() -> None:
    english = "Batch too large. Received: {a}, allowed: {b}."
    translation = "已超出最大批次大小。 Received： {a} ， allowed： {b}."
    assert _leftover(translation, english) == ["Received： {a} ， allowed： {b}."]


@pytest.mark.parametrize(
    "text", ["Lighthouse Beacon API", "Bad Request", "NotFound", "`trace`", "Status", "{a} {b}"]
)
def test_literals_and_single_words_may_stay(text: str) -> None:
    assert _leftover(text, text) == []


def test_words_of_a_phrase_alone_are_no_phrase() -> None:
    assert _leftover("Request failed badly", "Request failed badly") == ["Request failed badly"]


def _words(translation: str, english: str) -> list[str]:
    words = frozenset(normalize_sentence(english))
    faults = find_leftover_words(mask_markup(translation), words, VOCABULARY)
    return [translation[fault.start : fault.end] for fault in faults]


def test_english_words_in_another_script_are_found_as_runs() -> None:
    assert _words("泊位 is occupied 了，queue", "The berth is occupied; queue") == [
        "occupied",
        "queue",
    ]


@pytest.mark.parametrize(
    "text", ["API 概述", "OData 查询", "URL 无效", "Retry-After 标头", "Beacon", "`queue` 参数"]
)
def test_declared_words_acronyms_names_and_code_may_stay(text: str) -> None:
    assert _words(text, "API overview OData query URL Retry-After header Beacon queue") == []


def test_words_that_the_english_does_not_have_may_stay() -> None:
    assert _words("请参阅 wikipedia", "See the article") == []
