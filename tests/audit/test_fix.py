"""Mending pages: only what is certain, and every other byte as it was."""

from collections.abc import Callable
from functools import partial

import pytest

from errcat.audit.fix import mend_page, render_diff
from errcat.sources.edits import Edit, apply_edits

FIXABLE = (
    "code-translated", "code-altered", "status-phrase", "status-number", "placeholder-translated",
    "placeholder-delimiter", "code-in-prose", "property-translated", "spacing",
)  # fmt: skip


def test_edits_leave_everything_else_alone():
    edits = (Edit(1, 3, "X"), Edit(4, 4, "Y"))
    assert apply_edits("abcdef\r\n", edits) == "aXdYef\r\n"


@pytest.mark.parametrize("is_side_by_side", [False, True], ids=["plain", "side-by-side"])
@pytest.mark.parametrize("fault", FIXABLE)
@pytest.mark.parametrize("tag", ["ar-SA", "pl-PL", "zh-TW"])
def test_a_mended_page_is_the_page_before_the_fault(
    *,
    tag: str,
    fault: str,
    is_side_by_side: bool,
    page_of: Callable,
    plant: Callable,
    write: Callable,
    audit: Callable,
):
    page = page_of(tag)
    plant(page, fault)
    text = write(page, is_side_by_side=is_side_by_side)
    mended = mend_page(text, audit(text, has_source=True), partial(audit, has_source=True))
    assert mended.places >= 1
    assert not [found for found in mended.result.findings if found.is_fixable]
    again = mend_page(mended.text, mended.result, partial(audit, has_source=True))
    assert (again.text, again.places) == (mended.text, 0)


@pytest.mark.parametrize("fault", ["code-translated", "status-phrase", "placeholder-delimiter"])
def test_mending_brings_back_every_byte(
    fault: str, page_of: Callable, plant: Callable, write: Callable, audit: Callable
):
    page = page_of("ru-RU")
    clean = write(page).replace("\n", "\r\n", 20)
    plant(page, fault)
    text = write(page).replace("\n", "\r\n", 20)
    assert mend_page(text, audit(text), audit).text == clean


def test_a_lost_anchor_is_written_where_the_english_heading_is_known(
    page_of: Callable, plant: Callable, write: Callable, audit: Callable
):
    page = page_of("fi-FI")
    clean = write(page)
    plant(page, "anchor-lost")
    text = write(page)
    has_source = partial(audit, has_source=True)
    assert mend_page(text, has_source(text), has_source).text == clean


def test_what_needs_a_person_is_left_alone(
    page_of: Callable, plant: Callable, write: Callable, audit: Callable
):
    page = page_of("el-GR")
    plant(page, "untranslated")
    text = write(page)
    mended = mend_page(text, audit(text), audit)
    assert (mended.text, mended.places) == (text, 0)
    assert [found.rule for found in mended.result.findings] == ["untranslated"]


def test_a_diff_shows_lines_with_their_neighbours():
    before = "".join(f"{number}\n" for number in range(20))
    after = before.replace("5\n", "five\n", 1)
    assert render_diff("docs/a.md", before, after) == (
        "--- a/docs/a.md\n+++ b/docs/a.md\n@@ -3,7 +3,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n"
    )


def test_a_diff_of_distant_lines_has_a_hunk_for_each():
    before = "".join(f"{number:02}\n" for number in range(40))
    after = before.replace("03\n", "x\n").replace("35\n", "y\n")
    assert [line for line in render_diff("a", before, after).splitlines() if line[0] == "@"] == [
        "@@ -1,7 +1,7 @@",
        "@@ -33,7 +33,7 @@",
    ]


def test_a_diff_says_that_the_last_line_has_no_end():
    assert render_diff("a", "x\ny", "x\nz").endswith(
        "-y\n\\ No newline at end of file\n+z\n\\ No newline at end of file\n"
    )


def test_a_diff_of_equal_texts_is_empty():
    assert render_diff("a", "x\n", "x\n") == ""


def test_a_diff_of_different_lengths_is_one_too():
    assert render_diff("a", "x\n", "x\ny\n").splitlines()[-1] == "+y"
