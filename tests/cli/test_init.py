"""`errcat init`: the catalogue to start from."""

from pathlib import Path

import pytest

from errcat.cli import main
from errcat.cli.init import read_starting_files


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, where commands are run."""
    empty = tmp_path / "empty"
    empty.mkdir()
    monkeypatch.chdir(empty)
    return empty


def test_it_writes_a_catalogue_that_is_right(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init"]) == 0
    assert capsys.readouterr().out.startswith(str(Path("catalog/catalog.yaml")))
    assert main(["check"]) == 0
    assert capsys.readouterr().out == "8 files checked, all is well\n"
    assert main(["build"]) == 0
    assert (folder / "site/markdown/en-US/acme/error-codes.md").exists()
    assert [path.name for path in folder.iterdir() if path.name != "site"] == ["catalog"]


def test_its_catalogue_can_be_translated(folder: Path) -> None:
    assert main(["init"]) == 0
    assert main(["sync", "--locale", "sv-SE"]) == 0
    assert main(["check"]) == 0
    assert (folder / "locales/sv-SE.po").exists()


def test_it_writes_where_it_is_sent(folder: Path) -> None:
    assert main(["init", "--project", "new/place"]) == 0
    assert main(["check", "--project", "new/place"]) == 0
    assert [path.name for path in folder.iterdir()] == ["new"]


@pytest.mark.parametrize("is_empty", [True, False])
def test_a_catalogue_that_is_there_stays(
    is_empty: bool, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "catalog").mkdir()
    if not is_empty:
        (folder / "catalog/types.yaml").write_text("mine", encoding="utf-8")
    before = list(folder.rglob("*"))
    assert main(["init"]) == 1
    assert capsys.readouterr().err == "errcat: catalog is there already; nothing was written\n"
    assert list(folder.rglob("*")) == before


def test_a_write_that_fails_leaves_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr(Path, "rename", refuse)
    assert main(["init"]) == 1
    assert list(folder.iterdir()) == []


def test_every_file_names_its_schema() -> None:
    for path, text in read_starting_files().items():
        kind = "errors" if path.parent.name else path.stem
        way = "../" * len(path.parts)
        first = f"# yaml-language-server: $schema={way}site/schema/catalog/{kind}.schema.json\n"
        assert text.startswith(first)


TYPE = "text: {label: text, meaning: Any text., python: str, %sexamples: [one word]}\n"
_SCHEMA = "schema: {type: string}, "
STEPS = {
    "a product without content": ("products.yaml", "acme: {}\n", "missing-key", 5),
    "a product that is a text": ("products.yaml", "acme: Acme\n", "wrong-type", 1),
    "a type without a pattern": ("types.yaml", TYPE % _SCHEMA, "missing-key", 1),
    "a type with another example": (
        *("types.yaml", TYPE % f"pattern: two.*, {_SCHEMA}"),
        *("example-type", 1),
    ),
}


@pytest.mark.parametrize("step", STEPS.values(), ids=STEPS)
def test_a_step_on_the_way_is_told_without_what_follows_from_it(
    step: tuple[str, str, str, int], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, text, rule, count = step
    assert main(["init"]) == 0
    (folder / "catalog" / path).write_text(text, encoding="utf-8")
    capsys.readouterr()
    assert main(["check"]) == 1
    told = capsys.readouterr().out
    assert told.count(" error ") == told.count(f" error {rule}: ") == count
    assert "an example of the type is 'one word'" not in told
