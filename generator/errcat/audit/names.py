"""Product names of a page: which forms it uses, and where it writes a name otherwise."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from errcat.audit.page_text import PageText
from errcat.model import Catalog, LocaleTag, ProductId
from errcat.texts.products import list_names

_NEXT_WORD = re.compile(
    r"[ \u00a0]?[^\W_][^\s!-/:-@\[-`{-~\u00a1-\u00bf\u2000-\u200b\u2010-\u206f\u3000-\u303f]*"
)
"""A word, the vowel signs of scripts included, which are no letters to regular expressions."""


class Mention(NamedTuple):
    """A place where a text names the product."""

    text: PageText
    start: int
    end: int
    form: str
    """The declared form, without an ending; empty for a variant that is not declared."""
    suffix: str
    """Letters that follow without a space."""


class NameForms:
    """What names of a product look like in texts of a language."""

    def __init__(self, catalog: Catalog, product_id: ProductId, locale: LocaleTag | None) -> None:
        product = catalog.products[product_id]
        earlier = [name.value for name in product.earlier_names]
        self.generations = dict.fromkeys(list_names(product, locale), "")
        """By declared form, the earlier name that it is; empty for today's."""
        self.generations.update((name, name) for name in earlier if name not in self.generations)
        forms = sorted(self.generations, key=len, reverse=True)
        self._pattern = _compile(forms)
        others = {other.name.value for other in catalog.products.values()}
        terms = (term for term in catalog.terms if " " in term)
        self._others = _compile(sorted({*others, *terms} - {*forms}, key=len, reverse=True))
        self.stems = _list_stems(forms)
        siblings = (one for one in catalog.products.values() if one.id != product_id)
        theirs = _list_words(name for one in siblings for name in list_names(one))
        self.marks = _list_words(forms) - theirs
        """Words that tell the product from its siblings, casefolded."""

    def find(self, text: PageText) -> Iterator[Mention]:
        """Yield the declared forms in a text, by place."""
        for match in self._pattern.finditer(_widen_spaces(text.text)):
            yield Mention(text, match.start(), match.end(1), match[1], match[2])

    def find_english(self, text: PageText) -> list[str]:
        """Return the declared forms in the English of a text, in order."""
        if text.english is None:
            return []
        return [match[1] for match in self._pattern.finditer(text.english.text)]

    def find_stem(self, text: PageText, taken: Iterable[Mention]) -> Mention | None:
        """Return the first part of a name that belongs to no declared name, the longest kind."""
        shown = _widen_spaces(text.text)
        places = [(mention.start, mention.end) for mention in taken]
        places += [match.span(1) for match in self._others.finditer(shown)]
        for stem, more in self.stems:
            at = shown.find(stem)
            while at >= 0 and any(start <= at < end for start, end in places):
                at = shown.find(stem, at + 1)
            if at >= 0:
                return Mention(text, at, _extend(shown, at + len(stem), more), "", "")
        return None


class NameCounter:
    """Counts the names of all products of a catalogue in English texts, in one pass."""

    def __init__(self, forms_by_product: Mapping[ProductId, NameForms]) -> None:
        self._owners: dict[str, list[tuple[ProductId, int]]] = {}
        for product, forms in forms_by_product.items():
            for form, earlier in forms.generations.items():
                self._owners.setdefault(form, []).append((product, 1 if earlier else 2))
        self._pattern = _compile(sorted(self._owners, key=len, reverse=True))

    def count(self, text: str) -> Counter[ProductId]:
        """Return how often a text names each product; today's names count twice."""
        counts: Counter[ProductId] = Counter()
        for match in self._pattern.finditer(_widen_spaces(text)):
            for product, weight in self._owners[match[1]]:
                counts[product] += weight
        return counts


def _widen_spaces(text: str) -> str:
    """Return a text with ordinary spaces in place of those that do not break."""
    if text.isascii():
        return text
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def _list_words(names: Iterable[str]) -> frozenset[str]:
    return frozenset(word.casefold() for name in names for word in name.split(" "))


def _compile(forms: Sequence[str]) -> re.Pattern[str]:
    pattern = "|".join(map(re.escape, forms)) or r"(?!)"
    return re.compile(rf"(?<![0-9A-Za-z])({pattern})([^\W\d_]*)")


def _list_stems(names: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Return what a variant may have kept of a name, longest first.

    Runs of two words and more, and single ones that begin a name; each with the number of words
    that follow it in the name.
    """
    stems: dict[str, int] = {}
    for name in names:
        words = name.split(" ")
        for start in range(len(words)):
            for end in range(start + 1, len(words) + (start > 0)):
                stem = " ".join(words[start:end])
                if words[start][:1].isupper() and (end - start > 1 or not start):
                    stems[stem] = max(stems.get(stem, 0), len(words) - end)
    return tuple(sorted(stems.items(), key=lambda item: (-len(item[0]), item[0])))


def _extend(text: str, end: int, more: int) -> int:
    """Return the end of as many further words."""
    for _ in range(more):
        match = _NEXT_WORD.match(text, end)
        if match is None:
            break
        end = match.end()
    return end


def find_variants(
    texts: Sequence[PageText], forms: NameForms, declared: Sequence[Mention]
) -> list[Mention]:
    """Return the places where a text names the product in a form that is not declared.

    Proof is the English of a text, which names it more often, or that a title names no product;
    what a variant begins with is then found in other texts, too.
    """
    by_text: dict[int, list[Mention]] = {}
    for mention in declared:
        by_text.setdefault(id(mention.text), []).append(mention)
    variants: list[Mention] = []
    for text in texts:
        own = by_text.get(id(text), [])
        wanted = len(forms.find_english(text))
        if wanted > len(own):
            found = forms.find_stem(text, own)
            variants.append(found or Mention(text, 0, len(text.text), "", ""))
        elif text.english is None and not own and text.where == "frontmatter":
            found = forms.find_stem(text, ())
            if found is not None and " " in text.text[found.start : found.end]:
                variants.append(found)
    known = {id(variant.text) for variant in variants}
    rest = [text for text in texts if text.english is None and id(text) not in known]
    return variants + list(_find_alike(rest, variants, by_text))


def _find_alike(
    texts: Sequence[PageText], variants: Sequence[Mention], by_text: dict[int, list[Mention]]
) -> Iterator[Mention]:
    """Yield what begins as a variant does: all its words but the last."""
    beginnings = {_beginning(variant) for variant in variants} - {""}
    for text in texts:
        places = [(mention.start, mention.end) for mention in by_text.get(id(text), ())]
        for beginning in beginnings:
            at = text.text.find(beginning)
            if at >= 0 and not any(start <= at < end for start, end in places):
                end = _extend(text.text, at + len(beginning), 1)
                yield Mention(text, at, end, "", "")
                break


def _beginning(variant: Mention) -> str:
    """Return a variant without its last word and without a word that other names begin with."""
    words = variant.text.text[variant.start : variant.end].split(" ")
    return " ".join(words[1:-1]) if len(words) > 3 else ""
