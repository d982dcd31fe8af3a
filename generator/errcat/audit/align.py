"""Which canonical code each row of an error table stands for, however its cells were changed.

Rows whose code cell is right are anchors. Between them, rows and codes are matched in order so that
the evidence adds up best: the English beside or behind the row, the code within the cell, its
likeness, status, placeholders, and the English message.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from errcat.audit.facts import ProductFacts, RowFacts, normalize_text
from errcat.audit.placeholders import find_groups
from errcat.audit.sequences import find_longest_rising
from errcat.audit.tables import Cells, read_status
from errcat.model import Code
from errcat.nearest import reduce_name
from errcat.texts.literals import find_tokens

_LARGEST_GAP = 40_000
"""Pairs of rows and codes that are weighed in one gap; larger gaps are matched in order."""


_GOOD = 3.0
"""Weight that a row out of order needs: its status and the number of its placeholders fit."""


_TIE = 1.0
"""Weight by which a code must be ahead of every other one to be certain."""


class Aligned(NamedTuple):
    """What a row stands for."""

    code: Code | None
    """`None`: it stands for no code."""
    is_certain: bool
    """Whether no other code, free and at a place that fits, is as likely."""


class RowText(NamedTuple):
    """What a row says."""

    cells: Cells
    english_code: str
    """The code of the English that the row was translated from; empty if it is not known."""


class Evidence(NamedTuple):
    """What a row with a wrong code tells about the code that it stands for."""

    code: str
    status: int | None
    code_of_message: Code | None
    """The code whose English message the row has."""
    codes_of_labels: frozenset[Code]
    """The codes whose placeholders the row has."""
    groups: int
    """How many texts stand between delimiters."""


def _read_evidence(cells: Cells, facts: ProductFacts) -> Evidence:
    status = read_status(cells.status.text.text).number if cells.status else None
    message = cells.message.text.text if cells.message else ""
    groups = tuple(find_groups(message))
    known = (facts.codes_by_label.get(group.inner, frozenset()) for group in groups)
    return Evidence(
        cells.code.text.text,
        status,
        facts.code_by_wording.get(normalize_text(message)),
        frozenset[Code]().union(*known),
        len(groups),
    )


def align_rows(rows: Sequence[RowText], facts: ProductFacts) -> tuple[Aligned, ...]:
    """Return for each row the code that it stands for.

    A code is returned twice only if a second cell says it, or a second message is its beyond doubt.
    """
    found: list[Code | None] = [_read_exact(row, facts) for row in rows]
    taken = {code for code in found if code is not None}
    order = min(facts.orders, key=lambda order: _count_moved(found, order))
    places = {code: place for place, code in enumerate(order)}
    anchors = _find_anchors(found, places)
    bounds = [(-1, -1), *anchors, (len(rows), len(order))]
    evidence = {
        index: _read_evidence(rows[index].cells, facts)
        for index, code in enumerate(found)
        if code is None
    }
    doubtful: set[int] = set()
    for (row, place), (next_row, next_place) in pairwise(bounds):
        gap = [index for index in range(row + 1, next_row) if index in evidence]
        codes = [code for code in order[place + 1 : next_place] if code not in taken]
        for match in _match_gap([evidence[i] for i in gap], codes, facts):
            found[gap[match.row]] = match.code
            taken.add(match.code)
            if not match.is_certain:
                doubtful.add(gap[match.row])
    _match_moved(evidence, found, doubtful, facts)
    _match_repeated(evidence, found, facts)
    return tuple(Aligned(code, index not in doubtful) for index, code in enumerate(found))


def _read_exact(row: RowText, facts: ProductFacts) -> Code | None:
    for text in (row.cells.code.text.text, row.english_code):
        code = Code(text.strip())
        if code in facts.rows:
            return code
    return None


def _count_moved(found: Sequence[Code | None], order: Sequence[Code]) -> int:
    places = {code: place for place, code in enumerate(order)}
    known = [places[code] for code in found if code is not None]
    return len(known) - len(find_longest_rising(known))


def _find_anchors(
    found: Sequence[Code | None], places: Mapping[Code, int]
) -> list[tuple[int, int]]:
    """Return row and place of the codes that stand in order."""
    known = [(index, places[code]) for index, code in enumerate(found) if code is not None]
    rising = find_longest_rising([place for _, place in known])
    return [known[index] for index in rising]


class _Match(NamedTuple):
    row: int
    code: Code
    is_certain: bool


def _match_gap(
    rows: Sequence[Evidence], codes: Sequence[Code], facts: ProductFacts
) -> list[_Match]:
    """Match the rows and codes between two anchors, both in order."""
    if not rows or not codes:
        return []
    if len(rows) * len(codes) > _LARGEST_GAP:
        return [_Match(index, code, False) for index, code in enumerate(codes[: len(rows)])]
    weights = [[_weigh(row, facts.rows[code]) for code in codes] for row in rows]
    best = [[0.0] * (len(codes) + 1) for _ in range(len(rows) + 1)]
    for i in range(len(rows) - 1, -1, -1):
        for j in range(len(codes) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], weights[i][j] + best[i + 1][j + 1])
    matched = _trace(best, weights)
    bounds = pairwise([-1, *(j for _, j in matched), len(codes)])
    following = list(bounds)[1:]
    before = -1
    found: list[_Match] = []
    for (i, j), (_, after) in zip(matched, following, strict=True):
        others = max((weights[i][k] for k in range(before + 1, after) if k != j), default=-_TIE)
        found.append(_Match(i, codes[j], others <= weights[i][j] - _TIE))
        before = j
    return found


def _trace(
    best: Sequence[Sequence[float]], weights: Sequence[Sequence[float]]
) -> list[tuple[int, int]]:
    pairs = []
    i = j = 0
    while i < len(weights) and j < len(weights[0]):
        if weights[i][j] > 0 and best[i][j] == weights[i][j] + best[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs


def _match_moved(
    open_rows: Mapping[int, Evidence],
    found: list[Code | None],
    doubtful: set[int],
    facts: ProductFacts,
) -> None:
    """Match rows that stand out of order: the strongest evidence first, and only good one."""
    taken = {code for code in found if code is not None}
    codes = [code for code in facts.rows if code not in taken]
    rows = {index: row for index, row in open_rows.items() if found[index] is None}
    if not codes or len(rows) * len(codes) > _LARGEST_GAP:
        return
    ranked = sorted(
        (-_weigh(row, facts.rows[code]), index, place)
        for index, row in rows.items()
        for place, code in enumerate(codes)
    )
    for weight, index, place in ranked:
        if -weight >= _GOOD and found[index] is None and codes[place] not in taken:
            free = (code for code in codes if code not in taken and code != codes[place])
            others = max((_weigh(rows[index], facts.rows[code]) for code in free), default=0)
            if others > -weight - _TIE:
                doubtful.add(index)
            found[index] = codes[place]
            taken.add(codes[place])


def _match_repeated(
    open_rows: Mapping[int, Evidence], found: list[Code | None], facts: ProductFacts
) -> None:
    """Match rows that repeat another row's message, or have placeholders that only it has."""
    taken = {code for code in found if code is not None}
    for index, row in open_rows.items():
        named = {row.code_of_message} if row.code_of_message else row.codes_of_labels
        code = next(iter(named)) if len(named) == 1 else None
        is_free = found[index] is None and code in taken
        if is_free and code is not None and facts.rows[code].entry.status == row.status:
            found[index] = code


def _weigh(row: Evidence, facts: RowFacts) -> float:
    """Return how much speaks for a row standing for a code; 0 and below: nothing does."""
    weight = 0.5  # a row has to stand for something
    if row.status is not None:
        weight += 2.0 if row.status == facts.entry.status else -2.0
    return weight + _weigh_name(row.code, facts.entry.code) + _weigh_message(row, facts)


def _weigh_name(cell: str, code: Code) -> float:
    if any(find_tokens(cell, (code,))):
        return 8.0
    found, name = reduce_name(cell), reduce_name(code)
    if not found:
        return 0.0
    from rapidfuzz import fuzz

    likeness = max(fuzz.ratio(found, name), fuzz.partial_ratio(found, name) * 0.9) / 100
    return (likeness - 0.5) * 10 if likeness > 0.5 else 0.0


def _weigh_message(row: Evidence, facts: RowFacts) -> float:
    code = facts.entry.code
    if row.code_of_message is not None:
        return 5.0 if row.code_of_message == code else -1.0
    if row.codes_of_labels:
        return 5.0 if code in row.codes_of_labels else -2.0
    expected = len(facts.wordings[0].labels)
    return 1.0 if row.groups == expected else -1.0
