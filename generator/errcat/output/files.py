"""Writing and removing single files, each whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

TEMPORARY_SUFFIX = ".errcat-tmp"
"""Files with this suffix are unfinished; whoever finds one after its writer died removes it."""


class OutputError(OSError):
    """A file cannot be written, read or removed; the text says which one and why."""


def write_file(path: Path, text: str, *, is_durable: bool = True) -> None:
    """Put a text into a file: readers see what was there before or all of it, never a part.

    Written as UTF-8 with the line ends that the text has. The file keeps its mode, and a symbolic
    link stays one: what it leads to is replaced. Missing folders are made.

    Args:
        path: The file.
        text: All of its new content.
        is_durable: Whether to wait until the content is on the disk, so that even a power cut
            cannot lose it. Not needed for what a program can make again.

    Raises:
        OutputError: the file cannot be written; it is as it was before.
    """
    with explained("write", path):
        target = path.resolve() if path.is_symlink() else path
        replace_file(target, text.encode(), is_durable=is_durable)


def replace_file(target: Path, content: bytes, *, is_durable: bool) -> None:
    """Put content in place of a file or link, by way of an unfinished file in the same folder.

    Raises:
        OSError: the file cannot be written; it is as it was before.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    temporary = target.with_name(f".{os.urandom(6).hex()}{TEMPORARY_SUFFIX}")
    try:
        _create_file(temporary, content, mode=_mode_of(target), is_durable=is_durable)
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    if is_durable:
        _sync_folder(target.parent)


def _mode_of(path: Path) -> int | None:
    try:
        return path.stat().st_mode & 0o7777
    except FileNotFoundError:
        return None


def _create_file(path: Path, content: bytes, *, mode: int | None, is_durable: bool) -> None:
    with path.open("xb") as file:
        if mode is not None:
            path.chmod(mode)
        file.write(content)
        if is_durable:
            file.flush()
            os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    """Make a rename durable, where the system has a way to: Windows opens no folders."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def explained(verb: str, path: Path) -> Iterator[None]:
    """Turn failures of the system into an `OutputError` that names the file.

    Raises:
        OutputError: the body raised an `OSError`, or a text that no file can hold.
    """
    try:
        yield
    except OutputError:
        raise
    except OSError as error:
        raise OutputError(f"cannot {verb} {path}: {error.strerror or error}") from error
    except UnicodeEncodeError as error:
        raise OutputError(f"cannot {verb} {path}: {error.reason} ({error.object!r:.60})") from error
