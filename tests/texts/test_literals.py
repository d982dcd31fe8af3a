"""Codes and properties in running text."""

import pytest

from errcat.nearest import NameIndex
from errcat.texts.literals import (
    compare_literals,
    find_altered_codes,
    find_glued,
    find_split_codes,
    find_tokens,
)
from errcat.texts.markup import find_marked_spans
from errcat.texts.vocabulary import Vocabulary

CODES = NameIndex(("InvalidRequestBody", "MissingRequiredParameter", "ODataError", "Forbidden"))
VOCABULARY = Vocabulary(
    codes=CODES,
    properties=frozenset(("target",)),
    words=frozenset(),
    phrases={},
    code_words=frozenset(),
)


def test_codes_are_found_as_whole_identifiers() -> None:
    text = "InvalidRequestBodyエラー, MyInvalidRequestBody, InvalidRequestBody-fel"
    uses = find_tokens(text, CODES.names)
    assert [(use.literal, use.start) for use in uses] == [
        ("InvalidRequestBody", 0),
        ("InvalidRequestBody", 45),
    ]


@pytest.mark.parametrize(
    "split",
    [
        "InvalidRequest Body",
        "Invalid RequestBody",
        "Missing RequiredParameter",
        "InvalidRequest\u00adBody",
        "MissingRequired\n Parameter",
    ],
)
def test_a_code_in_pieces_is_found_by_the_piece_that_is_no_word(split: str) -> None:
    uses = list(find_split_codes(f"Der Code {split} sagt", CODES.names))
    assert [(use.start, use.end) for use in uses] == [(9, 9 + len(split))]


@pytest.mark.parametrize(
    "text",
    [
        "An Invalid Request Body and a Missing Required Parameter",
        "InvalidRequestBody InvalidRequestBody",
        "InvalidRequest Bodyguard",
        "OData Error",
        "InvalidRequest, Body",
    ],
)
def test_words_of_english_and_whole_codes_are_no_pieces(text: str) -> None:
    assert list(find_split_codes(text, CODES.names)) == []


@pytest.mark.parametrize("token", ["InvalidRequestBodys", "InvalidRequstBody", "ODateError"])
def test_an_identifier_near_a_code_is_found(token: str) -> None:
    uses = list(find_altered_codes(f"siehe {token}エラー", CODES))
    assert [(use.start, use.end) for use in uses] == [(6, 6 + len(token))]


@pytest.mark.parametrize(
    "text", ["Forbiden", "invalid request body", "JavaScript", "InvalidRequestBody", "ÜberInvalid"]
)
def test_ordinary_words_codes_and_far_identifiers_are_left_alone(text: str) -> None:
    assert list(find_altered_codes(text, CODES)) == []


def test_known_identifiers_are_left_alone() -> None:
    assert list(find_altered_codes("InvalidRequestBodys", CODES, {"InvalidRequestBodys"})) == []


@pytest.mark.parametrize(
    "span",
    [
        "MissingRequiredParameter-fel",
        "MissingRequiredParameter エラーまたは",
        "InvalidRequestBody-",
    ],
)
def test_a_code_with_more_in_its_span_is_glued(span: str) -> None:
    assert find_glued(span, CODES.names) in CODES.names


def test_a_code_alone_is_not_glued() -> None:
    assert find_glued("InvalidRequestBody", CODES.names) is None


def _compare(english: str, translation: str) -> list[tuple[str, str, str]]:
    spans = find_marked_spans(english), find_marked_spans(translation)
    return [
        (fault.kind, fault.literal, translation[fault.start : fault.end])
        for fault in compare_literals(*spans, translation, VOCABULARY)
    ]


ENGLISH = "An *InvalidRequestBody* or **MissingRequiredParameter** error; see `target`."


def test_literals_that_stand_whole_are_right_in_whatever_markup_and_order() -> None:
    text = '"target": `MissingRequiredParameter`- oder *InvalidRequestBody*-Fehler.'
    assert _compare(ENGLISH, text) == []


def test_glued_altered_and_translated_literals_are_found_in_their_places() -> None:
    text = "Ett *InvalidRequest Body*- eller **MissingRequiredParameter-fel**; se `mål`."
    assert _compare(ENGLISH, text) == [
        ("altered", "InvalidRequestBody", "InvalidRequest Body"),
        ("glued", "MissingRequiredParameter", "MissingRequiredParameter-fel"),
        ("translated", "target", "mål"),
    ]


def test_a_literal_without_its_markup_is_found_where_it_stands() -> None:
    assert _compare("The property is *target*.", "プロパティ名は target *です*。") == [
        ("unmarked", "target", "target")
    ]


def test_a_literal_that_is_gone_is_missing_from_the_whole_text() -> None:
    assert _compare("The property is *target*.", "Egenskapen.") == [
        ("missing", "target", "Egenskapen.")
    ]


def test_ordinary_emphasis_is_no_literal() -> None:
    assert _compare("It is *very* wrong.", "Det är *mycket* fel.") == []
