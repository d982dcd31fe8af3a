"""The nearest of the known names, for suggestions."""

from collections.abc import Iterable


def nearest_name(name: str, known: Iterable[str]) -> str | None:
    """Return the known name that a misspelled one most likely means, or `None`."""
    from rapidfuzz.distance import OSA

    longest = max(1, len(name) // 3)
    distances = [
        (OSA.distance(name.casefold(), other.casefold(), score_cutoff=longest), other)
        for other in known
    ]
    distance, best = min(distances, default=(longest + 1, ""))
    return best if distance <= longest else None


def suggest_name(name: str, known: Iterable[str], otherwise: str) -> str:
    """Return a help text that names the nearest known name, or else another help text."""
    nearest = nearest_name(name, known)
    return otherwise if nearest is None else f"did you mean '{nearest}'?"
