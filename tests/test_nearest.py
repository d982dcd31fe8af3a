"""Near names: altered forms of codes, and suggestions."""

import pytest

from errcat.nearest import NameIndex, find_nearest, is_altered, reduce_name, suggest_name

CODES = ("InvalidRequestBody", "MaximumBatchSizeExceeded", "NotFound", "ResourceNotFound")


@pytest.mark.parametrize(
    "found",
    [
        "MaximumBatchSizeExceededed",
        "Maximum Batch Size Exceeded",
        "maximumbatchsizeexceeded",
        "MaximumBatchSizeExceeds",
        "Maximum-BatchSizeExceeded",
    ],
)
def test_a_misspelled_split_or_inflected_code_is_altered(found: str) -> None:
    assert is_altered(found, "MaximumBatchSizeExceeded")


@pytest.mark.parametrize(
    "found", ["MaximumBatchSizeExceeded", "Maximale Batchgröße", "InvalidRequest Det är ett måste"]
)
def test_the_code_itself_and_other_words_are_not_altered_forms(found: str) -> None:
    assert not is_altered(found, "MaximumBatchSizeExceeded")


def test_short_names_tolerate_fewer_edits() -> None:
    assert is_altered("Cods", "Code")
    assert not is_altered("Cat", "Code")


def test_digits_count_where_names_are_told_apart_by_them() -> None:
    assert not is_altered("AF", "AF10001")
    assert is_altered("AF1000l", "AF10001")


def test_digits_beside_a_name_of_letters_do_not_count() -> None:
    assert is_altered("Not Found (404)", "NotFound")


def test_an_index_finds_the_code_that_is_altered() -> None:
    assert NameIndex(CODES).find_altered("Resource NotFound") == "ResourceNotFound"


def test_an_index_finds_nothing_for_a_code_or_a_far_word() -> None:
    index = NameIndex(CODES)
    assert index.find_altered("NotFound") is None
    assert index.find_altered("Obehörig") is None


def test_an_index_without_names_finds_nothing() -> None:
    assert NameIndex(()).find_nearest("anything") is None


def test_two_letters_that_changed_places_are_near() -> None:
    assert find_nearest("berht", ("berth", "vessel")) == "berth"


def test_short_words_are_near_after_one_edit_but_numbered_names_are_not() -> None:
    assert find_nearest("sr", ("int", "str")) == "str"
    assert find_nearest("E9", ("E1", "E2")) is None


def test_case_and_hyphens_make_no_difference() -> None:
    assert find_nearest("Last_Row", ("last-rows", "rows")) == "last-rows"


def test_a_suggestion_gives_way_to_other_help_where_no_name_is_near() -> None:
    assert suggest_name("berht", ("berth",), "look it up") == "did you mean 'berth'?"
    assert suggest_name("signal", ("berth",), "look it up") == "look it up"


def test_nothing_is_suggested_for_a_far_name() -> None:
    assert find_nearest("signal", ("berth", "vessel")) is None


def test_a_name_is_reduced_to_casefolded_letters() -> None:
    assert reduce_name("Not-Found (404)") == "notfound"
