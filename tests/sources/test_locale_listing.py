"""Adding a language to the catalogue's list without touching anything else."""

import pytest

from errcat.sources.locale_listing import list_locale


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "# a\nlocales: # b\n  # c\n  ar: {coverage: 5} # d\n  sv: {}",
            "# a\nlocales: # b\n  # c\n  ar: {coverage: 5} # d\n  de-DE: {coverage: 0}\n  sv: {}",
        ),
        (
            "locales:\n    sv: {coverage: 9}\n\nx: y\n",
            "locales:\n    de-DE: {coverage: 0}\n    sv: {coverage: 9}\n\nx: y\n",
        ),
        (
            "locales:\n  ar:\n    coverage: 50\nx: y\n",
            "locales:\n  ar:\n    coverage: 50\n  de-DE: {coverage: 0}\nx: y\n",
        ),
        (
            "locales:\n  ar: {coverage: 50}",
            "locales:\n  ar: {coverage: 50}\n  de-DE: {coverage: 0}\n",
        ),
        ("locales: {}\n", "locales: {de-DE: {coverage: 0}}\n"),
        (
            "locales: {ar: {coverage: 50}} # all\n",
            "locales: {ar: {coverage: 50}, de-DE: {coverage: 0}} # all\n",
        ),
        (
            "locales: {\n  ar: {coverage: 50},\n}\n",
            "locales: {\n  ar: {coverage: 50}, de-DE: {coverage: 0},\n}\n",
        ),
        (
            "\ufefflocales:\r\n  ar: {coverage: 50}\r\n",
            "\ufefflocales:\r\n  ar: {coverage: 50}\r\n  de-DE: {coverage: 0}\r\n",
        ),
        ("\ufefflocales: {}", "\ufefflocales: {de-DE: {coverage: 0}}"),
        (
            'locales:\n  "no": {coverage: 0}\n',
            'locales:\n  de-DE: {coverage: 0}\n  "no": {coverage: 0}\n',
        ),
    ],
)
def test_a_language_is_added_in_its_place_and_all_else_stays(before: str, after: str):
    assert list_locale(before, "de-DE") == after


def test_a_tag_that_yaml_could_take_for_something_else_is_quoted():
    assert list_locale("locales: {}\n", "no") == 'locales: {"no": {coverage: 0}}\n'


@pytest.mark.parametrize("text", ["", "x: y\n", "locales:\n", "locales: []\n", "locales: {\n"])
def test_a_text_without_a_list_of_languages_is_refused(text: str):
    with pytest.raises(ValueError, match="no mapping 'locales'"):
        list_locale(text, "de-DE")


def test_a_language_that_is_listed_already_is_refused():
    with pytest.raises(ValueError, match="cannot be added"):
        list_locale("locales: {de-DE: {coverage: 9}}", "de-DE")
