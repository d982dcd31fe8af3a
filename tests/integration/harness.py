"""Whole `errcat` processes on projects of their own, watched for what they must never do."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import IO, NamedTuple

MARK = "▸"
"""Stands in the text of an edit before the place that a finding should point at."""

_PATIENCE = 60
"""Seconds after which a process hangs."""


class Result(NamedTuple):
    """What a process left behind."""

    code: int
    out: str
    err: str

    @property
    def all(self) -> str:
        """Everything that it printed."""
        return self.out + self.err


class Place(NamedTuple):
    """A place in a file of the project; lines and columns from 1."""

    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Workspace:
    """A folder that holds a project and a neighbour, and runs commands in the project.

    After each command: it ended with 0, 1 or 2, no traceback was printed, and nothing changed
    but what the command may write.
    """

    def __init__(self, top: Path, environment: Mapping[str, str]) -> None:
        self.top = top
        self.root = top / "project"
        self.environment = {**os.environ, **environment}

    def run(
        self,
        *arguments: str,
        cwd: Path | None = None,
        writes: tuple[str, ...] = ("site",),
        environment: Mapping[str, str] | None = None,
        before: Callable[[], object] | None = None,
    ) -> Result:
        """Run a command to its end and hold it to the rules.

        Args:
            arguments: What follows `errcat`.
            cwd: Where; by default the project's folder.
            writes: What it may change, with all below it; paths from the project's folder.
            environment: What differs from the environment of all commands.
            before: Called in the new process before the program is started.
        """
        allowed = tuple(self.root / name for name in writes)
        past = snapshot(self.top, allowed)
        done = subprocess.run(
            [sys.executable, "-m", "errcat", *arguments],
            cwd=cwd or self.root,
            env={**self.environment, **(environment or {})},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
            preexec_fn=before,
        )
        result = Result(done.returncode, done.stdout.decode(), done.stderr.decode())
        assert "Traceback" not in result.all, result.all
        assert result.code in (0, 1, 2), result.all
        assert snapshot(self.top, allowed) == past, "something else was touched"
        return result

    def start(
        self,
        *arguments: str,
        stdout: IO[str] | int = subprocess.PIPE,
        environment: Mapping[str, str] | None = None,
    ) -> subprocess.Popen[bytes]:
        """Start a command and leave it to the caller."""
        return subprocess.Popen(
            [sys.executable, "-m", "errcat", *arguments],
            cwd=self.root,
            env={**self.environment, **(environment or {})},
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=subprocess.PIPE,
        )

    def read(self, path: str) -> str:
        """Return the text of a file of the project."""
        return (self.root / path).read_text(encoding="utf-8")

    def write(self, path: str, content: str | bytes) -> None:
        """Write a file of the project, in new folders if need be."""
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)

    def edit(self, path: str, old: str, new: str) -> Place:
        """Replace the first match of a pattern by a text; returns the place of its `MARK`."""
        text = self.read(path)
        match = re.search(old, text, re.MULTILINE)
        assert match is not None, f"{old!r} does not stand in {path}"
        place = match.start() + max(new.find(MARK), 0)
        text = text[: match.start()] + new.replace(MARK, "") + text[match.end() :]
        self.write(path, text)
        line_start = text.rfind("\n", 0, place) + 1
        return Place(path, text.count("\n", 0, place) + 1, place - line_start + 1)

    def add(self, path: str, text: str) -> None:
        """Append a text to a file of the project."""
        with (self.root / path).open("a", encoding="utf-8") as file:
            file.write(text)


def snapshot(folder: Path, except_for: tuple[Path, ...] = ()) -> dict[str, object]:
    """Return what is in a folder, by path: contents, targets of links, kinds of the rest."""
    return {str(path): _describe(path) for path in sorted(_walk(folder, except_for))}


def tree(folder: Path) -> dict[str, bytes]:
    """Return the contents of the files below a folder, by path in it."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _walk(folder: Path, except_for: tuple[Path, ...]) -> Iterator[Path]:
    for path in folder.iterdir():
        if path not in except_for:
            yield path
            if path.is_dir() and not path.is_symlink():
                yield from _walk(path, except_for)


def _describe(path: Path) -> object:
    if path.is_symlink():
        return path.readlink()
    mode = path.stat().st_mode
    return (mode, path.read_bytes()) if path.is_file() and os.access(path, os.R_OK) else mode


def open_workspace(source: Path, folder: Path) -> Workspace:
    """Make a workspace in a folder, with a copy of a project's sources and a cache beside it."""
    top = folder / "workspace"
    top.mkdir()
    (top / "neighbour.txt").write_text("not yours")
    for name in ("catalog", "locales"):
        shutil.copytree(source / name, top / "project" / name)
    return Workspace(top, {"XDG_CACHE_HOME": str(folder / "cache"), "COLUMNS": "80"})
