"""The site as a whole: complete, well-formed, linked, the same in every language, small."""

import json
import re
from collections import Counter
from pathlib import PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

import pytest
from tests.emit.html.conftest import Files
from tests.emit.html.parse import Parsed

from errcat.emit.html import emit
from errcat.emit.html.site import POLICY
from errcat.model import Project

LOCALES = ("en-GB", "ar-EG", "de-DE", "en-XA", "ar-XB")
_BUDGET = 120_000


@pytest.fixture(scope="module")
def pages(files: Files) -> dict[PurePosixPath, Parsed]:
    return {path: Parsed(text) for path, text in files.items() if path.suffix == ".html"}


def read(files: Files, path: str) -> str:
    return files[PurePosixPath(path)]


def find_target(path: PurePosixPath, link: str) -> str:
    """Where a relative link of a page leads, with its fragment."""
    url = urlsplit(link)
    target = normpath(path.parent / unquote(url.path)) if url.path else str(path)
    return f"{target}#{unquote(url.fragment)}" if url.fragment else target


def test_every_language_has_the_same_paths(files: Files):
    by_locale = {
        locale: {path.relative_to(locale) for path in files if path.parts[0] == locale}
        for locale in LOCALES
    }
    assert len(by_locale["en-GB"]) > 30
    assert set(map(frozenset, by_locale.values())) == {frozenset(by_locale["en-GB"])}


def test_every_language_has_the_same_fragments(pages: dict[PurePosixPath, Parsed]):
    source = [
        path for path in pages if path.parts[0] == LOCALES[0] and "translators" not in path.parts
    ]
    ids_by_path = {
        path: [pages[PurePosixPath(locale, *path.parts[1:])].attributes("id") for locale in LOCALES]
        for path in source
    }
    assert len(ids_by_path) > 10
    assert [path for path, ids in ids_by_path.items() if ids.count(ids[0]) != len(ids)] == []


def test_pages_are_well_formed(pages: dict[PurePosixPath, Parsed]):
    assert {str(path): page.faults for path, page in pages.items() if page.faults} == {}


def test_ids_are_unique(pages: dict[PurePosixPath, Parsed]):
    doubled = {
        str(path): [name for name, count in Counter(page.attributes("id")).items() if count > 1]
        for path, page in pages.items()
    }
    assert {path: names for path, names in doubled.items() if names} == {}


def test_links_are_relative_and_lead_somewhere(files: Files, pages: dict[PurePosixPath, Parsed]):
    fragments = {f"{path}#{name}" for path, page in pages.items() for name in page.attributes("id")}
    known = {*map(str, files), *fragments}
    links = {
        (path, link)
        for path, page in pages.items()
        for link in (*page.attributes("href"), *page.attributes("src"))
        if path.name != "404.html" and not urlsplit(link).scheme
    }
    assert len(links) > 500
    assert [(path, link) for path, link in links if find_target(path, link) not in known] == []


def test_the_page_for_missing_addresses_links_from_the_root_of_the_host(
    pages: dict[PurePosixPath, Parsed], files: Files
):
    links = pages[PurePosixPath("404.html")].attributes("href")
    assert [link for link in links if not link.startswith("/lighthouse/")] == []
    assert [link for link in links if PurePosixPath(link[12:]) not in files] == []


def test_pages_say_their_language_and_direction(pages: dict[PurePosixPath, Parsed]):
    found = {locale: pages[PurePosixPath(locale, "index.html")].find("html") for locale in LOCALES}
    assert found == {
        "en-GB": {"lang": "en-GB", "dir": "ltr"},
        "ar-EG": {"lang": "ar-EG", "dir": "rtl"},
        "de-DE": {"lang": "de-DE", "dir": "ltr"},
        "en-XA": {"lang": "en-XA", "dir": "ltr"},
        "ar-XB": {"lang": "ar-XB", "dir": "rtl"},
    }


def test_pages_allow_nothing_inline_and_nothing_from_outside(pages: dict[PurePosixPath, Parsed]):
    assert "'unsafe" not in POLICY
    assert "http" not in POLICY
    for page in pages.values():
        assert POLICY in page.attributes("content")
        assert page.attributes("style") == []
        assert [tag for tag, attrs in page.elements if tag == "script" and not attrs["src"]] == []
        assert [name for _, attrs in page.elements for name in attrs if name.startswith("on")] == []


def test_absolute_addresses_name_public_languages_only(files: Files):
    page = Parsed(read(files, "de-DE/codes/InvalidBerth/index.html"))
    links = {attrs.get("hreflang"): attrs["href"] for tag, attrs in page.elements if tag == "link"}
    base = "https://errors.harbour.example/lighthouse"
    assert links["ar-EG"] == f"{base}/ar-EG/codes/InvalidBerth/"
    assert not {"en-XA", "ar-XB"} & links.keys()


def test_without_a_base_address_nothing_absolute_is_written(lighthouse: Project):
    catalog = lighthouse.catalog._replace(base_url=None)
    files = emit(lighthouse._replace(catalog=catalog))
    assert not {PurePosixPath(name) for name in ("sitemap.xml", "llms.txt")} & files.keys()
    assert not any("errors.harbour.example" in text for text in files.values())


def test_the_sitemap_lists_every_page_in_every_public_language(files: Files):
    sitemap = read(files, "sitemap.xml")
    found = set(re.findall(r"<loc>https://errors.harbour.example/lighthouse/(.*?)</loc>", sitemap))
    expected = {
        f"{path.parent}/"
        for path in files
        if path.name == "index.html" and path.parts[0] in LOCALES[:3]
    }
    assert found == expected


def test_every_page_has_its_twins(files: Files):
    paths = [path for path in files if path.name == "index.html" and path.parts[0] in LOCALES]
    assert len(paths) > 50
    for path in paths:
        stem = path.parent if len(path.parts) > 2 else path.with_suffix("")
        assert files[PurePosixPath(f"{stem}.md")].startswith(("# ", "---\n"))
        assert json.loads(files[PurePosixPath(f"{stem}.json")])["locale"] == path.parts[0]


def test_the_catalogue_and_its_schemas_are_there(files: Files):
    catalog = json.loads(read(files, "catalog.json"))
    assert PurePosixPath(catalog["$schema"]) in files
    assert PurePosixPath("schema/beacon.schema.json") in files
    assert PurePosixPath("lighthouse_errors.pot") in files


def test_old_links_to_withdrawn_codes_stay_alive(files: Files):
    page = Parsed(read(files, "de-DE/codes/LampOut/index.html"))
    assert "Zurückgezogen" in page.text or "Withdrawn" in page.text
    assert PurePosixPath("codes/LampOut/index.html") in files


def test_the_first_page_stays_small(own_files: Files):
    page = read(own_files, "sv-SE/index.html")
    parsed = Parsed(page)
    paths = [
        PurePosixPath(normpath(PurePosixPath("sv-SE", str(link))))
        for tag, attrs in parsed.elements
        for link in [attrs.get("src") or attrs.get("href")]
        if tag == "script" or (tag == "link" and attrs["rel"] in ("stylesheet", "icon"))
    ]
    size = sum(len(own_files[path].encode()) for path in paths) + len(page.encode())
    assert len(paths) == 8
    assert size <= _BUDGET


def test_the_same_project_gives_the_same_files(lighthouse: Project):
    assert list(emit(lighthouse).items()) == list(emit(lighthouse).items())


def test_links_to_former_names_of_codes_stay_alive(files: Files):
    links = Parsed(read(files, "codes/NoSignal/index.html")).attributes("href")
    assert "../../de-DE/codes/MissingSignal/index.html" in links


def test_no_reader_is_led_to_a_language_made_up_for_testing(
    pages: dict[PurePosixPath, Parsed],
):
    page = pages[PurePosixPath("codes/VesselNotFound/index.html")]
    assert page.attributes("data-language") == ["en-GB", "ar-EG", "de-DE"]
    assert "../../ar-XB/codes/VesselNotFound/index.html" in page.attributes("href")


def test_links_of_markdown_twins_lead_somewhere(files: Files):
    links = [
        PurePosixPath(normpath(path.parent / link))
        for path, text in files.items()
        if path.suffix == ".md"
        for link in re.findall(r"\]\(([^)]+)\)", text)
        if not link.startswith(("https://", "#"))
    ]
    assert len(links) > 50
    assert [link for link in links if link not in files] == []
