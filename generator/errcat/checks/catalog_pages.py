"""Rules on the pages that are made of the catalogue."""

from collections.abc import Iterator

from errcat.checks.context import CheckContext
from errcat.checks.fault import Fault
from errcat.model import PRODUCT_NAME, Block, Product
from errcat.position import Text
from errcat.sources.po_units import DESCRIPTION_LIMIT
from errcat.texts.slugs import slug_of

_SHORTEST = 75
"""Characters of a description. Source: metadata rules of Microsoft Learn."""

_NAME = f"{{{PRODUCT_NAME}}}"


def check_description_length(context: CheckContext) -> Iterator[Fault]:
    """The description of a page is shorter than 75 or longer than 300 characters.

    Search engines show the description under the title: a shorter one they replace by text of
    their own choice, a longer one they cut. Counted with the product's name in place of
    `{product}`.

    Bad:
        description: Error codes of {product}.

    Good:
        description: >-
          Look up every error code that the {product} API can answer with, what each of them
          means, and what to change before you send the request again.

    To mend it, say what readers find on the page, in one or two sentences.
    """
    for product in context.catalog.products.values():
        text = product.page.description
        length = len(text.value.replace(_NAME, product.name.value))
        if not _SHORTEST <= length <= DESCRIPTION_LIMIT:
            wanted = f"{_SHORTEST} to {DESCRIPTION_LIMIT}"
            message = f"the description has {length} characters, not {wanted}"
            yield Fault(text.span, message, text.value)


def check_anchor_duplicate(context: CheckContext) -> Iterator[Fault]:
    """Two headings of a page have the same anchor.

    Links lead to headings by an anchor made from their words, and to the details of a code by
    the code. Of two equal ones the second gets a number, which changes when headings are moved,
    and links to it break.

    Bad:
        sections:
          - {section: trace, heading: Error codes}
          - codes

    Good:
        sections:
          - {section: trace, heading: Request trace}
          - codes

    To mend it, word one of the headings differently.
    """
    for product in context.catalog.products.values():
        taken: dict[str, str] = {}
        for entry in context.catalog.entries_of(product.id):
            taken.setdefault(slug_of(entry.code), f"the code {entry.code}")
        for heading in _headings_of(context, product):
            shown = heading.value.replace(_NAME, product.name.value)
            slug = slug_of(shown)
            if slug in taken:
                message = f"the anchor #{slug} leads to {taken[slug]} on the page of {product.id}"
                yield Fault(heading.span, message, heading.value)
            taken.setdefault(slug, f"the heading {shown!r}")


def _headings_of(context: CheckContext, product: Product) -> Iterator[Text]:
    yield product.page.heading
    for use in product.page.sections:
        section = context.catalog.sections.get(use.section)
        heading = use.heading or (section.heading if section else None)
        if heading is not None:
            yield heading


def check_section_duplicate(context: CheckContext) -> Iterator[Fault]:
    """A page lists the same section twice.

    Its texts would stand on the page twice, under the same anchor.

    Bad:
        sections: [codes, trace, codes]

    Good:
        sections: [codes, trace]

    To mend it, remove one of the two.
    """
    for product in context.catalog.products.values():
        seen: set[str] = set()
        for use in product.page.sections:
            if use.section in seen:
                span = context.lines.find_below(use.span, use.section)
                message = f"the page of {product.id} has the section {use.section!r} already"
                yield Fault(span, message, use.section)
            seen.add(use.section)


_ALERTS = frozenset(("note", "tip", "important", "caution", "warning"))
_MOST_ALERTS = 2


def check_alert_crowded(context: CheckContext) -> Iterator[Fault]:
    """A page has more than two alerts, or two that touch each other.

    Alerts (note, tip, important, caution, warning) stand out as long as they are few. Writing
    guides for reference pages allow one or two a page, with text between them.

    Bad:
        wait: {important: Wait as long as the header says.}
        count: {note: Earlier calls count, too.}

    Good:
        wait: {important: Wait as long as the header says.}
        count: {paragraph: Earlier calls count, too.}

    To mend it, make the less important one a paragraph.
    """
    for product in context.catalog.products.values():
        seen = 0
        was_alert = False
        for block in _blocks_of(context, product):
            if block is None or block.kind not in _ALERTS:
                was_alert = False
                continue
            seen += 1
            message = ""
            if was_alert:
                message = f"two alerts touch each other on the page of {product.id}"
            elif seen > _MOST_ALERTS:
                message = f"the page of {product.id} has more than {_MOST_ALERTS} alerts"
            if message:
                yield Fault(block.text.span, message)
            was_alert = True


def _blocks_of(context: CheckContext, product: Product) -> Iterator[Block | None]:
    """Yield the blocks of a page in order, `None` for each heading between them."""
    for use in product.page.sections:
        section = context.catalog.sections.get(use.section)
        if section is not None:
            if use.heading or section.heading:
                yield None
            yield from section.blocks
