"""The declared literals of a catalogue."""

from collections.abc import Callable
from pathlib import Path

import pytest

from errcat.project import load_project
from errcat.texts.vocabulary import Vocabulary, collect_vocabulary, split_words


@pytest.fixture
def vocabulary(copy_project: Callable[[str], Path]) -> Vocabulary:
    project = load_project(copy_project("lighthouse")).project
    assert project is not None
    return collect_vocabulary(project.catalog)


def test_codes_and_properties_are_literals(vocabulary: Vocabulary) -> None:
    assert vocabulary.is_literal("BerthOccupied")
    assert vocabulary.is_literal("trace")
    assert not vocabulary.is_literal("Trace")


def test_whole_literals_are_stripped_and_parts_of_them_are_not(vocabulary: Vocabulary) -> None:
    words = split_words("The Lighthouse Beacon API: Too Many Requests, too many calls")
    assert vocabulary.strip_literals(words) == ("the", "too", "many", "calls")


def test_codes_are_stripped_as_one_word(vocabulary: Vocabulary) -> None:
    assert vocabulary.strip_literals(split_words("error BerthOccupied")) == ("error",)


def test_words_are_letters_and_digits_with_a_letter() -> None:
    assert split_words("IPv6: 2 of 3 «Größe»_x") == ("ipv6", "of", "grösse", "x")
