"""Runs of units in regular form are read as the careful reader reads them."""

from unittest.mock import patch

from hypothesis import example, given, settings
from hypothesis import strategies as st

from errcat.findings import Finding
from errcat.model import LocaleTag, Translation
from errcat.sources import translations
from errcat.sources.po_regular import Piece, cut_pieces
from errcat.sources.translations import parse_locale

TAG = LocaleTag("sv-SE")
UNIT = '#. what\n#: a.yaml\nmsgctxt "{}"\nmsgid "English"\nmsgstr "Svenska"\n\n'
LINES = [
    *(UNIT.format(key) for key in "abcdef"),
    'msgctxt "g"\nmsgid "h"\nmsgstr ""\n\n',
    'msgctxt "i"\nmsgid "{j}"\nmsgstr "å"\n',
    *("\n", "\r\n", " \n", " ", "#. x\n", "# x\n", "#\n", "#, fuzzy\n", '#| msgid "a"\n'),
    *('#~ msgctxt "k"\n#~ msgid "l"\n#~ msgstr "m"\n', "# errcat: allow n: o\n", "\f"),
    *('msgctxt "p"\n', 'msgid "q"\n', 'msgstr "r"\n', 'msgstr[0] "s"\n', '"t"\n', '"', "\\n"),
]


def read(text: str) -> tuple[list[tuple[object, ...]], tuple[Finding, ...]]:
    locale, findings = parse_locale(text, "x.po", TAG)
    return [describe(unit) for unit in locale.translations.values()], findings


def describe(unit: Translation) -> tuple[object, ...]:
    places = (unit.msgid_span, unit.msgstr_span, unit.msgstr_source, unit.waivers)
    return (*unit[:4], unit.line, *places)


def read_carefully(text: str) -> tuple[list[tuple[object, ...]], tuple[Finding, ...]]:
    with patch.object(translations, "cut_pieces", lambda text: [Piece(0, len(text), None)]):
        return read(text)


@given(st.lists(st.sampled_from(LINES), max_size=12).map("".join))
@example(UNIT.format("a") + '"t"\n')
@example(UNIT.format("a") + UNIT.format("b") + UNIT.format("a"))
@example("# errcat: allow n: o\n" + UNIT.format("a") + "#, fuzzy\n" + UNIT.format("b"))
@settings(max_examples=500)
def test_reading_fast_is_reading_carefully(text: str):
    assert read(text) == read_carefully(text)


@given(st.lists(st.sampled_from(LINES), max_size=12).map("".join))
def test_pieces_are_the_whole_text(text: str):
    assert "".join(text[piece.start : piece.end] for piece in cut_pieces(text)) == text


def test_units_in_regular_form_are_one_piece():
    text = "".join(UNIT.format(key) for key in "abc")
    assert [piece.units is None for piece in cut_pieces(text)] == [False]


def test_a_comment_of_another_kind_asks_for_a_closer_look_at_its_unit():
    text = UNIT.format("a") + "# note\n" + UNIT.format("b") + UNIT.format("c")
    pieces = list(cut_pieces(text))
    assert [piece.units is None for piece in pieces] == [False, True, False]
    assert text[pieces[1].start : pieces[1].end] == "# note\n" + UNIT.format("b")
