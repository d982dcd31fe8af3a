"""Rules on white space, punctuation and invisible characters, in English and in translations."""

from collections import Counter
from collections.abc import Iterator
from operator import itemgetter

from errcat.checks.context import CheckContext
from errcat.checks.fault import Fault
from errcat.texts.endings import Habits, compare_endings, find_ending, learn_habits
from errcat.texts.fault import TextFault
from errcat.texts.spacing import (
    describe_character,
    find_control_characters,
    find_edge_space,
    find_mixed_width,
    find_spacing,
)


def check_spacing(context: CheckContext) -> Iterator[Fault]:
    """A space stands where none belongs, or full-width and ASCII punctuation are mixed.

    Found are doubled spaces, spaces before closing punctuation (French has them before `:;!?`,
    and keeps them), spaces before full-width marks, and, in Chinese and Japanese, ASCII marks
    between full-width letters or placeholders and brackets of two widths.

    Bad:
        msgstr "Ungültiger Liegeplatz {berth} ."
        msgstr "泊位 {berth} 无效 。"

    Good:
        msgstr "Ungültiger Liegeplatz {berth}."
        msgstr "泊位 {berth} 无效。"

    To mend it, write what is expected.
    """
    for text in context.irregular_texts:
        for fault in find_spacing(text.masked, text.style):
            yield text.fault(fault)
    for translations in context.locales:
        marks = translations.style.half_width_faults
        if not marks:
            continue
        suspects = frozenset(f"{marks}(（")
        for pair in translations.shown:
            if not suspects.isdisjoint(pair[1].msgstr):
                text = context.translated_text(pair, translations.style)
                for fault in find_mixed_width(text.masked, text.style):
                    yield text.fault(fault)


def check_edge_space(context: CheckContext) -> Iterator[Fault]:
    """A text begins or ends with white space.

    Nobody sees it in an editor; on a page it is lost, or comes twice.

    Bad:
        msgstr " Liegeplatz {berth} ist belegt."

    Good:
        msgstr "Liegeplatz {berth} ist belegt."

    To mend it, remove the space.
    """
    for text in context.irregular_texts:
        for fault in find_edge_space(text.value):
            yield text.fault(fault)


def check_newline(context: CheckContext) -> Iterator[Fault]:
    r"""A text has a line break.

    Texts are single paragraphs: table cells, list items, headings. A break in one would end it.

    Bad:
        cause: |
          The berth is occupied.
          Another vessel lies there.

    Good:
        cause: >-
          The berth is occupied.
          Another vessel lies there.

    To mend it, write a space instead of the break; in YAML, fold long texts with `>-`, not with
    `|` or `>`; in a PO file, remove the `\n`.
    """
    for text in context.irregular_texts:
        start = text.value.find("\n")
        if start >= 0:
            where = "at its end" if start == len(text.value) - 1 else "in it"
            fault = TextFault(start, start + 1, f"the text has a line break {where}", None)
            help_ = "fold the text with `>-`" if text.english is None else "write a space instead"
            yield text.fault(fault, help_)


def check_control_character(context: CheckContext) -> Iterator[Fault]:
    """A text has an invisible character that does not belong there.

    Found are control characters, zero-width and bidirectional ones, soft hyphens, byte order
    marks, private and undefined characters, and the mark of a broken encoding (U+FFFD). They make
    texts look different from what they are, break searching and copying, or turn the text around
    that follows. Joiners are left alone in the scripts that need them (Arabic, those of India and
    others), U+200B where words stand without spaces (Thai, Khmer …), and directional marks in
    right-to-left scripts; overrides and embeddings are found everywhere.

    To mend it, remove the character.
    """
    for text in context.irregular_texts:
        style = text.style if text.english is not None else None
        for fault in find_control_characters(text.value, style):
            name = describe_character(text.value[fault.start])
            yield text.fault(fault, f"remove it; editors do not show {name.partition(' ')[0]}")


def check_end_punctuation(context: CheckContext) -> Iterator[Fault]:
    """A translation does not end as the English does, or not as the other ones of its language.

    Where the English ends in a full stop, colon, question mark or nothing, the translation does,
    too, in the form that most texts of its language have (`。` in Chinese). Thai and Lao, which
    end sentences without a mark, are left alone. Quotes, brackets and markup after the mark do
    not count; texts that end in a line break or an invisible character have other findings.

    Bad:
        msgid "Berth {berth} is occupied."
        msgstr "Liegeplatz {berth} ist belegt"

    Good:
        msgstr "Liegeplatz {berth} ist belegt."

    To mend it, write the mark that is expected.
    """
    for translations in context.locales:
        lasts = [english.last for english, _ in translations.shown]
        ends = list(zip(lasts, map(itemgetter(-1), translations.texts), strict=True))
        counts = Counter(ends)
        habits = _learn_habits(counts)
        doubtful = frozenset(
            end for end in counts if end[1].isprintable() and not _is_sound(end, habits)
        )
        for pair, end in zip(translations.shown, ends, strict=True) if doubtful else ():
            if end in doubtful:
                ending = find_ending(pair[1].msgstr)
                fault = compare_endings(pair[0].ending, ending, habits, translations.style)
                if fault is not None:
                    yield context.translated_text(pair, translations.style).fault(fault)


_Ends = tuple[str, str]
"""The last characters of an English text and its translation."""


def _learn_habits(counts: Counter[_Ends]) -> Habits:
    return learn_habits(
        (find_ending(english), find_ending(translation), number)
        for (english, translation), number in counts.items()
    )


def _is_sound(ends: _Ends, habits: Habits) -> bool:
    """Tell whether last characters alone show that a translation ends as it should."""
    english, translation = (find_ending(end) for end in ends)
    if not english.mark and not translation.mark:
        return ends[0].isalnum() and ends[1].isalnum()
    is_same_kind = bool(english.mark and translation.mark) and english.kind is translation.kind
    return is_same_kind and habits.get(english.kind, translation.mark) == translation.mark
