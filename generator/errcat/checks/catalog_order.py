"""Rules on order and on names that must stay different wherever they are written."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import PurePosixPath

from errcat.checks.context import CheckContext
from errcat.checks.fault import Fault
from errcat.model import Catalog, ErrorEntry
from errcat.names import constant_name
from errcat.position import Span


def check_row_order(context: CheckContext) -> Iterator[Fault]:
    """An entry stands below one with a higher HTTP status.

    Rows of published tables stand in the order of the entries: files by name, entries as in
    their file. Readers look for a status from top to bottom, so statuses ascend.

    Bad:
        - {code: VesselNotFound, status: 404, …}
        - {code: InvalidBerth, status: 400, …}

    Good:
        - {code: InvalidBerth, status: 400, …}
        - {code: VesselNotFound, status: 404, …}

    To mend it, move the entry up, or to the file of its status.
    """
    highest: ErrorEntry | None = None
    for entry in context.catalog.entries.values():
        if entry.status not in context.catalog.statuses:
            continue
        if highest is not None and entry.status < highest.status:
            message = f"{entry.status} stands after {highest.status} ({highest.code})"
            help_ = f"move {entry.code} before the entries of {highest.status}"
            yield Fault(entry.span, message, entry.code, None, help_, entry.code)
        else:
            highest = entry


def check_product_order(context: CheckContext) -> Iterator[Fault]:
    """The products of an entry do not stand in the order of `products.yaml`.

    One order everywhere keeps diffs small, and the first product is the one whose message is
    shown where no product is chosen.

    Bad (with `beacon` before `tower` in `products.yaml`):
        products:
          tower: {}
          beacon: {}

    Good:
        products:
          beacon: {}
          tower: {}

    To mend it, reorder the keys.
    """
    ranks = {product: rank for rank, product in enumerate(context.catalog.products)}
    for entry in context.catalog.entries.values():
        if len(entry.availability) < 2:
            continue
        uses = [use for use in entry.availability.values() if use.product in ranks]
        uses.sort(key=lambda use: (use.span.line, use.span.column))
        for before, after in pairwise(uses):
            if ranks[after.product] < ranks[before.product]:
                span = context.lines.find_below(after.span, after.product)
                message = f"{after.product} stands after {before.product}"
                help_ = f"the order is {', '.join(ranks)}" if len(ranks) <= 8 else None
                yield Fault(span, message, after.product, None, help_, entry.code)


def check_constant_clash(context: CheckContext) -> Iterator[Fault]:
    """Two codes, or two products, would get the same name in the Python package.

    Members of `ErrorCode` and `Product` are the names in upper snake case, so two names that
    differ only in case or separators cannot both have one.

    Bad:
        - code: InvalidIPAddress
        - code: InvalidIpAddress

    Good:
        - code: InvalidIpAddress

    To mend it, look whether both really exist: an API with two such codes confuses its users.
    Otherwise one of the two is misspelled.
    """
    codes = ((entry.code, entry.span) for entry in context.catalog.entries.values())
    products = ((product.id, product.span) for product in context.catalog.products.values())
    for named in (codes, products):
        yield from _find_clashes(context, named)


def _find_clashes(context: CheckContext, named: Iterable[tuple[str, Span]]) -> Iterator[Fault]:
    owners: dict[str, str] = {}
    for name, span in named:
        member = constant_name(name)
        owner = owners.setdefault(member, name)
        if owner != name:
            place = context.lines.find_below(span, name)
            yield Fault(place, f"{name} and {owner} would both be {member} in Python", name)


def check_path_clash(context: CheckContext) -> Iterator[Fault]:
    """Two pages, or two codes, would be written to the same file.

    Windows and macOS do not tell upper from lower case in file names, so names that differ in
    nothing else clash there. Nor can the file of one page be a folder of another.

    Bad:
        beacon: {page: {slug: lighthouse/errors, …}, …}
        tower: {page: {slug: lighthouse/errors, …}, …}

    Good:
        beacon: {page: {slug: beacon/errors, …}, …}
        tower: {page: {slug: tower/errors, …}, …}

    To mend it, rename one of the two.
    """
    yield from _find_slug_clashes(context.catalog)
    codes: dict[str, str] = {}
    for entry in context.catalog.entries.values():
        other = codes.setdefault(entry.code.casefold(), entry.code)
        if other != entry.code and constant_name(other) != constant_name(entry.code):
            message = f"{entry.code} and {other} differ in case only"
            yield Fault(entry.span, message, entry.code, code=entry.code)


def _find_slug_clashes(catalog: Catalog) -> Iterator[Fault]:
    slugs = {product.id: product.page.slug for product in catalog.products.values()}
    owners: dict[str, str] = {}
    for product, slug in slugs.items():
        owner = owners.setdefault(f"{slug.value.casefold()}.md", product)
        if owner != product:
            yield Fault(slug.span, f"the page of {owner} has this slug already", slug.value)
    for slug in slugs.values():
        for folder in map(str, PurePosixPath(slug.value.casefold()).parents):
            if folder in owners:
                message = f"{folder} is the file of the page of {owners[folder]}, and no folder"
                yield Fault(slug.span, message, slug.value)
