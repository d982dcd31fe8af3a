"""Texts full of other syntax: refused where they are no text, literal everywhere else."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from ruamel.yaml import YAML
from tests.integration.harness import Workspace

ENTRY = "catalog/errors/404-not-found.yaml"
PRODUCTS = "catalog/products.yaml"
SECTIONS = "catalog/sections.yaml"

# --- refused ---

FIELDS = {
    "message": (ENTRY, "  message: .*", '  message: "▸Vessel {{vessel}} {}"'),
    "note": (ENTRY, "  note: .*", '  note: "▸A note {}"'),
    "cause": (ENTRY, "  cause: .*", '  cause: "▸No station {}."'),
    "label": (ENTRY, "label: the vessel", 'label: "▸the vessel {}"'),
    "meaning": (ENTRY, "      meaning: .*", '      meaning: "▸The vessel {}."'),
    "heading": (SECTIONS, "heading: Throttling", 'heading: "▸Throttling {}"'),
    "paragraph": (SECTIONS, "item: Codes of the 400s.*", 'item: "▸Codes {}."}}'),
    "title": (PRODUCTS, r'title: "\{product\} error codes"', 'title: "▸Codes {}"'),
    "name": ("catalog/catalog.yaml", "^name: .*", 'name: "▸Errors {}"'),
}
UNFIT = {
    "script": ("<script>alert(1)</script>", "html"),
    "comment": ("<!-- x -->", "html"),
    "character reference": ("&lt;b&gt; x", "html"),
    "newline": ("a\\nb", "newline"),
    "carriage return": ("a\\rb", "control-character"),
    "line separator": ("a\\Lb", "control-character"),
    "NUL": ("a\\0b", "control-character"),
    "escape": ("a\\eb", "control-character"),
    "bidirectional override": ("a\\u202Eb", "control-character"),
    "zero width space": ("a\\u200Bb", "control-character"),
}


@pytest.mark.parametrize(("text", "rule"), UNFIT.values(), ids=UNFIT)
def test_what_is_no_text_is_refused_in_every_field(text: str, rule: str, project: Workspace):
    places = [
        project.edit(path, old, new.replace("{}", text).replace("{{", "{").replace("}}", "}"))
        for path, old, new in FIELDS.values()
    ]
    result = project.run("build")
    assert result.code == 1
    found = set(re.findall(rf"^(\S+?:\d+):\d+: error {rule}: ", result.out, re.MULTILINE))
    assert found >= {f"{place.path}:{place.line}" for place in places}
    assert not (project.root / "site").exists()


NAMES = {
    "product": (PRODUCTS, "^  name: Lighthouse Beacon", '  name: "▸Beacon {}"'),
    "edition": (PRODUCTS, "id: B1, name: Harbour Beacon", 'id: B1, name: "▸Beacon {}"'),
    "short name": (PRODUCTS, r"short-names: \[Beacon\]", 'short-names: ["▸Beacon {}"]'),
    "applies to": (PRODUCTS, r"\{name: Lighthouse Beacon,", '{name: "▸Beacon {}",'),
    "include": (PRODUCTS, "title: Beacon banner", 'title: "▸Banner {}"'),
    "delimiter": (PRODUCTS, r'\["<", ">"\]', '["▸< {}", ">"]'),
    "term": ("catalog/catalog.yaml", r"terms: \[Lighthouse", 'terms: ["▸Lighthouse {}"'),
    "phrase": ("catalog/statuses.yaml", "phrase: Not Found", 'phrase: "▸Not {}"'),
}


@pytest.mark.parametrize("text", ["a\\nb", "a\\0b", "a\\eb", "a\\u202Eb", "a\\u200Bb", "a\\Lb"])
def test_names_are_of_one_visible_line(text: str, project: Workspace):
    places = [project.edit(path, old, new.replace("{}", text)) for path, old, new in NAMES.values()]
    result = project.run("check")
    assert result.code == 1
    assert all(f"{place}: error invalid-value: " in result.out for place in places)


# --- literal ---

PLAIN = (
    r"{% raw %} {{ 7*7 }} 1 | 2 \| `x [a](javascript:x) _b_ **c** <3 5>4 & "
    r""""q" 'q' $x$ @me # #t --- ]]> ${x} ::: www.x.org https://x.org [!NOTE] ~~s~~ <zzz q=1> end"""
)
LABEL = re.sub(r"\[a\]\(javascript:x\) |\$\{x\} |\*\*c\*\* |[{}]+ ?", "", PLAIN)
PARAMETER = LABEL.replace("<", "").replace(">", "")


def quote(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


@pytest.fixture(scope="module")
def hostile(
    make_workspace: Callable[[str, Path], Workspace], tmp_path_factory: pytest.TempPathFactory
) -> Workspace:
    """A built project whose texts are full of other languages' syntax."""
    project = make_workspace("lighthouse", tmp_path_factory.mktemp("hostile"))
    message = "Vessel {vessel} " + PLAIN.replace("{", "{{").replace("}", "}}")
    prose = re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", PLAIN) + "."
    front_matter = {"author": PLAIN, "list": [PLAIN, "a\nb\u2028c\0"], "NO": "1.10"}
    phrase = f"404: {{phrase: {quote(LABEL)}, label: {quote(LABEL)}}}"
    project.edit(ENTRY, "  message: .*", f"  message: {quote(message)}")
    project.edit(ENTRY, "  cause: .*", f"  cause: {quote(prose)}")
    project.edit(ENTRY, "label: the vessel", f"label: {quote(PARAMETER)}")
    project.edit(SECTIONS, "heading: Throttling", f"heading: {quote(LABEL)}")
    project.edit(PRODUCTS, "^  name: Lighthouse Beacon", f"  name: {quote(LABEL)}")
    project.edit(PRODUCTS, r'title: "\{product\} error codes"', f"title: {quote(LABEL)}")
    project.edit(
        PRODUCTS, r"front-matter:\n(?: {6}.*\n)+", f"front-matter: {quote_all(front_matter)}\n"
    )
    project.edit("catalog/types.yaml", "label: vessel", f"label: {quote(LABEL)}")
    project.edit("catalog/statuses.yaml", "^404: .*", phrase)
    result = project.run("build")
    assert result.code == 0, result.all
    return project


def quote_all(value: object) -> str:
    return json.dumps(value, ensure_ascii=True)


def read_page(project: Workspace) -> tuple[dict[str, object], str]:
    """The front matter and the Markdown of a page."""
    text = project.read("site/markdown/en-GB/beacon/errors.md")
    _, front, body = text.split("---\n", 2)
    return YAML(typ="safe", pure=True).load(front), body


def render_page(project: Workspace) -> str:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(read_page(project)[1])


class Reader(HTMLParser):
    """Collects elements, attributes and texts of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_front_matter_reads_back(hostile: Workspace):
    front, _ = read_page(hostile)
    assert front["title"] == LABEL
    assert front["author"] == PLAIN
    assert front["list"] == [PLAIN, "a\nb\u2028c\0"]
    assert front["NO"] == "1.10"


def test_markdown_shows_the_texts_as_they_are(hostile: Workspace):
    text = Reader(render_page(hostile)).text
    assert f"Vessel <{PARAMETER}> {PLAIN} A vessel" in text
    assert f"Cause{PLAIN}." in text
    assert f"\n{LABEL}\n" in text
    assert f"Errors of the {LABEL} API" in text


def test_markdown_has_no_markup_but_its_own(hostile: Workspace):
    elements = Reader(render_page(hostile)).elements
    own = {"a", "blockquote", "br", "code", "em", "h1", "h2", "h3", "li", "p", "pre", "strong"}
    own |= {"table", "tbody", "td", "th", "thead", "tr", "ul"}
    assert {tag for tag, _ in elements} <= own
    targets = [attributes.get("href") or "" for tag, attributes in elements if tag == "a"]
    assert not [target for target in targets if "javascript" in target or "x.org" in target]


def test_rows_of_tables_keep_their_cells(hostile: Workspace):
    row = next(line for line in read_page(hostile)[1].splitlines() if "| `VesselNotFound`" in line)
    assert len(re.findall(r"(?<!\\)(?:\\\\)*\|", row)) == 4


def test_no_template_language_finds_its_marks_in_markdown(hostile: Workspace):
    _, body = read_page(hostile)
    assert not re.search(r"\{\{|\{%|^:::", body, re.MULTILINE)


def test_json_holds_the_texts_as_they_are(hostile: Workspace):
    catalog = json.loads(hostile.read("site/schema/catalog.json"))
    assert PLAIN in catalog["errors"]["VesselNotFound"]["message"].replace("{{", "{").replace(
        "}}", "}"
    )
    for path in sorted((hostile.root / "site/schema").rglob("*.json")):
        json.loads(path.read_text(encoding="utf-8"))


def test_python_holds_the_texts_as_they_are(hostile: Workspace):
    program = (
        "from lighthouse_errors import ErrorCode, Product, format_message, match_message\n"
        "code = ErrorCode.VESSEL_NOT_FOUND\n"
        "text = format_message(code, {'vessel': '{x.__class__}'}, product=Product.BEACON)\n"
        "print(text)\n"
        "print(match_message(text.replace('{x.__class__}', '211331640'))[0].parameters)\n"
    )
    shown = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path[:0] = ['site/python']\n{program}"],
        cwd=hostile.root,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    ).stdout
    assert shown == f"Vessel {{x.__class__}} {PLAIN}\n{{'vessel': '211331640'}}\n"


def html_pages(project: Workspace) -> Iterator[Reader]:
    for path in sorted((project.root / "site/html").rglob("*.html")):
        yield Reader(path.read_text(encoding="utf-8"))


def test_html_has_no_script_but_its_own(hostile: Workspace):
    for page in html_pages(hostile):
        for tag, attributes in page.elements:
            assert tag not in ("zzz", "iframe", "img", "object", "embed")
            assert tag != "script" or "assets/" in (attributes["src"] or "") or is_data(attributes)
            assert not [name for name in attributes if name.startswith("on")]
            assert not (attributes.get("href") or "").startswith("javascript")


def is_data(attributes: dict[str, str | None]) -> bool:
    """Whether a script element holds data, or leads to the page's lookup data."""
    kind, source = attributes.get("type") or "", attributes.get("src") or ""
    return kind.endswith("json") or source.endswith("lookup-data.js")


def test_html_shows_the_texts_as_they_are(hostile: Workspace):
    page = Reader(hostile.read("site/html/en-GB/codes/VesselNotFound/index.html"))
    assert PLAIN in page.text


def test_translators_get_the_texts_as_they_are(hostile: Workspace):
    template = hostile.read("site/gettext/lighthouse_errors.pot")
    message = PLAIN.replace("{", "{{").replace("}", "}}").replace("\\", "\\\\").replace('"', '\\"')
    assert f'msgid "Vessel {{vessel}} {message}"\n' in template
    assert hostile.run("sync", writes=("locales",)).code == 0
    assert hostile.run("check").code == 0
