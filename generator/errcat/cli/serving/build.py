"""Building the site in memory, again whenever a source or template changes."""

import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from errcat.cli.build import select_findings
from errcat.cli.serving.stage import Stage
from errcat.cli.shared import SOURCE_FOLDERS, has_errors, print_findings
from errcat.findings import Finding

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
        """Build; with errors in the sources or templates, say so instead."""
        from jinja2 import TemplateError

        start = time.perf_counter()
        self._marks = _mark_files(self._root)
        try:
            is_built = self._build()
        except (TemplateError, OSError) as error:  # a file that is being edited
            self.stage.refuse(f"{type(error).__name__}: {error}")
            print(f"{type(error).__name__}: {error}")
            is_built = False
        spent = time.perf_counter() - start
        print(f"built in {spent:.2f} s" if is_built else "not built, because of this", flush=True)

    def _build(self) -> bool:
        from errcat.checks import check_project
        from errcat.emit.html import emit_below
        from errcat.emit.pseudo import add_pseudo_locales
        from errcat.project import load_project

        loaded = load_project(self._root)
        findings = select_findings(check_project(loaded))
        if findings:
            print_findings(findings, loaded.sources, "text")
        shown = _describe(findings, loaded.sources)
        if loaded.project is None or has_errors(findings):
            self.stage.refuse(shown)
            return False
        project = add_pseudo_locales(loaded.project) if self._is_pseudo else loaded.project
        self.stage.present(emit_below(project, "/"), shown)
        return True


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
