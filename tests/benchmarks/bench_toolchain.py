"""`check` and `build` as whole processes: the real catalogue, and 10,000 codes in 20 languages.

usage: python -m tests.benchmarks toolchain   (ERRCAT_CODES and ERRCAT_LOCALES change the size)
"""

import os
import shutil
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.measure import print_table, run_process, time_processes
from tests.benchmarks.synthetic import write_project

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


def measure_real(folder: Path) -> None:
    root = folder / "real"
    for name in ("catalog", "locales"):
        shutil.copytree(ROOT / name, root / name)
    cold = [sys.executable, __file__, "cold", str(root)]
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "errcat check": errcat(root, "check"),
        "errcat build, nothing written before": cold,
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
        commands[f"{codes} codes"] = errcat(root, "check")
    print_table(time_processes(commands, runs=3), "python -c pass")


def measure_synthetic(folder: Path) -> None:
    root = folder / "synthetic"
    write_project(root, CODES, LOCALES)
    plain = [sys.executable, str(Path(__file__).with_name("plain_stack.py"))]
    print(f"\n{CODES} codes x {LOCALES} languages, {4 * CODES} units a language")
    commands = {
        "plain stack, check": [*plain, "check", str(root)],
        "errcat check": errcat(root, "check"),
        "plain stack, build": [*plain, "build", str(root)],
        "errcat build --only markdown, cold": [sys.executable, __file__, "cold-md", str(root)],
        "errcat build, unchanged": errcat(root, "build"),
    }
    run_process(errcat(root, "build"))
    print_table(time_processes(commands, runs=3), "plain stack, check")


def build_cold(root: Path, *arguments: str) -> None:
    """Remove what was built and build again, in this process."""
    from errcat.cli import main as run_errcat

    shutil.rmtree(root / "site", ignore_errors=True)
    sys.exit(run_errcat(["--project", str(root), "build", *arguments]))


if len(sys.argv) > 2:
    build_cold(Path(sys.argv[2]), *(["--only", "markdown"] if sys.argv[1] == "cold-md" else []))
main()
