"""Reading PO files: units with their places, and everything that is wrong in one run."""

from pathlib import Path

import pytest

from errcat.findings import Finding, Waiver
from errcat.model import Locale, LocaleTag, Translation
from errcat.position import Span
from errcat.sources.po_rules import PO_RULES
from errcat.sources.translations import parse_locale, read_locale, span_of

TAG = LocaleTag("sv-SE")
PATH = "locales/sv-SE.po"
UNIT = '\nmsgctxt "NotFound/cause"\nmsgid "It is {what}."\nmsgstr "Det är {what}."\n'


def parse(text: str) -> tuple[Locale, tuple[Finding, ...]]:
    return parse_locale(text, PATH, TAG)


def parse_one(text: str) -> Translation:
    """The only unit of a text without faults."""
    locale, findings = parse(text)
    assert findings == ()
    (translation,) = locale.translations.values()
    return translation


def places(findings: tuple[Finding, ...]) -> list[tuple[str, int, int]]:
    return [(found.rule, found.span.line, found.span.column) for found in findings]


def test_a_unit_has_the_places_of_its_texts():
    unit = parse_one(UNIT)
    assert unit.key == "NotFound/cause"
    assert (unit.msgid, unit.msgid_span) == ("It is {what}.", Span(PATH, 3, 8, 3, 21))
    assert (unit.msgstr, unit.msgstr_span) == ("Det är {what}.", Span(PATH, 4, 9, 4, 23))


def test_places_do_not_depend_on_line_ends():
    assert parse_one(UNIT.replace("\n", "\r\n")) == parse_one(UNIT)


def test_a_wrapped_text_is_joined_and_begins_at_its_first_line_with_content():
    unit = parse_one('msgctxt "k"\nmsgid "a"\nmsgstr ""\n  "one "\n"two"\n')
    assert (unit.msgstr, unit.msgstr_span) == ("one two", Span(PATH, 4, 4, 4, 8))


def test_a_place_in_a_plain_text_is_its_column():
    unit = parse_one(UNIT)
    assert span_of(unit, 7, 13) == Span(PATH, 4, 16, 4, 22)


def test_a_place_in_a_wrapped_and_escaped_text_is_found():
    unit = parse_one('msgctxt "k"\nmsgid "a"\nmsgstr "" "\\"a"\n"b\\tc {x}"\n')
    assert unit.msgstr == '"ab\tc {x}'
    assert span_of(unit, 1, 2) == Span(PATH, 3, 14, 3, 15)
    assert span_of(unit, 6, 9) == Span(PATH, 4, 7, 4, 10)


def test_a_place_over_several_lines_ends_with_the_first_of_them():
    unit = parse_one('msgctxt "k"\nmsgid "a"\nmsgstr ""\n"one"\n"two"\n')
    assert span_of(unit, 1, 5) == Span(PATH, 4, 3, 4, 5)


@pytest.mark.parametrize(
    ("flags", "is_fuzzy"),
    [
        ("#, fuzzy", True),
        ("#,fuzzy , md-text", True),
        ("#, md-text\n#, python-brace-format, fuzzy", True),
        ("#, md-text", False),
        ("#. fuzzy", False),
        ("# a fuzzy text, fuzzy", False),
        ("#, fuzzy-not", False),
        ('#, fuzzy\n#~ msgctxt "o"\n#~ msgid "o"\n#~ msgstr "o"\n', False),
    ],
)
def test_the_fuzzy_flag_is_read_from_flags_of_the_unit_alone(flags: str, is_fuzzy: bool):
    assert parse_one(flags + UNIT).is_fuzzy is is_fuzzy


def test_comments_of_every_kind_are_passed_over():
    comments = '# a\n#\n#. b\n#: c.yaml\n#, d\n#= e\n#| msgctxt "f"\n#| msgid "g"\n#~| msgid "h"\n'
    assert parse_one(comments + UNIT.strip()).msgid == "It is {what}."


def test_obsolete_units_are_no_translations():
    obsolete = '\n# note\n#~ msgctxt "Old/cause"\n#~ msgid "a"\n#~ msgstr "b"\n'
    assert list(parse(UNIT + obsolete)[0].translations) == ["NotFound/cause"]


def test_the_header_is_read_in_order():
    locale, findings = parse('msgid ""\nmsgstr ""\n"Language: sv\\n"\n"X-Tool: a: b\\n"\n' + UNIT)
    assert list(locale.header.items()) == [("Language", "sv"), ("X-Tool", "a: b")]
    assert (locale.header_span, findings) == (Span(PATH, 3, 2, 3, 16), ())


def test_a_file_without_header_is_read():
    locale, findings = parse(UNIT)
    assert (locale.header, findings) == ({}, ())


def test_a_waiver_covers_its_unit():
    unit = parse_one("# errcat: allow spacing: a quotation" + UNIT)
    place = Span(PATH, 1, 1, 1, 37)
    assert unit.waivers == (Waiver("spacing", "a quotation", place, 1, 4),)


def test_a_waiver_in_the_header_covers_the_header():
    locale, _ = parse('# errcat: allow x: y\nmsgid ""\nmsgstr "A: b\\n"\n')
    assert locale.header_waivers == (Waiver("x", "y", Span(PATH, 1, 1, 1, 21), 1, 3),)


@pytest.mark.parametrize(
    "comment",
    [
        "errcat: allow spacing",
        "errcat: alow spacing: why",
        "errcat allow spacing",
        "errcat: allow a, b: c",
    ],
)
def test_what_only_looks_like_a_waiver_is_reported(comment: str):
    locale, findings = parse(f"# {comment}{UNIT}")
    assert places(findings) == [("waiver-form", 1, 1)]
    assert locale.translations["NotFound/cause"].waivers == ()


def test_the_first_of_two_translations_of_a_unit_is_used_and_the_second_reported():
    locale, findings = parse(UNIT + UNIT.replace("Det är", "Den är"))
    assert locale.translations["NotFound/cause"].msgstr == "Det är {what}."
    assert places(findings) == [("unit-duplicate", 6, 10)]
    assert "line 3" in findings[0].message


def test_a_second_header_is_reported():
    header = 'msgid ""\nmsgstr "A: b\\n"\n'
    assert places(parse(header + header)[1]) == [("unit-duplicate", 3, 7)]


def test_an_obsolete_unit_with_key_and_text_of_a_live_one_is_reported():
    obsolete = '\n#~ msgctxt "NotFound/cause"\n#~ msgid "It is {what}."\n#~ msgstr ""\n'
    assert places(parse(UNIT + obsolete)[1]) == [("unit-duplicate", 6, 13)]


def test_an_obsolete_unit_with_another_text_than_the_live_one_is_fine():
    obsolete = '\n#~ msgctxt "NotFound/cause"\n#~ msgid "It was."\n#~ msgstr ""\n'
    assert parse(UNIT + obsolete)[1] == ()


def test_syntax_faults_of_obsolete_units_are_reported_where_they_stand():
    assert places(parse(UNIT + '\n#~ msgctxt "a"\n#~ foo\n')[1]) == [("po-syntax", 7, 4)]


def test_a_unit_without_key_is_reported():
    assert places(parse('msgid "a"\nmsgstr "b"\n')[1]) == [("po-context", 1, 7)]


def test_a_unit_with_plural_forms_is_reported():
    text = 'msgctxt "k"\nmsgid "a"\nmsgid_plural "b"\nmsgstr[0] "c"\nmsgstr[1] "d"\n'
    locale, findings = parse(text)
    assert (places(findings), locale.translations) == ([("po-plural", 2, 7)], {})


def test_every_syntax_fault_is_reported_in_one_run_and_the_rest_is_read():
    text = f'msgctxt "a"\nmsgid "b\n\nmsgid\n{UNIT}\nmsgctxt "c"\nmsgid "d"\nmsgstr "\\q"\n'
    locale, findings = parse(text)
    assert places(findings) == [("po-syntax", 2, 7), ("po-syntax", 4, 1), ("po-syntax", 12, 9)]
    assert list(locale.translations) == ["NotFound/cause"]


def test_line_ends_of_old_macintosh_files_are_reported():
    assert places(parse(UNIT.replace("\n", "\r"))[1]) == [("po-syntax", 1, 1)]


def test_a_file_that_is_not_utf_8_is_reported_with_the_place_of_the_byte(tmp_path: Path):
    path = tmp_path / "x.po"
    path.write_bytes("# ok\n# é ".encode() + "é".encode("latin-1"))
    locale, findings = read_locale(path, PATH, TAG)
    assert (locale, places(findings)) == (None, [("po-encoding", 2, 5)])
    assert "0xE9" in findings[0].message


def test_a_byte_order_mark_is_reported_and_the_file_is_read(tmp_path: Path):
    path = tmp_path / "x.po"
    path.write_text(UNIT, encoding="utf-8-sig")
    locale, findings = read_locale(path, PATH, TAG)
    assert locale is not None
    assert (list(locale.translations), places(findings)) == (
        ["NotFound/cause"],
        [("po-encoding", 1, 1)],
    )


def test_a_missing_file_is_no_finding(tmp_path: Path):
    assert read_locale(tmp_path / "x.po", PATH, TAG) == (None, ())


def test_a_folder_in_place_of_the_file_is_reported(tmp_path: Path):
    assert places(read_locale(tmp_path, PATH, TAG)[1]) == [("po-unreadable", 1, 1)]


def test_an_empty_file_has_no_units():
    assert parse("")[0].translations == {}


def test_every_rule_has_a_page_with_a_summary():
    assert all(rule.page.strip().endswith(".") for rule in PO_RULES)


@pytest.mark.parametrize(
    ("previous", "column"),
    [
        ('#| msgid "a', 4),
        ("#| foo", 4),
        ('#| msgctxt "a"', 14),
        ('#| msgid "a\\q"', 12),
        ('#| msgid "a" msgstr "b"', 23),
        ('#| msgid "a"\n# note', 1),
    ],
)
def test_syntax_faults_in_earlier_english_are_reported(previous: str, column: int):
    last = previous.count("\n") + 1
    assert places(parse(previous + UNIT)[1]) == [("po-syntax", last, column)]
    obsolete = (previous + UNIT).replace("#|", "#~|").replace("\nmsg", "\n#~ msg")
    shift = 0 if last > 1 else 1
    assert places(parse(obsolete)[1]) == [("po-syntax", last, column + shift)]


BROKEN = {
    "quotes in a text": 'msgstr "Det "är" det."\n',
    "text behind": 'msgstr "Det är det." oj\n',
    "a string that is not closed": 'msgstr "Det är"\n" det.\n',
    "an escape": 'msgstr "Det \\q är."\n',
}


@pytest.mark.parametrize("broken", BROKEN.values(), ids=BROKEN)
def test_a_unit_with_a_fault_in_it_is_not_read(broken: str):
    locale, findings = parse(
        f'{UNIT}\nmsgctxt "k"\nmsgid "It is."\n{broken}{UNIT.replace("Not", "")}'
    )
    assert [found.rule for found in findings] == ["po-syntax"]
    assert list(locale.translations) == ["NotFound/cause", "Found/cause"]


@pytest.mark.parametrize("text", ['msgctxt "a\n', 'msgid "a"\nmsgstr "b"\n'])
def test_a_file_with_units_that_cannot_be_read_is_not_whole(text: str):
    assert not parse(f"{UNIT}\n{text}")[0].is_whole


@pytest.mark.parametrize("text", ["", "# errcat: allow x", UNIT])
def test_a_file_whose_faults_hide_nothing_is_whole(text: str):
    assert parse(UNIT + text)[0].is_whole


SIDES = "<<<<<<< ours\n{}||||||| base\n=======\n{}>>>>>>> theirs\n"
CONFLICTS = {
    "of units": "\n" + SIDES.format(UNIT, UNIT.replace("Det", "Den")),
    "of several units": "\n" + SIDES.format(UNIT + UNIT.replace("Not", ""), UNIT),
    "of a translation": UNIT.partition("msgstr")[0] + SIDES.format('msgstr "b"\n', 'msgstr "c"\n'),
    "in a translation": UNIT + SIDES.format('"b"\n', '"c"\n') + '"d"\n',
    "of comments": "\n" + SIDES.format("# a\n", "#, fuzzy\n"),
}


@pytest.mark.parametrize("conflict", CONFLICTS.values(), ids=CONFLICTS)
def test_a_merge_conflict_is_one_finding(conflict: str):
    before, after = (UNIT.replace("NotFound", name) for name in ("First", "Last"))
    locale, findings = parse(before + conflict + after)
    assert [found.message for found in findings] == ["a merge conflict stands here"]
    line = before.count("\n") + conflict.partition("<<<")[0].count("\n") + 1
    assert places(findings) == [("po-syntax", line, 1)]
    assert list(locale.translations) == ["First/cause", "Last/cause"]


def test_each_merge_conflict_is_a_finding():
    conflict = SIDES.format(UNIT, UNIT)
    _, findings = parse(conflict + UNIT.replace("Not", "") + conflict)
    assert places(findings) == [("po-syntax", 1, 1), ("po-syntax", 17, 1)]


def test_a_merge_conflict_without_end_hides_no_other():
    _, findings = parse(f"<<<<<<< a\n{UNIT}\n" + SIDES.format("", ""))
    assert places(findings) == [("po-syntax", 1, 1), ("po-syntax", 7, 1)]
