"""PO syntax: strings, entries and the places where a text is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from errcat.sources.po_text import (
    CONTEXT,
    SOURCE,
    TARGET,
    Fault,
    find_escape_faults,
    quote,
    scan,
    source_offset,
    unquote,
)

TEXTS = st.text(alphabet=st.sampled_from('ab\n\\"\t\r ü\u2028{}#~n')) | st.text()


@given(TEXTS)
def test_unquote_reads_what_quote_wrote(value: str):
    assert unquote(quote(value)) == value


@given(TEXTS)
def test_quote_writes_strings_that_scan_takes(value: str):
    faults: list[Fault] = []
    (match,) = scan(f"msgid {quote(value)}\nmsgstr {quote(value)}", faults)
    assert (unquote(match[SOURCE]), unquote(match[TARGET]), faults) == (value, value, [])


@pytest.mark.parametrize(
    ("source", "value"),
    [
        (r'"\n\t\r\b\f\v\a\\\""', '\n\t\r\b\f\v\a\\"'),
        (r'"\101\x42\7"', "AB\x07"),
        (r'"\303\245\xc3\xb6"', "åö"),
        ('"a" "b"\n\t"c"', "abc"),
        ('"\\\\"\n"\\""', '\\"'),
        ('""', ""),
    ],
)
def test_strings_have_the_escapes_of_c(source: str, value: str):
    assert unquote(source) == value


@pytest.mark.parametrize(
    ("source", "fault"),
    [(r'"a\q"', r"\q"), (r'"\?"', r"\?"), (r'"\377"', r"\377"), (r'"\x414"', r"\x414")],
)
def test_an_escape_that_gettext_does_not_know_is_a_fault(source: str, fault: str):
    (found,) = find_escape_faults(source, 0)
    assert source[found.start : found.end] == fault


def test_the_value_of_an_invalid_escape_is_the_escape_itself():
    assert unquote(r'"a\q"') == r"a\q"


@given(TEXTS.filter(bool), st.data())
def test_every_character_of_a_value_has_its_place_in_the_strings(value: str, data: st.DataObject):
    source = quote(value)
    index = data.draw(st.integers(0, len(value) - 1))
    start, end = source_offset(source, index), source_offset(source, index + 1)
    assert unquote(f'"{source[start:end]}"'.replace('"\n"', "")).startswith(value[index])


def test_a_text_is_wrapped_at_its_line_ends_only():
    assert quote("one\ntwo\n" + "x" * 200) == '""\n"one\\n"\n"two\\n"\n"' + "x" * 200 + '"'


def test_fields_may_share_a_line():
    (match,) = scan('msgctxt "k" msgid "a" "b" msgstr"c"', [])
    assert match.groups() == ("", '"k"', '"a" "b"', None, '"c"', "")


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ('msgid "a\nmsgstr ""\n', '"a', "this string is not closed"),
        ('msgid "a" b"\nmsgstr ""\n', 'b"', "text after the end of a string"),
        ('msgid "a"\nmsgid "b"\n', 'msgid "b"', "expected msgstr, found msgid"),
        ('msgid "a"\n', "", "expected msgstr, found the end of the file"),
        ('msgctxt "a"\nmsgstr "b"\n', 'msgstr "b"', "expected msgid, found msgstr"),
        ('msgstr "b"\n', 'msgstr "b"', "expected msgctxt or a comment, found msgstr"),
        ('msgid "a"\n# c\nmsgstr "b"\n', "# c", "expected msgstr, found # c"),
        ("hello\n", "hello", "expected msgctxt or a comment, found hello"),
        ('"a"\n', '"a"', 'expected msgctxt or a comment, found "a"'),
        ('msgid "a"\nmsgid_plural "b"\nmsgstr "c"\n', '"c"', "a unit has either msgstr or plural"),
        ('msgid "a"\nmsgid_plural "b"\n', "", "expected msgstr[0], found the end of the file"),
    ],
)
def test_a_fault_says_what_is_expected_and_where(text: str, place: str, message: str):
    faults: list[Fault] = []
    assert list(scan(text, faults)) == []
    assert text[faults[0].start : faults[0].end] == place
    assert faults[0].message.startswith(message)


def test_scanning_goes_on_with_the_unit_after_a_fault():
    faults: list[Fault] = []
    text = 'msgid "a\nmsgstr "b"\n\nmsgid "c"\nmsgstr "d"\nfoo\n# e\nmsgid "f"\nmsgstr "g"\n'
    assert [match[SOURCE] for match in scan(text, faults)] == ['"c"', '"f"']
    assert [text[fault.start : fault.end] for fault in faults] == ['"a', "foo"]


def test_a_unit_right_below_an_unfinished_one_is_read():
    text = 'msgctxt "a"\nmsgctxt "b"\nmsgid "c"\nmsgstr "d"\n'
    assert [match[CONTEXT] for match in scan(text, [])] == ['"b"']
