import doctest
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from errcat.checks import check_project
from errcat.project import load_project

ROOT = Path(__file__).resolve().parents[2]
GUIDES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
SESSIONS = re.compile(r"```pycon\n(.*?)```", re.DOTALL)
YAML = re.compile(r"```yaml\n(.*?)```", re.DOTALL)
LINKS = re.compile(r"\]\(([^)#:]+?)(?:#[^)]*)?\)")
WITH_SESSIONS = [path for path in GUIDES if SESSIONS.search(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("path", WITH_SESSIONS, ids=lambda path: path.name)
def test_python_sessions_of_a_guide_run_as_shown(path: Path):
    sessions = "\n".join(SESSIONS.findall(path.read_text(encoding="utf-8")))
    test = doctest.DocTestParser().get_doctest(sessions, {}, path.name, str(path), 0)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    runner.run(test)
    assert runner.summarize(verbose=False).failed == 0


def check_entry(root: Path, entry: str) -> set[str]:
    """Return the rules that find fault with an entry, but for its translations, which lack."""
    name = "catalog/errors/400-bad-request.yaml"
    (root / name).write_text((ROOT / name).read_text("utf-8") + entry, "utf-8")
    findings = check_project(load_project(root))
    return {finding.rule for finding in findings} - {"unit-missing", "coverage"}


def test_the_entry_and_the_waiver_of_the_guide_are_right(copy_project: Callable[[str], Path]):
    blocks = YAML.findall((ROOT / "docs/for-doc-writers.md").read_text(encoding="utf-8"))
    (entry,) = (block for block in blocks if block.startswith("- code: InvalidTag"))
    (waived,) = (block for block in blocks if "# errcat: allow" in block)
    message = re.search(r"  message: .*\n", entry)[0]
    spaced = entry.replace(message, waived.splitlines(keepends=True)[-1])
    root = copy_project("defender")
    assert check_entry(root, entry) == set()
    assert check_entry(root, spaced) == {"spacing"}
    assert check_entry(root, entry.replace(message, waived)) == set()


@pytest.mark.parametrize("path", GUIDES, ids=lambda path: path.name)
def test_relative_links_of_a_guide_lead_to_files(path: Path):
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    broken = [target for target in LINKS.findall(prose) if not (path.parent / target).exists()]
    assert broken == []


def test_every_command_of_the_program_is_in_the_readme():
    from errcat.cli import COMMANDS

    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    missing = [name for name in COMMANDS if f"`errcat {name}" not in readme]
    assert missing == []
