"""Which product and language a page is about: front matter, path, names, codes, and script."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from errcat.audit.facts import CatalogFacts, normalize_text
from errcat.audit.placeholders import find_groups
from errcat.audit.tables import ErrorTable, read_cells, read_status
from errcat.locales import canonicalize, format_tag, is_well_formed
from errcat.model import Code, LocaleTag, Product, ProductId
from errcat.placeholders import Delimiters
from errcat.sources.pages_model import Passage, PassageKind, PublishedPage
from errcat.texts.script import dominant_script, script_of_letter

_LOCALE_FIELDS = frozenset(("ms.contentlocale", "ms.locale", "locale", "lang", "language"))
"""Fields that name a page's language. Source: Microsoft Learn, and what is common."""
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?-[A-Za-z]{2}|[A-Za-z]{2,3}-[A-Za-z]{4}")
_SAMPLE_ROWS = 100
_SAMPLE = 4000
"""Characters of a page that are looked at to tell its script."""
_SCRIPTS = {"Hani": "Hans", "Hang": "Kore"}


def recognize_product(
    page: PublishedPage, table: ErrorTable, catalog_facts: CatalogFacts
) -> ProductId:
    """Return the product that a page is most likely about.

    Names count most, where they stand in title, description and headings even more; then the
    page's path, and which product's table has the codes of its rows.
    """
    products = catalog_facts.catalog.products
    named: Counter[ProductId] = Counter()
    for text, weight in _weighted_texts(page):
        for product, count in catalog_facts.name_counter.count(text).items():
            named[product] += weight * count
    rows = _read_rows(table)
    delimiters = _count_delimiters(table)
    scores: dict[ProductId, int] = {}
    for one in products.values():
        score = named[one.id] + _rate_path(page.path, one) + _rate_fields(page, one)
        score -= 8 * _count_foreign(rows, catalog_facts, one.id)
        scores[one.id] = score + 3 * (delimiters[one.delimiters] * 2 > delimiters.total())
    return max(products, key=lambda product: scores[product])


def _count_delimiters(table: ErrorTable) -> Counter[Delimiters]:
    """Count what stands around placeholders in the first rows."""
    column = table.columns.message
    cells = (
        row.cells[column].text.text
        for row in table.table.rows[:_SAMPLE_ROWS]
        if column < len(row.cells)
    )
    return Counter(group.delimiters(cell) for cell in cells for group in find_groups(cell))


def _weighted_texts(page: PublishedPage) -> Iterator[tuple[str, int]]:
    """Yield what stands in prominent places, and everything else, each with its weight."""
    fields = (field for field in page.front_matter if field.key in ("title", "description"))
    prominent = [field.value.text for field in fields]
    others: list[str] = []
    for block in page.blocks:
        if isinstance(block, Passage) and block.kind is not PassageKind.INCLUDE:
            texts = prominent if block.level == 1 else others
            texts.append(block.text.text)
            if block.english is not None:
                texts.append(block.english.text)
    yield "\n".join(prominent), 6
    yield "\n".join(others), 1


def _rate_path(path: str, product: Product) -> int:
    parts = path.replace("\\", "/").removesuffix(".md").lower().split("/")
    slug = product.page.slug.value.lower().split("/")
    same = 0
    while same < min(len(parts), len(slug)) and parts[-1 - same] == slug[-1 - same]:
        same += 1
    is_named = any(product.id in part.split(".") for part in parts)
    return 6 * same + 6 * is_named


def _rate_fields(page: PublishedPage, product: Product) -> int:
    own = product.page.front_matter
    return sum(3 for field in page.front_matter if own.get(field.key) == field.value.text)


def _read_rows(table: ErrorTable) -> list[tuple[Code, int | None]]:
    """Return codes and status numbers of the first rows, as they are written."""
    found = (read_cells(row, table.columns) for row in table.table.rows[:_SAMPLE_ROWS])
    return [
        (
            Code(cells.code.text.text),
            read_status(cells.status.text.text).number if cells.status else None,
        )
        for cells in found
        if cells is not None
    ]


def _count_foreign(
    rows: Sequence[tuple[Code, int | None]], catalog_facts: CatalogFacts, product: ProductId
) -> int:
    """Count the codes and statuses that a product does not have but another one has."""
    entries = catalog_facts.catalog.entries
    statuses = {row.entry.status for row in catalog_facts.facts_of(product).rows.values()}
    foreign = 0
    for code, number in rows:
        foreign += code in entries and product not in entries[code].availability
        foreign += number is not None and number not in statuses
    return foreign


def recognize_locale(page: PublishedPage) -> LocaleTag | None:
    """Return the language that the front matter or the path names, or `None`."""
    for field in page.front_matter:
        if field.key.lower() in _LOCALE_FIELDS and is_well_formed(field.value.text):
            return LocaleTag(format_tag(field.value.text))
    for part in reversed(re.split(r"[\\/.]", page.path)):
        if _TAG.fullmatch(part):
            try:
                return LocaleTag(canonicalize(part))
            except ValueError:
                continue
    return None


def is_english_page(table: ErrorTable, catalog_facts: CatalogFacts, product: ProductId) -> bool:
    """Tell whether a page of an unknown language is in the catalogue's own.

    It is if at least half of its messages are wordings of the catalogue.
    """
    wordings = catalog_facts.facts_of(product).code_by_wording
    messages = [
        row.cells[table.columns.message].text.text
        for row in table.table.rows
        if table.columns.message < len(row.cells)
    ]
    known = sum(normalize_text(message) in wordings for message in messages)
    return 2 * known >= len(messages)


def guess_tag(page: PublishedPage) -> str:
    """Return a tag that says no more than the script that a page is written in."""
    texts = (block.text.text for block in page.blocks if isinstance(block, Passage))
    sample = "".join(char for char in " ".join(texts)[:_SAMPLE] if not char.isascii())
    scripts = {script_of_letter(char) for char in sample if char.isalpha()}
    if "Kana" in scripts:
        return "und-Jpan"
    script = dominant_script(sample) if scripts else "Latn"
    return f"und-{_SCRIPTS.get(script, script)}"
