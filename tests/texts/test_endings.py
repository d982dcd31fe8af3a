"""End punctuation of texts and translations."""

import pytest

from errcat.texts.endings import (
    EndKind,
    Habits,
    compare_endings,
    find_ending,
    learn_habits,
)
from errcat.texts.spacing import style_of_locale


@pytest.mark.parametrize(
    ("text", "kind", "mark"),
    [
        ("Closed.", EndKind.STOP, "."),
        ("(Closed.)", EndKind.STOP, "."),
        ("*Closed*.", EndKind.STOP, "."),
        ("*Closed.*", EndKind.STOP, "."),
        ("See [the manual.](https://x.example/a_b)", EndKind.STOP, "."),
        ("「閉鎖。」", EndKind.STOP, "。"),
        ("Really?", EndKind.QUESTION, "?"),
        ("حقًا؟", EndKind.QUESTION, "؟"),
        ("As follows:", EndKind.COLON, ":"),
        ("如下：", EndKind.COLON, "："),
        ("Closed", EndKind.NONE, ""),
        ("{name}", EndKind.NONE, ""),
        ("", EndKind.NONE, ""),
        ("***", EndKind.NONE, ""),
    ],
)
def test_the_mark_that_closes_a_text_is_found(text: str, kind: EndKind, mark: str) -> None:
    ending = find_ending(text)
    assert (ending.kind, ending.mark) == (kind, mark)
    assert text[ending.start : ending.start + len(mark)] == mark


def _habits(*translations: str) -> Habits:
    return learn_habits((find_ending("A."), find_ending(text), 1) for text in translations)


def test_a_mark_that_most_texts_have_is_a_habit() -> None:
    assert _habits("一。", "二。", "三。", "四.") == {EndKind.STOP: "。"}


def test_few_or_mixed_texts_make_no_habit() -> None:
    assert _habits("一。", "二。") == {}
    assert _habits("一。", "二。", "三。", "四.", "五.", "六.") == {}


def _compare(
    english: str, translation: str, tag: str = "sv-SE", habits: Habits | None = None
) -> tuple[str, str | None] | None:
    endings = find_ending(english), find_ending(translation)
    fault = compare_endings(*endings, habits or {}, style_of_locale(tag))
    return fault and (translation[fault.start : fault.end], fault.expected)


def test_a_missing_mark_is_found_at_the_last_letter() -> None:
    assert _compare("Closed.", "*Stängd*") == ("d", "d.")


def test_a_mark_too_many_is_found() -> None:
    assert _compare("Closed", "Stängd.") == (".", "")


def test_another_mark_is_found() -> None:
    assert _compare("As follows:", "Enligt följande.") == (".", ":")


def test_an_ascii_mark_against_the_habit_is_found() -> None:
    assert _compare("A.", "四.", "zh-CN", {EndKind.STOP: "。"}) == (".", "。")


def test_an_exclamation_in_place_of_a_full_stop_is_left_alone() -> None:
    assert _compare("Closed.", "Stängd!", habits={EndKind.STOP: "."}) is None


@pytest.mark.parametrize("tag", ["th-TH", "lo-LA"])
def test_languages_without_full_stops_need_none(tag: str) -> None:
    assert _compare("Closed.", "ปิด", tag) is None


@pytest.mark.parametrize(
    ("tag", "text"), [("hy-AM", "Ո՞վ։"), ("hy-AM", "Ո՞վ:"), ("el-GR", "Ποιος;"), ("ar-EG", "من؟")]
)
def test_questions_end_as_their_script_ends_them(tag: str, text: str) -> None:
    assert _compare("Who?", text, tag) is None


def test_a_semicolon_is_no_question_mark_elsewhere() -> None:
    assert _compare("Who?", "Vem;", "sv-SE") == (";", "?")
