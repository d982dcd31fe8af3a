"""`errcat status`: how far each language is translated."""

import argparse
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from errcat.cli.shared import (
    UsageError,
    add_format_argument,
    is_color_wanted,
    print_findings,
    project_root,
    report_error,
)
from errcat.findings import Finding, Severity
from errcat.model import LocaleTag, Project, TranslationState
from errcat.units import count_states, measure_percent

_DESCRIPTION = """\
Show how far each language is translated, against the coverage floor that the catalogue sets.

  translated  good and up to date
  stale       the English has changed since; `errcat sync` shows what it was
  fuzzy       marked as unsure, by sync or by a translator
  missing     not translated yet

Pages show English in place of a text that is stale, fuzzy or missing.
"""

_NUMBERS_WIDTH = 54
"""Columns of a terminal that the numbers, their headings and the gaps take."""
_BAR_WIDTHS = (8, 40)
"""Columns of the shortest bar that says anything, and of the longest."""
_SHADES = {
    TranslationState.TRANSLATED: ("█", "green"),
    TranslationState.STALE: ("▓", "yellow"),
    TranslationState.FUZZY: ("▒", "yellow"),
    TranslationState.MISSING: ("░", "bright_black"),
}
"""How bars show the states, in their order."""


class LocaleStatus(NamedTuple):
    """How far a language is translated."""

    tag: LocaleTag
    counts: Mapping[TranslationState, int]
    floor: int
    """Least share of translated units that `check` accepts, in percent."""

    @property
    def total(self) -> int:
        """How many units there are."""
        return sum(self.counts.values())

    @property
    def percent(self) -> int:
        """The share of translated units, rounded down: 100 means all of them."""
        return measure_percent(self.counts)

    @property
    def is_sufficient(self) -> bool:
        """Whether the coverage floor is reached."""
        return self.percent >= self.floor


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser(
        "status",
        help="show how far each language is translated",
        description=_DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--locale", action="append", metavar="TAG", help="only this language; can be repeated"
    )
    add_format_argument(parser, ("text", "json"))
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the state of each language; 1 if the catalogue cannot be read."""
    from errcat.project import load_project

    loaded = load_project(project_root(arguments))
    if loaded.project is None:
        print_findings(filter(_is_error, loaded.findings), loaded.sources, "text")
        return 1
    statuses = measure(loaded.project, _choose_tags(arguments.locale, loaded.project))
    _report_faulty_files(loaded.findings)
    if arguments.format == "json":
        print(render_json(statuses))
    elif not statuses:
        print("the catalogue lists no language yet; `errcat sync --locale TAG` starts one")
    elif sys.stdout.isatty() and os.environ.get("TERM") != "dumb":
        _print_bars(statuses)
    else:
        print(render_text(statuses))
    return 0


def _is_error(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR


def _report_faulty_files(findings: Sequence[Finding]) -> None:
    """Say which files the numbers cannot be trusted for."""
    for path in sorted({finding.span.path for finding in findings if _is_error(finding)}):
        report_error(f"{path} has errors, so that numbers may be wrong; see `errcat check`")


def _choose_tags(named: list[str] | None, project: Project) -> tuple[LocaleTag, ...]:
    """Return the languages to show, each once.

    Raises:
        UsageError: the catalogue does not list one.
    """
    known = project.catalog.locales
    for name in named or ():
        if name not in known:
            listed = ", ".join(known) or "none"
            raise UsageError(f"the catalogue does not list the language {name!r}; it has: {listed}")
    return tuple(dict.fromkeys(map(LocaleTag, named or known)))


def measure(project: Project, tags: Sequence[LocaleTag]) -> tuple[LocaleStatus, ...]:
    """Count the units of languages by state."""
    floors = {tag: settings.coverage for tag, settings in project.catalog.locales.items()}
    return tuple(LocaleStatus(tag, count_states(project, tag), floors[tag]) for tag in tags)


def render_json(statuses: Sequence[LocaleStatus]) -> str:
    """Write the numbers as JSON, one object a language."""
    import json

    locales = [
        {
            "locale": status.tag,
            "units": status.total,
            **{state.value: status.counts[state] for state in TranslationState},
            "percent": status.percent,
            "coverage_floor": status.floor,
            "is_sufficient": status.is_sufficient,
        }
        for status in statuses
    ]
    return json.dumps({"locales": locales}, indent=2)


def render_text(statuses: Sequence[LocaleStatus]) -> str:
    """Write the numbers as an aligned table, one line a language."""
    rows = [("locale", *TranslationState, "done", "floor", ""), *map(_row, statuses)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = []
    for first, *numbers in rows:
        cells = [first.ljust(widths[0])]
        cells += (cell.rjust(width) for cell, width in zip(numbers[:-1], widths[1:], strict=False))
        lines.append("  ".join([*cells, numbers[-1]]).rstrip())
    return "\n".join(lines)


def _row(status: LocaleStatus) -> tuple[str, ...]:
    return (
        status.tag,
        *(str(status.counts[state]) for state in TranslationState),
        f"{status.percent}%",
        f"{status.floor}%",
        "" if status.is_sufficient else "below floor",
    )


def _print_bars(statuses: Sequence[LocaleStatus]) -> None:
    """Print the numbers on a terminal, with a bar for each language where there is room."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(no_color=not is_color_wanted(sys.stdout), highlight=False)
    rows = [_row(status) for status in statuses]
    room = console.width - max(len(row[0]) + len(row[-1]) for row in rows) - _NUMBERS_WIDTH
    shortest, longest = _BAR_WIDTHS
    if room < shortest:
        print(render_text(statuses))
        return
    width = min(longest, room)
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0))
    table.add_column("locale", no_wrap=True)
    table.add_column("", no_wrap=True)
    for heading in (*TranslationState, "done", "floor"):
        table.add_column(heading, justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    for status, (tag, *cells) in zip(statuses, rows, strict=True):
        bar = Text.assemble(*_bar(status, width))
        table.add_row(tag, bar, *cells, style="" if status.is_sufficient else "red")
    console.print(table)
    legend = [(f"{mark} {state}   ", color) for state, (mark, color) in _SHADES.items()]
    console.print(Text.assemble(*legend), style="dim")


def _bar(status: LocaleStatus, width: int) -> Iterator[tuple[str, str]]:
    """Yield the parts of a bar, as text and colour; every state that occurs has its part."""
    counts, total = status.counts, status.total
    cells = {state: max(1, width * counts[state] // total) for state in _SHADES if counts[state]}
    if cells:
        widest = max(cells, key=cells.__getitem__)
        cells[widest] += width - sum(cells.values())
    for state, length in cells.items():
        mark, color = _SHADES[state]
        yield mark * length, color
