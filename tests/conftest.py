"""Fixtures that every part of the test suite shares."""

import os
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from tests.external import MISSING

ROOT = Path(__file__).resolve().parent.parent

# a slow machine is no fault, and what one run of continuous integration finds, the next one finds
_PATIENT = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("local", **_PATIENT)
settings.register_profile("ci", **_PATIENT, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") == "true" else "local")


@pytest.fixture(scope="session", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the cache of the person who runs the tests out of them, processes included."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session")
def defender_root() -> Path:
    """The repository's own project; read only."""
    return ROOT


@pytest.fixture
def copy_project(tmp_path: Path) -> Callable[[str], Path]:
    """A function that makes a fresh writable copy of a catalogue of `tests/catalogs`."""

    def copy(name: str) -> Path:
        target = tmp_path / name
        if name == "defender":
            for folder in ("catalog", "locales"):
                shutil.copytree(ROOT / folder, target / folder)
        else:
            shutil.copytree(ROOT / "tests" / "catalogs" / name, target)
        return target

    return copy


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name the programs that are missing, after everything else: their tests did not run."""
    reasons = Counter(
        str(report.longrepr[2])
        for report in terminalreporter.getreports("skipped")
        if isinstance(report.longrepr, tuple) and report.longrepr[2].endswith(MISSING)
    )
    for reason, count in sorted(reasons.items()):
        program = reason.removeprefix("Skipped: ").removesuffix(MISSING).strip()
        terminalreporter.write_line(
            f"NOT RUN: {count} tests need {program}, which is not installed", yellow=True
        )
