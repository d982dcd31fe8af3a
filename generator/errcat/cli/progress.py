"""A progress bar for what takes longer than a second, on terminals only."""

import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from rich.progress import Progress

_PATIENCE = 1.0
"""Seconds without a bar."""


class ProgressBar:
    """Shows how many steps of a command are done; on standard error, and gone at the end."""

    def __init__(self, steps: int) -> None:
        self._steps = steps
        self._done = 0
        self._step = ""
        self._bar: Progress | None = None
        self._lock = threading.Lock()
        self._timer = threading.Timer(_PATIENCE, self._show)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        if sys.stderr.isatty():
            self._timer.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._timer.cancel()
        with self._lock:
            self._steps = 0
            if self._bar:
                self._bar.stop()

    def begin(self, step: str) -> None:
        """Say which step begins, in a word or two; the one before it is done."""
        with self._lock:
            self._done += bool(self._step)
            self._step = step
            if self._bar:
                self._bar.update(self._bar.task_ids[0], completed=self._done, description=step)

    def _show(self) -> None:
        from rich.console import Console  # only slow commands need it
        from rich.progress import Progress

        with self._lock:
            if not self._steps:  # the command ended meanwhile
                return
            self._bar = Progress(
                console=Console(stderr=True),
                transient=True,
                redirect_stdout=False,
                redirect_stderr=False,
            )
            self._bar.add_task(self._step, total=self._steps, completed=self._done)
            self._bar.start()
