"""Nearest names: which of many declared names a misspelled, split or inflected one stands for."""

from collections.abc import Callable, Iterable

ALTERED_DISTANCE = 2
"""Greatest edit distance at which a token still counts as the altered form of a name."""


def reduce_name(text: str, *, has_digits: bool = False) -> str:
    """Return the letters of a text, casefolded; digits too where names are told apart by them."""
    kept = str.isalnum if has_digits else str.isalpha
    return "".join(filter(kept, text)).casefold()


def is_altered(found: str, canonical: str) -> bool:
    """Tell whether `found` is `canonical` misspelled, split, inflected or in another case.

    Both are compared without non-letters and case (digits count where the canonical name has
    some); short names tolerate fewer edits, as any short word would be near them.
    """
    if found == canonical:
        return False
    has_digits = _has_digits(canonical)
    name = reduce_name(canonical, has_digits=has_digits)
    other = reduce_name(found, has_digits=has_digits)
    limit = min(ALTERED_DISTANCE, len(name) // 3)
    return abs(len(name) - len(other)) <= limit and measure_distance(other, name, limit) <= limit


def measure_distance(first: str, second: str, limit: int) -> int:
    """Return the edit distance (insertions, deletions, substitutions); `limit + 1` if greater."""
    if first == second:
        return 0
    from rapidfuzz.distance import Levenshtein

    return Levenshtein.distance(first, second, score_cutoff=limit)


def _has_digits(name: str) -> bool:
    return any(map(str.isdigit, name))


class NameIndex:
    """Names that many unknown ones will be held against; reduced once, on first use."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = frozenset(names)
        self._sorted: tuple[str, ...] = ()
        self._reduced: tuple[str, ...] = ()
        self._has_digits = False

    def find_altered(self, found: str) -> str | None:
        """Return the name that `found` is an altered form of; `None` if it is a name, or of none.

        Of several equally near names the alphabetically first one is returned.
        """
        if found in self.names:
            return None
        from rapidfuzz.distance import Levenshtein

        nearest = self._find_within(found, ALTERED_DISTANCE, Levenshtein.distance)
        return nearest if nearest is not None and is_altered(found, nearest) else None

    def find_nearest(self, found: str) -> str | None:
        """Return the name to suggest for `found`: within a third of its length, or `None`.

        Two neighbouring letters that changed places count as one edit here. One edit is granted
        to words of one or two letters, too, but not to numbered names, which are all alike.
        """
        from rapidfuzz.distance import OSA

        least = 1 if found.isalpha() else 0
        return self._find_within(found, max(least, len(found) // 3), OSA.distance)

    def _find_within(self, found: str, limit: int, scorer: Callable[..., int]) -> str | None:
        from rapidfuzz import process

        if not self._sorted:
            self._reduce_all()
        best = process.extractOne(
            reduce_name(found, has_digits=self._has_digits),
            self._reduced,
            scorer=scorer,
            score_cutoff=limit,
        )
        return None if best is None else self._sorted[best[2]]

    def _reduce_all(self) -> None:
        self._sorted = tuple(sorted(self.names))
        self._has_digits = any(map(_has_digits, self._sorted))
        self._reduced = tuple(
            reduce_name(name, has_digits=self._has_digits) for name in self._sorted
        )


def find_nearest(found: str, names: Iterable[str]) -> str | None:
    """Return the name to suggest in place of an unknown one, or `None` if none is near."""
    return NameIndex(names).find_nearest(found)


def suggest_name(found: str, names: Iterable[str], otherwise: str) -> str:
    """Return a help text that names the nearest known name, or else another help text."""
    nearest = find_nearest(found, names)
    return otherwise if nearest is None else f"did you mean '{nearest}'?"
