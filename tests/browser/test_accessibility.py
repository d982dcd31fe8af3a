"""Pages are accessible, as far as axe-core can tell, in every language, light and dark."""

from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext

_PAGES = (
    "",
    "status/",
    "products/endpoint/",
    "codes/MaximumBatchSizeExceeded/",
    "programmers/",
    "translators/",
)

_OPTIONS = {
    "light": {"resultTypes": ["violations"]},
    "dark": {"resultTypes": ["violations"], "runOnly": ["color-contrast"]},
}
"""Only colours differ in the dark."""


def list_violations(response: dict[str, list[dict[str, object]]]) -> list[str]:
    return [
        f"{item['id']}: {[node['html'] for node in item['nodes']]}"
        for item in response["violations"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("locale", ["en-US", "sv-SE", "zh-CN", "ar-XB"])
def test_pages_have_no_violation(
    site: Path, open_context: Callable[..., BrowserContext], locale: str, scheme: str
):
    page = open_context(color_scheme=scheme).new_page()
    found = []
    for path in _PAGES:
        page.goto((site / locale / path / "index.html").as_uri())
        found += list_violations(Axe().run(page, options=_OPTIONS[scheme]).response)
    assert found == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_results_and_filled_values_have_no_violation(
    site: Path, open_context: Callable[..., BrowserContext], scheme: str
):
    page = open_context(color_scheme=scheme).new_page()
    page.goto((site / "en-US/index.html").as_uri())
    page.fill("#query", "Hash value 0a1b is invalid.")
    page.wait_for_selector("#results li")
    found = list_violations(Axe().run(page).response)
    page.press("#query", "Enter")
    page.wait_for_selector(".filled")
    assert found + list_violations(Axe().run(page).response) == []


@pytest.mark.parametrize("path", ["index.html", "codes/NotFound/index.html"])
def test_choices_of_a_language_have_no_violation(
    site: Path, open_context: Callable[..., BrowserContext], path: str
):
    page = open_context(color_scheme="dark").new_page()
    page.goto(f"{(site / path).as_uri()}?choose")
    assert list_violations(Axe().run(page).response) == []
