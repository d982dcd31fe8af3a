"""The English of a page's texts: what stands beside them, or at their place on the English page."""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from itertools import groupby, pairwise
from typing import NamedTuple, TypeAlias

from errcat.audit.facts import CatalogFacts
from errcat.audit.page_text import English, mask_text
from errcat.audit.tables import find_error_table, read_cells
from errcat.model import Catalog
from errcat.sources.pages_model import (
    Block,
    CodeBlock,
    Fragment,
    Mark,
    PageForm,
    Passage,
    PassageKind,
    PublishedPage,
    Table,
)
from errcat.texts.sentences import NormalForm, collect_sentences


class EnglishRow(NamedTuple):
    """A row of the English table."""

    code: str
    message: Fragment | None


class EnglishPage:
    """The English page that pages were translated from; made once, used for many of them."""

    def __init__(self, page: PublishedPage, catalog_facts: CatalogFacts) -> None:
        self.page = page
        self.vocabulary = catalog_facts.vocabulary
        self.examples = list_examples(page)
        self.rows = tuple(_read_rows(page, catalog_facts.catalog))

    @cached_property
    def forms(self) -> frozenset[NormalForm]:
        """The normal forms of its sentences."""
        return collect_sentences(map(mask_text, _list_fragments(self.page)), self.vocabulary)


def list_examples(page: PublishedPage) -> tuple[CodeBlock, ...]:
    """Return the blocks of code of a page."""
    return tuple(block for block in page.blocks if isinstance(block, CodeBlock))


def _read_rows(page: PublishedPage, catalog: Catalog) -> Iterator[EnglishRow]:
    table = find_error_table(page.blocks, catalog.entries)
    if table is None:
        return
    for row in table.table.rows:
        cells = read_cells(row, table.columns)
        if cells is not None:
            message = cells.message.text if cells.message else None
            yield EnglishRow(cells.code.text.text.strip(), message)


def _list_fragments(page: PublishedPage) -> Iterator[Fragment]:
    for field in page.front_matter:
        if field.key in TEXT_FIELDS:
            yield field.value
    for block in page.blocks:
        if isinstance(block, Passage):
            yield block.text
        elif isinstance(block, Table):
            yield from (cell.text for cell in block.header)
            yield from (cell.text for row in block.rows for cell in row.cells)


_LONGEST = 60
"""Blocks up to which sections of different structure are aligned by likeness."""

_RUNNING_TEXT = frozenset(f"{kind}0" for kind in ("paragraph", "item", "quote"))
"""Kinds of blocks that stand for each other where nothing else is left between their neighbours."""

TEXT_FIELDS = ("title", "description")
"""Fields of the front matter that readers see."""

Outline: TypeAlias = Sequence[tuple[str, Sequence[Block]]]
"""Blocks that are paired one by one, with the kind that the other page's have, too."""


def pair_passages(page: PublishedPage, source: PublishedPage) -> Mapping[int, Passage]:
    """Find the English passages of a page's passages by the order of their kinds.

    Returns:
        The English passages by `id` of the page's own; header cells of tables are among them.
    """
    list_groups = _outline_runs if page.form is PageForm.BROWSER else _outline
    ours, theirs = list_groups(page.blocks), list_groups(source.blocks)
    pairs: dict[int, Passage] = {}
    for mine_group, other_group in _match(ours, theirs):
        for mine, other in zip(mine_group, other_group, strict=True):
            if isinstance(mine, Passage) and isinstance(other, Passage):
                pairs[id(mine)] = other
            elif isinstance(mine, Table) and isinstance(other, Table):
                pairs.update(_pair_headers(mine, other))
    return pairs


def _pair_headers(mine: Table, other: Table) -> Iterator[tuple[int, Passage]]:
    if len(mine.header) == len(other.header):
        headers = zip(mine.header, other.header, strict=True)
        yield from ((id(ours), theirs) for ours, theirs in headers)


def _outline(blocks: Sequence[Block]) -> Outline:
    return [(_kind_of(block), (block,)) for block in blocks]


def _outline_runs(blocks: Sequence[Block]) -> Outline:
    """Outline a page as a browser shows it: lines of text, whatever they are in Markdown.

    Lines in a row are one entry, so that they are paired only where there are equally many.
    """
    outline: list[tuple[str, Sequence[Block]]] = []
    lines = (line for block in blocks for line in _split_lines(block))
    for name, group in groupby(lines, key=_kind_of_line):
        run = tuple(group)
        outline.append((f"{name}{len(run)}", run))
    return outline


def _kind_of_line(block: Block) -> str:
    if isinstance(block, Passage):
        return "item" if block.kind is PassageKind.ITEM else "text"
    return _kind_of(block)


def _split_lines(block: Block) -> Iterator[Block]:
    """Yield the lines of a passage, each with its marks; what readers do not see is left out."""
    if not isinstance(block, Passage):
        yield block
    elif block.kind not in (PassageKind.ALERT, PassageKind.INCLUDE):
        if "\n" in block.text.text:
            for line in _split_fragment(block.text):
                yield Passage(block.kind, block.level, line, None)
        else:
            yield block


def _split_fragment(text: Fragment) -> Iterator[Fragment]:
    at = 0
    marks = sorted(text.marks, key=lambda mark: mark.start, reverse=True)
    for line in text.text.split("\n"):
        own: list[Mark] = []
        while marks and marks[-1].start <= at + len(line):
            mark = marks.pop()
            own.append(mark._replace(start=mark.start - at, end=min(mark.end - at, len(line))))
        if line.strip():
            yield Fragment(line, (), tuple(own), text.start, text.end)
        at += len(line) + 1


def _kind_of(block: Block) -> str:
    if isinstance(block, Table):
        return "table"
    if isinstance(block, CodeBlock):
        return "code"
    return f"{block.kind}{block.level}"


def _match(ours: Outline, theirs: Outline) -> Iterator[tuple[Sequence[Block], Sequence[Block]]]:
    """Pair blocks of equal kinds: from both ends, then section by section, then by likeness."""
    start = end = 0
    shorter = min(len(ours), len(theirs))
    while start < shorter and ours[start][0] == theirs[start][0]:
        yield ours[start][1], theirs[start][1]
        start += 1
    while end < shorter - start and ours[-1 - end][0] == theirs[-1 - end][0]:
        end += 1
        yield ours[-end][1], theirs[-end][1]
    ours, theirs = ours[start : len(ours) - end], theirs[start : len(theirs) - end]
    if not ours or not theirs:
        return
    sections, other_sections = _split_sections(ours), _split_sections(theirs)
    if 1 < len(sections) == len(other_sections):
        for mine, other in zip(sections, other_sections, strict=True):
            yield from _match(mine, other)
    elif max(len(ours), len(theirs)) <= _LONGEST:
        yield from _match_alike(ours, theirs)


def _split_sections(outline: Outline) -> list[Outline]:
    """Split before each heading; what precedes the first one is a section, too, if only empty."""
    starts = [
        index for index, (kind, _) in enumerate(outline) if kind.startswith(PassageKind.HEADING)
    ]
    bounds = [0, *starts, len(outline)]
    return [outline[first:last] for first, last in pairwise(bounds)]


def _match_alike(
    ours: Outline, theirs: Outline
) -> Iterator[tuple[Sequence[Block], Sequence[Block]]]:
    kinds, other_kinds = [kind for kind, _ in ours], [kind for kind, _ in theirs]
    matcher = SequenceMatcher(None, kinds, other_kinds, False)
    for name, first, last, other_first, other_last in matcher.get_opcodes():
        if name == "equal" or (name == "replace" and last - first == other_last - other_first):
            entries = zip(ours[first:last], theirs[other_first:other_last], strict=True)
            for (kind, mine), (other_kind, other) in entries:
                if kind == other_kind or {kind, other_kind} <= _RUNNING_TEXT:
                    yield mine, other


def find_lost_alerts(
    page: PublishedPage, source: PublishedPage, pairs: Mapping[int, Passage]
) -> Iterator[Passage]:
    """Yield the passages that an alert's marker precedes on the English page only."""
    alerts = {id(after) for before, after in pairwise(source.blocks) if _is_alert(before)}
    if not alerts:
        return
    for before, block in pairwise((None, *page.blocks)):
        is_alert = id(pairs.get(id(block))) in alerts and not _is_alert(before)
        if isinstance(block, Passage) and is_alert:
            yield block


def _is_alert(block: Block | None) -> bool:
    return isinstance(block, Passage) and block.kind is PassageKind.ALERT


def english_of(passage: Passage, pairs: Mapping[int, Passage]) -> English:
    """Return the English of a passage: the text beside it, and the English page's."""
    other = pairs.get(id(passage))
    return English(passage.english, other.text if other else None)


def list_passages(blocks: Sequence[Block], skipped: Sequence[Table]) -> Iterator[Passage]:
    """Yield the passages of a page by place; of the parts of the error table only the header."""
    starts = {table.start for table in skipped}
    first = min(starts)
    for block in blocks:
        if isinstance(block, Passage):
            if block.kind not in (PassageKind.INCLUDE, PassageKind.ALERT):
                yield block
        elif isinstance(block, Table):
            yield from block.header
            if block.start not in starts and (block.header or block.is_html or block.end <= first):
                yield from (cell for row in block.rows for cell in row.cells)
