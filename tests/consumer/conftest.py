"""An environment with nothing in it but the wheel and a package that uses it."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PLAYBOOK = Path(__file__).parent / "playbook"


def run(*command: str | Path, cwd: Path) -> "subprocess.CompletedProcess[str]":
    """Run a program as a user would, away from this repository."""
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    return subprocess.run(
        list(map(str, command)),
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env={**environment, "PYTHONIOENCODING": "utf-8"},
    )


@pytest.fixture(scope="session")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel of this project and the one of the consumer."""
    folder = tmp_path_factory.mktemp("wheels")
    options = ["--quiet", "--no-deps", "--no-index", "--no-build-isolation", "--no-cache-dir"]
    build = [sys.executable, "-m", "pip", "wheel", *options, "--wheel-dir", folder, ROOT, PLAYBOOK]
    done = run(*build, cwd=folder)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="session")
def python(wheels: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment with the two wheels and nothing else."""
    home = tmp_path_factory.mktemp("environment")
    venv.create(home, with_pip=False)
    (python,) = [*home.glob("bin/python"), *home.glob("Scripts/python.exe")]
    options = ["--quiet", "--no-index", "--find-links", wheels, "--no-compile"]
    pip = [sys.executable, "-m", "pip", "--python", python]
    done = run(*pip, "install", *options, "playbook", cwd=home)
    assert done.returncode == 0, done.stderr
    return python
