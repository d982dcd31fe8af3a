"""Fragments of headings."""

import pytest

from errcat.texts.slugs import number_slugs, slug_of


@pytest.mark.parametrize(
    ("heading", "slug"),
    [
        ("Tracking ID", "tracking-id"),
        ("Body parameters are case-sensitive", "body-parameters-are-case-sensitive"),
        ("What's new in C++ & .NET?", "whats-new-in-c--net"),
        ("InvalidInput", "invalidinput"),
        ("snake_case", "snake_case"),
        ("Größe", "größe"),
        ("?!", "section"),
    ],
)
def test_a_slug_is_what_learn_makes(heading: str, slug: str) -> None:
    assert slug_of(heading) == slug


def test_repeated_headings_are_numbered() -> None:
    assert number_slugs(["A", "a", "A 1", "A"]) == ("a", "a-1", "a-1-1", "a-2")


def test_a_number_that_a_heading_has_already_is_passed_over() -> None:
    assert number_slugs(["A-1", "A", "A", "A"]) == ("a-1", "a", "a-2", "a-3")


def test_ten_thousand_equal_headings_take_no_time() -> None:
    assert number_slugs(["same"] * 10_000)[-1] == "same-9999"
