"""Edits the comment lines of a PO unit: the tool's own are brought up to date, others stay."""

import re
from collections.abc import Callable, Iterable

from errcat.sources.po_text import parse_previous, quote
from errcat.sources.po_units import TOOL_FLAGS, WEBLATE_FLAGS, PoUnit

EXTRACTED, REFERENCE, FLAG, PREVIOUS = ".", ":", ",", "|"
_RANKS = {EXTRACTED: 1, REFERENCE: 2, FLAG: 3, "=": 3, PREVIOUS: 4}
"""Order of the kinds of comments; translators' own come first."""


def comment_kind(line: str) -> str:
    """Return the character that tells the kind of a comment line; empty: a translator's own."""
    mark = line.lstrip(" \t")[1:2]
    return mark if mark in _RANKS else ""


def is_refreshed(lines: list[str], unit: PoUnit) -> bool:
    """Tell whether comment lines say what they would today, but for flags that tools drop."""
    present = read_flags(lines)
    flags = (flag for flag in unit.flags if flag in present or flag_name(flag) not in WEBLATE_FLAGS)
    return refresh_comments(lines, unit._replace(flags=tuple(flags))) == lines


def refresh_comments(lines: list[str], unit: PoUnit) -> list[str]:
    """Return comment lines with the comments, references and flags that the unit has today.

    Lines keep their ends; new ones end in a line feed. What says the same already stays as it is.
    """
    extracted = [f"#. {comment}\n" for comment in unit.comments]
    references = [f"#: {reference}\n" for reference in unit.references]
    lines = _replace_kind(lines, EXTRACTED, extracted, _contents)
    lines = _replace_kind(lines, REFERENCE, references, _words)
    flags = read_flags(lines)
    if {flag for flag in flags if is_tool_flag(flag)} == set(unit.flags):
        return lines
    state = [flag for flag in flags if flag == "fuzzy"]
    others = [flag for flag in flags if flag != "fuzzy" and not is_tool_flag(flag)]
    return write_flags(lines, [*state, *unit.flags, *others])


def _contents(lines: Iterable[str]) -> list[str]:
    return [line.strip()[2:].strip() for line in lines]


def _words(lines: Iterable[str]) -> list[str]:
    return " ".join(_contents(lines)).split()


def is_tool_flag(flag: str) -> bool:
    """Tell whether a flag is one that this tool writes, whatever its parameters."""
    return flag_name(flag) in TOOL_FLAGS


def flag_name(flag: str) -> str:
    """Return a flag without its parameters."""
    return flag.partition(":")[0]


def read_flags(lines: Iterable[str]) -> list[str]:
    """Return the flags of comment lines, in order."""
    flags = ",".join(_contents(line for line in lines if comment_kind(line) == FLAG))
    return [flag.strip() for flag in flags.split(",") if flag.strip()]


def write_flags(lines: list[str], flags: list[str]) -> list[str]:
    """Return comment lines with exactly these flags."""
    written = [f"#, {', '.join(dict.fromkeys(flags))}\n"] if flags else []
    return _replace_kind(lines, FLAG, written, list)


def read_previous(lines: Iterable[str]) -> str | None:
    """Return the earlier English text that comment lines tell (`#| msgid`), if they do."""
    marked = (line.lstrip(" \t")[2:] for line in lines if comment_kind(line) == PREVIOUS)
    return parse_previous("".join(marked))


def mark_changed(lines: list[str], key: str, msgid: str) -> list[str]:
    """Return comment lines that flag a unit as fuzzy and tell its earlier key and English text."""
    previous = f"msgctxt {quote(key)}\nmsgid {quote(msgid)}".split("\n")
    lines = write_flags(lines, ["fuzzy", *read_flags(lines)])
    return _replace_kind(lines, PREVIOUS, [f"#| {line}\n" for line in previous], list)


def unmark_changed(lines: list[str]) -> list[str]:
    """Return comment lines without the fuzzy flag and the earlier English text."""
    lines = write_flags(lines, [flag for flag in read_flags(lines) if flag != "fuzzy"])
    return _replace_kind(lines, PREVIOUS, [], list)


def join_comments(lines: list[str], replaced: list[str]) -> list[str]:
    """Return comment lines with what translators added to those of a unit without translation."""
    added = [line for line in strip_tool_comments(unmark_changed(replaced)) if line.strip()]
    return sorted([*added, *lines], key=_rank)


def strip_tool_comments(lines: list[str]) -> list[str]:
    """Return what an obsolete unit keeps: translators' comments and flags, the earlier English."""
    kept = [line for line in lines if comment_kind(line) not in (EXTRACTED, REFERENCE)]
    flags = read_flags(kept)
    own = [flag for flag in flags if not is_tool_flag(flag)]
    kept = kept if own == flags else write_flags(kept, own)
    return [
        re.sub(r"^([ \t]*)#\|", r"\1#~|", line) if comment_kind(line) == PREVIOUS else line
        for line in kept
    ]


def _replace_kind(
    lines: list[str],
    kind: str,
    wanted: list[str],
    meaning: Callable[[Iterable[str]], list[str]],
) -> list[str]:
    """Put lines in the place of all of a kind, unless those mean the same already."""
    present = [at for at, line in enumerate(lines) if comment_kind(line) == kind]
    if meaning(lines[at] for at in present) == meaning(wanted):
        return lines
    kept = [line for line in lines if comment_kind(line) != kind]
    if present:
        place = present[0]
    else:
        later = (at for at, line in enumerate(kept) if _rank(line) > _RANKS[kind])
        place = next(later, len(kept))
    return [*kept[:place], *wanted, *kept[place:]]


def _rank(line: str) -> int:
    return _RANKS.get(comment_kind(line), 0)
