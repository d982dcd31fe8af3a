"""Whatever stands in a catalogue or translation, it is shown, and does nothing."""

import json
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser.conftest import ROOT, write_site
from tests.browser.watch import Watch, list_pages

from errcat.emit.html import emit
from errcat.project import load_project

EVIL = (
    "</script><script>window.pwned=1</script>\"'><img src=x onerror=window.pwned=1>"
    "<!--<svg/onload=window.pwned=1>[x](javascript:window.pwned=1)\u2028]]>&lt;b&gt;"
)
_ELEMENTS = "document.querySelectorAll('img, iframe, object, [onerror], [onload], [style]').length"
_TARGETS = "[...document.querySelectorAll('[href]')].map(link => link.getAttribute('href'))"


def put(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text, f"{old!r} is not in {path}"
    path.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose names, texts, labels, examples and translations are hostile."""
    root = tmp_path_factory.mktemp("hostile") / "project"
    shutil.copytree(ROOT / "tests" / "catalogs" / "lighthouse", root)
    evil, catalog = json.dumps(EVIL)[1:-1], root / "catalog"
    errors = catalog / "errors"
    put(catalog / "catalog.yaml", "name: Lighthouse API errors", f'name: "{evil}"')
    put(catalog / "products.yaml", "name: Lighthouse Tower\n", f'name: "{evil}"\n')
    put(errors / "400-bad-request.yaml", "label: the berth", f'label: "{evil}"')
    put(errors / "400-bad-request.yaml", "example: K-112", f'example: "{evil}"')
    put(errors / "400-bad-request.yaml", "isn't part of {harbour}.", f"{evil} {{harbour}}.")
    put(errors / "404-not-found.yaml", "cause: No", f'cause: "{evil} [a](data:text/html,x)" # ')
    german = (root / "locales" / "de-DE.po").read_text(encoding="utf-8").splitlines()
    lines = [
        f'msgstr "{evil} {line[8:]}' if line.startswith('msgstr "') else line for line in german
    ]
    text = "\n".join([*german[:3], *lines[3:], ""])
    (root / "locales" / "de-DE.po").write_text(text, encoding="utf-8")
    project = load_project(root).project
    assert project is not None
    return write_site(root.parent / "site", emit(project))


def test_hostile_texts_do_nothing(hostile_site: Path, page: Page, watch: Watch):
    found = []
    for path in list_pages(hostile_site):
        page.goto(f"{path.as_uri()}?choose")
        targets = [target for target in page.evaluate(_TARGETS) if "script:" in target]
        found.append((page.evaluate("window.pwned"), page.evaluate(_ELEMENTS), targets))
    assert set(map(str, found)) == {"(None, 0, [])"}
    assert watch.faults == []
    assert watch.requests_outside(f"{hostile_site.as_uri()}/") == []


def test_hostile_texts_are_shown(hostile_site: Path, page: Page):
    page.goto((hostile_site / "en-GB/index.html").as_uri())
    assert page.title().startswith("</script><script>window.pwned=1</script>")


def test_hostile_results_do_nothing(hostile_site: Path, page: Page, watch: Watch):
    page.goto((hostile_site / "de-DE/index.html").as_uri())
    page.fill("#query", "InvalidBerth")
    expect(page.locator("#results .found-text").first).to_contain_text("<img src=x")
    page.fill("#query", f"Vessel {EVIL} wasn't found.")
    page.press("#query", "Enter")
    page.wait_for_selector(".filled")
    assert page.evaluate("window.pwned") is None
    assert page.evaluate(_ELEMENTS) == 0
    assert watch.faults == []


@pytest.mark.parametrize("query", [EVIL, json.dumps({"fault": {"id": EVIL, "text": EVIL}})])
def test_hostile_queries_do_nothing(hostile_site: Path, page: Page, watch: Watch, query: str):
    page.goto((hostile_site / "en-GB/index.html").as_uri())
    page.fill("#query", query)
    page.wait_for_timeout(50)
    assert page.evaluate("window.pwned") is None
    assert watch.faults == []
