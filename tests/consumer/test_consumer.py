"""A package of somebody else, built on the wheel alone."""

import json
import re
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.consumer.conftest import run

from defender_errors import ErrorCode

MISUSE = Path(__file__).parent / "misuse.py"
EXPECTED = [
    (number, *match.groups())
    for number, line in enumerate(MISUSE.read_text(encoding="utf-8").splitlines(), start=1)
    if (match := re.search(r"# expect: (\S+) (\S+)$", line))
]
RULES = {rule for _, _, rule in EXPECTED}
"""Others (`reportUnknownVariableType`, ...) only follow from these."""


def run_mypy(python: Path, *paths: str | Path) -> tuple[int, str]:
    options = ["--strict", "--config-file=", "--cache-dir=nul", "--no-error-summary"]
    options += ["--hide-error-context", "--python-executable", str(python)]
    done = run(sys.executable, "-m", "mypy", *options, *paths, cwd=python.parents[1])
    return done.returncode, done.stdout + done.stderr


def run_pyright(python: Path, folder: Path) -> list[tuple[str, int, str]]:
    """File, line and rule of each diagnostic."""
    config = {"include": ["."], "typeCheckingMode": "strict", "pythonVersion": "3.11"}
    (folder / "pyrightconfig.json").write_text(json.dumps(config), encoding="utf-8")
    done = run(
        *(sys.executable, "-m", "pyright", "--outputjson", "--pythonpath", python), cwd=folder
    )
    return [
        (Path(item["file"]).name, item["range"]["start"]["line"] + 1, item.get("rule", ""))
        for item in json.loads(done.stdout)["generalDiagnostics"]
    ]


@pytest.fixture(scope="session")
def installed(python: Path) -> Path:
    """Where the environment's packages lie."""
    done = run(python, "-c", "import playbook; print(playbook.__path__[0])", cwd=python.parent)
    return Path(done.stdout.strip())


def test_the_wheel_holds_both_packages_and_says_that_they_are_typed(wheels: Path):
    (wheel,) = wheels.glob("defender_error_catalog-*.whl")
    names = set(ZipFile(wheel).namelist())
    assert {
        "defender_errors/__init__.py",
        "defender_errors/py.typed",
        "defender_errors/_runtime/matching.py",
        "defender_errors/_texts/sv_se.py",
        "errcat/py.typed",
        "errcat/emit/templates/python/_codes.py.jinja",
    } <= names


def test_the_environment_has_nothing_else(python: Path):
    script = "import importlib.metadata as m; print(*sorted(d.name for d in m.distributions()))"
    done = run(python, "-c", script, cwd=python.parent)
    assert done.stdout.split() == ["defender-error-catalog", "playbook"]


def test_the_package_needs_only_the_standard_library(python: Path):
    script = (
        "import sys, defender_errors as d; [getattr(d, name) for name in d.__all__];"
        "print(*{name.split('.')[0] for name in sys.modules} - {*sys.stdlib_module_names,"
        " '__main__', 'defender_errors'})"
    )
    done = run(python, "-c", script, cwd=python.parent)
    assert (done.stdout.strip(), done.stderr) == ("", "")


def test_the_consumer_runs(python: Path):
    done = run(python, "-m", "playbook", cwd=python.parent)
    assert done.stderr == ""
    assert done.stdout.splitlines() == [
        "404 gone: give up 0.0",
        "429 slow: wait as told 5.0",
        "500 internalservererror: back off 0.0",
        "503 an HTML page: back off",
        "418 unknown Teapot: give up",
        "Ogiltiga indata x.",
        "Den maximala batchstorleken har överskridits. Mottaget: 2, tillåtet: 1.",
        "Allmänt felmeddelande för innehåll som inte hittas.",
        "sv-SE 404 True 3 {'resource': '7'} True",
    ]


def test_the_consumer_passes_mypy(python: Path):
    assert run_mypy(python, "-p", "playbook") == (0, "")


def test_the_consumer_passes_pyright(python: Path, installed: Path):
    assert run_pyright(python, installed) == []


def test_mypy_finds_every_misuse_where_it_is(python: Path):
    _, output = run_mypy(python, MISUSE)
    found = re.findall(r"^\S+:(\d+): error: .*\[([a-z-]+)\]$", output, flags=re.MULTILINE)
    assert [(int(line), rule) for line, rule in found] == [item[:2] for item in EXPECTED]


def test_pyright_finds_every_misuse_where_it_is(python: Path, tmp_path: Path):
    copied = tmp_path / MISUSE.name
    copied.write_bytes(MISUSE.read_bytes())
    found = dict.fromkeys(item[1:] for item in run_pyright(python, tmp_path) if item[2] in RULES)
    assert list(found) == [(line, rule) for line, _, rule in EXPECTED]


EXHAUSTIVE = """
from typing import assert_never

from defender_errors import ErrorCode


def name(code: ErrorCode) -> str:
    match code:
        case {cases}:
            return code.value
        case _:
            assert_never(code)
"""


@pytest.mark.parametrize("missing", [0, 1])
def test_a_match_statement_has_to_name_every_code(python: Path, tmp_path: Path, missing: int):
    codes = [f"ErrorCode.{code.name}" for code in ErrorCode][missing:]
    module = tmp_path / "module.py"
    module.write_text(EXHAUSTIVE.format(cases=" | ".join(codes)), encoding="utf-8")
    status, output = run_mypy(python, module)
    assert (status, output.count("error:")) == (missing, missing)
    assert len(run_pyright(python, tmp_path)) == missing
