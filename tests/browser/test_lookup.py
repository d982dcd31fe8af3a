"""The box on the start page finds what readers type or paste."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from tests.browser.watch import Watch

_RESPONSE = json.dumps(
    {
        "error": {
            "code": "MaximumBatchSizeExceeded",
            "message": "Maximum batch size exceeded. Received: 1200, allowed: 1000.",
            "target": "43f4cb08-8fac-4b65-9db1-745c2ae65f3a",
        }
    },
    indent=2,
)
_FLAT = json.dumps(json.loads(_RESPONSE))

QUERIES = {
    "a code": ("en-US", "InvalidHashValue", "InvalidHashValue"),
    "a code in small letters": ("sv-SE", "invalidhashvalue", "InvalidHashValue"),
    "a part of a code": ("zh-CN", "HashVal", "InvalidHashValue"),
    "parts of a code as words": ("en-US", "batch size", "MaximumBatchSizeExceeded"),
    "a misspelled code": ("en-US", "InvalidHasValeu", "InvalidHashValue"),
    "a status": ("en-US", "404", "NotFound"),
    "a part of a status": ("sv-SE", "42", "TooManyRequests"),
    "a status with its protocol": ("en-US", "HTTP 404", "NotFound"),
    "a status in a phrase": ("sv-SE", "http/1.1 error code: 429", "TooManyRequests"),
    "a class of statuses": ("en-US", "5xx", "InternalServerError"),
    "a message in small letters": ("en-US", "machine 5 was not found", "ResourceNotFound"),
    "English words": ("en-US", "feature enabled tenant", "DisabledFeature"),
    "English words in Swedish": ("sv-SE", "reaching quota limit", "TooManyRequests"),
    "English words in Chinese": ("zh-CN", "domain name invalid", "InvalidDomainName"),
    "Swedish words": ("sv-SE", "domännamnet ogiltigt", "InvalidDomainName"),
    "Swedish words without dots": ("sv-SE", "ogiltig begarandetext", "InvalidRequestBody"),
    "Chinese words without spaces": ("zh-CN", "无效的请求正文", "InvalidRequestBody"),
    "Chinese words in another order": ("zh-CN", "正文无效", "InvalidRequestBody"),
    "words of the cause": ("en-US", "items than the operation", "MaximumBatchSizeExceeded"),
    "a response": ("en-US", _RESPONSE, "MaximumBatchSizeExceeded"),
    "a response in a log": ("zh-CN", f"12:01 WARN body={_FLAT} (3)", "MaximumBatchSizeExceeded"),
    "a quoted response": (
        "sv-SE",
        json.dumps({"log": _FLAT}),
        "MaximumBatchSizeExceeded",
    ),
    "a message": ("zh-CN", "Hash value 0a1b is invalid.", "InvalidHashValue"),
    "a Swedish message": ("sv-SE", "Hashvärdet 0a1b är ogiltigt.", "InvalidHashValue"),
    "a Chinese message": ("zh-CN", "哈希值 0a1b 无效。", "InvalidHashValue"),
    "a message in a log": (
        "en-US",
        "2026-11-20T08:00:01Z ERROR client: Hash value 0a1b is invalid. (attempt 2)",
        "InvalidHashValue",
    ),
    "a message of real responses": ("en-US", "Request body is incorrect", "InvalidRequestBody"),
}


@pytest.fixture(scope="module")
def start_pages(site: Path, browser: Browser) -> Iterator[dict[str, Page]]:
    """The start page of each language, opened once."""
    context = browser.new_context()
    pages = {locale: context.new_page() for locale in ("en-US", "sv-SE", "zh-CN")}
    for locale, page in pages.items():
        open_start(page, site, locale)
    yield pages
    context.close()


def open_start(page: Page, site: Path, locale: str) -> None:
    page.goto((site / locale / "index.html").as_uri())


def first_code(page: Page) -> str:
    return page.locator("#results .found-code").first.inner_text()


@pytest.mark.parametrize(("locale", "query", "code"), QUERIES.values(), ids=QUERIES)
def test_a_query_finds_its_code(start_pages: dict[str, Page], locale: str, query: str, code: str):
    start_pages[locale].fill("#query", query)
    assert first_code(start_pages[locale]) == code


def test_a_status_finds_all_its_codes(site: Path, page: Page):
    open_start(page, site, "en-US")
    page.fill("#query", "403")
    found = page.locator("#results .found-code").all_inner_texts()
    assert found == ["Forbidden", "DisabledFeature", "DisallowedOperation"]


@pytest.mark.parametrize("query", [_RESPONSE, json.loads(_RESPONSE)["error"]["message"]])
def test_values_of_a_pasted_message_are_recognized(site: Path, page: Page, query: str):
    open_start(page, site, "sv-SE")
    page.fill("#query", query)
    item = page.locator("#results li").first
    assert item.locator("dd").all_inner_texts() == ["1200", "1000"]
    assert "Mottaget: 1200, tillåtet: 1000." in item.locator(".found-text").inner_text()


def test_the_page_of_the_code_shows_the_values(site: Path, page: Page):
    open_start(page, site, "zh-CN")
    page.fill("#query", "Hash value <b>0a1b</b> is invalid.")
    page.press("#query", "Enter")
    expect(page).to_have_title("InvalidHashValue · Microsoft Defender API 错误")
    assert page.locator("blockquote .filled").inner_text() == "<b>0a1b</b>"
    expect(page.locator("#filled")).to_be_visible()


@pytest.mark.parametrize("end", ["later", "above"])
def test_the_wording_of_the_pasted_message_is_shown(site: Path, page: Page, end: str):
    message = f"Isolate machine is supported on client version 10.8295 and {end}."
    body = {"error": {"code": "ClientVersionNotSupported", "message": message}}
    open_start(page, site, "en-US")
    page.fill("#query", json.dumps(body))
    assert page.locator("#results .found-text").inner_text() == message


def test_the_way_back_leads_to_what_was_found(site: Path, page: Page):
    open_start(page, site, "en-US")
    page.fill("#query", "not found")
    found = page.locator("#results .found-code").all_inner_texts()
    page.press("#query", "Enter")
    expect(page.locator("h1")).to_have_text(found[0])
    page.go_back()
    expect(page.locator("#query")).to_have_value("not found")
    assert page.locator("#results .found-code").all_inner_texts() == found


def test_nothing_found_is_said(site: Path, page: Page):
    open_start(page, site, "en-US")
    page.fill("#query", "qqq zzz")
    assert (
        page.locator("#answer").inner_text()
        == "Nothing found. Try fewer words, or only a part of the code."
    )
    expect(page.locator("#results")).to_be_hidden()


def test_the_keyboard_alone_is_enough(site: Path, page: Page):
    open_start(page, site, "en-US")
    page.focus("#query")
    page.keyboard.type("403")
    for key in ("ArrowDown", "ArrowDown", "Enter"):
        page.keyboard.press(key)
    expect(page.locator("h1")).to_have_text("DisabledFeature")


def test_escape_clears_the_box(site: Path, page: Page):
    open_start(page, site, "en-US")
    page.fill("#query", "403")
    page.press("#query", "Escape")
    assert page.input_value("#query") == ""
    expect(page.locator("#results")).to_be_hidden()


@pytest.mark.parametrize(
    "text",
    [
        "Hash value " * 9_000 + "{" * 500 + '{\\"' * 300,
        ": " * 40_000,
        '"' * 80_000 + "x",
        "." * 80_000 + "x",
        "-" * 80_000 + "\n" * 10_000,
        "Received: 1" * 8_000,
    ],
)
@pytest.mark.timeout(60)  # what tries each part of it with each other part takes far longer
def test_a_long_hostile_text_is_read_at_once(site: Path, page: Page, watch: Watch, text: str):
    open_start(page, site, "en-US")
    page.evaluate(
        """text => {
            const box = document.getElementById("query");
            box.value = text;
            box.dispatchEvent(new Event("input"));
            return new Promise(done => setTimeout(done));
        }""",
        text,
    )
    assert watch.faults == []


@pytest.mark.parametrize("query", ["LampOut", "lampou", "12:00 WARN got LampOut again"])
def test_a_withdrawn_code_leads_to_its_page(lighthouse_site: Path, page: Page, query: str):
    open_start(page, lighthouse_site, "en-GB")
    page.fill("#query", query)
    assert first_code(page) == "LampOut"
    page.press("#query", "Enter")
    expect(page).to_have_title("LampOut · Lighthouse API errors")


def test_a_former_name_of_a_code_finds_it(lighthouse_site: Path, page: Page):
    open_start(page, lighthouse_site, "de-DE")
    page.fill("#query", "NoSignal")
    assert first_code(page) == "MissingSignal"
