"""A doc writer's days: codes come, change their words and names, and go; products come."""

import json

import pytest
from tests.integration.harness import MARK, Workspace

ENTRIES = "catalog/errors/404-not-found.yaml"
GERMAN = "locales/de-DE.po"
NEW_CODE = """
- code: PilotNotFound
  status: 404
  message: "No pilot is called {pilot}."
  placeholders:
    pilot:
      type: text
      label: the pilot
      meaning: The pilot that was asked for.
      example: Ada
  cause: Nobody of this name works in the harbour.
  resolution: List the pilots, and copy the name.
  retry: never
  products:
    beacon: {}
    tower: {}
  example:
    trace: 9d2f9c8f-1f0a-4a7f-8d5c-2f0a6a3b7c11
"""
NEW_PRODUCT = """
buoy:
  name: Lighthouse Buoy
  delimiters: ["[", "]"]
  note-separator: space
  editions:
    - {id: Y1, name: Lighthouse Buoy}
  page:
    slug: buoy/errors
    title: "{product} error codes"
    heading: Errors of the {product} API
    description: >-
      The error codes of the {product} API in one table, with cause and cure of each, for those who
      drift.
    front-matter: {}
    applies-to:
      - {name: Lighthouse Buoy}
    examples: [HarbourClosed]
    sections: [applies-to, codes, trace, examples, details]
"""
IN_ENGLISH = {"de-DE": "*(auf Englisch)*", "ar-EG": "*(بالإنجليزية)*"}
"""The mark of texts that are not translated, by language."""


def sync(project: Workspace) -> str:
    result = project.run("sync", writes=("locales",))
    assert result.code == 0, result.all
    return result.out


def build(project: Workspace, *arguments: str) -> None:
    result = project.run("build", *arguments)
    assert result.code == 0, result.all


def read_row(project: Workspace, locale: str, code: str) -> str:
    page = project.read(f"site/markdown/{locale}/beacon/errors.md")
    return next(line for line in page.splitlines() if line.startswith(f"| `{code}` "))


def test_a_new_code_is_on_every_page_marked_as_english(project: Workspace):
    project.add(ENTRIES, NEW_CODE)
    assert "warning unit-missing: 4 units are not in the file" in project.run("check").out
    assert sync(project).count("  added     PilotNotFound/") == 8
    build(project)
    row = "| `PilotNotFound` | NotFound (404) | No pilot is called \\<the pilot\\>."
    assert read_row(project, "en-GB", "PilotNotFound") == f"{row} |"
    for locale, mark in IN_ENGLISH.items():
        assert read_row(project, locale, "PilotNotFound") == f"{row} {mark} |"
        page = project.read(f"site/html/{locale}/codes/PilotNotFound/index.html")
        assert '<bdi lang="en-GB" dir="ltr">Nobody of this name' in page


def test_a_new_code_is_in_every_output(project: Workspace):
    project.add(ENTRIES, NEW_CODE)
    build(project)
    assert "PilotNotFound" in json.loads(project.read("site/schema/catalog.json"))["errors"]
    assert "PilotNotFound" in project.read("site/schema/beacon.strict.schema.json")
    assert 'msgctxt "PilotNotFound/message"' in project.read("site/gettext/lighthouse_errors.pot")
    assert 'PILOT_NOT_FOUND = "PilotNotFound"' in project.read(
        "site/python/lighthouse_errors/_codes.py"
    )


def test_a_changed_message_is_english_until_it_is_translated_anew(project: Workspace):
    project.edit(ENTRIES, "Vessel {vessel} wasn't found", "No vessel {vessel} is near")
    assert f"{GERMAN}:" in project.run("check").out
    assert "warning stale: the English of VesselNotFound/message has" in project.run("check").out
    build(project, "--only", "markdown")
    assert IN_ENGLISH["de-DE"] in read_row(project, "de-DE", "VesselNotFound")
    assert "  changed   VesselNotFound/message\n" in sync(project)
    assert '#| msgid "Vessel {vessel} wasn\'t found."\n' in project.read(GERMAN)
    assert "warning fuzzy: the translation of VesselNotFound/message" in project.run("check").out
    project.edit(GERMAN, r"^#, fuzzy, (.*)\n(?:#\|.*\n)+", "#, python-brace-format\n")
    project.edit(
        GERMAN, '"Schiff {vessel} wurde nicht gefunden."', '"Kein Schiff {vessel} ist nah."'
    )
    assert "warning" not in project.run("check", GERMAN).out
    build(project, "--only", "markdown")
    row = read_row(project, "de-DE", "VesselNotFound")
    assert "| Kein Schiff \\<the vessel\\> ist nah." in row
    assert IN_ENGLISH["de-DE"] not in row


def test_a_renamed_code_keeps_its_translations(project: Workspace):
    build(project, "--only", "markdown")
    before = read_row(project, "de-DE", "VesselNotFound")
    project.edit(
        ENTRIES, "- code: VesselNotFound", "- code: ShipNotFound\n  formerly: [VesselNotFound]"
    )
    for old in (r"last-rows: \[VesselNotFound", r"examples: \[VesselNotFound"):
        project.edit("catalog/products.yaml", old, old.replace("\\", "").replace("Vessel", "Ship"))
    assert (
        "'VesselNotFound/message' is called 'ShipNotFound/message' now" in project.run("check").out
    )
    assert "  renamed   ShipNotFound/message\n" in sync(project)
    assert project.run("check", GERMAN, ENTRIES).code == 0
    build(project, "--only", "markdown")
    assert read_row(project, "de-DE", "ShipNotFound") == before.replace("Vessel", "Ship")


def test_a_former_name_is_no_name_for_another_code(project: Workspace):
    project.edit(ENTRIES, "- code: VesselNotFound", "- code: NoSignal")
    place = project.edit(
        "catalog/errors/400-bad-request.yaml",
        r"formerly: \[NoSignal\]",
        f"formerly: [{MARK}NoSignal]",
    )
    result = project.run("check")
    assert result.code == 1
    assert f"{place}: error former-code-used: NoSignal is a code in use\n" in result.out


def test_a_retired_code_leaves_the_pages_and_is_never_used_again(project: Workspace):
    entry = project.read("catalog/errors/429-too-many-requests.yaml")
    (project.root / "catalog/errors/429-too-many-requests.yaml").unlink()
    project.add("catalog/retired.yaml", "\nTooManyCalls:\n  reason: Quotas ended.\n")
    assert "error unit-unknown: " in project.run("check").out
    assert "  obsolete  TooManyCalls/message\n" in sync(project)
    assert '#~ msgctxt "TooManyCalls/message"' in project.read(GERMAN)
    assert project.run("check").code == 0
    build(project)
    assert "TooManyCalls" not in project.read("site/markdown/en-GB/beacon/errors.md")
    assert not (project.root / "site/html/en-GB/codes/TooManyCalls/data").exists()
    project.write("catalog/errors/429-too-many-requests.yaml", entry)
    assert "error retired-code-used: " in project.run("check").out


def test_a_code_that_comes_back_has_its_translations(project: Workspace):
    build(project, "--only", "markdown")
    before = read_row(project, "de-DE", "TooManyCalls")
    file = project.root / "catalog/errors/429-too-many-requests.yaml"
    entry = file.read_text(encoding="utf-8")
    file.unlink()
    sync(project)
    file.write_text(entry, encoding="utf-8")
    assert "  revived   TooManyCalls/message\n" in sync(project)
    build(project, "--only", "markdown")
    assert read_row(project, "de-DE", "TooManyCalls") == before


def test_a_new_product_has_pages_schemas_and_a_constant(project: Workspace):
    project.add("catalog/products.yaml", NEW_PRODUCT)
    project.edit(ENTRIES, "^    tower:\n", "    buoy: {}\n    tower:\n")
    order = project.run("check").out
    assert f"{ENTRIES}:" in order
    assert "product-order" in order
    project.edit(ENTRIES, "^    buoy: .*\n", "")
    project.edit(
        ENTRIES,
        r'^      note: "\(no AIS report for a day\)"\n',
        '      note: "(no AIS report for a day)"\n    buoy: {}\n',
    )
    project.edit(
        "catalog/errors/503-service-unavailable.yaml",
        "    tower: {}\n",
        "    tower: {}\n    buoy: {}\n",
    )
    sync(project)
    assert project.run("check").code == 0
    build(project)
    for locale in ("en-GB", *IN_ENGLISH):
        page = project.read(f"site/markdown/{locale}/buoy/errors.md")
        assert "\\[the vessel\\]" in page
    assert "BUOY" in project.read("site/python/lighthouse_errors/_products.py")
    assert (project.root / "site/schema/buoy.strict.schema.json").exists()


@pytest.mark.parametrize("locale", ["en-GB", "de-DE"])
def test_one_page_can_be_looked_at_alone(locale: str, project: Workspace):
    result = project.run(
        "build", "--only", "markdown", "--locale", locale, "--out", "preview", writes=("preview",)
    )
    assert result.out == "2 files written, 0 unchanged, 0 removed\n"
    assert (project.root / f"preview/markdown/{locale}/beacon/errors.md").exists()
