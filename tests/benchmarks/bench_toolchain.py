"""`check` and `build` as whole processes: the real catalogue, and 10,000 codes in 20 languages.

usage: python -m tests.benchmarks toolchain   (ERRCAT_CODES and ERRCAT_LOCALES change the size)
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.measure import print_table, run_process, time_processes

ROOT = Path(__file__).resolve().parents[2]
CODES = int(os.environ.get("ERRCAT_CODES", "10000"))
LOCALES = int(os.environ.get("ERRCAT_LOCALES", "20"))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        measure_real(Path(folder))
        measure_growth(Path(folder))
        measure_synthetic(Path(folder))


def errcat(root: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "errcat", "--project", str(root), *arguments]


_COLD = """
import shutil, sys
shutil.rmtree(sys.argv.pop(1), ignore_errors=True)
from errcat.__main__ import run_process
run_process()
"""
"""Removes a folder that was built, and runs `errcat`."""


_WRITE = """
import sys, pathlib
from tests.benchmarks.synthetic import write_project
write_project(pathlib.Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
"""


def write_project(root: Path, codes: int, locales: int) -> None:
    """Write a synthetic project, in another process: a child's peak memory begins with ours."""
    run_process([sys.executable, "-c", _WRITE, str(root), str(codes), str(locales)])


def build_cold(root: Path, *arguments: str) -> list[str]:
    command = ["--project", str(root), "build", "--no-cache", *arguments]
    return [sys.executable, "-c", _COLD, str(root / "site"), *command]


def measure_real(folder: Path) -> None:
    root = folder / "real"
    for name in ("catalog", "locales"):
        shutil.copytree(ROOT / name, root / name)
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "errcat check, cold": errcat(root, "check", "--no-cache"),
        "errcat check, unchanged": errcat(root, "check"),
        "errcat build, cold": build_cold(root),
        "errcat build, unchanged": errcat(root, "build"),
    }
    print("the repository's catalogue")
    print_table(time_processes(commands, runs=9), "python -c pass")


def measure_growth(folder: Path) -> None:
    print("\nerrcat check, growth with the number of codes (5 languages)")
    commands = {"python -c pass": [sys.executable, "-c", "pass"]}
    for codes in (CODES // 10, CODES // 5, CODES // 2, CODES):
        root = folder / f"growth-{codes}"
        write_project(root, codes, 5)
        commands[f"{codes} codes"] = errcat(root, "check", "--no-cache")
    print_table(time_processes(commands, runs=1), "python -c pass")


def measure_synthetic(folder: Path) -> None:
    root = folder / "synthetic"
    write_project(root, CODES, LOCALES)
    plain = [sys.executable, str(Path(__file__).with_name("plain_stack.py"))]
    print(f"\n{CODES} codes x {LOCALES} languages, {4 * CODES} units a language")
    commands = {
        "plain stack, check": [*plain, "check", str(root)],
        "errcat check, cold": errcat(root, "check", "--no-cache"),
        "errcat check, unchanged": errcat(root, "check"),
        "plain stack, build": [*plain, "build", str(root)],
        "errcat build --only markdown, cold": build_cold(root, "--only", "markdown"),
        "errcat build --only markdown, unchanged": errcat(root, "build", "--only", "markdown"),
    }
    run_process(errcat(root, "check"))
    run_process(errcat(root, "build", "--only", "markdown"))
    print_table(time_processes(commands, runs=1, has_warm_up=False), "plain stack, check")


if __name__ == "__main__":
    main()
