"""Comparing and writing generated folders."""

import errno
import os
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from errcat.output import MANIFEST, OutputError, State, apply, compare
from errcat.output.manifest import read_manifest


def tree(**texts: str) -> dict[PurePosixPath, str]:
    """A tree from names with `__` for a slash: `a__b` is `a/b.txt`."""
    return {PurePosixPath(name.replace("__", "/") + ".txt"): text for name, text in texts.items()}


def files(root: Path) -> dict[str, str]:
    """Every file below a folder but its manifest."""
    return {
        path.relative_to(root).as_posix(): path.read_text()
        for path in sorted(root.rglob("*"))
        if path.is_file() and path.name != MANIFEST.name
    }


def is_english(path: PurePosixPath) -> bool:
    return path.parts[0] == "en"


def test_a_new_folder_gets_every_file(tmp_path: Path) -> None:
    apply(tmp_path / "out", tree(a="1", b__c="2"))
    assert files(tmp_path / "out") == {"a.txt": "1", "b/c.txt": "2"}


def test_the_folder_is_clean_after_it_was_written(tmp_path: Path) -> None:
    apply(tmp_path, tree(a="1"))
    assert compare(tmp_path, tree(a="1")).is_clean


def test_comparing_writes_nothing(tmp_path: Path) -> None:
    assert not compare(tmp_path / "out", tree(a="1")).is_clean
    assert not (tmp_path / "out").exists()


def test_an_unchanged_file_is_not_written_again(tmp_path: Path) -> None:
    apply(tmp_path, tree(a="1", b="2"))
    before = {path: path.stat().st_ino for path in tmp_path.iterdir()}
    apply(tmp_path, tree(a="1", b="2"))
    assert {path: path.stat().st_ino for path in tmp_path.iterdir()} == before


def test_each_difference_is_told(tmp_path: Path) -> None:
    apply(tmp_path, tree(gone="1", hand="2", left="3", same="4", touched="5"))
    (tmp_path / "gone.txt").unlink()
    (tmp_path / "hand.txt").write_text("edited")
    (tmp_path / "touched.txt").write_text("edited")
    (tmp_path / "new.txt").write_text("somebody's own")
    (tmp_path / "other.txt").write_text("nobody's concern")
    states = compare(tmp_path, tree(gone="1", hand="2", same="4", new="6")).states
    assert {path.stem: state for path, state in states.items() if path != MANIFEST} == {
        "gone": State.MISSING,
        "hand": State.DIFFERENT,
        "left": State.LEFT_OVER,
        "new": State.FOREIGN,
        "same": State.UNCHANGED,
        "touched": State.KEPT,
    }


def test_a_generated_file_that_was_edited_is_mended(tmp_path: Path) -> None:
    apply(tmp_path, tree(a="1"))
    (tmp_path / "a.txt").write_text("edited")
    apply(tmp_path, tree(a="1"))
    assert files(tmp_path) == {"a.txt": "1"}


def test_a_left_over_file_goes_with_its_empty_folders(tmp_path: Path) -> None:
    apply(tmp_path, tree(a="1", b__c__d="2"))
    apply(tmp_path, tree(a="1"))
    assert sorted(path.name for path in tmp_path.iterdir()) == [MANIFEST.name, "a.txt"]


def test_a_left_over_file_that_was_edited_stays_and_is_told_again(tmp_path: Path) -> None:
    apply(tmp_path, tree(a="1", b="2"))
    (tmp_path / "b.txt").write_text("edited")
    apply(tmp_path, tree(a="1"))
    assert files(tmp_path) == {"a.txt": "1", "b.txt": "edited"}
    assert compare(tmp_path, tree(a="1")).paths(State.KEPT) == (PurePosixPath("b.txt"),)


def test_a_foreign_file_is_never_removed(tmp_path: Path) -> None:
    apply(tmp_path, tree(a__b="1"))
    (tmp_path / "a" / "own.txt").write_text("mine")
    apply(tmp_path, tree(c="1"))
    assert files(tmp_path) == {"a/own.txt": "mine", "c.txt": "1"}


def test_a_foreign_file_in_the_way_stops_everything(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("mine")
    with pytest.raises(OutputError, match=r"no build wrote .*a.txt"):
        apply(tmp_path, tree(a="1", b="2"))
    assert files(tmp_path) == {"a.txt": "mine"}


def test_a_foreign_file_is_overwritten_when_forced(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("mine")
    apply(tmp_path, tree(a="1"), is_forced=True)
    assert files(tmp_path) == {"a.txt": "1"}


def test_a_file_that_is_right_already_becomes_a_builds(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("1")
    apply(tmp_path, tree(a="1"))
    apply(tmp_path, {})
    assert files(tmp_path) == {}


def test_a_partial_tree_says_nothing_of_other_files(tmp_path: Path) -> None:
    apply(tmp_path, tree(en__a="1", en__b="2", sv__a="3"))
    apply(tmp_path, tree(en__a="changed"), covers=is_english)
    assert files(tmp_path) == {"en/a.txt": "changed", "sv/a.txt": "3"}
    assert compare(tmp_path, tree(en__a="changed", sv__a="3")).is_clean


def test_a_file_can_become_a_folder_and_back(tmp_path: Path) -> None:
    as_file, as_folder = {PurePosixPath("a"): "1"}, {PurePosixPath("a/b"): "2"}
    apply(tmp_path, as_file)
    apply(tmp_path, as_folder)
    assert files(tmp_path) == {"a/b": "2"}
    apply(tmp_path, as_file)
    assert files(tmp_path) == {"a": "1"}


def test_a_folder_that_is_a_link_leading_out_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out" / "a").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OutputError, match="leads out of"):
        apply(tmp_path / "out", tree(a__b="1"))
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_file_that_is_a_link_leading_out_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "victim.txt").write_text("precious")
    apply(tmp_path / "out", tree(a="1"))
    (tmp_path / "out" / "a.txt").unlink()
    (tmp_path / "out" / "a.txt").symlink_to(tmp_path / "victim.txt")
    apply(tmp_path / "out", tree(a="2"))
    assert (tmp_path / "victim.txt").read_text() == "precious"
    assert not (tmp_path / "out" / "a.txt").is_symlink()


def test_a_manifest_cannot_make_a_build_remove_files_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "victim.txt").write_text("1")
    apply(tmp_path / "out", tree(a="1"))
    manifest = tmp_path / "out" / MANIFEST
    manifest.write_text(manifest.read_text().replace("a.txt", "../victim.txt"))
    apply(tmp_path / "out", {})
    assert (tmp_path / "victim.txt").exists()


def test_a_manifest_with_conflict_marks_still_tells_left_over_files(tmp_path: Path) -> None:
    apply(tmp_path, tree(a="1", b="2"))
    manifest = tmp_path / MANIFEST
    manifest.write_text(f"<<<<<<< ours\n{manifest.read_text()}=======\n>>>>>>> theirs\n")
    apply(tmp_path, tree(a="1"))
    assert files(tmp_path) == {"a.txt": "1"}
    assert compare(tmp_path, tree(a="1")).is_clean


def test_the_manifest_depends_on_the_tree_alone(tmp_path: Path) -> None:
    apply(tmp_path / "one", tree(b="1", a="2"))
    apply(tmp_path / "two", tree(c="3"))
    apply(tmp_path / "two", tree(a="2", b="1"))
    assert (tmp_path / "one" / MANIFEST).read_bytes() == (tmp_path / "two" / MANIFEST).read_bytes()


@pytest.mark.parametrize("survivors", range(5))
def test_a_build_that_died_is_completed_by_the_next(
    survivors: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply(tmp_path, tree(old="0", a="1"))
    die_after(survivors, monkeypatch)
    with pytest.raises(SystemExit):
        apply(tmp_path, tree(a="2", b="3", c="4"))
    monkeypatch.undo()
    apply(tmp_path, tree(a="2", d="5"))
    assert files(tmp_path) == {"a.txt": "2", "d.txt": "5"}
    assert set(read_manifest(tmp_path)) == {PurePosixPath("a.txt"), PurePosixPath("d.txt")}


def die_after(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a number of files be replaced, then end the process."""
    replace: Callable[..., Path] = Path.replace
    done: list[Path] = []

    def replace_or_die(source: Path, target: Path) -> Path:
        if len(done) == count:
            raise SystemExit
        done.append(target)
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", replace_or_die)


def test_an_unfinished_file_of_a_dead_build_is_removed(tmp_path: Path) -> None:
    apply(tmp_path, tree(a__b="1"))
    (tmp_path / "a" / ".0123456789ab.errcat-tmp").write_text("half")
    apply(tmp_path, tree(a__b="1"))
    assert files(tmp_path) == {"a/b.txt": "1"}


def test_a_disk_that_fills_up_leaves_whole_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply(tmp_path, tree(a="1"))

    def fail(_source: Path, _target: Path) -> Path:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OutputError, match="No space left on device"):
        apply(tmp_path, tree(a="2"))
    assert files(tmp_path) == {"a.txt": "1"}
