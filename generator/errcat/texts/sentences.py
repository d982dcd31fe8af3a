"""Sentences: splitting texts, their normal form, and English left over in a translation."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from errcat.texts.fault import TextFault
from errcat.texts.vocabulary import Vocabulary, split_words

_CLOSERS = r"[)\]\"'”’»」』）】*_]*"
_BOUNDARY = (
    rf"(?<![.!?…])[.!?…]++{_CLOSERS}+(?=[\s\ufffc]|$)"  # as in Latin, Cyrillic, Greek ...
    rf"|[。．｡！？؟۔।॥։።፧၊။។៕།༎]++{_CLOSERS}+"  # need no space after them
    r"|\n+"
)
_LATIN_WORD = r"[A-Za-z]{3,}(?:['’-][A-Za-z]+)*"
_ONLY_BETWEEN_WORDS = re.compile(r"[ \u00a0,;:'\"-]*")


NormalForm = tuple[str, ...]
"""A sentence in normal form: its casefolded words."""


class Sentence(NamedTuple):
    """A sentence of a text: `text[start:end]`, without surrounding white space."""

    start: int
    end: int
    text: str


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """Split a text at the sentence punctuation of all scripts; abbreviations split it, too."""
    sentences: list[Sentence] = []
    start = 0
    for match in re.finditer(_BOUNDARY, text):
        _append_sentence(sentences, text, start, match.end())
        start = match.end()
    _append_sentence(sentences, text, start, len(text))
    return tuple(sentences)


def find_counterpart(english: str, at: int, text: str) -> tuple[int, int]:
    """Return the place of the sentence that translates the one at an offset of the English.

    It is the sentence at the same index if both texts have equally many, else the whole text.
    """
    theirs, ours = split_sentences(english), split_sentences(text)
    if len(theirs) == len(ours):
        for own, other in zip(ours, theirs, strict=True):
            if other.start <= at < other.end:
                return own.start, own.end
    return 0, len(text)


def _append_sentence(sentences: list[Sentence], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        begin = start + len(piece) - len(piece.lstrip())
        sentences.append(Sentence(begin, begin + len(stripped), stripped))


def normalize_sentence(masked: str) -> NormalForm:
    """Return the words of a masked text after NFKC and casefolding: its normal form.

    Punctuation, numbers and whatever was masked (placeholders, markup) are left out.
    """
    if not masked.isascii():
        import unicodedata

        masked = unicodedata.normalize("NFKC", masked)
    return split_words(masked)


def collect_sentences(texts: Iterable[str], vocabulary: Vocabulary) -> frozenset[NormalForm]:
    """Return the normal forms of the sentences in masked English texts that need translation.

    Left out are sentences of one word and those made of declared literals only.
    """
    forms = {normalize_sentence(s.text) for text in texts for s in split_sentences(text)}
    return frozenset(form for form in forms if is_translatable(form, vocabulary))


def is_translatable(form: NormalForm, vocabulary: Vocabulary) -> bool:
    """Tell whether a sentence in normal form has two words and more than declared literals."""
    return len(form) >= 2 and bool(vocabulary.strip_literals(form))


def find_untranslated(masked: str, english: Collection[NormalForm]) -> Iterator[TextFault]:
    """Yield the sentences of a masked translation that are English ones.

    Args:
        masked: The translation, masked with `mask_markup`.
        english: Normal forms, as `collect_sentences` returns them.
    """
    for sentence in split_sentences(masked):
        if normalize_sentence(sentence.text) in english:
            yield TextFault(sentence.start, sentence.end, "left in English")


def find_leftover_words(
    masked: str, english_words: Collection[str], vocabulary: Vocabulary
) -> Iterator[TextFault]:
    """Yield runs of English words in a masked text of a non-Latin script.

    A word counts if it has three letters or more, is among the casefolded `english_words`, is no
    declared literal, and is not written as a name or acronym (`OData`, `URL`).
    """
    run: tuple[int, int] | None = None
    for match in re.finditer(_LATIN_WORD, masked):
        word = match.group()
        if not _is_leftover(word, english_words, vocabulary):
            continue
        if run and _ONLY_BETWEEN_WORDS.fullmatch(masked, run[1], match.start()):
            run = run[0], match.end()
            continue
        if run:
            yield TextFault(*run, "left in English")
        run = match.span()
    if run:
        yield TextFault(*run, "left in English")


def _is_leftover(word: str, english_words: Collection[str], vocabulary: Vocabulary) -> bool:
    if not word[1:].islower():  # an acronym or a name: `URL`, `OData`, `Retry-After`
        return False
    parts = [part for part in split_words(word) if len(part) > 2]
    return all(part in english_words for part in parts) and any(
        part not in vocabulary.words for part in parts
    )
