"""The pages that are being shown, and what is wrong with the sources; shared between threads."""

import os
import threading
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import NamedTuple


class Show(NamedTuple):
    """What browsers see at a time."""

    version: str
    """Changes with the pages; never the same in two runs."""
    files: Mapping[PurePosixPath, str]
    """Texts by path; empty as long as no build has succeeded."""
    findings: str
    """What is wrong with the sources, for people; empty if nothing is."""
    is_current: bool
    """Whether the pages say what the sources say: `False` after a build that was refused."""
    is_over: bool


class Stage:
    """Holds the current show and lets threads wait for the next one."""

    def __init__(self) -> None:
        self._run = os.urandom(4).hex()
        self._number = 0
        self._change = threading.Condition()
        self._show = Show(f"{self._run}-0", {}, "", False, False)

    @property
    def show(self) -> Show:
        """Return the current show."""
        with self._change:
            return self._show

    def present(self, files: Mapping[PurePosixPath, str], findings: str) -> None:
        """Show new pages."""
        self._replace(
            Show(f"{self._run}-{self._number + 1}", files, findings, True, False), is_new=True
        )

    def refuse(self, findings: str) -> None:
        """Go on with the pages that there are, and say why."""
        self._replace(self._show._replace(findings=findings, is_current=False), is_new=False)

    def close(self) -> None:
        """Let everyone who waits go."""
        self._replace(self._show._replace(is_over=True), is_new=False)

    def wait(self, known: Show, seconds: float) -> Show:
        """Return the show as soon as it is not `known` any more, or after some seconds."""
        with self._change:
            self._change.wait_for(lambda: self._show is not known, timeout=seconds)
            return self._show

    def _replace(self, show: Show, *, is_new: bool) -> None:
        with self._change:
            self._number += is_new
            self._show = show
            self._change.notify_all()
