"""Pages of the small second catalogue, in many languages and both forms, and the audit of them."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from errcat.audit.english import EnglishPage
from errcat.audit.facts import CatalogFacts
from errcat.audit.pages import PageAuditor
from errcat.audit.run import PageResult
from errcat.project import load_project
from errcat.sources.pages import parse_page
from errcat.sources.pages_files import PageFile

HERE = Path(__file__).parent
LANGUAGES = json.loads((HERE / "languages.json").read_text(encoding="utf-8"))

Texts = Mapping[str, Any]
"""A language's texts, as `languages.json` has them."""

ROWS = (
    ("InvalidBerth", "Bad Request (400)"),
    ("MissingSignal", "Bad Request (400)"),
    ("VesselNotFound", "NotFound (404)"),
    ("BerthOccupied", "Conflict (409)"),
    ("HarbourClosed", "Service Unavailable (503)"),
)
EXAMPLE = """\
{
    "fault": {
        "id": "BerthOccupied",
        "text": "Berth A-7 is occupied. Waiting: 3."
    },
    "trace": "3c6a0f6e-7f43-4b8e-b2f0-0a9c5a0d6b21"
}
"""
ENGLISH = {
    "title": "Lighthouse Tower error codes",
    "description": "Every error code of the Lighthouse Tower API in one table, with its cure.",
    "heading": "Errors of the Lighthouse Tower API",
    "intro": "When a call to Lighthouse Tower fails, the following table says why.",
    "header": ["Error code", "HTTP status code", "Message"],
    "messages": [
        "There is no berth {the berth} in {the harbour}.",
        "Signal is missing; send {} for none.",
        "Vessel {the vessel} wasn't found. (no AIS report for a day)",
        "Berth {the berth} is occupied. Waiting: {vessels waiting}.",
        "(No message; listen to VHF.)",
    ],
    "trace": "Request trace",
    "codes": "If you see **InvalidBerth** or **MissingSignal**, hold your request beside them.",
    "property": 'The name of this property is "trace".',
    "examples": "Examples",
}
ANCHORS = ("errors-of-the-lighthouse-tower-api", "request-trace", "examples")


@dataclass
class Page:
    """What stands on a page; tests change a part of it to plant a fault."""

    tag: str
    title: str
    description: str
    heading: str
    intro: str
    header: list[str]
    rows: list[list[str]]
    trace: str
    codes: str
    property: str
    examples: str
    link: str = "overview.md"
    alert: str = "[!NOTE]"
    example: str = EXAMPLE
    anchors: list[str] = field(default_factory=lambda: list(ANCHORS))

    def texts(self) -> Iterator[str]:
        """Yield the texts that are sentences, in the order of the page."""
        yield from (self.heading, self.intro, *self.header)
        for row in self.rows:
            yield from row
        yield from (self.trace, self.codes, self.property, self.examples)


def make_page(tag: str) -> Page:
    """Return a page without a fault."""
    texts: Texts = ENGLISH if tag == "en-GB" else LANGUAGES[tag]
    rows = [[*row, message] for row, message in zip(ROWS, texts["messages"], strict=True)]
    page = Page(
        tag=tag,
        title=texts["title"],
        description=texts["description"],
        heading=texts["heading"],
        intro=texts["intro"],
        header=[*texts["header"]],
        rows=rows,
        trace=texts["trace"],
        codes=texts["codes"],
        property=texts["property"],
        examples=texts["examples"],
    )
    if tag == "en-GB":
        page.anchors = ["", "", ""]
    return page


def write_page(page: Page, *, is_side_by_side: bool = False) -> str:
    """Write a page as Markdown, in the side-by-side form with its English in spans."""
    numbers = count(101)
    english = _list_english(page)

    def show(text: str) -> str:
        if not is_side_by_side:
            return text
        number = next(numbers)
        return (
            f'<span data-ttu-id="a1b2c-{number}">{text}</span><span class="sxs-lookup">'
            f'<span data-stu-id="a1b2c-{number}">{english[text]}</span></span>'
        )

    anchors = [f'<a name="{name}"></a>' if name else "" for name in page.anchors]
    rows = "\n".join(f"| {' | '.join(map(show, row))} |" for row in page.rows)
    return f"""\
---
title: {page.title}
description: {page.description}
ms.contentlocale: {page.tag}
---

# {anchors[0]}{show(page.heading)}

[!INCLUDE [Tower banner](../includes/banner.md)]

> {page.alert}
> [{show(page.intro)}]({page.link})

| {" | ".join(map(show, page.header))} |
|---|---|---|
{rows}

## {anchors[1]}{show(page.trace)}

{show(page.codes)}
<br>{show(page.property)}

## {anchors[2]}{show(page.examples)}

```json
{page.example}```
"""


def _list_english(page: Page) -> dict[str, str]:
    """Return the English of each text; a row that a test added or moved keeps its own."""
    english = make_page("en-GB")
    by_code = {row[0]: row for row in english.rows}
    clean = make_page(page.tag)
    found = dict(zip(clean.texts(), english.texts(), strict=True))
    heads = (page.heading, page.intro, *page.header, page.trace, page.codes, page.property)
    english_heads = (
        english.heading, english.intro, *english.header, english.trace, english.codes,
        english.property,
    )  # fmt: skip
    found.update(zip(heads, english_heads, strict=True))
    found[page.examples] = english.examples
    for row, original in zip(page.rows, clean.rows, strict=False):
        for text, code_row in zip(row, by_code[original[0]], strict=True):
            found.setdefault(text, code_row)
    for row in page.rows:
        for text in row:
            found.setdefault(text, text)
    return found


def _code(page: Page, texts: Texts) -> None:
    page.rows[2][0] = texts["code"]


def _altered(page: Page, _texts: Texts) -> None:
    page.rows[3][0] = "BerthOccupiedd"


def _phrase(page: Page, texts: Texts) -> None:
    page.rows[2][1] = f"{texts['phrases'][0]} (404)"


def _number(page: Page, _texts: Texts) -> None:
    page.rows[3][1] = "Conflict (408)"


def _placeholder_translated(page: Page, texts: Texts) -> None:
    page.rows[3][2] = page.rows[3][2].replace("the berth", texts["names"][0])


def _placeholder_missing(page: Page, _texts: Texts) -> None:
    page.rows[3][2] = page.rows[3][2].replace("{vessels waiting}", "3")


def _placeholder_extra(page: Page, _texts: Texts) -> None:
    page.rows[3][2] += " {the berth}"


def _placeholder_delimiter(page: Page, _texts: Texts) -> None:
    page.rows[3][2] = page.rows[3][2].replace("{the berth}", "｛the berth｝")


def _row_missing(page: Page, _texts: Texts) -> None:
    del page.rows[1]


def _row_duplicate(page: Page, _texts: Texts) -> None:
    page.rows.insert(3, [*page.rows[2]])


def _row_extra(page: Page, _texts: Texts) -> None:
    page.rows.append(["TooManyCalls", "Too Many Requests (429)", "{calls allowed}"])


def _row_order(page: Page, _texts: Texts) -> None:
    page.rows.append(page.rows.pop(1))


def _untranslated(page: Page, _texts: Texts) -> None:
    page.rows[1][2] = "Signal is missing; send {} for none."


def _glued(page: Page, texts: Texts) -> None:
    page.codes = page.codes.replace("**InvalidBerth**", texts["glued"])


def _property(page: Page, texts: Texts) -> None:
    quoted = page.property[page.property.index("trace") - 1 :]
    spaced = "« trace »" if "« trace »" in page.property else f"{quoted[:6]}{quoted[6]}"
    page.property = page.property.replace(spaced, texts["word"])


def _markup(page: Page, _texts: Texts) -> None:
    page.codes = page.codes.replace("**MissingSignal**", "MissingSignal")


def _alert(page: Page, texts: Texts) -> None:
    page.alert = f"[!{texts['trace']}]"


def _anchor(page: Page, _texts: Texts) -> None:
    page.anchors[1] = ""


def _spacing(page: Page, _texts: Texts) -> None:
    page.rows[3][2] = page.rows[3][2].replace("{the berth}", "{the berth}  x", 1)


def _example(page: Page, _texts: Texts) -> None:
    page.example = page.example.replace('"id"', '"kod"')


PLANTS = {
    "code-translated": _code,
    "code-altered": _altered,
    "status-phrase": _phrase,
    "status-number": _number,
    "placeholder-translated": _placeholder_translated,
    "placeholder-missing": _placeholder_missing,
    "placeholder-extra": _placeholder_extra,
    "placeholder-delimiter": _placeholder_delimiter,
    "row-missing": _row_missing,
    "row-duplicate": _row_duplicate,
    "row-extra": _row_extra,
    "row-order": _row_order,
    "untranslated": _untranslated,
    "code-in-prose": _glued,
    "property-translated": _property,
    "anchor-lost": _anchor,
    "spacing": _spacing,
    "example": _example,
    "emphasis": _markup,
    "alert": _alert,
}
"""What each plants, by the rule that finds it; the last two are both for `markup`."""


@pytest.fixture
def plant() -> Callable[[Page, str], None]:
    """A function that plants a fault in a page."""

    def change(page: Page, name: str) -> None:
        PLANTS[name](page, LANGUAGES[page.tag])

    return change


@pytest.fixture(scope="session")
def lighthouse() -> CatalogFacts:
    """The small second catalogue, ready to audit pages."""
    project = load_project(HERE.parent / "catalogs" / "lighthouse").project
    assert project is not None
    return CatalogFacts(project)


@pytest.fixture(scope="session")
def defender() -> CatalogFacts:
    """The catalogue of this project, ready to audit pages."""
    project = load_project(HERE.parents[1]).project
    assert project is not None
    return CatalogFacts(project)


@pytest.fixture
def page_of() -> Callable[[str], Page]:
    """A function that makes a page without a fault in a language."""
    return make_page


@pytest.fixture
def write() -> Callable[..., str]:
    """A function that writes a page as Markdown."""
    return write_page


@pytest.fixture
def audit(lighthouse: CatalogFacts) -> Callable[..., PageResult]:
    """A function that audits a text, by itself or with its English page."""
    source = write_page(make_page("en-GB"))
    english = EnglishPage(parse_page("en.md", source), lighthouse)

    def run(
        text: str,
        *,
        has_source: bool = False,
        name: str = "errors.md",
        product: str | None = None,
    ) -> PageResult:
        auditor = PageAuditor(lighthouse, product)
        file = PageFile(Path(name), name, name)
        if has_source:
            auditor = PageAuditor(lighthouse, product, source=Path("en.md"))
            auditor._english[Path("en.md")] = english
        return auditor.audit(file, text)

    return run
