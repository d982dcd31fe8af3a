"""The progress bar: on terminals, and only for what takes long."""

import io
import time

import pytest

from errcat.cli import progress
from errcat.cli.progress import ProgressBar


class Terminal(io.StringIO):
    """Standard error as a terminal."""

    def isatty(self) -> bool:
        return True


def use_terminal(monkeypatch: pytest.MonkeyPatch, patience: float) -> Terminal:
    """Put a terminal in place of standard error, and show the bar after some seconds."""
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(progress, "_PATIENCE", patience)
    return stream


def await_text(stream: Terminal, text: str) -> bool:
    """Tell whether a text comes up within some seconds."""
    deadline = time.monotonic() + 60
    while text not in stream.getvalue() and time.monotonic() < deadline:
        time.sleep(0.01)
    return text in stream.getvalue()


def test_a_quick_command_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = use_terminal(monkeypatch, patience=60)
    with ProgressBar(2) as bar:
        bar.begin("reading")
    assert terminal.getvalue() == ""


def test_a_slow_command_shows_its_step(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = use_terminal(monkeypatch, patience=0)
    with ProgressBar(3) as bar:
        bar.begin("reading")
        assert await_text(terminal, "reading")
        bar.begin("writing")
        assert await_text(terminal, "writing")


def test_nothing_is_shown_where_there_is_no_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(progress, "_PATIENCE", 0)
    with ProgressBar(1) as bar:
        bar.begin("reading")
        time.sleep(0.1)
    assert capsys.readouterr().err == ""


def test_the_end_of_a_command_ends_the_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = use_terminal(monkeypatch, patience=0)
    with ProgressBar(1) as bar:
        bar.begin("reading")
        await_text(terminal, "reading")
    before = terminal.getvalue()
    time.sleep(0.3)
    assert terminal.getvalue() == before
