"""Which product and language a page is about: front matter, path, names, codes, and script."""

import re
from collections import Counter
from collections.abc import Iterator

from errcat.audit.facts import Reference, normalize_text
from errcat.audit.tables import ErrorTable
from errcat.locales import canonicalize, format_tag, is_well_formed
from errcat.model import Code, LocaleTag, Product, ProductId
from errcat.sources.pages_model import Passage, PassageKind, PublishedPage
from errcat.texts.script import dominant_script, script_of_letter

_LOCALE_FIELDS = frozenset(("ms.contentlocale", "ms.locale", "locale", "lang", "language"))
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z]{4})?-[A-Za-z]{2}|[A-Za-z]{2,3}-[A-Za-z]{4}")
_SAMPLE = 4000
"""Characters of a page that are looked at to tell its script."""
_SCRIPTS = {"Hani": "Hans", "Hang": "Kore"}


def recognize_product(page: PublishedPage, table: ErrorTable, reference: Reference) -> ProductId:
    """Return the product that a page is most likely about.

    Names count most, where they stand in title, description and headings even more; then the
    page's path, and which product's table has the codes of its rows.
    """
    products = reference.catalog.products
    scores: Counter[ProductId] = Counter(dict.fromkeys(products, 0))
    for text, weight in _weighted_texts(page):
        for use in reference.names_in(None).find(text):
            own = weight * 2 if use.is_current else weight
            scores.update(dict.fromkeys(use.products, own))
    for product in products.values():
        scores[product.id] += _rate_path(page.path, product) + _rate_fields(page, product)
        scores[product.id] -= _count_foreign(table, reference, product.id)
    return max(products, key=lambda product: scores[product])


def _weighted_texts(page: PublishedPage) -> Iterator[tuple[str, int]]:
    for field in page.front_matter:
        if field.key in ("title", "description"):
            yield field.value.text, 6
    for block in page.blocks:
        if isinstance(block, Passage) and block.kind is not PassageKind.INCLUDE:
            weight = 6 if block.level == 1 else 1
            yield block.text.text, weight
            if block.english is not None:
                yield block.english.text, weight


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
    return sum(
        3
        for field in page.front_matter
        if field.key.startswith("ms.") and own.get(field.key) == field.value.text
    )


def _count_foreign(table: ErrorTable, reference: Reference, product: ProductId) -> int:
    entries = reference.catalog.entries
    texts = (Code(cell.text.text) for row in table.table.rows[:100] for cell in row.cells[:1])
    return 8 * sum(code in entries and product not in entries[code].availability for code in texts)


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


def is_english_page(table: ErrorTable, reference: Reference, product: ProductId) -> bool:
    """Tell whether a page of an unknown language is in the catalogue's own.

    It is if at least half of its messages are wordings of the catalogue.
    """
    wordings = reference.facts_of(product).code_by_wording
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
