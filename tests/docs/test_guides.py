import doctest
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GUIDES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
SESSIONS = re.compile(r"```pycon\n(.*?)```", re.DOTALL)
LINKS = re.compile(r"\]\(([^)#:]+?)(?:#[^)]*)?\)")
WITH_SESSIONS = [path for path in GUIDES if SESSIONS.search(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("path", WITH_SESSIONS, ids=lambda path: path.name)
def test_python_sessions_of_a_guide_run_as_shown(path: Path):
    sessions = "\n".join(SESSIONS.findall(path.read_text(encoding="utf-8")))
    test = doctest.DocTestParser().get_doctest(sessions, {}, path.name, str(path), 0)
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    runner.run(test)
    assert runner.summarize(verbose=False).failed == 0


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
