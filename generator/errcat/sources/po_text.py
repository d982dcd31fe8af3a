"""PO syntax: a text cut into entries, strings quoted and unquoted, faults with their places."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from errcat.position import Span
from errcat.sources.conflicts import CONFLICT_HELP, CONFLICT_MARKS, CONFLICT_MESSAGE

# Source: GNU gettext manual, "The Format of PO Files"; white space and escapes as in its po-lex.c.
# Every repetition is possessive: the scan never goes back, so its time is linear in the text.
_SPACE = r"[ \t\r\f\v\n]*+"
_STRING = r'"[^"\\\n]*+(?:\\[^\n][^"\\\n]*+)*+"'
_STRINGS = rf"({_STRING}(?:{_SPACE}{_STRING})*+){_SPACE}"
_ENTRY = re.compile(
    rf"{_SPACE}((?:\#[^\n]*+(?:\n{_SPACE}|\Z))*+)"
    rf"(?:msgctxt{_SPACE}{_STRINGS})?+"
    rf"(?:msgid{_SPACE}{_STRINGS}"
    rf"(?:msgid_plural{_SPACE}{_STRINGS})?+"
    rf"(?:msgstr{_SPACE}{_STRINGS})?+"
    rf"((?:msgstr\[[0-9]++\]{_SPACE}{_STRING}(?:{_SPACE}{_STRING})*+{_SPACE})*+))?+"
)
COMMENTS, CONTEXT, SOURCE, PLURAL, TARGET, FORMS = 1, 2, 3, 4, 5, 6
"""Groups of an entry's match: comment lines, string lines of the fields, plural translations."""

_JOINT = re.compile(r'"[ \t\r\f\v\n]*"')
_ESCAPE = re.compile(r'"[ \t\r\f\v\n]*"|((?:\\(?:[0-7]{1,3}|x[0-9A-Fa-f]+))+)|\\(.)')
_NUMBER = re.compile(r"\\(?:([0-7]{1,3})|x([0-9A-Fa-f]+))")
_VALUES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "a": "\a"}
_VALUES |= {"\\": "\\", '"': '"'}
_QUOTED = str.maketrans({value: f"\\{letter}" for letter, value in _VALUES.items()})
_RESUME = re.compile(rf"\n[ \t\r\f\v]*+(?=\n|\#|msgctxt{_SPACE}\")")
_CONTINUED = re.compile(r'[^"\n]*+(?:\n[ \t]*+)?"|<{7} ')
"""A line, right below a string, that has to do with it: it or the next one has a string, too."""
_CONFLICT = re.compile(r"<{7} [^\n]*+\n(?:(?!<{7} |>{7} )[^\n]*+\n)*+>{7} ")
_OBSOLETE = re.compile(r"^([ \t]*+)#~(\|?)", re.MULTILINE)
_PREVIOUS = re.compile(r"^([ \t]*+)#\|", re.MULTILINE)
_FUZZY = re.compile(r"^[ \t]*#,(?:[^\n]*,)?[ \t]*fuzzy[ \t\r]*(?:,|$)", re.MULTILINE)
_FIRST_STRING = re.compile(rf'(?:""{_SPACE}(?="))*+"([^"\\]*+(?:\\.[^"\\]*+)*+)"')
_KEYWORD = re.compile(r'msg[a-z_]+(?:\[[0-9]*\])?(?=[ \t"]|$)')
_QUOTE_HELP = "a string ends with '\"' on its own line; write '\\\"' for a quote in it"


class Fault(NamedTuple):
    """A place where a text is no valid PO: `text[start:end]` is at fault."""

    start: int
    end: int
    message: str
    help: str | None = None


class Lines:
    """Turns the offsets of a text into lines and columns."""

    __slots__ = ("_path", "_starts")

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def span(self, start: int, end: int) -> Span:
        """Return the span of `text[start:end]`."""
        line, last = bisect_right(self._starts, start), bisect_right(self._starts, end)
        column, end_column = start - self._starts[line - 1], end - self._starts[last - 1]
        return Span(self._path, line, column + 1, last, end_column + 1)


def scan(
    text: str, faults: list[Fault], start: int = 0, end: int | None = None
) -> Iterator[re.Match[str]]:
    """Cut a PO text into its entries, in order; what is no entry is skipped and becomes a fault.

    The groups of each match are named by `COMMENTS` to `FORMS`; `SOURCE` and either `TARGET` or
    `PLURAL` are never `None`. Comments that end the text belong to no entry. An entry that goes on
    after its last string is skipped, too, and so is a merge conflict, to its end. With `start` and
    `end`, only that stretch of the text is scanned.
    """
    position, size = start, len(text) if end is None else end
    entry = None
    while position < size:
        match = _ENTRY.match(text, position, size)
        assert match is not None  # every part of the pattern is optional
        position = match.end()
        is_fault = not _is_whole(match) and (position > match.end(COMMENTS) or position < size)
        if entry is not None and not (is_fault and _goes_on(entry, match)):
            yield entry
        entry = match if _is_whole(match) else None
        if is_fault:
            faults.append(_explain(match))
            position = _find_resume(match, size)
    if entry is not None:
        yield entry


def _goes_on(entry: re.Match[str], rest: re.Match[str]) -> bool:
    """Tell whether what follows upon an entry, and is none, belongs to its last string."""
    text, start = rest.string, rest.end()
    if start > rest.start() or text.startswith(("msgctxt", "msgid"), start):
        return False
    lines = text.count("\n", text.rfind('"', entry.start(), start), start)
    return lines == 0 or (_CONTINUED.match(text, start) is not None and lines == 1)


def _find_resume(match: re.Match[str], size: int) -> int:
    """Return the offset behind a fault where the next entry may begin."""
    stop = match.end()
    conflict = _CONFLICT.match(match.string, stop, size)
    if stop > match.end(COMMENTS):
        stop -= 1
    resume = _RESUME.search(match.string, conflict.end() if conflict else stop, size)
    return resume.end() if resume else size


def unmark_obsolete(text: str) -> str:
    """Return a text of equal length in which the marks of obsolete entries (`#~`) are missing.

    Scanned over a stretch that holds comments only, it gives that stretch's obsolete entries.
    """
    return _OBSOLETE.sub(lambda mark: mark[1] + (" #|" if mark[2] else "  "), text)


def _is_whole(match: re.Match[str]) -> bool:
    if match[PLURAL] is None:
        return match[TARGET] is not None and not match[FORMS]
    return match[TARGET] is None and bool(match[FORMS])


def _explain(match: re.Match[str]) -> Fault:
    """Say what is wrong where a match stopped short of a whole entry."""
    if match[TARGET] is not None:
        message = "a unit has either msgstr or plural forms, not both"
        return Fault(match.start(TARGET), match.end(TARGET), message)
    text, start = match.string, match.end()
    end = text.find("\n", start)
    line = text[start : len(text) if end < 0 else end].rstrip()
    if line.startswith(CONFLICT_MARKS):
        return Fault(start, start + len(line), CONFLICT_MESSAGE, CONFLICT_HELP)
    string = _find_open_string(text[text.rfind("\n", 0, start) + 1 : start], line)
    if string is not None:
        return Fault(start + string[0], start + len(line), string[1], _QUOTE_HELP)
    keyword = _KEYWORD.match(line)
    found = keyword[0] if keyword else line[:30] or "the end of the file"
    expected = _expected(match)
    return Fault(start, start + max(len(line), 1), f"expected {expected}, found {found}")


def _find_open_string(before: str, line: str) -> tuple[int, str] | None:
    """Tell where a line breaks a string and how, if that is what stopped the scan."""
    if '"' in before:
        return 0, "text after the end of a string"
    keyword = _KEYWORD.match(line)
    opened = line.find('"')
    if opened == 0 or (keyword and opened > 0):
        is_closed = re.match(_STRING, line[opened:]) is not None
        return None if is_closed else (opened, "this string is not closed")
    return None


def _expected(match: re.Match[str]) -> str:
    if match[SOURCE] is not None:
        return "msgstr" if match[PLURAL] is None else "msgstr[0]"
    return "msgctxt or a comment" if match[CONTEXT] is None else "msgid"


def find_previous_faults(text: str, start: int, end: int) -> Iterator[Fault]:
    """Yield what is wrong with the earlier English (`#|`) in the comment lines of an entry.

    To gettext it is a part of the entry: it has a syntax, and stands right above the fields.
    """
    mark = _PREVIOUS.search(text, text.rfind("\n", 0, start) + 1, end)
    if mark is None:
        return
    first = mark.start()
    unmarked = _PREVIOUS.sub(r"\1  ", text[first:end])
    match = _ENTRY.match(unmarked)
    assert match is not None  # every part of the pattern is optional
    for group in (CONTEXT, SOURCE, PLURAL):
        if match[group] is not None and "\\" in match[group]:
            yield from find_escape_faults(match[group], first + match.start(group))
    stop = match.end()
    if match[TARGET] is not None or match[FORMS]:
        message = "earlier English (#|) has no translation"
    elif match[SOURCE] is None:
        message = "expected msgid in the earlier English (#|)"
    elif stop < len(unmarked):
        message = "expected msgctxt or msgid right below the earlier English (#|)"
    else:
        return
    place = first + min(stop, len(unmarked.rstrip()) - 1)
    yield Fault(place, max(text.find("\n", place), place + 1), message)


def unquote(source: str) -> str:
    """Return the value of one or more PO strings; an invalid escape stays as it is."""
    inner = source[1:-1]
    if "\\" in inner:
        return _ESCAPE.sub(_escape_value, inner)
    return _JOINT.sub("", inner) if '"' in inner else inner


def _escape_value(match: re.Match[str]) -> str:
    numbers, letter = match[1], match[2]
    if numbers:
        return _decode_numbers(numbers) or numbers
    return _VALUES.get(letter, match[0]) if letter else ""


def _decode_numbers(escapes: str) -> str | None:
    """Return the text of octal and hexadecimal escapes, bytes of UTF-8; `None` if it is none."""
    codes = [int(m[1], 8) if m[1] else int(m[2], 16) for m in _NUMBER.finditer(escapes)]
    try:
        return bytes(codes).decode()
    except ValueError:
        return None


def find_escape_faults(source: str, offset: int) -> Iterator[Fault]:
    """Yield the invalid escapes of PO strings that stand at an offset of their text."""
    for match in _ESCAPE.finditer(source, 1, len(source) - 1):
        numbers, letter = match[1], match[2]
        if (letter and letter not in _VALUES) or (numbers and _decode_numbers(numbers) is None):
            start, end = match.span()
            help_ = "write '\\\\' for a backslash" if letter else "write the character itself"
            message = f"invalid escape {match[0]!s}"
            yield Fault(start + offset, end + offset, message, help_)


def source_offset(source: str, index: int) -> int:
    """Return the offset in PO strings of the character that has an index in their value."""
    passed = 0
    last = 1
    for match in _ESCAPE.finditer(source, 1, len(source) - 1):
        start, end = match.span()
        if index < passed + start - last:
            break
        width = len(_escape_value(match))
        passed += start - last
        if index < passed + width:
            return start
        passed += width
        last = end
    return last + index - passed


def first_string(source: str) -> range:
    """Return the offsets between the quotes of the first string that is not empty, if any is."""
    match = _FIRST_STRING.match(source)
    assert match is not None  # string lines begin with a string
    return range(match.start(1), match.end(1))


def own_comments(comments: str) -> str:
    """Return the comment lines that belong to an entry: those after the last obsolete unit."""
    last = max((mark.end() for mark in _OBSOLETE.finditer(comments)), default=None)
    if last is None:
        return comments
    return comments[comments.find("\n", last) + 1 :]


def has_fuzzy_flag(comments: str) -> bool:
    """Tell whether the comment lines of an entry flag it as fuzzy."""
    return _FUZZY.search(comments) is not None


def quote(value: str) -> str:
    """Return a value as PO string lines without wrapping, one line for each line of a text."""
    lines = [f'"{line.translate(_QUOTED)}"' for line in split_lines(value)]
    return "\n".join(lines if len(lines) == 1 else ['""', *lines])


def split_lines(text: str) -> list[str]:
    """Cut a text after each line feed, and nowhere else."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def parse_previous(text: str) -> str | None:
    """Return the English text that previous-value comments (`#|`) tell, given without the mark."""
    match = _ENTRY.match(text)
    return unquote(match[SOURCE]) if match and match[SOURCE] is not None else None
