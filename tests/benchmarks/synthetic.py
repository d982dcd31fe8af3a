"""A synthetic project of any size, in the form of a real one."""

from pathlib import Path

from errcat.project import load_project
from errcat.sources.po_units import describe_units
from errcat.sources.sync import sync_text

_CATALOG = """\
name: Synthetic API errors
description: A catalogue made for measuring.
source-locale: en-US
locales:
{locales}
python-package: synthetic_errors
terms: [API, HTTP]
"""

_PRODUCTS = """\
alpha:
  name: Alpha
  delimiters: ["{", "}"]
  note-separator: space
  editions:
    - {id: A1, name: Alpha}
  page:
    slug: alpha/errors
    title: Error codes of Alpha
    heading: Error codes of Alpha
    description: Every error code that Alpha can answer with, and what to do about each of them.
    examples: [Error00000]
    sections: [codes, details]
"""

_SECTIONS = """\
codes:
  heading: Codes
  body:
    intro: {paragraph: "These are the codes of {product}."}
    table: {insert: error-table}
details:
  heading: Details
  body:
    list: {insert: details}
"""

_ENTRY = """\
- code: Error{number}
  status: 400
  message: "Value {{value}} number {number} is out of range."
  placeholders:
    value:
      type: integer
      label: the value
      meaning: The value sent in field {number}.
      example: 7
  cause: Field {number} of the request is larger than the service accepts.
  resolution: Send a smaller value in field {number}, or leave it out.
  retry: never
  products:
    alpha: {{}}
  example:
    trace: 43f4cb08-8fac-4b65-9db1-745c2ae65f3a
"""

_HEADER = """\
msgid ""
msgstr ""
"Language: {tag}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""

_SMALL_FILES = {
    "types.yaml": (
        "integer:\n  label: integer\n  meaning: A whole number.\n  python: int\n"
        '  pattern: "[0-9]+"\n  schema: {type: integer}\n  examples: [7]\n'
        "uuid:\n  label: UUID\n  meaning: An identifier.\n  python: str\n"
        '  pattern: "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"\n'
        "  schema: {type: string, format: uuid}\n"
        '  examples: ["43f4cb08-8fac-4b65-9db1-745c2ae65f3a"]\n'
    ),
    "statuses.yaml": "400: {phrase: Bad Request, label: Bad Request}\n",
    "response.yaml": (
        "code: error.code\nmessage: error.message\nproperties:\n"
        "  error.trace: {type: uuid, meaning: Identifies the response.}\n"
    ),
    "retired.yaml": "{}\n",
    "products.yaml": _PRODUCTS,
    "sections.yaml": _SECTIONS,
}


def locale_tags(count: int) -> list[str]:
    """Return that many language tags, at most 40."""
    languages = (
        "af az bg bs ca cs cy da de el es et eu fi fr ga gl hr hu id is it lt lv mk ms nb nl"
    )
    return (f"{languages} pl pt ro sk sl sq sv sw tr uk vi zu".split())[:count]


def write_project(root: Path, codes: int, locales: int) -> None:
    """Write a project with so many codes and fully translated locales (4 units a code)."""
    tags = locale_tags(locales)
    catalog = root / "catalog"
    (catalog / "errors").mkdir(parents=True)
    listed = "\n".join(f"  {tag}: {{coverage: 90}}" for tag in tags)
    (catalog / "catalog.yaml").write_text(_CATALOG.format(locales=listed))
    for name, text in _SMALL_FILES.items():
        (catalog / name).write_text(text)
    entries = (_ENTRY.format(number=f"{number:05}") for number in range(codes))
    (catalog / "errors" / "400.yaml").write_text("\n".join(entries))
    (root / "locales").mkdir()
    write_translations(root, tags)


def write_translations(root: Path, tags: list[str]) -> None:
    """Write a complete PO file a locale: the English with a mark of the locale before each word."""
    project = load_project(root).project
    assert project is not None
    units = describe_units(project.catalog, project.units)
    for tag in tags:
        empty = sync_text(None, units, _HEADER.format(tag=tag)).text
        (root / "locales" / f"{tag}.po").write_text(_translate(empty, tag), encoding="utf-8")


def _translate(text: str, tag: str) -> str:
    lines = []
    english = ""
    for line in text.splitlines():
        if line.startswith("msgid "):
            english = line[len('msgid "') : -1]
        is_empty = line == 'msgstr ""' and english
        lines.append(f'msgstr "{_pseudo(english, tag)}"' if is_empty else line)
    return "\n".join(lines) + "\n"


def _pseudo(english: str, tag: str) -> str:
    return " ".join(
        word if "{" in word or word in ("API", "HTTP", "Alpha", "Alpha.") else f"{tag}{word}"
        for word in english.split(" ")
    )
