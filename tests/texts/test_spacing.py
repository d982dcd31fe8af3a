"""Spaces, punctuation and invisible characters by locale."""

import pytest

from errcat.texts.fault import TextFault
from errcat.texts.markup import MASK
from errcat.texts.spacing import (
    find_control_characters,
    find_edge_space,
    find_mixed_width,
    find_spacing,
    style_of_locale,
)


def _spacing(text: str, tag: str) -> list[tuple[str, str | None]]:
    faults = find_spacing(text, style_of_locale(tag))
    return [(text[fault.start : fault.end], fault.expected) for fault in faults]


@pytest.mark.parametrize(
    "text",
    ["Feld .", "Feld , dann", "Feld ;", "Feld )", "Feld ]", "Feld ?", f"{MASK} .", "Feld .)"],
)
def test_a_space_before_closing_punctuation_is_found(text: str) -> None:
    assert _spacing(text, "de-DE") == [(" ", "")]


@pytest.mark.parametrize(
    "text", [".NET und .config", "a .b", "von … bis", "100 %", "– so –", "(…)", "a ... b", "x :-"]
)
def test_a_space_before_other_marks_is_left_alone(text: str) -> None:
    assert _spacing(text, "de-DE") == []


def test_doubled_spaces_are_found_inside_a_text() -> None:
    assert _spacing("Feld  ist\u00a0 leer", "de-DE") == [("  ", " "), ("\u00a0 ", " ")]


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f"])
def test_french_spaces_stand_before_double_punctuation(space: str) -> None:
    assert _spacing(f"Erreur{space}: essayez{space}; vraiment{space}!", "fr-FR") == []


def test_french_has_no_space_before_a_full_stop() -> None:
    assert _spacing("Erreur .", "fr-FR") == [(" ", "")]


@pytest.mark.parametrize("tag", ["zh-CN", "ja-JP", "ko-KR", "sv-SE"])
def test_a_space_before_a_full_width_mark_is_found_in_every_language(tag: str) -> None:
    assert _spacing(f"{MASK} 。", tag) == [(" ", "")]


def _mixed(text: str, tag: str) -> list[tuple[str, str | None]]:
    faults = find_mixed_width(text, style_of_locale(tag))
    return [(text[fault.start : fault.end], fault.expected) for fault in faults]


def test_ascii_punctuation_between_han_or_placeholders_is_found() -> None:
    assert _mixed(f"错误,重试: {MASK};请求", "zh-CN") == [(",", "，"), (":", "："), (";", "；")]


@pytest.mark.parametrize("text", ["1:2", "GET, POST", "版本 1.0,", "https://x"])
def test_ascii_punctuation_between_ascii_is_left_alone(text: str) -> None:
    assert _mixed(text, "zh-CN") == []


def test_japanese_may_have_an_ascii_colon() -> None:
    assert _mixed("エラー: 再試行", "ja-JP") == []


def test_korean_and_latin_text_has_ascii_punctuation() -> None:
    assert _mixed("오류, 다시", "ko-KR") == []
    assert _mixed("fel, igen", "sv-SE") == []


def test_brackets_of_two_widths_are_found() -> None:
    assert _mixed("（错误)和(错误）", "zh-CN") == [(")", "）"), ("）", ")")]


@pytest.mark.parametrize(
    "character",
    ["\u200b", "\u200e", "\u202e", "\u2066", "\ufeff", "\u00ad", "\u0007", "\ufffd", "\ue000"],
)
def test_invisible_characters_are_found_in_latin_text(character: str) -> None:
    found = list(find_control_characters(f"a{character}b", style_of_locale("sv-SE")))
    assert [(fault.start, fault.end) for fault in found] == [(1, 2)]


@pytest.mark.parametrize(
    ("tag", "character"),
    [
        ("fa-IR", "\u200c"),
        ("hi-IN", "\u200d"),
        ("th-TH", "\u200b"),
        ("km-KH", "\u200b"),
        ("ar-EG", "\u200f"),
        ("he-IL", "\u200e"),
        ("ff-Adlm", "\u200f"),
    ],
)
def test_invisible_characters_that_a_script_needs_are_left_alone(tag: str, character: str) -> None:
    assert list(find_control_characters(f"a{character}b", style_of_locale(tag))) == []


@pytest.mark.parametrize("character", ["\u202e", "\u202b", "\u2067"])
def test_overrides_embeddings_and_isolates_are_found_in_right_to_left_text(character: str) -> None:
    assert len(list(find_control_characters(character, style_of_locale("ar-EG")))) == 1


def test_line_feeds_are_no_control_characters() -> None:
    assert list(find_control_characters("a\nb")) == []


def test_white_space_at_both_edges_is_found() -> None:
    assert [fault[:2] for fault in find_edge_space(" a b\u00a0")] == [(0, 1), (4, 5)]


def test_a_text_of_nothing_but_spaces_is_one_fault() -> None:
    assert list(find_edge_space("  ")) == [TextFault(0, 2, "white space at the beginning", "")]
