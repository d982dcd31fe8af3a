"""Brings PO texts up to date with the catalogue; every byte that belongs to translators stays."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from errcat.sources.edits import Edit
from errcat.sources.po_comments import (
    comment_kind,
    is_refreshed,
    join_comments,
    mark_changed,
    read_flags,
    read_previous,
    refresh_comments,
    strip_tool_comments,
    unmark_changed,
)
from errcat.sources.po_edits import (
    append_blocks,
    edit_units,
    end_line,
    find_newline,
    insertion,
    removal,
)
from errcat.sources.po_segments import Segment, Segments, cut_segments
from errcat.sources.po_text import quote, split_lines, unquote
from errcat.sources.po_units import PoUnit, render_unit

BYTE_ORDER_MARK = "\ufeff"


class Synced(NamedTuple):
    """A PO text brought up to date, and the keys of what changed, in the order of the POT."""

    text: str
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    """Units whose English text has changed."""
    renamed: tuple[str, ...] = ()
    """Units under a new key that kept their translation."""
    revived: tuple[str, ...] = ()
    """Units that were obsolete before."""
    obsolete: tuple[str, ...] = ()
    """Keys in the file that no unit has any more, in the order of the file."""
    refreshed: tuple[str, ...] = ()
    """Units of which nothing but the tool's own comments or flags differed."""
    has_new_header: bool = False
    """Whether a file with units was without header."""


def sync_text(text: str | None, units: Mapping[str, PoUnit], header: str) -> Synced:
    """Bring a PO text up to date.

    Args:
        text: The file's content without syntax faults and duplicates; `None`: there is no file.
        units: The catalogue's units, by key, in the order of the POT.
        header: What a file without header begins with; empty: it stays so.

    Raises:
        ValueError: the text has syntax faults; reporting them is the duty of `parse_locale`.
    """
    if text is None or not text.strip(f"{BYTE_ORDER_MARK} \t\r\n"):
        fresh = "\n".join([header, *map(render_unit, units.values())])
        return Synced(fresh, added=tuple(units))
    mark = BYTE_ORDER_MARK if text.startswith(BYTE_ORDER_MARK) else ""
    headed = _put_header(text[len(mark) :], header)
    synced = _sync_units(headed, units)
    return synced._replace(text=mark + synced.text, has_new_header=mark + headed != text)


def _put_header(text: str, header: str) -> str:
    """Return a text with a header where it has none, or with fields where its header has none."""
    if not header:
        return text
    newline = find_newline(text)
    header = header.replace("\n", newline)
    place = cut_segments(text).header_place
    if place is None:
        return header + newline + text
    start, end = place
    present = unquote(text[start:end])
    if ":" in present:
        return text
    fields = header.partition("msgstr ")[2].rstrip()
    return text[:start] + fields + (newline + text[start:end] if present else "") + text[end:]


def _sync_units(text: str, units: Mapping[str, PoUnit]) -> Synced:
    segments = cut_segments(text)
    chosen = _choose_segments(units, segments)
    newline = find_newline(text)
    kept = {segment.start for segment in chosen.values()}
    gone = [
        segment
        for segment in segments.live
        if segment.start not in kept and not _is_replaced(segment, units)
    ]
    retired = [end_line(_retire(segment), newline) for segment in gone]
    rewritten = dict(_rewrite(units, chosen))
    edits = [
        *rewritten.values(),
        *_insert(text, units, segments, chosen),
        *_remove(text, units, segments, chosen),
    ]
    edited = edit_units(text, edits, newline)
    synced = _compare(units, chosen, rewritten)
    return synced._replace(
        text=append_blocks(edited, [block for block in retired if block], newline),
        obsolete=tuple(segment.key for segment in gone),
    )


def _choose_segments(units: Mapping[str, PoUnit], segments: Segments) -> dict[str, Segment]:
    """Find the lines that hold each unit's translation, by the unit's key today."""
    live = {segment.key: segment for segment in segments.live}
    obsolete: dict[str, list[Segment]] = {}
    for segment in segments.obsolete:
        obsolete.setdefault(segment.key, []).append(segment)
    chosen = {}
    for key, unit in units.items():
        names = (key, *(name for name in unit.former_keys if name not in units))
        own = _find_own([live[name] for name in names if name in live])
        past = [segment for name in names for segment in obsolete.get(name, ())]
        best = _choose(unit, own, past)
        if best is None:
            continue
        replaced = live.get(key, best)
        is_taken = replaced is not best and _is_replaced(replaced, units)
        chosen[key] = _inherit(best, replaced) if is_taken else best
        if best.is_obsolete:
            obsolete[best.key].remove(best)
        else:
            del live[best.key]
    return chosen


def _find_own(live: list[Segment]) -> Segment | None:
    """Return the live lines that are translated, by today's key before former ones; else any."""
    translated = (segment for segment in live if segment.msgstr)
    return next(translated, live[0] if live else None)


def _choose(unit: PoUnit, own: Segment | None, past: list[Segment]) -> Segment | None:
    """Choose between live and obsolete lines: a translation of today's text, else any is best."""
    translated = [segment for segment in (own, *past) if segment is not None and segment.msgstr]
    exact = next((segment for segment in translated if segment.msgid == unit.msgid), None)
    if exact is not None:
        return exact
    if own is not None and (own.msgstr or not translated):
        return own
    return next(reversed(translated or past), None)


def _is_replaced(unchosen: Segment, units: Mapping[str, PoUnit]) -> bool:
    """Tell whether another translation takes the place of live lines that have none."""
    return unchosen.key in units and not unchosen.msgstr


def _inherit(chosen: Segment, replaced: Segment) -> Segment:
    """Return lines with what translators noted at those that they take the place of."""
    comments = join_comments(list(chosen.comments), list(replaced.comments))
    known = (*chosen.comments, *replaced.comments)
    ended = _end_new_lines(comments, known, find_newline(replaced.fields))
    return chosen._replace(comments=tuple(ended))


def _rewrite(
    units: Mapping[str, PoUnit], chosen: Mapping[str, Segment]
) -> Iterator[tuple[str, Edit]]:
    """Yield the edits of live units that differ from the catalogue, by key."""
    for key, segment in chosen.items():
        if not segment.is_obsolete and not _is_current(segment, units[key]):
            yield key, Edit(segment.start, segment.end, _refresh(segment, units[key]))


def _is_current(segment: Segment, unit: PoUnit) -> bool:
    is_same = (segment.key, segment.msgid) == (unit.key, unit.msgid)
    return is_same and is_refreshed(list(segment.comments), unit)


def _insert(
    text: str, units: Mapping[str, PoUnit], segments: Segments, chosen: Mapping[str, Segment]
) -> Iterator[Edit]:
    """Yield the edits that put new and revived units behind those that precede them in the POT."""
    newline = find_newline(text)
    anchor = segments.header_end or 0
    waiting: list[str] = []
    for key, unit in units.items():
        segment = chosen.get(key)
        if segment is None:
            waiting.append(render_unit(unit).replace("\n", newline))
        elif segment.is_obsolete:
            waiting.append(end_line(_refresh(segment, unit), newline))
        else:
            if waiting:
                yield insertion(text, anchor, waiting, newline)
            anchor, waiting = segment.end, []
    if waiting:
        yield insertion(text, anchor, waiting, newline)


def _remove(
    text: str, units: Mapping[str, PoUnit], segments: Segments, chosen: Mapping[str, Segment]
) -> Iterator[Edit]:
    """Yield the edits that take units out of their place: gone, revived, and twice obsolete."""
    kept = {segment.start: segment for segment in chosen.values()}
    gone = [segment for segment in segments.live if segment.start not in kept]
    names = {(unit.key, unit.msgid) for unit in units.values()}
    names |= {(segment.key, segment.msgid) for segment in gone}
    for segment in (*gone, *segments.obsolete):
        is_twice = segment.is_obsolete and (segment.key, segment.msgid) in names
        if not segment.is_obsolete or segment.start in kept or is_twice:
            yield removal(text, segment.start, segment.end)


def _compare(
    units: Mapping[str, PoUnit], chosen: Mapping[str, Segment], rewritten: Mapping[str, Edit]
) -> Synced:
    """Return the keys of units by what changed about them, without text and what is gone."""
    changed = [key for key, segment in chosen.items() if segment.msgid != units[key].msgid]
    renamed = [key for key, segment in chosen.items() if segment.key != key]
    known = {*changed, *renamed}
    return Synced(
        text="",
        added=tuple(key for key in units if key not in chosen),
        changed=tuple(changed),
        renamed=tuple(renamed),
        revived=tuple(key for key, segment in chosen.items() if segment.is_obsolete),
        refreshed=tuple(key for key in rewritten if key not in known),
    )


def _refresh(segment: Segment, unit: PoUnit) -> str:
    """Return a unit's lines with the key, English text, comments and flags of today."""
    comments = list(segment.comments)
    fields = segment.fields
    if segment.msgid != unit.msgid:
        comments = _note_change(segment, unit)
        fields = _put(fields, segment.msgid_place, quote(unit.msgid))
    if segment.key != unit.key:
        fields = _put(fields, segment.key_place, quote(unit.key))
    lines = refresh_comments(comments, unit)
    return "".join(_end_new_lines(lines, segment.comments, find_newline(segment.fields))) + fields


def _end_new_lines(lines: list[str], known: Sequence[str], newline: str) -> list[str]:
    """Return lines in which those that were not there before end as the file's lines do."""
    before = set(known)
    return [line if line in before else line.replace("\n", newline) for line in lines]


def _put(fields: str, place: tuple[int, int], strings: str) -> str:
    start, end = place
    return fields[:start] + strings.replace("\n", find_newline(fields)) + fields[end:]


def _note_change(segment: Segment, unit: PoUnit) -> list[str]:
    """Return the comment lines of a unit whose English text is another than its file says.

    A translation is flagged, and the flag goes when the text is again what was translated. What
    was flagged before tells already which text was translated, or a translator flagged it.
    """
    comments = list(segment.comments)
    if not segment.msgstr:
        return comments
    if "fuzzy" not in read_flags(comments):
        return mark_changed(comments, segment.key, segment.msgid)
    return unmark_changed(comments) if read_previous(comments) == unit.msgid else comments


def _retire(segment: Segment) -> str:
    """Return a unit's lines as those of an obsolete one; empty if they hold nobody's work."""
    has_notes = any(line.strip("# \t\r\n") and not comment_kind(line) for line in segment.comments)
    if not segment.msgstr and not has_notes:
        return ""
    comments = [line for line in strip_tool_comments(list(segment.comments)) if line.strip()]
    fields = [f"#~ {line.lstrip()}" for line in split_lines(segment.fields) if line.strip()]
    return "".join([*comments, *fields])
