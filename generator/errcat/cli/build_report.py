"""What `errcat build` says of the files that it wrote or compared."""

import argparse
import shlex
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from errcat.cli.shared import begin_with_files, report_error

if TYPE_CHECKING:
    from errcat.output import Comparison, State

_VERDICTS = {
    "foreign": "different, and no build wrote it: move it away, or build with --force",
    "left over and changed by hand": "left over, and changed by hand: move it away or remove it",
}
"""What `--check` says of a file in place of its state alone."""


def report_build(comparisons: list[tuple[Path, "Comparison"]]) -> int:
    """Print how many files were written, and which left-over ones were kept; 0."""
    from errcat.findings import count_noun
    from errcat.output import State

    for root, comparison in comparisons:
        for path in comparison.paths(State.KEPT):
            report_error(f"{_shorten(root / path)}: {_VERDICTS[State.KEPT]}")
    counts = _count_files(comparisons)
    written = sum(counts[state] for state in (State.MISSING, State.DIFFERENT, State.FOREIGN))
    unchanged, removed = counts[State.UNCHANGED], counts[State.LEFT_OVER]
    print(f"{count_noun(written, 'file')} written, {unchanged} unchanged, {removed} removed")
    return 0


def _count_files(comparisons: list[tuple[Path, "Comparison"]]) -> "Counter[State]":
    """Count files by their state; the manifests are nobody's business."""
    from errcat.output import MANIFEST

    return Counter(
        state
        for _, comparison in comparisons
        for path, state in comparison.states.items()
        if path != MANIFEST
    )


def report_check(
    comparisons: list[tuple[Path, "Comparison"]], arguments: argparse.Namespace
) -> int:
    """Print each file that is not up to date, and the command that mends it; 1 if there is one."""
    from errcat.output import State

    faults = [
        (state, root / path)
        for root, comparison in comparisons
        for path, state in comparison.states.items()
        if state is not State.UNCHANGED
    ]
    for state, file in faults:
        print(f"{_shorten(file)}: {_VERDICTS.get(state, state)}")
    if not faults:
        print(f"{begin_with_files(_count_files(comparisons)[State.UNCHANGED])} up to date")
        return 0
    count = begin_with_files(len(faults))
    report_error(f"{count} not up to date; mend this with: {_mending(arguments)}")
    return 1


def _shorten(path: Path) -> Path:
    """Return a path as seen from here, if it lies below."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


def _mending(arguments: argparse.Namespace) -> str:
    """Return the command that builds what was compared."""
    words = ["errcat"]
    if arguments.project:
        words += ["--project", arguments.project]
    words.append("build")
    if arguments.only:
        words += ["--only", arguments.only]
    for tag in arguments.locale or ():
        words += ["--locale", tag]
    if arguments.out:
        words += ["--out", arguments.out]
    if arguments.pseudo:
        words.append("--pseudo")
    return shlex.join(words)
