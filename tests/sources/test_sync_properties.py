"""Properties of bringing PO texts up to date: nothing is lost, nothing foreign is touched."""

import re
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.external import require

from errcat.model import LocaleTag
from errcat.sources.po_segments import cut_segments
from errcat.sources.po_text import TARGET, quote, scan, unmark_obsolete, unquote
from errcat.sources.po_units import PoUnit
from errcat.sources.sync import sync_text
from errcat.sources.translations import parse_locale

TAG = LocaleTag("sv-SE")
HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n'
KEYS = st.sampled_from([f"{code}/{part}" for code in "ABC" for part in ("cause", "note")])
LINES = st.text(
    alphabet=st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\x85"),
    max_size=12,
)
TEXTS = st.lists(LINES, min_size=1, max_size=2).map("\n".join)
ENGLISH = st.one_of(st.just("same"), TEXTS.filter(bool))


@st.composite
def catalogs(draw: st.DrawFn) -> dict[str, PoUnit]:
    """Units by key."""
    units = {}
    for key in draw(st.lists(KEYS, unique=True)):
        former = draw(st.lists(KEYS, max_size=1))
        comments = tuple(" ".join(line.split()) for line in draw(st.lists(LINES, max_size=2)))
        flags = draw(st.sampled_from([(), ("md-text",), ("md-text", "max-length:300")]))
        references = draw(st.sampled_from([(), ("catalog/a.yaml",), ("a.yaml", "b.yaml")]))
        units[key] = PoUnit(key, draw(ENGLISH), comments, references, flags, tuple(former))
    return units


@st.composite
def blocks(draw: st.DrawFn, key: str) -> str:
    """A unit as translators and their tools may leave it."""
    lines = ["", *draw(st.sampled_from([[], [""], ["# ---- part ----", ""]]))]
    lines += draw(
        st.lists(
            st.one_of(
                LINES.map(lambda line: f"# {line}".rstrip()),
                st.sampled_from(["#", "#. old", "#: old.yaml:3", "#, fuzzy", "#,c-format,md-text"]),
                st.sampled_from(["#= sticky", "#, max-length:5, no-wrap"]),
            )
        )
    )
    lines += draw(st.sampled_from([[], [], ['#| msgctxt "x"', '#| msgid ""', '#| "earlier"']]))
    indent = draw(st.sampled_from(["", "", "  "]))
    lines += (f"{indent}msgctxt {quote(key)}", f"{indent}msgid {quote(draw(ENGLISH))}")
    lines.append(f"{indent}msgstr {quote(draw(st.one_of(st.just(''), TEXTS)))}")
    if draw(st.booleans()):
        at = next(at for at, line in enumerate(lines) if line.lstrip().startswith("msgctxt"))
        lines[at:] = (f"#~ {line}" for line in "\n".join(lines[at:]).split("\n"))
        lines[:at] = (line.replace("#|", "#~|") for line in lines[:at])
    return "\n".join(lines)


@st.composite
def files(draw: st.DrawFn) -> str:
    """A PO text."""
    parts = [HEADER, *(draw(blocks(key)) for key in draw(st.lists(KEYS)))]
    newline = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    text = newline.join("\n".join(parts).split("\n")) + draw(st.sampled_from(["", newline]))
    assume(not parse_locale(text, "x.po", TAG)[1])
    return text


def owned_by_people(text: str) -> list[str]:
    """The comment lines that translators wrote, sorted."""
    return sorted(
        line for line in text.split("\n") if line.startswith("# ") and line.strip() != "#"
    )


def done(text: str) -> list[str]:
    """The translations of live and obsolete units that are not empty, sorted."""
    translations = (unquote(match[TARGET]) for match in scan(unmark_obsolete(text), []))
    return sorted(filter(None, translations))


def has_rivals(text: str, units: dict[str, PoUnit]) -> bool:
    """Whether an obsolete unit has key and English of today; gettext allows no second such."""
    obsolete = cut_segments(text).obsolete
    return any(
        (unit.key, unit.msgid) in {(u.key, u.msgid) for u in units.values()} for unit in obsolete
    )


@given(files(), catalogs())
def test_the_result_has_the_units_of_the_catalogue_and_no_faults(
    text: str, units: dict[str, PoUnit]
):
    locale, findings = parse_locale(sync_text(text, units, HEADER).text, "x.po", TAG)
    assert {key: unit.msgid for key, unit in locale.translations.items()} == {
        key: unit.msgid for key, unit in units.items()
    }
    assert findings == ()


@given(files(), catalogs())
def test_a_second_run_changes_nothing(text: str, units: dict[str, PoUnit]):
    once = sync_text(text, units, HEADER).text
    assert sync_text(once, units, HEADER).text == once


@given(files(), catalogs())
def test_no_comment_of_a_translator_is_lost_or_made(text: str, units: dict[str, PoUnit]):
    assume(not has_rivals(text, units))
    assert owned_by_people(sync_text(text, units, HEADER).text) == owned_by_people(text)


@given(files(), catalogs())
def test_no_translation_is_lost_or_made(text: str, units: dict[str, PoUnit]):
    assume(not has_rivals(text, units))
    assert done(sync_text(text, units, HEADER).text) == done(text)


@given(files(), catalogs())
def test_the_header_stays_as_it_is(text: str, units: dict[str, PoUnit]):
    end = len(HEADER.rstrip()) + text.startswith(HEADER.rstrip().replace("\n", "\r\n"))
    assert sync_text(text, units, HEADER).text.startswith(text[:end])


@given(files(), catalogs(), catalogs())
def test_texts_that_come_back_find_their_translations(
    text: str, units: dict[str, PoUnit], others: dict[str, PoUnit]
):
    plain = {key: unit._replace(former_keys=()) for key, unit in units.items()}
    there = sync_text(text, plain, HEADER).text
    elsewhere = {key: unit._replace(former_keys=()) for key, unit in others.items()}
    back = sync_text(sync_text(there, elsewhere, HEADER).text, plain, HEADER).text
    before, after = (parse_locale(it, "x.po", TAG)[0].translations for it in (there, back))
    assert {key: unit.msgstr for key, unit in after.items()} == {
        key: unit.msgstr for key, unit in before.items()
    }


_RETIRED_BREAK = re.compile(r'^#~ .*\\n"', re.MULTILINE)


def judge(text: str) -> tuple[int, str]:
    """Exit code and complaints of msgfmt about a PO text."""
    msgfmt = require("msgfmt")
    with TemporaryDirectory() as folder:
        path = Path(folder, "x.po")
        path.write_text(text, encoding="utf-8", newline="")
        command = [msgfmt, "--output-file", "/dev/null", path]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
    return result.returncode, result.stderr


@settings(max_examples=40)
@given(files(), catalogs())
def test_msgfmt_takes_the_result_where_it_takes_what_was_there(text: str, units: dict[str, PoUnit]):
    assume(judge(text) == (0, ""))
    assume(not _RETIRED_BREAK.search(text))  # msgfmt judges obsolete units only when they return
    assert judge(sync_text(text, units, HEADER).text) == (0, "")
