"""Pages of `errcat serve` reload when a source changes, and show what is wrong."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect
from tests.browser.watch import Watch

from errcat.cli.serving.build import Workshop
from errcat.cli.serving.server import SiteServer

CAUSE = "cause: No station has heard of {vessel} since yesterday."


@pytest.fixture
def source(copy_project: Callable[[str], Path]) -> Path:
    return copy_project("lighthouse") / "catalog" / "errors" / "404-not-found.yaml"


@pytest.fixture
def workshop(source: Path) -> Workshop:
    workshop = Workshop(source.parents[2], is_pseudo=False)
    workshop.build()
    return workshop


@pytest.fixture
def served(workshop: Workshop) -> Iterator[str]:
    """Address of the page of a code."""
    server = SiteServer(0, workshop.stage)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/en-GB/codes/VesselNotFound/"
    workshop.stage.close()
    server.shutdown()
    server.server_close()


def rebuild(workshop: Workshop, page: Page) -> None:
    """Build again, and wait for the page to have reloaded: a browser whose window is closed
    while the page reloads may not answer any more."""
    with page.expect_navigation():
        workshop.build_if_changed()


def edit(source: Path, old: str, new: str) -> None:
    text = source.read_text(encoding="utf-8")
    assert old in text
    source.write_text(text.replace(old, new), encoding="utf-8")


def test_an_edit_is_shown_without_a_reload_by_hand(
    source: Path, workshop: Workshop, served: str, page: Page, watch: Watch
):
    page.goto(served)
    page.wait_for_selector("#errcat-findings", state="attached")
    edit(source, CAUSE, "cause: Nobody knows {vessel} today.")
    rebuild(workshop, page)
    expect(page.locator("#cause + p")).to_contain_text("Nobody knows")
    assert watch.faults == []


def test_an_edit_before_the_page_listens_is_shown(
    source: Path, workshop: Workshop, served: str, page: Page
):
    def change(route: Route) -> None:
        edit(source, CAUSE, "cause: Nobody knows {vessel} today.")
        workshop.build_if_changed()
        route.continue_()

    page.route("**/live.js", change, times=1)
    page.goto(served, wait_until="commit")
    expect(page.locator("#cause + p")).to_contain_text("Nobody knows")
    page.wait_for_load_state()


def test_an_error_is_shown_on_the_page_and_goes_with_the_fault(
    source: Path, workshop: Workshop, served: str, page: Page
):
    page.goto(served)
    expect(page.locator("#errcat-findings")).to_be_hidden()
    fault = "cause: {nobody} knows <img src=x onerror=alert(1)>."
    edit(source, CAUSE, fault)
    workshop.build_if_changed()
    expect(page.locator("#errcat-findings.refused pre")).to_contain_text("{nobody}")
    assert page.locator("img").count() == 0
    edit(source, fault, CAUSE)
    rebuild(workshop, page)
    expect(page.locator("#errcat-findings")).to_be_hidden()
