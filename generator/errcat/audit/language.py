"""English left over in translations: which sentences and words count as English."""

from collections.abc import Collection, Iterable

from errcat.audit.page_text import PageText, mask_text
from errcat.texts.sentences import (
    NormalForm,
    collect_sentences,
    normalize_sentence,
    split_sentences,
)
from errcat.texts.vocabulary import Vocabulary


def forms_of_texts(texts: Iterable[PageText], vocabulary: Vocabulary) -> frozenset[NormalForm]:
    """Return the normal forms of the English that stands beside texts."""
    english = (text.english for text in texts)
    return collect_sentences((mask_text(one) for one in english if one is not None), vocabulary)


def collect_own_words(texts: Iterable[PageText], english: Collection[NormalForm]) -> frozenset[str]:
    """Return the words that the translation itself uses within longer sentences.

    A word of the English that is also a word of the language, such as `message` in French, occurs
    in running text that is no English.
    """
    words: set[str] = set()
    for text in texts:
        for sentence in split_sentences(text.masked):
            form = normalize_sentence(sentence.text)
            if len(form) >= 4 and form not in english:
                words.update(form)
    return frozenset(words)
