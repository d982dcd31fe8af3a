"""The smallest catalogue, as the guide for doc writers shows it."""

import re
from pathlib import Path, PurePosixPath

import pytest

from errcat.cli import main
from errcat.cli.init import read_starting_files

GUIDE = Path(__file__).resolve().parents[2] / "docs/for-doc-writers.md"
FILES = re.compile(r"```yaml\n# catalog/(\S+)\n(.*?)```", re.DOTALL)


@pytest.fixture(scope="module")
def shown() -> dict[PurePosixPath, str]:
    """The files that the guide shows, by their paths in the catalogue."""
    files = FILES.findall(GUIDE.read_text(encoding="utf-8"))
    return {PurePosixPath(path): text for path, text in files}


def test_the_catalogue_of_the_guide_is_right_and_can_be_built(
    shown: dict[PurePosixPath, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
):
    for path, text in shown.items():
        file = tmp_path / "catalog" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    assert main(["--project", str(tmp_path), "check"]) == 0
    assert capsys.readouterr().out == f"{len(shown)} files checked, all is well\n"
    assert main(["--project", str(tmp_path), "build"]) == 0
    assert main(["--project", str(tmp_path), "build", "--check"]) == 0
    page = tmp_path / "site/markdown/en-US/acme/error-codes.md"
    assert "| `ThingNotFound` | Not Found (404) |" in page.read_text(encoding="utf-8")


def test_the_guide_shows_what_init_writes(shown: dict[PurePosixPath, str]):
    written = {path: text.partition("\n\n")[2] for path, text in read_starting_files().items()}
    assert shown == written
