"""Building the site in memory, again whenever a source or template changes."""

import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from errcat.cli.serving.stage import Stage
from errcat.cli.shared import SOURCE_FOLDERS, has_errors, print_findings
from errcat.findings import Finding, Severity

_CHECK_ONLY = frozenset({"coverage"})
"""Rules that `errcat check` alone enforces: pages show English where translations are missing."""

_EMITTERS = Path(__file__).parents[2] / "emit"
"""Where the templates are: whoever works on them sees changes at once, too."""

Marks: TypeAlias = Mapping[Path, tuple[int, int]]
"""Time of change and size by file."""


class Workshop:
    """Builds the site of a project and puts it on the stage."""

    def __init__(self, root: Path, *, is_pseudo: bool) -> None:
        self.stage = Stage()
        self._root = root
        self._is_pseudo = is_pseudo
        self._marks: Marks = {}

    def build_if_changed(self) -> None:
        """Build if any file has changed, come or gone since the last build."""
        if _mark_files(self._root) != self._marks:
            self.build()

    def build(self) -> None:
        """Build; with errors in the sources, say so instead."""
        from errcat.checks import check_project
        from errcat.emit import EMITTERS
        from errcat.emit.pseudo import add_pseudo_locales
        from errcat.project import load_project

        start = time.perf_counter()
        self._marks = _mark_files(self._root)
        loaded = load_project(self._root)
        findings = tuple(filter(_concerns_pages, check_project(loaded)))
        if findings:
            print_findings(findings, loaded.sources, "text")
        shown = _describe(findings, loaded.sources)
        if loaded.project is None or has_errors(findings):
            self.stage.refuse(shown)
            print("not built, because of these errors", flush=True)
            return
        project = add_pseudo_locales(loaded.project) if self._is_pseudo else loaded.project
        self.stage.present(EMITTERS["html"](project), shown)
        print(f"built in {time.perf_counter() - start:.2f} s", flush=True)


def _concerns_pages(finding: Finding) -> bool:
    return finding.rule not in _CHECK_ONLY and finding.severity is not Severity.NOTE


def _describe(findings: tuple[Finding, ...], sources: Mapping[str, str]) -> str:
    from errcat.findings import sort_findings
    from errcat.report import render_findings

    return render_findings(sort_findings(findings), sources, "text") if findings else ""


def _mark_files(root: Path) -> Marks:
    """Return a mark of each file that the site is built from."""
    marks: dict[Path, tuple[int, int]] = {}
    for path in _list_files(root):
        try:
            state = path.stat()
        except OSError:  # gone since it was listed
            continue
        marks[path] = (state.st_mtime_ns, state.st_size)
    return marks


def _list_files(root: Path) -> Iterator[Path]:
    for folder in SOURCE_FOLDERS:
        yield from (root / folder).rglob("*.yaml")
        yield from (root / folder).rglob("*.po")
    yield from _EMITTERS.rglob("*.jinja")
    yield from (_EMITTERS / "html" / "assets").iterdir()
