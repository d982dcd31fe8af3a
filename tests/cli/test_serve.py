"""`errcat serve` builds again when a source changes, and says what is wrong."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jinja2 import TemplateSyntaxError

from errcat.cli import main
from errcat.cli.serving.build import Workshop
from errcat.cli.serving.stage import Show

CAUSE = "cause: No station has heard of {vessel} since yesterday."


@pytest.fixture
def root(copy_project: Callable[[str], Path]) -> Path:
    return copy_project("lighthouse")


@pytest.fixture
def workshop(root: Path) -> Workshop:
    workshop = Workshop(root, is_pseudo=False)
    workshop.build()
    return workshop


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def page(show: Show, path: str) -> str:
    return next(text for name, text in show.files.items() if str(name) == path)


def test_nothing_is_built_as_long_as_nothing_changes(workshop: Workshop):
    before = workshop.stage.show
    workshop.build_if_changed()
    assert workshop.stage.show is before


def test_a_change_of_the_catalogue_is_shown(workshop: Workshop, root: Path):
    edit(root / "catalog/errors/404-not-found.yaml", CAUSE, "cause: Nobody knows {vessel} today.")
    workshop.build_if_changed()
    assert "Nobody knows" in page(workshop.stage.show, "en-GB/codes/VesselNotFound/index.html")


def test_a_change_of_a_translation_is_shown(workshop: Workshop, root: Path):
    edit(root / "locales/de-DE.po", "Schiff {vessel} wurde", "Das Schiff {vessel} wurde")
    before = workshop.stage.show.version
    workshop.build_if_changed()
    assert "Das Schiff" in page(workshop.stage.show, "de-DE/codes/VesselNotFound/index.html")
    assert workshop.stage.show.version != before


def test_errors_are_told_and_the_pages_stay(
    workshop: Workshop, root: Path, capsys: pytest.CaptureFixture[str]
):
    edit(root / "catalog/errors/404-not-found.yaml", CAUSE, "cause: {nobody} knows.")
    before = workshop.stage.show
    workshop.build_if_changed()
    show = workshop.stage.show
    assert show.files is before.files
    assert not show.is_current
    assert "{nobody}" in show.findings
    assert "{nobody}" in capsys.readouterr().out


def test_a_removed_file_counts_as_a_change(workshop: Workshop, root: Path):
    (root / "locales/de-DE.po").unlink()
    workshop.build_if_changed()
    assert "locale-missing" in workshop.stage.show.findings


def test_missing_coverage_is_no_reason_to_refuse(workshop: Workshop, root: Path):
    edit(root / "catalog/catalog.yaml", "ar-EG: {coverage: 50}", "ar-EG: {coverage: 100}")
    workshop.build_if_changed()
    assert workshop.stage.show.is_current


def test_made_up_languages_are_shown_where_asked(root: Path):
    workshop = Workshop(root, is_pseudo=True)
    workshop.build()
    assert 'dir="rtl"' in page(workshop.stage.show, "ar-XB/index.html")


@pytest.fixture
def process(root: Path) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "errcat", "--project", str(root), "serve", "--port", "0"]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONUNBUFFERED": "1"}
    )
    yield process
    process.kill()
    process.communicate()


def read_address(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return next(line.split()[0] for line in process.stdout if line.startswith("http"))


def test_the_command_serves_an_edit(process: subprocess.Popen[str], root: Path):
    address = f"{read_address(process)}en-GB/codes/VesselNotFound/"
    edit(root / "catalog/errors/404-not-found.yaml", CAUSE, "cause: Nobody knows {vessel} today.")
    end = time.monotonic() + 60
    while "Nobody knows" not in (text := urllib.request.urlopen(address).read().decode()):
        assert time.monotonic() < end
        time.sleep(0.1)
    assert "Nobody knows" in text


def test_the_command_ends_when_the_user_stops_it(process: subprocess.Popen[str]):
    read_address(process)
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=60) == 0


def test_a_taken_port_is_told(root: Path, capsys: pytest.CaptureFixture[str]):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["--project", str(root), "serve", "--port", str(port)]) == 1
    assert f"cannot serve on port {port}" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["65536", "-1", "http", "٣"])
def test_a_wrong_port_is_wrong_usage(port: str, capsys: pytest.CaptureFixture[str]):
    assert main(["serve", f"--port={port}"]) == 2
    assert "expected a number up to 65535" in capsys.readouterr().err


def test_a_faulty_template_is_told_and_the_pages_stay(
    workshop: Workshop, monkeypatch: pytest.MonkeyPatch
):
    before = workshop.stage.show.files

    def fail(_project: object, _root: str) -> None:
        raise TemplateSyntaxError("unexpected '}'", 7, "code.html.jinja")

    monkeypatch.setattr("errcat.emit.html.emit_below", fail)
    workshop.build()
    assert "unexpected '}'" in workshop.stage.show.findings
    assert workshop.stage.show.files is before


def test_the_page_for_missing_addresses_has_links_that_work(workshop: Workshop):
    missing = page(workshop.stage.show, "404.html")
    assert 'href="/assets/site.css"' in missing
    assert 'href="/lighthouse/' not in missing
