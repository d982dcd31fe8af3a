"""`errcat init`: a catalogue of one code, to start one's own from."""

import argparse
import os
import shutil
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from errcat.cli.shared import CommandError
from errcat.sources import CATALOG_FOLDER

_DESCRIPTION = """\
Write the smallest catalogue there can be, one product with one code, to catalog/ in this folder or
in the one that --project names. It is right as it is, so that `errcat check` and `errcat build`
work; change its texts step by step into your own.
"""

_STARTING = Path(__file__).with_name("starting")
"""The folder that becomes `catalog/`."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the command to the parser."""
    parser = subparsers.add_parser(
        "init",
        help="start a catalogue of your own",
        description=_DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write the catalogue; 1 if the folder has one already."""
    folder = Path(arguments.project or ".") / CATALOG_FOLDER
    if folder.exists() or folder.is_symlink():
        raise CommandError(f"{folder} is there already; nothing was written")
    files = read_starting_files()
    _write_folder(folder, files)
    for path in files:
        print(folder / path)
    print("now run `errcat check`, then `errcat build`, and change the texts into your own")
    return 0


def read_starting_files() -> Mapping[PurePosixPath, str]:
    """Return the files of the catalogue by their paths in its folder, sorted."""
    return {
        PurePosixPath(path.relative_to(_STARTING).as_posix()): path.read_text(encoding="utf-8")
        for path in sorted(_STARTING.rglob("*.yaml"))
    }


def _write_folder(folder: Path, files: Mapping[PurePosixPath, str]) -> None:
    """Write a new folder with files, all of it or nothing.

    Raises:
        OSError: the system refuses, or somebody else wrote the folder meanwhile.
    """
    from errcat.output import write_file

    unfinished = folder.with_name(f".{folder.name}.{os.urandom(6).hex()}")
    try:
        for path, text in files.items():
            write_file(unfinished / path, text)
        unfinished.rename(folder)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
