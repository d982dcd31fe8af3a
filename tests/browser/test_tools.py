"""Filters, copying, and what is left of both without scripts."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext, Page, expect


def shown_codes(page: Page) -> list[str]:
    return page.locator("tbody tr:visible th").all_inner_texts()


def test_filters_narrow_the_index(site: Path, page: Page):
    page.goto((site / "sv-SE/status/index.html").as_uri())
    page.select_option("[name=retry]", "retry-after")
    assert shown_codes(page) == ["TooManyRequests"]
    page.select_option("[name=product]", "xdr")
    assert shown_codes(page) == []
    expect(page.locator("#nothing")).not_to_be_empty()


def test_filters_are_in_the_address(site: Path, page: Page):
    page.goto((site / "en-US/status/index.html").as_uri())
    page.select_option("[name=kind]", "server")
    page.reload()
    assert shown_codes(page) == ["InternalServerError"]


def test_the_matrix_leads_to_the_filtered_index(site: Path, page: Page):
    page.goto((site / "en-US/index.html").as_uri())
    page.click(".matrix a[href*='product=endpoint'][href$='#429']")
    assert page.input_value("[name=product]") == "endpoint"


def test_buttons_copy_code_link_and_json(address: str, open_context: Callable[..., BrowserContext]):
    context = open_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}/en-US/codes/NotFound/index.html")
    copied = []
    for source in ("code", "permalink", "response-1"):
        page.click(f"[data-copy={source}]")
        page.wait_for_selector(f"[data-copy={source}].done")
        copied.append(page.evaluate("navigator.clipboard.readText()"))
    assert copied[0] == "NotFound"
    assert copied[1].endswith("/codes/NotFound")
    assert '"code": "NotFound"' in copied[2]


def test_a_button_that_is_used_twice_gets_its_label_back(
    address: str, open_context: Callable[..., BrowserContext]
):
    page = open_context(permissions=["clipboard-write"]).new_page()
    page.goto(f"{address}/en-US/codes/NotFound/index.html")
    button = page.locator("[data-copy=code]")
    label = button.inner_text()
    button.click()
    expect(button).to_have_class("copy done")
    button.click()
    expect(button).to_have_class("copy")
    assert button.inner_text() == label


def test_without_scripts_everything_but_lookup_and_filters_is_there(
    site: Path, open_context: Callable[..., BrowserContext]
):
    page = open_context(java_script_enabled=False).new_page()
    page.goto((site / "en-US/index.html").as_uri())
    expect(page.locator("#lookup")).to_be_hidden()
    expect(page.locator("noscript")).to_be_visible()
    page.click(".matrix tbody th a")
    assert len(shown_codes(page)) == 20
    page.click("tbody th a >> nth=0")
    expect(page.locator("h1")).to_have_text("BadRequest")
    expect(page.locator("button:visible")).to_have_count(0)


def test_print_leaves_out_what_paper_cannot_do(site: Path, page: Page):
    page.goto((site / "en-US/codes/NotFound/index.html").as_uri())
    page.emulate_media(media="print")
    expect(page.locator("nav:visible, button:visible, .bottom:visible")).to_have_count(0)
    expect(page.locator("#cause")).to_be_visible()
