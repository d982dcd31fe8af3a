"""Editions: codes that a page cannot have, because its table is of an earlier edition."""

from collections.abc import Collection, Sequence

from errcat.audit.facts import ProductFacts
from errcat.audit.page_text import PageText
from errcat.model import Code


def find_later_codes(
    facts: ProductFacts, present: Collection[Code | None], texts: Sequence[PageText]
) -> tuple[Code, ...]:
    """Return the missing codes that came after the edition that a page follows.

    A page follows an edition if it lacks exactly the codes that came later, and does not use a
    name of the product that came later, too.
    """
    missing = {code for code in facts.rows if code not in present}
    if not missing:
        return ()
    editions = facts.product.editions
    ranks = {edition.id: rank for rank, edition in enumerate(editions)}
    since = {
        code: ranks.get(row.entry.availability[facts.product.id].since, 0)
        for code, row in facts.rows.items()
    }
    for rank, edition in enumerate(editions):
        later = {code for code in facts.rows if since[code] > rank}
        if later == missing:
            return (
                tuple(code for code in facts.rows if code in later)
                if _has_name(edition.name, [e.name for e in editions[rank + 1 :]], texts)
                else ()
            )
    return ()


def _has_name(name: str, later: Sequence[str], texts: Sequence[PageText]) -> bool:
    others = {other for other in later if other != name}
    shown = [text.english.text if text.english else text.text for text in texts]
    return any(name in text for text in shown) and not any(o in t for o in others for t in shown)
