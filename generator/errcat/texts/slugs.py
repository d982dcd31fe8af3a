"""Fragments of headings: what links to a section of a page end in."""


def slug_of(heading: str) -> str:
    """Return the fragment of a heading's plain text: `Tracking ID` is `tracking-id`.

    Source: Markdig's `LinkHelper.UrilizeAsGfm`, which docfx uses, and docfx builds Learn.
    """
    kept = (char for char in heading.strip() if char.isalnum() or char in " -_")
    return "".join("-" if char == " " else char.lower() for char in kept) or "section"
