"""Readers get their language, and keep their place when they change it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect


@pytest.mark.parametrize("fragment", ["#cause", "?product=xdr#404"])
def test_the_switch_keeps_page_and_fragment(address: str, page: Page, fragment: str):
    folder = "status" if "?" in fragment else "codes/NotFound"
    page.goto(f"{address}/en-US/{folder}/index.html{fragment}")
    page.click(".languages summary")
    page.click(".languages a[hreflang=zh-CN]")
    page.wait_for_url(f"{address}/zh-CN/{folder}/index.html{fragment}")


def test_the_switch_works_from_disk_and_without_scripts(
    site: Path, open_context: Callable[..., BrowserContext]
):
    page = open_context(java_script_enabled=False).new_page()
    page.goto((site / "en-US/codes/NotFound/index.html").as_uri())
    page.click(".languages summary")
    page.click(".languages a[hreflang=sv-SE]")
    assert page.url == (site / "sv-SE/codes/NotFound/index.html").as_uri()


LANGUAGES = {
    "sv-SE": "sv-SE",
    "sv": "sv-SE",
    "sv-FI": "sv-SE",
    "zh-CN": "zh-CN",
    "zh-Hans-SG": "zh-CN",
    "zh-TW": "en-US",
    "en-GB": "en-US",
    "fr-FR": "en-US",
}


@pytest.mark.parametrize(("language", "locale"), LANGUAGES.items())
def test_a_code_without_a_language_opens_in_the_readers(
    address: str, open_context: Callable[..., BrowserContext], language: str, locale: str
):
    page = open_context(locale=language).new_page()
    page.goto(f"{address}/codes/NotFound/#cause")
    page.wait_for_url(f"{address}/{locale}/codes/NotFound/index.html#cause")


def test_a_chosen_language_is_remembered(address: str, page: Page):
    page.goto(f"{address}/en-US/codes/NotFound/index.html")
    page.click(".languages summary")
    page.click(".languages a[hreflang=sv-SE]")
    page.wait_for_url("**/sv-SE/**")
    page.goto(f"{address}/codes/Forbidden/")
    page.wait_for_url(f"{address}/sv-SE/codes/Forbidden/index.html")


def test_without_scripts_a_code_lists_its_languages(
    address: str, open_context: Callable[..., BrowserContext]
):
    page = open_context(java_script_enabled=False).new_page()
    page.goto(f"{address}/codes/NotFound/")
    page.click("a[hreflang=sv-SE]")
    expect(page.locator("h1")).to_have_text("NotFound")
    assert page.locator("html").get_attribute("lang") == "sv-SE"
