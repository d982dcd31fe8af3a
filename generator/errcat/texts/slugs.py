"""Fragments of headings: what links to a section of a page end in."""

from collections.abc import Iterable


def slug_of(heading: str) -> str:
    """Return the fragment of a heading's plain text: `Tracking ID` is `tracking-id`.

    Source: Markdig's `LinkHelper.UrilizeAsGfm`, which docfx uses, and docfx builds Learn.
    """
    kept = (char for char in heading.strip() if char.isalnum() or char in " -_")
    return "".join("-" if char == " " else char.lower() for char in kept) or "section"


def number_slugs(headings: Iterable[str]) -> tuple[str, ...]:
    """Return the fragments of a page's headings, in order; a repeated one gets `-1`, `-2` and on.

    Source: Markdig's `AutoIdentifierExtension`.
    """
    taken: dict[str, None] = {}
    last_numbers: dict[str, int] = {}
    for heading in headings:
        base = slug = slug_of(heading)
        while slug in taken:
            last_numbers[base] = last_numbers.get(base, 0) + 1
            slug = f"{base}-{last_numbers[base]}"
        taken[slug] = None
    return tuple(taken)
