"""Properties of reading PO files: it never fails, and it reads what other readers read."""

import io

from babel.messages.pofile import read_po
from hypothesis import example, given
from hypothesis import strategies as st

from errcat.model import LocaleTag, Translation
from errcat.position import Span
from errcat.sources.po_text import quote
from errcat.sources.translations import parse_locale, span_of

TAG = LocaleTag("sv-SE")
PO_LIKE = st.lists(
    st.sampled_from(
        [
            *(
                '"',
                "\\",
                "\n",
                "\r\n",
                "\r",
                " ",
                "#",
                "#~ ",
                "#| ",
                "#~| ",
                "#, fuzzy\n",
                "#. x\n",
            ),
            *(
                "msgctxt ",
                "msgid ",
                "msgid_plural ",
                "msgstr ",
                "msgstr[0] ",
                '"a"',
                '"b\\n"',
                '""',
            ),
            *(
                "# errcat: allow x: y\n",
                "# errcat: x\n",
                "\ufeff",
                "å",
                "{x.__class__}",
                "\\q",
                "\x00",
            ),
        ]
    ),
    max_size=40,
).map("".join)
WORDS = st.text(
    alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\x85")
    | st.sampled_from('\n"\\{}#')
)


@st.composite
def wrapped(draw: st.DrawFn, value: str) -> str:
    """String lines of a value, wrapped anywhere."""
    cuts = sorted(draw(st.sets(st.integers(0, len(value)), max_size=3)))
    pieces = [value[start:end] for start, end in zip([0, *cuts], [*cuts, len(value)], strict=True)]
    return "\n".join(quote(piece).replace('""\n', "", 1) for piece in pieces)


@st.composite
def units(draw: st.DrawFn) -> tuple[str, str, str, bool, str]:
    """Key, English, translation, fuzzy flag and the lines of a unit."""
    key, msgid, msgstr = (draw(WORDS.filter(bool)) for _ in range(3))
    is_fuzzy = draw(st.booleans())
    comments = draw(
        st.lists(st.sampled_from(["# note\n", "#. what\n", "#: a.yaml\n", "#, md-text\n"]))
    )
    comments += ["#, fuzzy\n"] * is_fuzzy
    texts = [
        f"{name} {draw(wrapped(text))}\n" for name, text in (("msgid", msgid), ("msgstr", msgstr))
    ]
    lines = "".join([*comments, f"msgctxt {quote(key)}\n", *texts])
    return key, msgid, msgstr, is_fuzzy, lines


FILES = st.lists(units(), unique_by=lambda unit: unit[0], max_size=5)
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'


def join_file(parts: list[tuple[str, str, str, bool, str]]) -> str:
    return "\n".join([HEADER, *(part[-1] for part in parts)])


@given(PO_LIKE | st.text())
@example('msgctxt "a"\nmsgid "b"\nmsgctxt "')
@example('#~ msgid "a"\n#~| msgid "b"\n#~ foo')
def test_reading_never_fails_and_every_place_is_in_the_file(text: str):
    locale, findings = parse_locale(text, "x.po", TAG)
    lines = text.split("\n")
    for span in (*(found.span for found in findings), locale.header_span):
        assert 1 <= span.line <= span.end_line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1


@given(FILES)
def test_what_was_written_is_read(parts: list[tuple[str, str, str, bool, str]]):
    locale, findings = parse_locale(join_file(parts), "x.po", TAG)
    read = [
        (unit.key, unit.msgid, unit.msgstr, unit.is_fuzzy) for unit in locale.translations.values()
    ]
    assert (read, findings) == ([part[:4] for part in parts], ())


@given(FILES)
def test_babel_reads_the_same(parts: list[tuple[str, str, str, bool, str]]):
    text = join_file(parts)
    locale, _ = parse_locale(text, "x.po", TAG)
    catalog = read_po(io.BytesIO(text.encode()), abort_invalid=True)
    assert {
        (message.context, message.id): (message.string, message.fuzzy)
        for message in catalog
        if message.id
    } == {
        (unit.key, unit.msgid): (unit.msgstr, unit.is_fuzzy)
        for unit in locale.translations.values()
    }


def cut(text: str, span: Span) -> str:
    return text.split("\n")[span.line - 1][span.column - 1 : span.end_column - 1]


def first_letter(unit: Translation, index: int) -> str:
    return quote(unit.msgstr[index])[1:-1]


@given(FILES.filter(bool), st.data())
def test_the_place_of_a_character_holds_the_character(
    parts: list[tuple[str, str, str, bool, str]], data: st.DataObject
):
    text = join_file(parts)
    locale, _ = parse_locale(text, "x.po", TAG)
    unit = data.draw(st.sampled_from(list(locale.translations.values())))
    index = data.draw(st.integers(0, len(unit.msgstr) - 1))
    assert cut(text, span_of(unit, index, index + 1)) == first_letter(unit, index)
