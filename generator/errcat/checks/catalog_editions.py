"""Rules on the editions of published pages."""

from collections.abc import Iterator

from errcat.checks.context import CheckContext
from errcat.checks.fault import Fault
from errcat.model import Product, ProductId


def check_edition_order(context: CheckContext) -> Iterator[Fault]:
    """Editions stand in the wrong order, or a wording lasted to one that it cannot have had.

    The editions of a product stand oldest first, each id once, with ascending dates. `until` is
    the last edition that had an earlier wording: not today's, which has today's wording, and not
    one from before the code was listed.

    Bad (B2 is today's edition):
        earlier:
          - message: "Berth {berth} is not part of {harbour}."
            until: {beacon: B2}

    Good:
        earlier:
          - message: "Berth {berth} is not part of {harbour}."
            until: {beacon: B1}

    To mend it, name the edition before the one that changed the words.
    """
    for product in context.catalog.products.values():
        yield from _check_editions(context, product)
    for entry in context.catalog.entries.values():
        for wording in entry.earlier:
            for product_id, until in wording.until.items():
                use = entry.availability.get(product_id)
                problem = _order_problem(context, product_id, use.since if use else None, until)
                if problem is not None:
                    span = context.lines.find_below(wording.span, until)
                    yield Fault(span, problem, until, code=entry.code)


def _order_problem(
    context: CheckContext, product_id: ProductId, since: str | None, until: str
) -> str | None:
    product = context.catalog.products.get(product_id)
    ids = [edition.id for edition in product.editions] if product else []
    if until not in ids:
        return None
    if until == ids[-1]:
        return f"{until} is today's edition of {product_id}, so the wording is no earlier one"
    if since in ids and ids.index(until) < ids.index(since):
        return f"{until} is older than {since}, the first edition of {product_id} with the code"
    return None


def _check_editions(context: CheckContext, product: Product) -> Iterator[Fault]:
    ids: set[str] = set()
    latest = ""
    for edition in product.editions:
        if edition.id in ids:
            span = context.lines.find_below(edition.span, edition.id)
            yield Fault(span, f"{product.id} has an edition {edition.id} already", edition.id)
        if edition.date is not None and edition.date < latest:
            span = context.lines.find_below(edition.span, edition.date)
            yield Fault(span, f"{edition.date} is earlier than {latest} above", edition.date)
        ids.add(edition.id)
        latest = max(latest, edition.date or "")
