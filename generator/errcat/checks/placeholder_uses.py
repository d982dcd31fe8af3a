"""What stands between braces in a translation, held against the placeholders of the English."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from errcat.model import TextKind
from errcat.nearest import find_nearest
from errcat.placeholders import compare_names
from errcat.prose import scan_markup
from errcat.texts.markup import mask_markup

_PIECE = r"\{\{|\}\}|[{｛](?P<name>[^{}｛｝]*)[}｝]|[{}｛｝]"
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_NAME_AT_END = r"[a-z][a-z0-9_]*$"
_WORDING = r"[^\W\d_][^\W_]*(?:[ \u00a0'’_-][^\W_]+)*"
LITERAL_BRACES = ("{{", "}}")


class Use(NamedTuple):
    """What stands between braces, or a brace without its partner."""

    text: str
    """With the braces: `text[start:end]` of the translation."""
    start: int
    name: str | None
    """Without them; `None` for a brace without a partner, or a doubled one."""

    @property
    def end(self) -> int:
        """Where it ends in the translation."""
        return self.start + len(self.text)

    @property
    def is_reference(self) -> bool:
        """Whether it is a placeholder by its form."""
        return self.name is not None and self.text == f"{{{self.name}}}" and is_name(self.name)


class Replacement(NamedTuple):
    """A use that is no placeholder, with the one that it most likely stands for."""

    use: Use
    expected: str | None


class Difference(NamedTuple):
    """How the placeholders of a translation differ from those of the English."""

    missing: tuple[str, ...]
    """Names that stand too seldom; those excepted that a replacement stands for."""
    extra: tuple[Use, ...]
    """Placeholders of the entry that stand too often."""
    translated: tuple[Replacement, ...]
    """Braces around words that are no placeholder's name."""
    broken: tuple[Replacement, ...]
    """Braces that are neither placeholders nor literal."""


def is_name(text: str) -> bool:
    """Tell whether a text has the form of a placeholder's name."""
    return _NAME.fullmatch(text) is not None


def find_uses(text: str, kind: TextKind) -> tuple[Use, ...]:
    """Return everything in a text that has braces, by place; in prose, outside code."""
    if kind is TextKind.PROSE:
        names = [
            Use(text[token.start : token.end], token.start, token.value)
            for token in scan_markup(text)
            if token.kind == "name"
        ]
        masked = _scan(mask_markup(text))
        rest = (use._replace(text=text[use.start : use.end]) for use in masked)
        return tuple(sorted((*names, *rest), key=lambda use: use.start))
    return tuple(_scan(text))


def _scan(text: str) -> Iterator[Use]:
    for match in re.finditer(_PIECE, text):
        yield Use(match.group(), match.start(), match["name"])


def compare_uses(
    english: tuple[Use, ...], translation: tuple[Use, ...], text: str, declared: Collection[str]
) -> Difference:
    """Compare the placeholders of both sides as multisets.

    Args:
        english: Uses of the English text.
        translation: Uses of the translation.
        text: The translation.
        declared: Every placeholder of the entry, those that the English text lacks included.
    """
    names = [use.name for use in english if use.name is not None and use.is_reference]
    known = {*names, *declared}
    good = [use for use in translation if use.is_reference and use.name in known]
    missing, surplus = compare_names(names, [use.name for use in good if use.name is not None])
    open_names = sorted(missing, key=names.index)
    broken = tuple(_explain_broken(english, translation, text, open_names))
    translated = tuple(_explain_translated(translation, known, open_names))
    return Difference(
        missing=tuple(open_names),
        extra=_take_last(good, surplus),
        translated=translated,
        broken=broken,
    )


def _take_last(uses: list[Use], surplus: Iterable[str]) -> tuple[Use, ...]:
    """Return the last uses of the surplus names, by place."""
    counts = Counter(surplus)
    taken: list[Use] = []
    for use in reversed(uses):
        if use.name is not None and counts[use.name] > 0:
            counts[use.name] -= 1
            taken.append(use)
    return tuple(reversed(taken))


def _explain_broken(
    english: tuple[Use, ...], translation: tuple[Use, ...], text: str, open_names: list[str]
) -> Iterator[Replacement]:
    """Yield uses that are no words in braces; takes the names they stand for from the open ones."""
    literal = Counter(use.text for use in english if not use.is_reference)
    for use in translation:
        if use.is_reference or is_wording(use):
            continue
        if literal[use.text] > 0:
            literal[use.text] -= 1
            continue
        guess = _guess_name(use, text)
        expected = guess if guess in open_names else None
        if expected is not None:
            open_names.remove(expected)
        yield Replacement(use, expected)


def is_wording(use: Use) -> bool:
    """Tell whether words stand between the braces: a label, or a name translated."""
    return use.name is not None and (
        re.fullmatch(_WORDING, use.name.strip()) is not None or is_name(use.name)
    )


def _guess_name(use: Use, text: str) -> str | None:
    """Return the name at the beginning of a broken placeholder, or next to a lone brace."""
    if use.name is not None:
        match = _NAME.search(use.name)
    elif use.text in "{｛":
        match = _NAME.match(text, use.end)
    else:
        match = re.search(_NAME_AT_END, text[max(0, use.start - 80) : use.start])
    return match.group() if match else None


def _explain_translated(
    translation: tuple[Use, ...], known: Collection[str], open_names: list[str]
) -> Iterator[Replacement]:
    """Yield words in braces that are no placeholder, paired by likeness, then by order."""
    strangers = [
        use
        for use in translation
        if is_wording(use) and not (use.is_reference and use.name in known)
    ]
    pairs: dict[Use, str] = {}
    for use in strangers:
        nearest = find_nearest(use.name or "", open_names)
        if nearest is not None:
            pairs[use] = nearest
            open_names.remove(nearest)
    for use in strangers:
        if use not in pairs and open_names:
            pairs[use] = open_names.pop(0)
    for use in strangers:
        yield Replacement(use, pairs.get(use))
