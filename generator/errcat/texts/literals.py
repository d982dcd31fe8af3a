"""Literals in running text: codes, properties and names that must stand whole and unchanged."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import product
from typing import NamedTuple

from errcat.nearest import NameIndex, is_altered
from errcat.texts.markup import MarkedSpan
from errcat.texts.vocabulary import Vocabulary

_EDGE = "0-9A-Za-zÀ-ÖØ-öø-ɏ_"
"""Letters that continue an identifier; others, such as kana or a hyphen, end it."""
_NAME = rf"(?<![{_EDGE}])[A-Za-z][A-Za-z0-9_]*(?![{_EDGE}])"
_IDENTIFIER = (
    rf"(?<![{_EDGE}])(?:[A-Z]+[a-z0-9]+[A-Z][A-Za-z0-9]*|[A-Za-z][A-Za-z0-9]*_\w*)(?![{_EDGE}])"
)

_GAP = "[ \\t\\n\u00a0\u00ad\u200b]{1,2}"
"""What may split an identifier: spaces, and places where a line may break."""
_WORD_BEFORE = re.compile(rf"(?<![{_EDGE}])[A-Za-z0-9]+{_GAP}$")
_WORD_BEHIND = re.compile(rf"{_GAP}[A-Za-z0-9]+(?![{_EDGE}])")
_LONGEST_PART = 50
"""Characters before an identifier in which a part of its name is looked for."""
_MOST_PARTS = 3
"""Words on each side of an identifier that may belong to it."""


class LiteralUse(NamedTuple):
    """A literal found in a text: `text[start:end]`."""

    literal: str
    """The canonical form."""
    start: int
    end: int


def find_tokens(text: str, names: Collection[str]) -> Iterator[LiteralUse]:
    """Yield the names that stand in a text as whole ASCII identifiers, by place."""
    for match in re.finditer(_NAME, text):
        if match.group() in names:
            yield LiteralUse(match.group(), match.start(), match.end())


def find_altered_codes(
    text: str, codes: NameIndex, known: Collection[str] = ()
) -> Iterator[LiteralUse]:
    """Yield identifiers of two or more humps that are no code but an altered form of one.

    Args:
        text: Running text, masked where it is none.
        codes: The canonical codes.
        known: Further identifiers that are right as they are.
    """
    for match in re.finditer(_IDENTIFIER, text, re.ASCII):
        token = match.group()
        if token in codes.names or token in known:
            continue
        code = codes.find_altered(token)
        if code is not None:
            yield LiteralUse(code, match.start(), match.end())


def find_split_codes(text: str, names: Collection[str]) -> Iterator[LiteralUse]:
    """Yield the codes that white space splits, of which a part of two humps or more is whole.

    `Not Found` are two words of English; `InvalidRequest Body` can only be a code.
    """
    for match in re.finditer(_IDENTIFIER, text, re.ASCII):
        if match.group() in names:
            continue
        starts = [match.start(), *_list_starts(text, match.start())]
        ends = [match.end(), *_list_ends(text, match.end())]
        for start, end in sorted(product(starts, ends), key=_measure, reverse=True):
            code = "".join(filter(str.isalnum, text[start:end]))
            if end - start > len(match.group()) and code in names:
                yield LiteralUse(code, start, end)
                break


def _list_starts(text: str, end: int) -> Iterator[int]:
    """Yield where the words before a place begin, the nearest first."""
    for _ in range(_MOST_PARTS):
        match = re.search(
            rf"(?<![{_EDGE}])[A-Za-z0-9]{{1,40}}{_GAP}$", text[max(end - 50, 0) : end]
        )
        if match is None:
            return
        end -= len(match.group())
        yield end


def _list_ends(text: str, start: int) -> Iterator[int]:
    """Yield where the words behind a place end, the nearest first."""
    for _ in range(_MOST_PARTS):
        match = _WORD_BEHIND.match(text, start)
        if match is None:
            return
        start = match.end()
        yield start


def _measure(place: tuple[int, int]) -> int:
    return place[1] - place[0]


def find_glued(span: str, names: Collection[str]) -> str | None:
    """Return the name that a marked span begins or ends with while holding more than the name."""
    tokens = [match for match in re.finditer(_NAME, span) if match.group() in names]
    glued = [match.group() for match in tokens if match.start() == 0 or match.end() == len(span)]
    return glued[0] if glued and span != glued[0] else None


class LiteralFault(NamedTuple):
    """A marked literal of the English that does not stand whole in the translation.

    Kinds: `glued` (the span holds more than the literal), `altered` (misspelled, split),
    `translated` (the span holds something else), `unmarked` (the literal is there, without its
    markup), and `missing`.
    """

    kind: str
    literal: str
    start: int
    end: int
    """`text[start:end]` is the span at fault; the whole text where the literal is missing."""


def compare_literals(
    english: Sequence[MarkedSpan],
    translation: Sequence[MarkedSpan],
    text: str,
    vocabulary: Vocabulary,
) -> Iterator[LiteralFault]:
    """Hold the marked codes and properties of an English text against its translation.

    Args:
        english: Marked spans of the English text.
        translation: Marked spans of the translation.
        text: The translation, for literals that lost their markup.
        vocabulary: Says which spans are literals.
    """
    wanted = Counter(span.text for span in english if vocabulary.is_literal(span.text))
    others: list[MarkedSpan] = []
    for span in translation:
        if wanted[span.text] > 0:
            wanted[span.text] -= 1
        elif span.kind != "target":
            others.append(span)
    same = {span.text for span in english}
    suspects = [span for span in others if span.text not in same]
    yield from _explain_missing(list(wanted.elements()), suspects, text)


def _explain_missing(
    missing: list[str], suspects: list[MarkedSpan], text: str
) -> Iterator[LiteralFault]:
    """Find for each missing literal what stands in its place: by likeness, then in order."""
    unexplained: list[str] = []
    for literal in missing:
        span, kind = _find_alike(literal, suspects)
        if span is None:
            unexplained.append(literal)
        else:
            suspects.remove(span)
            yield LiteralFault(kind, literal, span.start, span.end)
    for literal in unexplained:
        use = next(find_tokens(text, (literal,)), None)
        if use is not None:
            yield LiteralFault("unmarked", literal, use.start, use.end)
        elif suspects:
            span = suspects.pop(0)
            yield LiteralFault("translated", literal, span.start, span.end)
        else:
            yield LiteralFault("missing", literal, 0, len(text))


def _find_alike(literal: str, spans: Iterable[MarkedSpan]) -> tuple[MarkedSpan | None, str]:
    for span in spans:
        if find_glued(span.text, (literal,)):
            return span, "glued"
        if is_altered(span.text, literal):
            return span, "altered"
    return None, ""
