"""A real browser, and the sites that it looks at; without a browser these tests say so."""

import threading
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from tests.browser.watch import Watch
from tests.external import require

from errcat.emit.html import emit
from errcat.emit.pseudo import add_pseudo_locales
from errcat.project import load_project

_ARGUMENTS = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)
ROOT = Path(__file__).parents[2]
expect.set_options(timeout=30_000)  # as long as all else may take on a busy machine


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = require("chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_ARGUMENTS.split())
        yield browser
        browser.close()


@pytest.fixture
def open_context(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """A function that opens a browser window of its own, with Playwright's options."""
    contexts = []

    def open_one(**options: object) -> BrowserContext:
        contexts.append(browser.new_context(**options))
        return contexts[-1]

    yield open_one
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_context: Callable[..., BrowserContext]) -> Page:
    return open_context().new_page()


@pytest.fixture
def watch(page: Page) -> Watch:
    """What goes wrong on the page, from now on."""
    return Watch(page)


def write_site(folder: Path, files: Mapping[PurePosixPath, str]) -> Path:
    for path, text in files.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the repository's catalogue, with made-up languages."""
    project = load_project(ROOT).project
    assert project is not None
    return write_site(tmp_path_factory.mktemp("site"), emit(add_pseudo_locales(project)))


@pytest.fixture(scope="session")
def lighthouse_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the small second catalogue."""
    project = load_project(ROOT / "tests" / "catalogs" / "lighthouse").project
    assert project is not None
    return write_site(tmp_path_factory.mktemp("lighthouse"), emit(project))


class _QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        pass


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Address of the site on a plain host, below a path of its own."""
    handler = partial(_QuietHandler, directory=str(site.parent))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/{site.name}"
    server.shutdown()
    server.server_close()
