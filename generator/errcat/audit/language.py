"""English left over in translations: which sentences and words count as English."""

from collections.abc import Collection, Iterable

from errcat.audit.page_text import PageText, mask_code
from errcat.audit.placeholders import find_groups
from errcat.sources.pages_model import Fragment
from errcat.texts.markup import MASK
from errcat.texts.sentences import is_translatable, normalize_sentence, split_sentences
from errcat.texts.vocabulary import Vocabulary

Form = tuple[str, ...]
"""A sentence in normal form: its casefolded words."""


def mask_text(fragment: Fragment) -> str:
    """Return a text with code and placeholders masked."""
    return mask_groups(mask_code(fragment))


def mask_groups(text: str) -> str:
    """Return a text with placeholders masked."""
    return mask_stretches(text, ((group.start, group.end) for group in find_groups(text)))


def mask_stretches(text: str, stretches: Iterable[tuple[int, int]]) -> str:
    """Return a text with stretches masked, which come in order and do not overlap."""
    pieces: list[str] = []
    last = 0
    for start, end in stretches:
        pieces += (text[last:start], MASK * (end - start))
        last = end
    return "".join(pieces) + text[last:] if pieces else text


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
        for sentence in split_sentences(mask_text(text.fragment)):
            form = normalize_sentence(sentence.text)
            if len(form) >= 4 and form not in english:
                words.update(form)
    return frozenset(words)
