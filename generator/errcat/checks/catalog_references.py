"""Rules on references inside the catalogue: whatever is named must exist."""

from collections.abc import Iterable, Iterator

from errcat.checks.context import CheckContext
from errcat.checks.fault import Fault
from errcat.model import INSERTS, Catalog, Product
from errcat.nearest import find_nearest
from errcat.position import Span

_INCLUDE = "include:"


def check_unknown_product(context: CheckContext) -> Iterator[Fault]:
    """An entry names a product that `products.yaml` does not have.

    The keys of `products` in an entry, and those of `until` in its earlier wordings, are ids of
    `products.yaml`. An earlier wording can only name products that the entry itself lists.

    Bad:
        products:
          becon: {}

    Good:
        products:
          beacon: {}

    To mend it, correct the id, or add the product to `products.yaml` first.
    """
    products = context.catalog.products
    for entry in context.catalog.entries.values():
        for product, availability in entry.availability.items():
            if product not in products:
                span = context.lines.find_below(availability.span, product)
                yield _unknown("product", product, products, span, entry.code)
        for wording in entry.earlier if entry.availability else ():  # else it could not be read
            for product in wording.until:
                if product in products and product in entry.availability:
                    continue
                span = context.lines.find_below(wording.span, product)
                if product not in products:
                    yield _unknown("product", product, products, span, entry.code)
                else:
                    message = f"{entry.code} is not a code of {product}"
                    help_ = f"add {product} to the entry's `products`, or remove it here"
                    yield Fault(span, message, product, help=help_, code=entry.code)


def _unknown(
    noun: str, name: str, known: Iterable[str], span: Span, code: str | None = None
) -> Fault:
    names = tuple(known)
    nearest = find_nearest(name, names)
    if nearest is not None:
        help_ = f"did you mean {nearest!r}?"
    else:
        shown = ", ".join(sorted(names)[:8])
        help_ = f"known are {shown}" if 0 < len(names) <= 8 else f"declare the {noun} first"
    return Fault(span, f"there is no {noun} {name!r}", name, nearest, help_, code)


def check_unknown_status(context: CheckContext) -> Iterator[Fault]:
    """An entry has an HTTP status that `statuses.yaml` does not have.

    Pages write a status with its phrase, so each status in use is declared once, with the phrase
    of RFC 9110.

    Bad:
        - code: InvalidBerth
          status: 499

    Good:
        - code: InvalidBerth
          status: 400

    To mend it, correct the number, or add the status to `statuses.yaml`.
    """
    for entry in context.catalog.entries.values():
        if entry.status not in context.catalog.statuses:
            number = str(entry.status)
            span = context.lines.find_below(entry.span, number)
            if span == entry.span:
                continue  # it stands in for one that is missing or could not be read
            known = ", ".join(map(str, sorted(context.catalog.statuses)))
            help_ = f"statuses.yaml has {known}; add {number} there if the service sends it"
            yield Fault(span, f"there is no status {number}", number, None, help_, entry.code)


def check_unknown_type(context: CheckContext) -> Iterator[Fault]:
    """A placeholder or a property of the response has a type that `types.yaml` does not have.

    The type says what values look like: schemas, the Python package and the pages need it.

    Bad:
        placeholders:
          berth: {type: birth, label: the berth, meaning: …, example: A-7}

    Good:
        placeholders:
          berth: {type: berth, label: the berth, meaning: …, example: A-7}

    To mend it, correct the name, or add the type to `types.yaml`.
    """
    types = context.catalog.types
    for entry in context.catalog.entries.values():
        for placeholder in entry.placeholders.values():
            if placeholder.type not in types:
                span = _find_type(context, placeholder.span, placeholder.type)
                yield _unknown("type", placeholder.type, types, span, entry.code)
    for prop in context.catalog.response.properties:
        if prop.type not in types:
            yield _unknown("type", prop.type, types, _find_type(context, prop.span, prop.type))


def _find_type(context: CheckContext, span: Span, name: str) -> Span:
    """Find a type's name below its node, after `type:` where the name stands elsewhere, too."""
    found = context.lines.find_below(span, f"type: {name}")
    return found._replace(column=found.end_column - len(name)) if found != span else span


def check_unknown_section(context: CheckContext) -> Iterator[Fault]:
    """A page lists a section that `sections.yaml` does not have.

    Bad:
        sections: [banner, code-table]

    Good:
        sections: [banner, codes]

    To mend it, correct the id, or add the section to `sections.yaml`.
    """
    sections = context.catalog.sections
    for product in context.catalog.products.values():
        for use in product.page.sections:
            if use.section and use.section not in sections:
                span = context.lines.find_below(use.span, use.section)
                yield _unknown("section", use.section, sections, span)


def check_unknown_insert(context: CheckContext) -> Iterator[Fault]:
    """A section inserts something that does not exist, or that a page using it does not have.

    `insert` names one of `applies-to`, `error-table`, `details`, `examples`, `related`, or, as
    `include:ID`, an include of the page. Every page that uses the section must have the include.

    Bad (the page of no product, or not of every one, has an include `baner`):
        banner: {insert: "include:baner"}

    Good:
        banner: {insert: "include:banner"}

    To mend it, correct the name, or add the include to `includes` of the product's page.
    """
    for section in context.catalog.sections.values():
        for block in section.blocks:
            name = block.text.value
            if block.kind == "insert" and name not in INSERTS:
                span = block.text.span
                if not name.startswith(_INCLUDE):
                    yield _unknown("insert", name, INSERTS, span)
                    continue
                for product in _users_without(context, section.id, name):
                    message = f"the page of {product.id} has no include for {name!r}"
                    nearest = find_nearest(name[len(_INCLUDE) :], product.page.includes)
                    expected = f"{_INCLUDE}{nearest}" if nearest else None
                    help_ = f"add it to `includes` of {product.id}, or leave the section out there"
                    yield Fault(span, message, name, expected, help_)


def _users_without(context: CheckContext, section: str, insert: str) -> Iterator[Product]:
    """Yield the products that use a section but lack the include that it inserts."""
    for product in context.catalog.products.values():
        is_user = any(use.section == section for use in product.page.sections)
        if is_user and insert[len(_INCLUDE) :] not in product.page.includes:
            yield product


def check_unknown_edition(context: CheckContext) -> Iterator[Fault]:
    """`since` or `until` names an edition that the product does not have.

    Editions are declared per product, under `editions` in `products.yaml`.

    Bad:
        products:
          beacon: {since: B9}

    Good:
        products:
          beacon: {since: B2}

    To mend it, correct the id, or declare the edition.
    """
    products = context.catalog.products
    for entry in context.catalog.entries.values():
        uses = [
            (product, availability.since, availability.span)
            for product, availability in entry.availability.items()
        ]
        uses += [
            (product, edition, wording.span)
            for wording in entry.earlier
            for product, edition in wording.until.items()
        ]
        for product_id, edition, span in uses:
            product = products.get(product_id)
            known = [known.id for known in product.editions] if product else []
            if product and edition not in known:
                place = context.lines.find_below(span, edition)
                yield _unknown(f"edition of {product_id}", edition, known, place, entry.code)


def check_unknown_code(context: CheckContext) -> Iterator[Fault]:
    """A page, an edition or a retired code names a code that is not there.

    `examples` of a page and `last-rows` of an edition name codes of the product itself;
    `replacement` of a retired code names a code that is in use.

    Bad:
        examples: [VesselNotFond]

    Good:
        examples: [VesselNotFound]

    To mend it, correct the code, or remove it from the list.
    """
    for product in context.catalog.products.values():
        known = [entry.code for entry in context.catalog.entries_of(product.id)]
        listed = [(code, product.page.slug.span) for code in product.page.examples]
        listed += [
            (code, edition.span) for edition in product.editions for code in edition.last_rows
        ]
        for code, span in listed:
            if code not in known:
                place = context.lines.find_below(span, code)
                fault = _unknown("code", code, known, place)
                help_ = _advise_on_code(context.catalog, code, product) or fault.help
                yield fault._replace(message=f"{product.id} has no code {code!r}", help=help_)
    for retired in context.catalog.retired.values():
        replacement = retired.replacement
        if replacement is not None and replacement not in context.catalog.entries:
            span = context.lines.find_below(retired.span, replacement)
            yield _unknown("code", replacement, context.catalog.entries, span, retired.code)


def _advise_on_code(catalog: Catalog, code: str, product: Product) -> str | None:
    """Say what to do about a code that exists, but not in the product."""
    if code in catalog.retired:
        return "the code was retired: remove it here"
    if code in catalog.entries:
        return f"add {product.id} to the entry's `products`, or remove it here"
    return None


def check_retired_code_used(context: CheckContext) -> Iterator[Fault]:
    """A retired code is in use again.

    Clients that met the code in its old meaning would misread it, so a code that stands in
    `retired.yaml` can never be given to another error.

    Bad (with `LampOut` in `retired.yaml`):
        - code: LampOut

    Good:
        - code: LampDark

    To mend it, choose another name; or, if the service never withdrew the code, remove it from
    `retired.yaml`.
    """
    for code, retired in context.catalog.retired.items():
        entry = context.catalog.entries.get(code)
        if entry is not None:
            message = f"{code} was retired: {retired.reason.value}"
            yield Fault(entry.span, message, code, None, "choose another name", code)


def check_former_code_used(context: CheckContext) -> Iterator[Fault]:
    """A former name of an entry is the name of another entry, or a former name of two.

    `formerly` makes `errcat sync` carry translations over from the old name to the new one, which
    it cannot do when the old name still has texts of its own.

    Bad (with an entry `MissingSignal` beside it):
        - code: NoSignal
          formerly: [MissingSignal]

    Good:
        - code: NoSignal
          formerly: [SignalAbsent]

    To mend it, remove the name from `formerly`, or rename the other entry.
    """
    owners: dict[str, str] = {}
    for entry in context.catalog.entries.values():
        for former in entry.formerly:
            owner = owners.setdefault(former.value, entry.code)
            if former.value in context.catalog.entries:
                message = f"{former.value} is a code in use"
            elif owner != entry.code:
                message = f"{former.value} is a former name of {owner} already"
            else:
                continue
            yield Fault(former.span, message, former.value, code=entry.code)


def check_section_unused(context: CheckContext) -> Iterator[Fault]:
    """No page has a section of `sections.yaml`.

    Its texts are translated for nothing, and nobody will notice when they grow wrong.

    To mend it, add the section to a page's `sections`, or remove it.
    """
    used = {
        use.section
        for product in context.catalog.products.values()
        for use in product.page.sections
    }
    for section in context.catalog.sections.values():
        if section.id not in used:
            yield Fault(section.span, f"no page has the section {section.id!r}", section.id)
