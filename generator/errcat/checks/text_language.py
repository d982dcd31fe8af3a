"""Rules on English that was left in a translation."""

import re
from collections.abc import Iterator

from errcat.checks.context import CheckContext
from errcat.checks.english import NOT_WORDS
from errcat.checks.fault import Fault
from errcat.checks.translations import Pair, Translations
from errcat.texts.sentences import find_leftover_words, find_untranslated

_WORD = re.compile(r"[a-z][a-z0-9]{2,}")
_PLACEHOLDER = re.compile(r"(?<![{\\])\{[a-z][a-z0-9_]*\}(?!\})")
"""What is a placeholder in every kind of text."""


def check_untranslated(context: CheckContext) -> Iterator[Fault]:
    """English was left in a translation.

    Found are whole sentences of two or more words that stand in the English, too, and, in
    languages of other scripts than Latin, words of three or more letters. Codes, properties,
    status phrases, product names and the `terms` of `catalog.yaml` stay as they are and do not
    count, nor do acronyms and names such as `OData`.

    Bad:
        msgid "Berth {berth} is occupied. Waiting: {waiting}."
        msgstr "Liegeplatz {berth} ist belegt. Waiting: {waiting}."

    Good:
        msgstr "Liegeplatz {berth} ist belegt. Es warten: {waiting}."

    To mend it, translate it; or, if the word is the same in every language, add it to `terms`.
    """
    source = _language_of(context.catalog.source_locale)
    for translations in context.locales:
        if _language_of(translations.locale.tag) == source:
            continue
        is_latin = translations.style.script == "Latn"
        yield from _check_sentences(context, translations)
        if not is_latin:
            yield from _check_words(context, translations)


def _language_of(tag: str) -> str:
    return tag.partition("-")[0]


def _check_sentences(context: CheckContext, translations: Translations) -> Iterator[Fault]:
    for pair in _find_suspects(translations):
        text = context.translated_text(pair, translations.style)
        for fault in find_untranslated(text.masked, pair[0].sentences):
            yield text.fault(fault, "translate it")


def _find_suspects(translations: Translations) -> Iterator[Pair]:
    """Yield, fast, the pairs whose translation may have a sentence of the English."""
    for pair, folded in zip(translations.shown, translations.folded, strict=True):
        for words in pair[0].probes:
            word = words[0]
            start = folded.find(word)
            if start < 0:
                continue
            if start and "a" <= folded[start - 1] <= "z" and folded.find(word, start + 1) < 0:
                continue  # only within another word
            if _may_have(folded, words):
                yield pair
                break


def _may_have(folded: str, words: tuple[str, ...]) -> bool:
    """Tell whether a text may have all the words; the first one is looked for as a whole word."""
    if not _has_whole_word(folded, words[0]):
        return False
    running = NOT_WORDS.sub(" ", folded)
    return _has_whole_word(running, words[0]) and all(word in running for word in words)


def _has_whole_word(folded: str, word: str) -> bool:
    """Tell whether a word stands between anything but ASCII letters."""
    start = folded.find(word)
    while start >= 0:
        if not (start and "a" <= folded[start - 1] <= "z"):
            end = start + len(word)
            if not "a" <= folded[end : end + 1] <= "z":
                return True
        start = folded.find(word, start + 1)
    return False


def _check_words(context: CheckContext, translations: Translations) -> Iterator[Fault]:
    for pair, folded in zip(translations.shown, translations.folded, strict=True):
        english = pair[0]
        if english.words.isdisjoint(_WORD.findall(folded)):
            continue  # as nearly all
        running = _PLACEHOLDER.sub(" ", pair[1].msgstr)
        if english.words.isdisjoint(_WORD.findall(running.casefold())):
            continue
        text = context.translated_text(pair, translations.style)
        masked = text.masked
        faults = list(find_leftover_words(masked, english.words, context.vocabulary))
        sentences = find_untranslated(masked, english.sentences) if faults else ()
        whole = [(sentence.start, sentence.end) for sentence in sentences]
        for fault in faults:
            if not any(start <= fault.start < end for start, end in whole):
                yield text.fault(fault, "translate it, or add it to `terms` of catalog.yaml")
