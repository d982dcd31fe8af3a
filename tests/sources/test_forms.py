"""Forms: what names, paths and addresses of the catalogue can look like."""

import pytest

from errcat.position import Text, point
from errcat.sources import forms
from errcat.sources.rules import FindingLog
from errcat.sources.scalars import check_form
from errcat.sources.shapes import Form


def is_accepted(value: str, form: Form) -> bool:
    log = FindingLog()
    check_form(Text(value, point("a.yaml")), form, log)
    return not log.findings


@pytest.mark.parametrize(
    ("form", "value"),
    [
        (forms.CODE, "InvalidInput"),
        (forms.CODE, "AF10001"),
        (forms.NAME, "threat-protection"),
        (forms.NAME, "os2"),
        (forms.PLACEHOLDER_NAME, "batch_size_2"),
        (forms.EDITION, "E1"),
        (forms.EDITION, "2024-05.1"),
        (forms.LOCALE_TAG, "sv-SE"),
        (forms.LOCALE_TAG, "zh-Hant-TW"),
        (forms.LOCALE_TAG, "es-419"),
        (forms.LOCALE_TAG, "ca-ES-valencia"),
        (forms.LOCALE_TAG, "fil"),
        (forms.SLUG, "acme-one/api/common-errors"),
        (forms.SLUG, "v1.2/errors"),
        (forms.SLUG, "console/null"),
        (forms.PROPERTY_PATH, "error.innerError.@type"),
        (forms.DATE, "2024-05-31"),
        (forms.ADDRESS, "https://docs.example.com/a?b=c#d"),
        (forms.BASE_ADDRESS, "https://errors.example.com/"),
        (forms.TARGET, "../../includes/a.md#b"),
        (forms.TARGET, "mailto:keeper@example.com"),
        (forms.TARGET, "/en-us/help"),
        (forms.INSERT, "include:banner"),
    ],
)
def test_sound_texts_are_accepted(form: Form, value: str):
    assert is_accepted(value, form)


@pytest.mark.parametrize("form", [forms.CODE, forms.NAME, forms.LOCALE_TAG, forms.PACKAGE])
@pytest.mark.parametrize(
    "value",
    [
        "../x",
        "/x",
        "C:\\x",
        "a b",
        "a\nb",
        "a/b",
        "a\\b",
        ".",
        "..",
        "-",
        "é",
        "a\0",
        "${x}",
        "<b>",
    ],
)
def test_names_cannot_leave_their_place(form: Form, value: str):
    assert not is_accepted(value, form)


@pytest.mark.parametrize(
    "value",
    [
        "../up",
        "a/../b",
        "/root",
        "a//b",
        "a/",
        "a\\b",
        "c:/a",
        "a b",
        "a/.",
        "a/.hidden",
        "a./b",
        "Upper/case",
        "con",
        "a/nul.txt",
        "aux/b",
        "com1",
        "%2e%2e/a",
        "a?b",
        "a#b",
        "a\n",
    ],
)
def test_slugs_cannot_leave_their_folder_or_surprise_a_file_system(value: str):
    assert not is_accepted(value, forms.SLUG)


@pytest.mark.parametrize("value", ["Con", "CON", "Nul", "Aux", "COM1", "Lpt9"])
def test_codes_cannot_be_names_of_devices(value: str):
    assert not is_accepted(value, forms.CODE)


@pytest.mark.parametrize("value", ["product", "class", "from", "lambda"])
def test_placeholders_cannot_be_words_of_python_or_the_product(value: str):
    assert not is_accepted(value, forms.PLACEHOLDER_NAME)


@pytest.mark.parametrize(
    "value", ["sv_SE", "SV-se", "sv-se", "english", "s", "sv-SE.utf8", "zh-hant", "sv-SE/../x"]
)
def test_locale_tags_are_canonical(value: str):
    assert not is_accepted(value, forms.LOCALE_TAG)


@pytest.mark.parametrize(
    "value",
    ["javascript:alert(1)", "data:text/html,x", "a b", "<x>", "vbscript:x", "https://a b", 'a"b'],
)
def test_link_targets_are_plain_addresses_or_paths(value: str):
    assert not is_accepted(value, forms.TARGET)


@pytest.mark.parametrize("value", ["2024-13-01", "2024-00-10", "2024-1-1", "31.05.2024"])
def test_dates_are_iso_dates(value: str):
    assert not is_accepted(value, forms.DATE)


@pytest.mark.parametrize("value", ["https://a.example", "ftp://a/", "//a/", "http://a/ b/"])
def test_base_addresses_end_with_a_slash(value: str):
    assert not is_accepted(value, forms.BASE_ADDRESS)


def test_the_length_of_a_name_is_limited():
    assert not is_accepted("A" * 101, forms.CODE)


def test_a_hostile_text_is_judged_in_linear_time():
    assert not is_accepted("a-" * 100 + "!", forms.NAME)
    assert not is_accepted("a." * 99 + "!", forms.SLUG)
