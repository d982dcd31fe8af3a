"""The rule on spaces and the width of punctuation."""

from collections import Counter
from collections.abc import Iterator

from errcat.audit.page_text import Fault, PageText
from errcat.audit.subject import MessageView, Subject
from errcat.sources.edits import Edit
from errcat.texts.fault import TextFault
from errcat.texts.markup import MASK
from errcat.texts.sentences import normalize_sentence, split_sentences
from errcat.texts.spacing import find_mixed_width, find_spacing

_FULL_WIDTH_SCRIPTS = frozenset(("Hans", "Hant", "Jpan"))
_FULL_WIDTH = {".": "。", ",": "，", ";": "；", ":": "："}
_FULL_STOPS = frozenset("。．｡")


def check_spacing(subject: Subject) -> Iterator[Fault]:
    r"""A space stands before closing punctuation or is doubled, or full and half width are mixed.

    Which spaces belong where depends on the language: French has one before a colon, Chinese has
    none before a full-width stop. Half-width punctuation counts in Chinese and Japanese, beside
    placeholders and at the end of a message where most others end in full width. A message that
    lacks a placeholder is left alone: the space is where it belongs.

    Bad:
        无效的输入 \<the invalid input\> 。
    Good:
        无效的输入 \<the invalid input\>。

    `--fix` removes the space.
    """
    gaps = {id(view.text) for view in subject.messages if _lacks_placeholder(view)}
    for text in subject.texts:
        if not text.text.strip() or id(text) in gaps:
            continue
        masked = text.masked
        for fault in find_spacing(masked, subject.style):
            yield _mended(subject, text, fault)
        for fault in find_mixed_width(masked, subject.style):
            if _is_beside_mask(masked, fault):
                yield text.fault(fault.start, fault.end, fault.message, fault.expected)
    yield from _check_cells(subject)
    if subject.style.script in _FULL_WIDTH_SCRIPTS:
        yield from _check_endings(subject)


def _lacks_placeholder(view: MessageView) -> bool:
    return any(fault.kind == "missing" for fault in view.placeholders.faults)


def _mended(subject: Subject, text: PageText, fault: TextFault) -> Fault:
    found = text.fault(fault.start, fault.end, fault.message, fault.expected)
    is_plain = subject.page.source[found.start : found.end] == text.text[fault.start : fault.end]
    if fault.expected is None or not is_plain:
        return found
    return found._replace(edit=Edit(found.start, found.end, fault.expected))


def _check_cells(subject: Subject) -> Iterator[Fault]:
    """Yield doubled spaces behind cells, unless they are there to align the columns."""
    if "  |" not in subject.page.source:
        return
    columns = _measure_gaps(subject)
    widths = {index: {end - start for start, end in gaps} for index, gaps in columns.items()}
    if {1} not in widths.values():
        return
    for index, gaps in columns.items():
        if len(widths[index]) > 1 or 1 in widths[index]:
            continue
        where = "status" if index == subject.table.columns.status else "table"
        for start, end in gaps:
            edit = Edit(start, end, " ")
            yield Fault(start, end, where, "doubled space behind a cell", " ", edit=edit)


def _measure_gaps(subject: Subject) -> dict[int, list[tuple[int, int]]]:
    """Return the stretches of space between cells and the pipe behind them, by column."""
    source = subject.page.source
    columns: dict[int, list[tuple[int, int]]] = {}
    for row in subject.table.table.rows:
        for index, cell in enumerate(row.cells):
            end = source.find("|", cell.text.end, row.end)
            if end >= 0 and source[cell.text.end : end].isspace():
                columns.setdefault(index, []).append((cell.text.end, end))
    return columns


def _is_beside_mask(masked: str, fault: TextFault) -> bool:
    around = masked[fault.start - 1 : fault.start] + masked[fault.end : fault.end + 1]
    return MASK in around or fault.end - fault.start != 1 or masked[fault.start] in "()（）"


def _ends_in_english(subject: Subject, text: PageText) -> bool:
    """Tell whether the last sentence was left in English, whose punctuation is its own."""
    sentences = split_sentences(text.masked)
    return bool(sentences) and normalize_sentence(sentences[-1].text) in subject.english_forms


def _check_endings(subject: Subject) -> Iterator[Fault]:
    """Yield messages that end in half width where most end in full width."""
    endings = Counter(view.text.text.rstrip()[-1:] for view in subject.messages)
    full = sum(endings[mark] for mark in _FULL_STOPS)
    half = sum(endings[mark] for mark in _FULL_WIDTH)
    if full <= half:
        return
    for view in subject.messages:
        text = view.text.text.rstrip()
        if text[-1:] in _FULL_WIDTH and not _ends_in_english(subject, view.text):
            message = f"ends in half-width {text[-1]!r} where others end in full width"
            start = len(text) - 1
            yield view.text.fault(start, len(text), message, _FULL_WIDTH[text[-1]])
