"""Every page loads by itself, from disk, and fits a phone; directions are right."""

from pathlib import Path

import pytest
from playwright.sync_api import Page
from tests.browser.watch import Watch, list_pages

_PHONE = {"width": 390, "height": 844}
_WIDTH = "document.documentElement.scrollWidth"


@pytest.fixture(params=["site", "lighthouse_site"])
def any_site(request: pytest.FixtureRequest) -> Path:
    return request.getfixturevalue(request.param)


def test_pages_load_without_faults_and_outside_requests_and_fit_a_phone(
    any_site: Path, page: Page, watch: Watch
):
    page.set_viewport_size(_PHONE)
    page.add_init_script("Object.defineProperty(navigator, 'languages', {value: ['xx']})")
    wide = []
    for path in list_pages(any_site):
        page.goto(f"{path.as_uri()}?choose")
        if page.evaluate(_WIDTH) > _PHONE["width"]:
            wide.append(str(path.relative_to(any_site)))
    assert watch.faults == []
    assert watch.requests_outside(f"{any_site.as_uri()}/") == []
    assert wide == []


def test_styles_apply_from_disk(site: Path, page: Page):
    page.goto((site / "en-US/index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.body).display") == "flex"


def test_pages_of_right_to_left_languages_run_so(lighthouse_site: Path, page: Page):
    page.goto((lighthouse_site / "ar-EG/codes/InvalidBerth/index.html").as_uri())
    assert page.evaluate("getComputedStyle(document.querySelector('h2')).direction") == "rtl"


def test_brackets_of_placeholders_stay_together_in_arabic(lighthouse_site: Path, page: Page):
    page.set_viewport_size({"width": 300, "height": 800})
    page.goto((lighthouse_site / "ar-EG/codes/InvalidBerth/index.html").as_uri())
    heights = page.evaluate(
        """[...document.querySelectorAll('blockquote .placeholder')].map(place => {
            const range = document.createRange();
            const text = place.querySelector("span").firstChild;
            const boxes = [0, text.length - 1].map(start => {
                range.setStart(text, start); range.setEnd(text, start + 1);
                return range.getBoundingClientRect();
            });
            return [text.data.at(0) + text.data.at(-1), boxes[0].left < boxes[1].left,
                    boxes[0].top === boxes[1].top];
        })"""
    )
    assert heights[:2] == [["<>", True, True]] * 2


def test_the_lines_of_a_wrapped_placeholder_run_from_left_to_right_in_arabic(
    lighthouse_site: Path, page: Page
):
    page.set_viewport_size(_PHONE)
    page.goto((lighthouse_site / "ar-EG/products/beacon/index.html").as_uri())
    found = page.evaluate(
        """[...document.querySelectorAll('.codes .placeholder span')].map(place => {
            const range = document.createRange();
            const text = place.firstChild;
            const boxes = [...text.data].map((_, start) => {
                range.setStart(text, start); range.setEnd(text, start + 1);
                return range.getBoundingClientRect();
            });
            return [new Set(boxes.map(box => box.top)).size, boxes.every((box, index) =>
                !index || box.top > boxes[index - 1].top || box.left > boxes[index - 1].left)];
        })"""
    )
    assert [2, True] in found
    assert [item for item in found if not item[1]] == []
