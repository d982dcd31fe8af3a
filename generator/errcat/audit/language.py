"""English left over in translations: which sentences and words count as English."""

from collections.abc import Collection, Iterable

from errcat.audit.page_text import PageText, mask_text
from errcat.texts.sentences import is_translatable, normalize_sentence, split_sentences
from errcat.texts.vocabulary import Vocabulary

Form = tuple[str, ...]
"""A sentence in normal form: its casefolded words."""


def collect_forms(masked: Iterable[str], vocabulary: Vocabulary) -> frozenset[Form]:
    """Return the normal forms of the sentences in masked texts that need translation."""
    forms = {normalize_sentence(s.text) for text in masked for s in split_sentences(text)}
    return frozenset(form for form in forms if is_translatable(form, vocabulary))


def forms_of_texts(texts: Iterable[PageText], vocabulary: Vocabulary) -> frozenset[Form]:
    """Return the normal forms of the English that stands beside texts."""
    english = (text.english for text in texts)
    return collect_forms((mask_text(one) for one in english if one is not None), vocabulary)


def collect_own_words(texts: Iterable[PageText], english: Collection[Form]) -> frozenset[str]:
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
