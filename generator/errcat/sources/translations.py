"""Reads PO files: every unit with its places, and whatever is wrong with the file's form."""

import re
from collections.abc import Iterable
from pathlib import Path

from errcat.findings import Finding, Waiver
from errcat.model import Locale, LocaleTag, Strings, Translation
from errcat.position import Span, file_start
from errcat.sources.conflicts import CONFLICT_MARKS
from errcat.sources.po_files import decode, read_bytes
from errcat.sources.po_regular import Piece, cut_pieces, read_run
from errcat.sources.po_rules import build_finding
from errcat.sources.po_text import (
    COMMENTS,
    CONTEXT,
    PLURAL,
    SOURCE,
    TARGET,
    Fault,
    Lines,
    find_escape_faults,
    find_previous_faults,
    first_string,
    has_fuzzy_flag,
    own_comments,
    scan,
    source_offset,
    unmark_obsolete,
    unquote,
)

_WAIVER_MARK = re.compile(r"^[ \t]*(#+[ \t]*errcat(?::|[ \t]+allow\b)[^\r\n]*)", re.MULTILINE)
_WAIVER = re.compile(r"#+[ \t]*errcat:?[ \t]*allow[ \t]+([a-z][a-z0-9-]*)[ \t]*:[ \t]*(\S.*)")

_HIDING = frozenset({"po-syntax", "po-plural", "po-context"})
"""Rules whose findings stand for units, or a header, that could not be read."""


def read_locale(
    path: Path, relative: str, tag: LocaleTag
) -> tuple[Locale | None, tuple[Finding, ...]]:
    """Read a PO file; `None` where it does not exist (no finding) or is no UTF-8 text.

    Args:
        path: The file.
        relative: How findings name it.
        tag: The locale that its place says it is.
    """
    data, findings = read_bytes(path, relative)
    if data is None:
        return None, findings
    text, findings = decode(data, relative)
    if text is None:
        return None, findings
    locale, more = parse_locale(text, relative, tag)
    return locale, findings + more


def parse_locale(text: str, path: str, tag: LocaleTag) -> tuple[Locale, tuple[Finding, ...]]:
    """Parse a PO text, without byte order mark, into its units; goes on after each fault.

    Args:
        text: The file's content.
        path: How findings name the file.
        tag: The locale that its place says it is.
    """
    reader = _Reader(path, text)
    reader.read()
    locale = Locale(
        tag=tag,
        path=path,
        header=reader.header,
        header_span=reader.header_span or file_start(path),
        translations=reader.translations,
        header_waivers=reader.header_waivers,
        is_whole=_HIDING.isdisjoint(finding.rule for finding in reader.findings),
    )
    return locale, tuple(reader.findings)


def span_of(translation: Translation, start: int, end: int) -> Span:
    """Return the place of `translation.msgstr[start:end]` in the file, wrapped or escaped or not.

    A stretch that runs over several lines of the file is cut at the end of its first line.
    """
    path, line, column, _, _ = translation.msgstr_span
    source = translation.msgstr_source
    if not source:
        return Span(path, line, column + start, line, column + end)
    origin = first_string(source).start
    first, last = source_offset(source, start), source_offset(source, end)
    line_start, line_end = source.rfind("\n", 0, first) + 1, source.find("\n", first)
    if 0 <= line_end < last:
        last = source.rfind('"', first, line_end)
    shift = column - origin if line_start <= origin else 1 - line_start
    line += source.count("\n", origin, first)
    return Span(path, line, first + shift, line, last + shift)


def _parse_header(text: str) -> dict[str, str]:
    """Return the fields of a header, by name; of a field that stands twice, the first."""
    fields: dict[str, str] = {}
    for line in text.split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            fields.setdefault(name.strip(), value.strip())
    return fields


class _Reader:
    """Reads one PO text, entry by entry."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.header: dict[str, str] = {}
        self.header_span: Span | None = None
        self.header_waivers: tuple[Waiver, ...] = ()
        self.translations: dict[str, Translation] = {}
        self.findings: list[Finding] = []
        self._faults: list[Fault] = []
        self._lines: Lines | None = None
        self._line = 1
        self._offset = 0
        """The offset that `_line` was counted to."""
        self._end = 0
        """Where the last entry ends."""
        self._obsolete: list[tuple[int, int]] = []
        """Stretches of comments that hold obsolete units."""

    def read(self) -> None:
        """Read the whole text."""
        if "\r" in self.text and "\n" not in self.text:
            help_ = "save it with line feeds, or carriage returns and line feeds"
            self._faults.append(Fault(0, 1, "lines end in carriage returns alone", help_))
        for piece in self._cut_pieces():
            if not self._read_run(piece):
                self._read_stretch(piece.start, piece.end)
        if not self._faults and "#~" in self.text[self._end :]:  # without faults, all comments
            self._obsolete.append((self._end, len(self.text)))
        if self._obsolete:
            self._check_obsolete()
        for fault in self._faults:
            span = self._span(fault.start, fault.end)
            self.findings.append(build_finding("po-syntax", fault.message, span, fault.help))

    def _cut_pieces(self) -> Iterable[Piece]:
        """Cut the text into pieces; one with merge conflicts stays whole, as they do."""
        if CONFLICT_MARKS[0] in self.text:
            return (Piece(0, len(self.text), None),)
        return cut_pieces(self.text)

    def _read_run(self, piece: Piece) -> bool:
        """Read a run of units in regular form; `False` if it needs a closer look."""
        if piece.units is None:
            return False
        self._count_lines(piece.start)
        units = read_run(piece.units, self.path, self._line)
        if units is None or not self.translations.keys().isdisjoint(units):
            return False
        self.translations |= units
        self._end = piece.end
        return True

    def _read_stretch(self, start: int, end: int) -> None:
        for match in scan(self.text, self._faults, start, end):
            self._read_entry(match)
            self._end = match.end()
            if "#~" in match[COMMENTS]:
                self._obsolete.append(match.span(COMMENTS))

    def _count_lines(self, offset: int) -> None:
        """Make `_line` that of an offset."""
        self._line += self.text.count("\n", self._offset, offset)
        self._offset = offset

    def _read_entry(self, match: re.Match[str]) -> None:
        if "#|" in match[COMMENTS]:
            own = len(own_comments(match[COMMENTS]))
            end = match.end(COMMENTS)
            self._faults += find_previous_faults(self.text, end - own, end)
        self._count_lines(match.start(SOURCE))
        if match[CONTEXT] is None or match[PLURAL] is not None:
            self._read_irregular(match)
            return
        known_faults = len(self._faults)
        translation = self._read_translation(match)
        if len(self._faults) > known_faults:
            return
        known = self.translations.setdefault(translation.key, translation)
        if known is not translation:
            self._report_duplicate(translation.key, match, known.msgid_span)

    def _read_translation(self, match: re.Match[str]) -> Translation:
        comments, key, source, target = match.group(COMMENTS, CONTEXT, SOURCE, TARGET)
        start, target_start = match.start(SOURCE), match.start(TARGET)
        target_line = self._line + self.text.count("\n", start, target_start)
        msgid, msgid_span = self._read_string(source, start, self._line)
        msgstr, msgstr_span = self._read_string(target, target_start, target_line)
        if "\\" in key:
            self._faults += find_escape_faults(key, match.start(CONTEXT))
        return Translation(
            key=unquote(key),
            msgid=msgid,
            msgstr=msgstr,
            is_fuzzy="fuzzy" in comments and has_fuzzy_flag(own_comments(comments)),
            path=self.path,
            line=self._line,
            strings=Strings(
                msgid_span, msgstr_span, "" if len(msgstr) == len(target) - 2 else target
            ),
            waivers=self._read_waivers(match) if "errcat" in comments else (),
        )

    def _read_string(self, source: str, start: int, line: int) -> tuple[str, Span]:
        inner = source[1:-1]
        if '"' in inner or "\\" in inner:
            return self._read_pieces(source, start, line)
        column = start - self.text.rfind("\n", 0, start) + 1
        return inner, Span(self.path, line, column, line, column + len(inner))

    def _read_pieces(self, source: str, start: int, line: int) -> tuple[str, Span]:
        """Read strings that are wrapped over lines or hold escapes."""
        if "\\" in source:
            self._faults += find_escape_faults(source, start)
        first = first_string(source)
        line += source.count("\n", 0, first.start)
        column = start + first.start - self.text.rfind("\n", 0, start + first.start)
        span = Span(self.path, line, column, line, column + first.stop - first.start)
        return unquote(source), span

    def _read_irregular(self, match: re.Match[str]) -> None:
        """Read the header, or report a unit that no catalogue has."""
        if match[PLURAL] is not None:
            message = "no text of the catalogue has plural forms"
            self._report_unit("po-plural", message, "remove the unit", match)
        elif unquote(match[SOURCE]):
            help_ = "copy msgctxt from the template, or remove the unit and run `errcat sync`"
            message = "the unit has no msgctxt, so that nothing tells which text it translates"
            self._report_unit("po-context", message, help_, match)
        elif self.header_span is None:
            start = match.start(TARGET)
            line = self._line + self.text.count("\n", match.start(SOURCE), start)
            text, self.header_span = self._read_string(match[TARGET], start, line)
            self.header = _parse_header(text)
            if "errcat" in match[COMMENTS]:
                self.header_waivers = self._read_waivers(match)
        else:
            self._report_duplicate("", match, self.header_span)

    def _report_unit(self, rule: str, message: str, help_: str, match: re.Match[str]) -> None:
        span = self._span(match.start(SOURCE), match.end(SOURCE))
        self.findings.append(build_finding(rule, message, span, help_))

    def _read_waivers(self, match: re.Match[str]) -> tuple[Waiver, ...]:
        own = own_comments(match[COMMENTS])
        offset = match.end(COMMENTS) - len(own)
        first = self._span(offset, offset).line
        last = self._span(match.end(TARGET), match.end(TARGET)).line
        waivers = []
        for mark in _WAIVER_MARK.finditer(own):
            span = self._span(offset + mark.start(1), offset + mark.end(1))
            form = _WAIVER.fullmatch(mark[1])
            if form:
                waivers.append(Waiver(form[1], form[2].rstrip(), span, first, last))
            else:
                message = "this comment looks like a waiver but is none"
                help_ = "write `# errcat: allow RULE: reason`, with one rule and a reason"
                self.findings.append(build_finding("waiver-form", message, span, help_))
        return tuple(waivers)

    def _check_obsolete(self) -> None:
        """Report syntax faults and duplicates among the obsolete units."""
        unmarked = unmark_obsolete(self.text)
        seen = {(key, unit.msgid): unit.msgid_span for key, unit in self.translations.items()}
        for start, end in self._obsolete:
            for match in scan(unmarked, self._faults, start, end):
                self._faults += find_previous_faults(unmarked, *match.span(COMMENTS))
                context = match[CONTEXT]
                if context is None:
                    continue
                key = (unquote(context), unquote(match[SOURCE]))
                span = self._span(match.start(SOURCE), match.end(SOURCE))
                if seen.setdefault(key, span) is not span:
                    self._report_duplicate(key[0], match, seen[key])

    def _report_duplicate(self, key: str, match: re.Match[str], first: Span) -> None:
        span = self._span(match.start(SOURCE), match.end(SOURCE))
        if match[CONTEXT] is not None:
            span = self._span(match.start(CONTEXT) + 1, match.end(CONTEXT) - 1)
        what = f"the unit {key!r}" if key else "the header"
        message = f"{what} stands here a second time; the first is on line {first.line}"
        self.findings.append(
            build_finding("unit-duplicate", message, span, "remove one of the two")
        )

    def _span(self, start: int, end: int) -> Span:
        if self._lines is None:
            self._lines = Lines(self.path, self.text)
        return self._lines.span(start, end)
