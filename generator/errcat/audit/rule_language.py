"""Rules on wording: English left over in translations, and English that is not the catalogue's."""

import re
from collections.abc import Iterator

from errcat.audit.facts import HEADER_KEYS
from errcat.audit.page_text import Fault, PageText
from errcat.audit.subject import Subject
from errcat.sources.pages_model import PassageKind
from errcat.texts.script import is_script_of_locale
from errcat.texts.sentences import (
    find_leftover_words,
    find_untranslated,
    normalize_sentence,
)
from errcat.texts.vocabulary import split_words
from errcat.ui import UI_TEXTS

_HEADERS = frozenset(normalize_sentence(UI_TEXTS[key]) for key in HEADER_KEYS)
_LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]{2}")
_LEFT = "left in English"
_JOINED = re.compile(r"[^\W\d_]?[-\u05be\u2010\u2011]")
"""A hyphen after a letter: the word that follows is part of a word of the language."""


def check_untranslated(subject: Subject) -> Iterator[Fault]:
    """A sentence, heading or message was left in English, also inside a translated text.

    Compared are whole sentences, without case, punctuation, markup and placeholders; where a
    language is not written in Latin letters, single English words, too. Codes, statuses, product
    names and other declared terms stay as they are in every language. What our own pages mark as
    English is no fault.

    Bad:
        | MaximumExceeded | BadRequest (400) | Zu viele. Received: {count}. |

    To mend it, translate the sentence.
    """
    if subject.is_english:
        return
    texts = [text for text in subject.texts if not subject.is_marked_english(text)]
    is_partial = len(texts) < len(subject.texts)
    for text in texts:
        if is_partial and text.where == "frontmatter":
            continue  # has no room for the mark
        found = list(_find_sentences(subject, text))
        yield from found
        if found or text.where == "frontmatter":
            continue
        if _is_english_header(text) or _is_single_word(subject, text):
            yield text.fault(0, len(text.text), _LEFT)
        elif not is_script_of_locale("Latn", subject.style.script):
            yield from _find_words(subject, text)


def _find_sentences(subject: Subject, text: PageText) -> Iterator[Fault]:
    """Yield English sentences; adjacent ones are one fault."""
    masked = subject.mask_names(text)
    if not _LATIN.search(masked):
        return
    first: int | None = None
    last = 0
    for fault in find_untranslated(masked, subject.english_forms):
        if first is not None and masked[last : fault.start].strip():
            yield text.fault(first, last, _LEFT)
            first = None
        first = fault.start if first is None else first
        last = fault.end
    if first is not None:
        yield text.fault(first, last, _LEFT)


def _is_english_header(text: PageText) -> bool:
    """Tell whether a header has the words of our own pages' headers, even if each is a literal."""
    if text.kind is not PassageKind.HEADER:
        return False
    form = normalize_sentence(text.masked)
    return len(form) > 1 and form in _HEADERS


def _is_single_word(subject: Subject, text: PageText) -> bool:
    """Tell whether a header or heading is the one word that its English is, and no literal.

    A word that the language has, too, is none of English.
    """
    if text.where not in ("table", "heading"):
        return False
    form = normalize_sentence(text.masked)
    vocabulary = subject.facts.vocabulary
    if len(form) != 1 or not (vocabulary.strip_literals(form) or form[0] in vocabulary.properties):
        return False
    if text.english is not None:
        is_same = normalize_sentence(text.english.text) == form
    else:
        is_same = text.where == "table" and form in _HEADERS
    return is_same and subject.own_words.isdisjoint(form)


def _find_words(subject: Subject, text: PageText) -> Iterator[Fault]:
    masked = _mask_names(subject, subject.mask_names(text))
    if not _LATIN.search(masked):
        return
    english = text.english.text if text.english else ""
    if text.code is not None:
        wordings = subject.facts.rows[text.code].wordings
        english = " ".join((english, *(wording.text for wording in wordings)))
    if not english or normalize_sentence(text.masked) in subject.facts.untranslatable_forms:
        return
    for fault in find_leftover_words(masked, set(split_words(english)), subject.facts.vocabulary):
        if not _JOINED.fullmatch(masked, max(fault.start - 2, 0), fault.start):
            yield text.fault(fault.start, fault.end, _LEFT)


def _mask_names(subject: Subject, masked: str) -> str:
    for use in subject.catalog_facts.names_in(subject.locale).find(masked):
        masked = masked[: use.start] + "\ufffc" * (use.end - use.start) + masked[use.end :]
    return masked


def check_wording(subject: Subject) -> Iterator[Fault]:
    """The English message of a code differs from every wording that the catalogue knows.

    Only English pages are held against it. Either the page or the catalogue is to be brought up to
    date.

    Bad:
        | NotFound | Not Found (404) | General Not Found message. |
    Good:
        | NotFound | Not Found (404) | General Not Found error message. |
    """
    if not subject.is_english:
        return
    for view in subject.messages:
        if view.wording is None:
            today = view.facts.wordings[0].text
            message = f"no wording of {view.facts.entry.code} that the catalogue knows"
            yield view.text.fault(0, len(view.text.text), message, today)


def check_stale(subject: Subject) -> Iterator[Fault]:
    """A text follows an earlier edition of the English page.

    On an English page, a message has an earlier wording; on a translated one, the English that it
    was made from has. A table without the codes that came later is stale, too. A faithful
    translation of last year's page is not wrong, so this is no error.

    To mend it, take over today's wording and translate it.
    """
    for view in subject.messages:
        if view.wording is not None and view.wording.until is not None:
            message = f"the wording of edition {view.wording.until}"
            if not subject.is_english:
                message = f"a translation of {message}"
            yield view.text.fault(0, len(view.text.text), message, view.facts.wordings[0].text)
    for code in subject.later_codes:
        message = f"the table is of an edition before {code}"
        table = subject.table.table
        yield Fault(table.start, table.start + 1, "table", message, None, code)
