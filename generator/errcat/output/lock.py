"""A lock on a folder: one process at a time, let go by the system however the process ends."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from errcat.output.files import OutputError, explained

_PAUSE = 0.05
"""Seconds between two attempts."""

if sys.platform == "win32":
    import hashlib
    import msvcrt
    import tempfile

    def _open_lock(folder: Path) -> int:
        """Open the folder's lock file; it lies among temporary files, as folders have no locks."""
        name = hashlib.sha256(os.path.normcase(folder.resolve()).encode()).hexdigest()[:16]
        lock = Path(tempfile.gettempdir()) / f"errcat-{name}.lock"
        return os.open(lock, os.O_RDWR | os.O_CREAT)

    def _try_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _open_lock(folder: Path) -> int:
        return os.open(folder, os.O_RDONLY)

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextmanager
def lock_folder(folder: Path, *, patience: float = 30) -> Iterator[None]:
    """Hold the lock on a folder, which is made if it is missing; no file is left in it.

    Args:
        folder: What to lock. Locking it twice in one process waits for itself.
        patience: How long to wait for another process, in seconds.

    Raises:
        OutputError: another process held the lock all the time, or there can be no lock.
    """
    with explained("write to", folder):
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = _open_lock(folder)
    try:
        with explained("write to", folder):
            _await_lock(descriptor, folder, patience)
        yield
    finally:
        os.close(descriptor)


def _await_lock(descriptor: int, folder: Path, patience: float) -> None:
    deadline = time.monotonic() + patience
    while not _try_lock(descriptor):
        if time.monotonic() >= deadline:
            raise OutputError(f"another build is writing to {folder}; try again when it has ended")
        time.sleep(_PAUSE)
