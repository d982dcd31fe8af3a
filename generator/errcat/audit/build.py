"""From a page that was read to a subject of audit: table, rows, texts, each with its English."""

from collections.abc import Iterator, Mapping, Sequence
from operator import eq
from typing import NamedTuple

from errcat.audit.align import Aligned, RowText, align_rows
from errcat.audit.english import (
    TEXT_FIELDS,
    EnglishPage,
    EnglishRow,
    english_of,
    find_lost_alerts,
    list_examples,
    list_passages,
    pair_passages,
)
from errcat.audit.facts import CatalogFacts, ProductFacts
from errcat.audit.page_text import English, PageText
from errcat.audit.recognize import (
    guess_tag,
    is_english_page,
    recognize_locale,
    recognize_product,
)
from errcat.audit.subject import AuditRow, Subject, Surplus
from errcat.audit.tables import Cells, ErrorTable, count_cells, find_error_table, read_cells
from errcat.model import Code, LocaleTag, ProductId
from errcat.sources.pages_model import (
    Fragment,
    PageForm,
    Passage,
    PassageKind,
    PublishedPage,
    Row,
    Table,
)
from errcat.texts.spacing import Style, style_of_locale

_WHERE = {PassageKind.HEADING: "heading", PassageKind.HEADER: "table", PassageKind.CELL: "table"}


class Request(NamedTuple):
    """What is known about a page beforehand."""

    product: ProductId | None = None
    locale: LocaleTag | None = None
    source: EnglishPage | None = None
    """The English page that it was translated from."""


def build_subject(
    page: PublishedPage, catalog_facts: CatalogFacts, request: Request
) -> Subject | None:
    """Join a page with the catalogue; `None` if it has no error table."""
    table = find_error_table(page.blocks, catalog_facts.catalog.entries)
    if table is None:
        return None
    product = request.product or recognize_product(page, table, catalog_facts)
    facts = catalog_facts.facts_of(product)
    locale = request.locale or recognize_locale(page)
    is_english = _is_english(table, catalog_facts, product, locale)
    source = None if is_english else request.source
    rows = _build_rows(page, table, facts, source)
    if not rows:
        return None
    pairs = pair_passages(page, source.page) if source else {}
    return Subject(
        page=page,
        catalog_facts=catalog_facts,
        facts=facts,
        locale=locale,
        is_english=is_english,
        style=_find_style(page, locale, is_english),
        table=table,
        rows=rows,
        texts=(*_list_fields(page, source), *_list_texts(page, table, rows, pairs)),
        lost_alerts=tuple(find_lost_alerts(page, source.page, pairs)) if source else (),
        includes=tuple(_list_includes(page, pairs)),
        examples=list_examples(page),
        source=source,
    )


def _is_english(
    table: ErrorTable, catalog_facts: CatalogFacts, product: ProductId, locale: LocaleTag | None
) -> bool:
    if locale is None:
        return is_english_page(table, catalog_facts, product)
    source = catalog_facts.catalog.source_locale
    return locale.partition("-")[0] == source.partition("-")[0]


def _find_style(page: PublishedPage, locale: LocaleTag | None, is_english: bool) -> Style:
    if is_english:
        return style_of_locale("en")
    return style_of_locale(locale or guess_tag(page))


def _build_rows(
    page: PublishedPage, table: ErrorTable, facts: ProductFacts, source: EnglishPage | None
) -> tuple[AuditRow, ...]:
    read = [(row, one) for row in table.table.rows if (one := read_cells(row, table.columns))]
    cells = [one for _, one in read]
    source_rows = source.rows if source else ()
    beside = [_read_beside(one) for one in cells]
    guides = _guess_rows(cells, source_rows)
    texts = [
        RowText(one, own.code if own else guide)
        for one, own, guide in zip(cells, beside, guides, strict=True)
    ]
    aligned = align_rows(texts, facts)
    originals = _find_originals(texts, aligned)
    by_code = {row.code: row for row in reversed(source_rows)}
    rows = []
    for index, (one, own, (code, is_certain)) in enumerate(
        zip(cells, beside, aligned, strict=True)
    ):
        on_page = by_code.get(code) if code else None
        english = English(own and own.message, on_page and on_page.message)
        row = _build_row(one, code, facts, english)
        surplus = _find_surplus(page, table.table, read[index][0])
        if surplus is not None:
            row = row._replace(message=None, surplus=surplus)
        is_repeated = originals.get(code, index) != index
        rows.append(row._replace(is_repeated=is_repeated, is_certain=is_certain))
    return tuple(rows)


def _find_surplus(page: PublishedPage, table: Table, row: Row) -> Surplus | None:
    """Find cells that readers do not see."""
    if page.form is PageForm.BROWSER or not table.header:
        return None
    count = count_cells(page.source, row)
    return Surplus(count, row.start, row.end) if count > len(table.header) else None


def _find_originals(
    texts: Sequence[RowText], aligned: Sequence[Aligned]
) -> Mapping[Code | None, int]:
    """Return by code which of its rows counts: the first with the code in its cell, else the first.

    Rows that stand for no code are left out.
    """
    firsts: dict[Code | None, int] = {}
    exact: dict[Code | None, int] = {}
    for index, (text, (code, _)) in enumerate(zip(texts, aligned, strict=True)):
        if code is not None:
            firsts.setdefault(code, index)
            if text.cells.code.text.text.strip() == code:
                exact.setdefault(code, index)
    return firsts | exact


def _build_row(
    cells: Cells,
    code: Code | None,
    facts: ProductFacts,
    english: English,
) -> AuditRow:
    message = None
    if cells.message is not None:
        message = PageText("message", PassageKind.CELL, cells.message.text, english, code)
    return AuditRow(cells, code, facts.rows[code] if code else None, message)


def _read_beside(cells: Cells) -> EnglishRow | None:
    """Read the English that a side-by-side page has in its cells."""
    if cells.code.english is None:
        return None
    message = cells.message.english if cells.message else None
    return EnglishRow(cells.code.english.text.strip(), message)


def _guess_rows(cells: Sequence[Cells], source_rows: Sequence[EnglishRow]) -> Sequence[str]:
    """Return for each row the code at its place in the English table, if the tables correspond."""
    guesses = [row.code for row in source_rows]
    found = [one.code.text.text.strip() for one in cells]
    if len(guesses) != len(found) or 2 * sum(map(eq, found, guesses)) < len(found):
        return [""] * len(found)
    own = set(found)
    return ["" if guess in own else guess for guess in guesses]


def _list_texts(
    page: PublishedPage,
    table: ErrorTable,
    rows: Sequence[AuditRow],
    pairs: Mapping[int, Passage],
) -> Iterator[PageText]:
    rows_done = False
    for passage in list_passages(page.blocks, table.parts):
        if not rows_done and passage.text.start > table.table.start:
            yield from (row.message for row in rows if row.message)
            rows_done = True
        where = _WHERE.get(passage.kind, "prose")
        yield PageText(where, passage.kind, passage.text, english_of(passage, pairs))
    if not rows_done:
        yield from (row.message for row in rows if row.message)


def _list_fields(page: PublishedPage, source: EnglishPage | None) -> Iterator[PageText]:
    english: Mapping[str, Fragment] = (
        {field.key: field.value for field in source.page.front_matter} if source else {}
    )
    for field in page.front_matter:
        if field.key in TEXT_FIELDS:
            kind = PassageKind.PARAGRAPH
            on_page = English(on_page=english.get(field.key))
            yield PageText("frontmatter", kind, field.value, on_page)


def _list_includes(page: PublishedPage, pairs: Mapping[int, Passage]) -> Iterator[PageText]:
    for block in page.blocks:
        if isinstance(block, Passage) and block.kind is PassageKind.INCLUDE:
            yield PageText("prose", block.kind, block.text, english_of(block, pairs))
