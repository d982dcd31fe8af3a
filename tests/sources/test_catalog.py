"""The folder `catalog/` to the model."""

from collections.abc import Callable
from pathlib import Path

import pytest

from errcat.findings import Finding
from errcat.model import Catalog, Code, LocaleTag, ProductId, Retry
from errcat.placeholders import Delimiters, Reference
from errcat.position import Span
from errcat.sources.catalog import load_catalog
from errcat.sources.rules import FindingLog

CopyProject = Callable[[str], Path]
BEACON, TOWER = ProductId("beacon"), ProductId("tower")


def load(root: Path) -> tuple[Catalog | None, list[Finding]]:
    log = FindingLog()
    return load_catalog(root, log).catalog, log.findings


@pytest.fixture
def lighthouse(copy_project: CopyProject) -> Catalog:
    catalog, findings = load(copy_project("lighthouse"))
    assert findings == []
    assert catalog is not None
    return catalog


@pytest.fixture
def edit(copy_project: CopyProject) -> Callable[[str, str, str], list[Finding]]:
    """Replaces a text in a file of the small catalogue; returns the findings of loading it."""

    def replace(path: str, old: str, new: str) -> list[Finding]:
        root = copy_project("lighthouse")
        file = root / "catalog" / path
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), "utf-8")
        return load(root)[1]

    return replace


Edit = Callable[[str, str, str], list[Finding]]
BAD_REQUEST = "errors/400-bad-request.yaml"


def rules(findings: list[Finding]) -> list[str]:
    return [finding.rule for finding in findings]


# What a sound catalogue gives


def test_settings_are_read(lighthouse: Catalog):
    assert lighthouse.name.value == "Lighthouse API errors"
    assert lighthouse.source_locale == "en-GB"
    assert lighthouse.locales[LocaleTag("ar-EG")].coverage == 50
    assert lighthouse.python_package == "lighthouse_errors"
    assert lighthouse.base_url == "https://errors.harbour.example/lighthouse/"
    assert "AIS" in lighthouse.terms


def test_types_are_read(lighthouse: Catalog):
    count = lighthouse.types["count"]
    assert (count.label.value, count.python, count.examples) == ("whole number", "int", (0, 60))
    assert count.schema == {"type": "integer", "minimum": 0}


def test_statuses_are_read(lighthouse: Catalog):
    status = lighthouse.statuses[404]
    assert (status.number, status.phrase.value, status.label.value) == (
        404,
        "Not Found",
        "NotFound",
    )


def test_products_are_read_in_order(lighthouse: Catalog):
    beacon, tower = lighthouse.products.values()
    assert (beacon.id, tower.id) == (BEACON, TOWER)
    assert [name.value for name in beacon.earlier_names] == ["Harbour Beacon"]
    assert tower.localized_names == {"de-DE": ("Lighthouse Turm",)}
    assert tower.delimiters == Delimiters("{", "}")
    assert beacon.note_separator == "break"
    assert tower.url is None


def test_editions_are_read_oldest_first(lighthouse: Catalog):
    first, last = lighthouse.products[BEACON].editions
    assert (first.id, first.date, first.last_rows) == ("B1", None, ("VesselNotFound",))
    assert (last.id, last.date, last.last_rows) == ("B2", "2023-05-04", ())


def test_pages_are_read(lighthouse: Catalog):
    page = lighthouse.products[BEACON].page
    assert page.slug.value == "beacon/errors"
    assert list(page.front_matter) == ["author", "ms.author", "ms.date", "ms.topic"]
    assert [link.key for link in page.related] == [
        "page/beacon/related/overview",
        "page/beacon/related/quotas",
    ]
    assert page.includes["banner"].text.value == "Beacon banner"
    assert page.applies_to[0].key is None


def test_sections_of_a_page_can_have_headings_of_their_own(lighthouse: Catalog):
    uses = {use.section: use.heading for use in lighthouse.products[TOWER].page.sections}
    trace = uses.pop("trace")
    assert trace is not None
    assert trace.value == "Request trace"
    assert set(uses.values()) == {None}


def test_the_response_is_read(lighthouse: Catalog):
    response = lighthouse.response
    assert (response.code, response.message) == (("fault", "id"), ("fault", "text"))
    assert [(item.path, item.type) for item in response.properties] == [(("trace",), "uuid")]


def test_blocks_of_sections_are_read_in_order(lighthouse: Catalog):
    blocks = lighthouse.sections["codes"].blocks
    assert [(block.id, block.kind) for block in blocks] == [
        ("intro", "paragraph"),
        ("client", "item"),
        ("server", "item"),
        ("table", "insert"),
    ]


def test_entries_stand_in_the_order_of_files_and_lines(lighthouse: Catalog):
    assert list(lighthouse.entries)[:2] == ["InvalidBerth", "MissingSignal"]
    statuses = [entry.status for entry in lighthouse.entries.values()]
    assert statuses == sorted(statuses)


def test_an_entry_is_read(lighthouse: Catalog):
    entry = lighthouse.entries[Code("InvalidBerth")]
    assert entry.span == Span("catalog/errors/400-bad-request.yaml", 3, 9, 3, 21)
    assert entry.retry is Retry.NEVER
    assert entry.message is not None
    assert entry.message.template.parts[1] == Reference("berth")
    assert entry.placeholders["berth"].example == "K-112"
    assert entry.example.properties["trace"].value.startswith("5b0f9a52")


def test_a_products_own_message_stands_beside_the_base(lighthouse: Catalog):
    entry = lighthouse.entries[Code("InvalidBerth")]
    own = entry.message_for(TOWER)
    assert own is not None
    assert own.text.value.startswith("There is no berth")
    assert entry.message_for(BEACON) is entry.message


def test_since_defaults_to_the_first_edition(lighthouse: Catalog):
    entry = lighthouse.entries[Code("InvalidBerth")]
    assert entry.availability[BEACON].since == "B1"


def test_earlier_wordings_are_read(lighthouse: Catalog):
    [wording] = lighthouse.entries[Code("HarbourClosed")].earlier
    assert wording.message is None
    assert wording.note is not None
    assert wording.until == {"beacon": "B1"}


def test_an_example_message_can_be_empty(lighthouse: Catalog):
    message = lighthouse.entries[Code("HarbourClosed")].example.message
    assert message is not None
    assert message.value == ""


def test_retired_codes_are_read(lighthouse: Catalog):
    retired = lighthouse.retired[Code("LampOut")]
    assert (retired.code, retired.replacement) == ("LampOut", "HarbourClosed")


def test_products_of_an_entry_stand_in_the_catalogues_order(copy_project: CopyProject):
    root = copy_project("lighthouse")
    file = root / "catalog" / "errors" / "503-service-unavailable.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("beacon: {}\n    tower: {}", "tower: {}\n    beacon: {}"), "utf-8")
    catalog, findings = load(root)
    assert (catalog is not None, findings) == (True, [])
    assert catalog is not None
    assert list(catalog.entries[Code("HarbourClosed")].availability) == [BEACON, TOWER]


def test_the_repositorys_own_catalogue_loads_without_findings(defender_root: Path):
    catalog, findings = load(defender_root)
    assert findings == []
    assert catalog is not None


# Faults


@pytest.mark.parametrize(
    ("old", "new", "rule", "place"),
    [
        ("code: InvalidBerth", "code: ../InvalidBerth", "invalid-value", (3, 9)),
        ("code: InvalidBerth", "cod: InvalidBerth", "unknown-key", (3, 3)),
        ("- code: InvalidBerth\n ", "-", "missing-key", (3, 3)),
        ("status: 400", "status: Bad Request", "wrong-type", (4, 11)),
        ("status: 400", "status: 40", "invalid-value", (4, 11)),
        ("retry: never", "retry: newer", "invalid-value", (19, 10)),
        ("label: the berth", "label: NO", "wrong-type", (9, 14)),
        ("label: the berth", "label: 2024-01-01", "wrong-type", (9, 14)),
        ("example: K-112", "example: 1.10", "wrong-type", (11, 16)),
        ("    berth:\n", "    Berth:\n", "invalid-value", (7, 5)),
        ("until: {beacon: B1}", "until: {}", "invalid-value", (26, 14)),
        ('part of {harbour}."', 'part of {harbour."', "template-syntax", (5, 41)),
        (
            'message: "Berth {berth} isn',
            'message: "Berth {berth.x} isn',
            "template-syntax",
            (5, 19),
        ),
        ('message: "Berth {berth} isn', 'message: "Berth {v:>9} isn', "template-syntax", (5, 19)),
        ('"Berth {berth} is not', '"Berth {} is not', "template-syntax", (25, 23)),
        ('"There is no berth {berth}', '"There is no berth {{berth}', "template-syntax", (23, 42)),
        ("- code: MissingSignal", "- code: InvalidBerth", "duplicate-code", (30, 9)),
    ],
)
def test_faults_of_an_entry_are_reported_where_they_stand(
    edit: Edit, old: str, new: str, rule: str, place: tuple[int, int]
):
    finding = edit(BAD_REQUEST, old, new)[0]
    assert (finding.rule, (finding.span.line, finding.span.column)) == (rule, place)
    assert finding.span.path == "catalog/errors/400-bad-request.yaml"


@pytest.mark.parametrize(
    ("path", "old", "new", "rule"),
    [
        ("catalog.yaml", "source-locale: en-GB", "source-locale: en_GB", "invalid-value"),
        ("catalog.yaml", "ar-EG:", "../ar-EG:", "invalid-value"),
        ("catalog.yaml", "de-DE:", "en-GB:", "invalid-value"),
        ("catalog.yaml", "coverage: 50", "coverage: 101", "invalid-value"),
        ("catalog.yaml", "python-package: l", "python-package: 2l", "invalid-value"),
        ("catalog.yaml", "base-url: https:", "base-url: file:", "invalid-value"),
        ("types.yaml", "python: str", "python: float", "invalid-value"),
        ("types.yaml", "examples: [North basin]", "examples: []", "invalid-value"),
        ("statuses.yaml", "400: {", "4oo: {", "invalid-value"),
        ("products.yaml", "slug: beacon/errors", "slug: ../errors", "invalid-value"),
        ("products.yaml", "slug: beacon/errors", "slug: /etc/errors", "invalid-value"),
        ("products.yaml", 'delimiters: ["<", ">"]', 'delimiters: ["<"]', "invalid-value"),
        ("products.yaml", "note-separator: break", "note-separator: tab", "invalid-value"),
        ("products.yaml", 'date: "2023-05-04"', "date: 2023-05-04", "wrong-type"),
        ("products.yaml", "href: overview.md", "href: 'javascript:x'", "invalid-value"),
        ("products.yaml", "  heading: Errors of", "  headin: Errors of", "unknown-key"),
        ("response.yaml", "code: fault.id", "code: fault..id", "invalid-value"),
        ("sections.yaml", "insert: examples", "insert: example", "invalid-value"),
        ("sections.yaml", "{item: Codes of the 500s", "{itm: Codes of the 500s", "unknown-key"),
        ("retired.yaml", "LampOut:", "lamp_out:", "invalid-value"),
        ("retired.yaml", "LampOut:", "LampOut: &x", "yaml-anchor"),
    ],
)
def test_faults_of_other_files_are_reported(edit: Edit, path: str, old: str, new: str, rule: str):
    finding = edit(path, old, new)[0]
    assert (finding.rule, finding.span.path) == (rule, f"catalog/{path}")


@pytest.mark.parametrize(
    "name", ["catalog", "types", "statuses", "products", "response", "sections", "retired"]
)
def test_a_missing_file_is_a_finding_and_the_others_are_read(copy_project: CopyProject, name: str):
    root = copy_project("lighthouse")
    (root / "catalog" / f"{name}.yaml").unlink()
    (root / "catalog" / "errors" / "409-conflict.yaml").write_text("a: b: c\n", "utf-8")
    catalog, findings = load(root)
    assert catalog is None
    assert rules(findings) == ["missing-file", "yaml-syntax"]


def test_a_catalogue_without_entries_is_a_finding(copy_project: CopyProject):
    root = copy_project("lighthouse")
    for file in (root / "catalog" / "errors").iterdir():
        file.unlink()
    catalog, [finding] = load(root)
    assert catalog is None
    assert (finding.rule, finding.span.path) == ("missing-file", "catalog/errors")


def test_an_empty_folder_gives_a_finding_for_each_file(tmp_path: Path):
    catalog, findings = load(tmp_path)
    assert catalog is None
    assert rules(findings) == ["missing-file"] * 8


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("product.yaml", "did you mean 'products.yaml'?"),
        ("404.yaml", "entries belong in catalog/errors/*.yaml"),
        ("errors/404.yml", "entries belong in catalog/errors/*.yaml"),
        ("Types.YAML", "did you mean 'types.yaml'?"),
        ("errors/deep/404.yaml", "entries belong in catalog/errors/*.yaml"),
    ],
)
def test_a_file_that_is_not_read_is_reported(copy_project: CopyProject, name: str, advice: str):
    root = copy_project("lighthouse")
    file = root / "catalog" / name
    file.parent.mkdir(exist_ok=True)
    file.write_text("[]\n", "utf-8")
    _, [finding] = load(root)
    assert (finding.rule, finding.severity, finding.help) == ("unknown-file", "warning", advice)


def test_hidden_files_of_editors_are_left_alone(copy_project: CopyProject):
    root = copy_project("lighthouse")
    (root / "catalog" / "errors" / ".#404-not-found.yaml").symlink_to("nowhere")
    (root / "catalog" / ".types.yaml").write_text("a: b: c\n", "utf-8")
    catalog, findings = load(root)
    assert catalog is not None
    assert findings == []


def test_a_faulty_value_does_not_keep_the_catalogue_from_loading(copy_project: CopyProject):
    root = copy_project("lighthouse")
    (root / "catalog" / "statuses.yaml").write_text("[]\n", "utf-8")
    (root / "catalog" / "products.yaml").write_text("beacon: {}\n", "utf-8")
    catalog, findings = load(root)
    assert catalog is not None
    assert len(catalog.products[BEACON].editions) == 1
    assert set(rules(findings)) == {"wrong-type", "missing-key"}


def test_findings_of_all_files_come_in_one_run(copy_project: CopyProject):
    root = copy_project("lighthouse")
    for file in (root / "catalog").rglob("*.yaml"):
        file.write_text(f"{file.read_text('utf-8')}\n&x !y bad\n", "utf-8")
    _, findings = load(root)
    assert len({finding.span.path for finding in findings}) == 12
