"""Two builds at once, and builds that are killed."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

import pytest

from errcat.output import OutputError, apply
from errcat.output.lock import lock_folder

HOLD = """
import sys, time
from pathlib import Path
from errcat.output.lock import lock_folder
with lock_folder(Path(sys.argv[1])):
    print("locked", flush=True)
    time.sleep(float(sys.argv[2]))
    Path(sys.argv[1], "done").touch()
"""

BUILD = """
import sys
from pathlib import Path, PurePosixPath
from errcat.output import apply
tree = {PurePosixPath(f"{number % 7}/{number}.txt"): "new" * 9999 for number in range(400)}
print("begun", flush=True)
apply(Path(sys.argv[1]), tree)
"""


@contextmanager
def running(program: str, *arguments: object) -> Iterator["subprocess.Popen[str]"]:
    """A process that runs a program and has printed its first line."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process
        process.kill()


def test_a_second_build_gives_up_when_the_first_takes_too_long(tmp_path: Path) -> None:
    with (
        running(HOLD, tmp_path, 60),
        pytest.raises(OutputError, match="another build is writing to"),
        lock_folder(tmp_path, patience=0.1),
    ):
        pass


def test_a_second_build_waits_for_the_first(tmp_path: Path) -> None:
    with running(HOLD, tmp_path, 0.3), lock_folder(tmp_path, patience=20):
        assert (tmp_path / "done").exists()


def test_a_killed_build_leaves_no_lock(tmp_path: Path) -> None:
    with running(HOLD, tmp_path, 60) as process:
        process.kill()
        process.wait()
        with lock_folder(tmp_path, patience=0):
            pass


def test_no_lock_file_stays_in_the_folder(tmp_path: Path) -> None:
    with lock_folder(tmp_path / "out"):
        assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 here")
def test_a_build_killed_in_the_middle_is_completed_by_the_next(tmp_path: Path) -> None:
    tree = {PurePosixPath(f"{number % 7}/{number}.txt"): "old" for number in range(400)}
    apply(tmp_path, tree)
    with running(BUILD, tmp_path) as process:
        while (tmp_path / "6" / "34.txt").read_text() == "old":
            pass
        process.send_signal(signal.SIGKILL)
        process.wait()
    sizes = {path.stat().st_size for path in tmp_path.glob("*/*.txt")}
    assert sizes <= {3, 3 * 9999}
    apply(tmp_path, {PurePosixPath("a.txt"): "last"})
    assert sorted(path.name for path in tmp_path.iterdir()) == [".errcat-manifest", "a.txt"]


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(OutputError, match=r"cannot write to .*file"),
        lock_folder(tmp_path / "file"),
    ):
        pass
