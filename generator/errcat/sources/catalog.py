"""The folder `catalog/` to the model: every file read, every fault in it found in one run."""

from pathlib import Path
from typing import NamedTuple

from errcat.findings import Waiver
from errcat.model import Catalog, LocaleTag
from errcat.nearest import suggest_name
from errcat.position import file_start
from errcat.sources import CATALOG_FOLDER
from errcat.sources.catalog_entries import EntryBuilder, build_retired
from errcat.sources.catalog_parts import (
    build_locales,
    build_response,
    build_sections,
    build_statuses,
    build_types,
)
from errcat.sources.catalog_products import build_products
from errcat.sources.files import read_text
from errcat.sources.format import KINDS, FileKind
from errcat.sources.reading import read_node
from errcat.sources.rules import FindingLog
from errcat.sources.values import Record, Value, Values, as_record, as_table
from errcat.sources.yaml import parse_yaml

ERRORS_FOLDER = f"{CATALOG_FOLDER}/errors"
_SINGLE_KINDS = tuple(kind for kind in KINDS.values() if kind.name != "errors")


class CatalogFiles(NamedTuple):
    """What the files of a catalogue say, and what they are."""

    catalog: Catalog | None
    """`None` if a file is missing or could not be read to its end.

    Otherwise complete: where a value is at fault, something of the right type stands in for it,
    with the fault's place.
    """
    texts: dict[str, str]
    """The text of each file by its path from the root."""
    waivers: tuple[Waiver, ...]


class _Loader:
    """Reads files of the catalogue one after the other."""

    def __init__(self, root: Path, log: FindingLog) -> None:
        self.texts: dict[str, str] = {}
        self.waivers: list[Waiver] = []
        self._root = root
        self._log = log

    def read_file(self, relative: str, kind: FileKind) -> Value | None:
        """Return a file's value in the shape of its kind, or `None` after reporting why not."""
        text = read_text(self._root, relative, self._log)
        if text is None:
            return None
        self.texts[relative] = text
        node, waivers = parse_yaml(text, relative, self._log)
        self.waivers += waivers
        return None if node is None else read_node(node, kind.shape, self._log)


def load_catalog(root: Path, log: FindingLog) -> CatalogFiles:
    """Load the catalogue of the project at `root`; faults go to the log, and never raise."""
    loader = _Loader(root, log)
    values = {
        kind.name: loader.read_file(f"{CATALOG_FOLDER}/{kind.name}.yaml", kind)
        for kind in _SINGLE_KINDS
    }
    paths = _list_error_files(root, log)
    lists = [loader.read_file(path, KINDS["errors"]) for path in paths]
    _report_stray_files(root, log)
    sound = {name: value for name, value in values.items() if value is not None}
    entries = [value for value in lists if isinstance(value, Values)]
    catalog = None
    if len(sound) == len(values) and entries and len(entries) == len(lists):
        records = [record for value in entries for record in value.records()]
        catalog = _build_catalog(sound, records, log)
    return CatalogFiles(catalog, loader.texts, tuple(loader.waivers))


def _build_catalog(values: dict[str, Value], records: list[Record], log: FindingLog) -> Catalog:
    settings = as_record(values["catalog"])
    source = LocaleTag(settings.text("source-locale").value)
    products = build_products(as_table(values["products"]))
    return Catalog(
        name=settings.text("name"),
        description=settings.text("description"),
        source_locale=source,
        locales=build_locales(settings.table("locales"), source, log),
        python_package=settings.text("python-package").value,
        base_url=_optional(settings, "base-url"),
        source_url=_optional(settings, "source-url"),
        python_distribution=_optional(settings, "python-distribution"),
        terms=tuple(term.value for term in settings.values("terms").texts()),
        types=build_types(as_table(values["types"])),
        statuses=build_statuses(as_table(values["statuses"])),
        products=products,
        response=build_response(as_record(values["response"])),
        sections=build_sections(as_table(values["sections"])),
        entries=EntryBuilder(products, log).build_entries(records),
        retired=build_retired(as_table(values["retired"])),
    )


def _optional(settings: Record, key: str) -> str | None:
    text = settings.optional_text(key)
    return None if text is None else text.value


def _list_error_files(root: Path, log: FindingLog) -> list[str]:
    """Return the paths of the files of entries, sorted by name."""
    folder = root / ERRORS_FOLDER
    found = [path.name for path in folder.glob("*.yaml")] if folder.is_dir() else []
    names = sorted(name for name in found if not name.startswith("."))  # locks of editors
    if not names:
        message = f"{ERRORS_FOLDER} holds no file of entries"
        advice = "write a file there, such as 400-bad-request.yaml, with a list of entries"
        log.add("missing-file", message, file_start(ERRORS_FOLDER), advice=advice)
    return [f"{ERRORS_FOLDER}/{name}" for name in names]


def _report_stray_files(root: Path, log: FindingLog) -> None:
    """Report YAML files that are not read because of their names."""
    known = {f"{kind.name}.yaml" for kind in _SINGLE_KINDS}
    for path in sorted((root / CATALOG_FOLDER).rglob("[!.]*")):
        relative = path.relative_to(root / CATALOG_FOLDER).as_posix()
        is_entry_file = path.parent == root / ERRORS_FOLDER and path.suffix == ".yaml"
        is_yaml = path.suffix.lower() in (".yaml", ".yml")
        if is_yaml and relative not in known and not is_entry_file:
            message = f"the file {CATALOG_FOLDER}/{relative} is not read"
            advice = suggest_name(relative, known, f"entries belong in {ERRORS_FOLDER}/*.yaml")
            log.add(
                "unknown-file", message, file_start(f"{CATALOG_FOLDER}/{relative}"), advice=advice
            )
