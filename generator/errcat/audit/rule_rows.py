"""Rules on the rows of the error table: codes, statuses, and which rows there are."""

from collections.abc import Iterator, Sequence

from errcat.audit.facts import RowFacts
from errcat.audit.page_text import Fault
from errcat.audit.placeholders import find_groups
from errcat.audit.sequences import find_longest_rising
from errcat.audit.subject import AuditRow, Subject
from errcat.audit.tables import is_status_cell, read_status
from errcat.findings import Severity
from errcat.model import Code
from errcat.nearest import is_altered
from errcat.sources.edits import Edit
from errcat.sources.pages_model import Passage
from errcat.texts.spacing import find_control_characters

_LONGEST_PHRASE = 60
"""Characters of a cell without a number that may still be a translated reason phrase."""


def check_code_translated(subject: Subject) -> Iterator[Fault]:
    """The code cell of a row does not hold the code, but a translation of it.

    Codes are compared byte for byte: programs compare them with what the service sends, and readers
    search for them. A translation beside the code counts, too. Which code the row stands for
    follows from what else the row says and from its neighbours.

    Bad:
        | Verboten (Forbidden) | Forbidden (403) | ... |
    Good:
        | Forbidden | Forbidden (403) | ... |

    `--fix` writes the code, unless the row may as well stand for another one that has no row.
    """
    yield from _check_codes(subject, is_near=False)


def check_code_altered(subject: Subject) -> Iterator[Fault]:
    """The code cell of a row holds the code misspelled, split, inflected or in another case.

    A cell counts as altered, not as translated, if at most two letters differ once case and
    everything that is no letter are left out.

    Bad:
        | NotFoundd | Not Found (404) | ... |
        | Not Found | Not Found (404) | ... |
    Good:
        | NotFound | Not Found (404) | ... |

    `--fix` writes the code.
    """
    yield from _check_codes(subject, is_near=True)


def _check_codes(subject: Subject, *, is_near: bool) -> Iterator[Fault]:
    for row in subject.rows:
        text = row.cells.code.text.text
        if row.code is None or text == row.code or row.is_repeated:
            continue
        if is_altered_cell(text, row.code) is is_near:
            what = "altered" if is_near else "translated"
            message = f"the code {row.code} is {what}"
            fault = _cell_fault(row.cells.code, "code", message, row.code, row.code)
            if is_status_cell(row.cells.code):  # the row lacks a cell
                fault = fault._replace(edit=None)
            elif not row.is_certain and not is_near:
                fault = fault._replace(message=f"a code is translated, maybe {row.code}", edit=None)
            yield fault


def is_altered_cell(text: str, code: Code) -> bool:
    """Tell whether a code cell holds no more than an altered form of its code."""
    shown = "".join(text.split())
    return shown == code or is_altered(shown, code)


def _cell_fault(cell: Passage, where: str, message: str, expected: str, code: Code) -> Fault:
    """Return a fault of a whole cell, mended by writing what is expected."""
    start, end = cell.text.locate(0, len(cell.text.text))
    return Fault(start, end, where, message, expected, code, edit=Edit(start, end, expected))


def check_status_number(subject: Subject) -> Iterator[Fault]:
    """The status cell of a row has another number than the code has, none, or one in other digits.

    Bad:
        | NotFound | Not Found (400) | ... |
        | NotFound | Not Found (٤٠٤) | ... |
    Good:
        | NotFound | Not Found (404) | ... |

    A table without a column of statuses is a warning. Numbers without brackets are right, where all
    rows have them.

    `--fix` writes the status.
    """
    if subject.table.columns.status is None:
        yield _no_statuses(subject)
        return
    for row in subject.rows:
        if row.code is not None and row.cells.status is None and row.surplus is None:
            start, end = row.cells.code.text.locate(0, len(row.cells.code.text.text))
            yield Fault(start, end, "status", "the row has no status", None, row.code)
    for facts, cell in _status_cells(subject):
        text = cell.text.text
        status = read_status(text)
        is_plain = status.number is None or str(status.number) in text
        if status.number == facts.entry.status and is_plain:
            continue
        found = "no status number" if status.number is None else f"status {status.number}"
        if not is_plain:
            found += " in other than ASCII digits"
        message = f"{found} for {facts.entry.code}, whose status is {facts.entry.status}"
        yield _status_fault(subject, cell, message, facts)


def _no_statuses(subject: Subject) -> Fault:
    cell = (
        subject.table.table.header[0] if subject.table.table.header else subject.rows[0].cells.code
    )
    message = "the table has no column of HTTP statuses"
    return Fault(cell.text.start, cell.text.end, "table", message, severity=Severity.WARNING)


def _status_fault(subject: Subject, cell: Passage, message: str, facts: RowFacts) -> Fault:
    """Return a fault of a status cell; a text that may be the message is not written over."""
    expected = facts.status_cell if subject.table.has_phrases else str(facts.entry.status)
    fault = _cell_fault(cell, "status", message, expected, facts.entry.code)
    text = cell.text.text
    is_message = read_status(text).number is None and len(text) > _LONGEST_PHRASE
    return fault._replace(edit=None) if is_message or any(find_groups(text)) else fault


def check_status_phrase(subject: Subject) -> Iterator[Fault]:
    """The HTTP reason phrase of a row was translated or is another one.

    Reason phrases are part of the protocol, and readers search for them. The official phrase and
    the one that pages use are both accepted (`Bad Request`, `BadRequest`), with or without spaces.
    A page that has numbers alone in its rows has no phrases to be wrong.

    Bad:
        | NotFound | Nicht gefunden (404) | ... |
    Good:
        | NotFound | Not Found (404) | ... |

    `--fix` writes the status.
    """
    if not subject.table.has_phrases:
        return
    for facts, cell in _status_cells(subject):
        status = read_status(cell.text.text)
        found = _squeeze(status.phrase)
        phrase = subject.facts.catalog.statuses[facts.entry.status].phrase.value
        if found not in (_squeeze(facts.label), _squeeze(phrase)):
            what = f"the reason phrase {status.phrase!r}" if found else "no reason phrase"
            message = f"{what} instead of {facts.label!r}"
            yield _status_fault(subject, cell, message, facts)


def _squeeze(phrase: str) -> str:
    """Leave out white space and invisible marks of direction."""
    faults = list(find_control_characters(phrase))
    for fault in reversed(faults):
        phrase = phrase[: fault.start] + phrase[fault.end :]
    return "".join(phrase.split())


def _status_cells(subject: Subject) -> Iterator[tuple[RowFacts, Passage]]:
    """Yield the status cells that are not as pages write them."""
    for row in subject.rows:
        if row.facts is None or row.cells.status is None or row.surplus is not None:
            continue
        if row.cells.status.text.text != row.facts.status_cell:
            yield row.facts, row.cells.status


def check_row_extra(subject: Subject) -> Iterator[Fault]:
    """A row stands for no code of the product.

    Either its code is of another product, or nothing in the row tells which code it stands for.

    To mend it, remove the row, or add the code to the catalogue if the service sends it.
    """
    for row in subject.rows:
        text = row.cells.code.text.text.strip()
        if row.code is not None or not text:
            continue
        entry = subject.facts.catalog.entries.get(Code(text))
        name = subject.facts.product.name.value
        what = f"{text} is no code of {name}" if entry else f"the row stands for no code of {name}"
        start, end = row.cells.code.text.locate(0, len(row.cells.code.text.text))
        yield Fault(start, end, "table", what, None, entry.code if entry else None)


def check_row_duplicate(subject: Subject) -> Iterator[Fault]:
    """Two rows stand for the same code.

    To mend it, remove the second one, after a look at which of the messages is right.
    """
    for row in subject.rows:
        if row.is_repeated and row.code is not None:
            start, end = row.cells.code.text.locate(0, len(row.cells.code.text.text))
            message = f"another row stands for {row.code} already"
            yield Fault(start, end, "table", message, None, row.code)


def check_row_missing(subject: Subject) -> Iterator[Fault]:
    """A code of the product has no row.

    The finding stands at the row before which the missing one belongs. With the English page at
    hand, only what that page has is missed: codes that came later are no fault of a translation.

    To mend it, copy the row from the page in another language and translate its message.
    """
    present = {row.code for row in subject.rows}
    places = subject.facts.places
    for code in _expected_codes(subject):
        if code in present:
            continue
        row = _find_successor(subject, code)
        cell = row.cells.code.text
        start, end = cell.locate(0, len(cell.text))
        message = f"the row of {code} is missing before this one"
        if row.code is not None and places[row.code] < places[code]:
            message = f"the row of {code} is missing after this one"
        yield Fault(start, end, "table", message, _write_row(subject.facts.rows[code]), code)


def _write_row(facts: RowFacts) -> str:
    return f"{facts.entry.code} | {facts.status_cell} | {facts.wordings[0].text}"


def _expected_codes(subject: Subject) -> Sequence[Code]:
    codes = tuple(subject.facts.rows)
    if subject.source is None:
        return tuple(code for code in codes if code not in subject.later_codes)
    return tuple(code for code in codes if code in subject.source_codes)


def _find_successor(subject: Subject, code: Code) -> AuditRow:
    """Return the first row of a code that follows in the catalogue's order, else the last row."""
    places = subject.facts.places
    for row in subject.rows:
        if row.code is not None and places[row.code] > places[code]:
            return row
    return subject.rows[-1]


def check_row_order(subject: Subject) -> Iterator[Fault]:
    """The rows stand in another order than the product's table has, or any edition of it had.

    One finding a page, at the first row out of place. Readers compare pages in two languages row
    by row.

    To mend it, move the row.
    """
    codes = [row.code for row in subject.rows if row.code is not None and not row.is_repeated]
    orders = (*subject.facts.orders, subject.source_codes)
    moved = min((_find_moved(codes, order) for order in orders if order), key=len)
    if not moved:
        return
    row = next(row for row in subject.rows if row.code == moved[0])
    cell = row.cells.code.text
    start, end = cell.locate(0, len(cell.text))
    message = f"the row of {moved[0]} is out of order"
    before = subject.facts.orders[0].index(moved[0])
    help_ = f"it belongs behind {subject.facts.orders[0][before - 1]}" if before else None
    yield Fault(start, end, "table", message, None, moved[0], help_)


def _find_moved(codes: Sequence[Code], order: Sequence[Code]) -> list[Code]:
    places = {code: place for place, code in enumerate(order)}
    known = [code for code in codes if code in places]
    kept = set(find_longest_rising([places[code] for code in known]))
    return [code for index, code in enumerate(known) if index not in kept]
