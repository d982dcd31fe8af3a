"""What single pages of the site say."""

import json
import re
from pathlib import PurePosixPath

import pytest
from tests.emit.html.conftest import Files
from tests.emit.html.parse import Parsed

from errcat.emit.html import emit
from errcat.emit.markdown import emit as emit_markdown
from errcat.model import LocaleTag, Project


def read(files: Files, path: str) -> Parsed:
    return Parsed(files[PurePosixPath(path, "index.html")])


def test_a_code_says_everything_known_of_it(files: Files):
    text = read(files, "en-GB/codes/BerthOccupied").text
    for part in (
        "409 Conflict",
        "Berth {the berth} is occupied. Waiting: {vessels waiting}.",
        "Another vessel lies at {the berth}",
        "Choose another berth",
        "wait longer after each failure",
        "How many vessels wait for the same berth.",
        '"text": "Berth A-7 is occupied. Waiting: 3."',
        "Lighthouse Tower",
        "https://errors.harbour.example/lighthouse/codes/BerthOccupied",
    ):
        assert part in text


def test_products_with_their_own_wording_stand_apart(files: Files):
    text = read(files, "en-GB/codes/InvalidBerth").text
    assert "Berth <the berth> isn't part of <the harbour>." in text
    assert "There is no berth {the berth} in {the harbour}." in text


def test_a_translated_page_shows_the_message_as_it_is_sent(files: Files):
    text = read(files, "de-DE/codes/VesselNotFound").text
    assert "Schiff <the vessel> wurde nicht gefunden." in text
    assert "Vessel <the vessel> wasn't found." in text


def test_messages_of_real_responses_and_earlier_ones_are_listed(files: Files):
    assert "Vessel <the vessel> unknown" in read(files, "en-GB/codes/VesselNotFound").text
    assert "Berth <the berth> is not part of" in read(files, "en-GB/codes/InvalidBerth").text


def test_a_code_without_a_fixed_message_says_so(files: Files):
    assert "sends no fixed message" in read(files, "en-GB/codes/HarbourClosed").text


def test_english_in_place_of_a_translation_is_marked(files: Files):
    page = read(files, "ar-EG/codes/TooManyCalls")
    assert ("bdi", {"lang": "en-GB", "dir": "ltr"}) in page.elements
    assert [attrs for tag, attrs in page.elements if attrs.get("class") == "mark"] != []


def test_codes_in_prose_lead_to_their_pages(lighthouse: Project):
    unit = lighthouse.units["VesselNotFound/resolution"]
    value = "See `InvalidBerth`, not `VesselNotFound`."
    changed = unit._replace(text=unit.text._replace(value=value))
    files = emit(lighthouse._replace(units={**lighthouse.units, unit.key: changed}))
    links = read(files, "en-GB/codes/VesselNotFound").attributes("href")
    assert "../../codes/InvalidBerth/index.html" in links
    assert "../../codes/VesselNotFound/index.html" not in links


def test_relative_links_lead_where_the_published_page_would(files: Files):
    links = read(files, "en-GB/products/beacon").attributes("href")
    assert "https://docs.harbour.example/beacon/quotas" in links
    assert "https://docs.harbour.example/contact" in links


def test_texts_of_a_page_name_their_place_in_the_po_file(files: Files):
    text = read(files, "de-DE/codes/VesselNotFound").text
    assert "VesselNotFound/cause" in text
    assert "locales/de-DE.po:" in text


def test_places_are_links_where_the_catalogue_says_where_files_are_shown(lighthouse: Project):
    catalog = lighthouse.catalog._replace(source_url="https://code.example/tree/")
    files = emit(lighthouse._replace(catalog=catalog))
    links = read(files, "en-GB/codes/VesselNotFound").attributes("href")
    assert any(
        link.startswith("https://code.example/tree/catalog/errors/404-not-found.yaml#L")
        for link in links
    )


def test_the_index_groups_codes_by_status(files: Files):
    page = read(files, "en-GB/status")
    assert page.text.index("409 Conflict") < page.text.index("BerthOccupied")
    assert page.text.index("BerthOccupied") < page.text.index("503 Service Unavailable")


def test_a_long_cause_describes_its_page_up_to_a_word(lighthouse: Project):
    unit = lighthouse.units["VesselNotFound/cause"]
    cause = unit._replace(text=unit.text._replace(value="endlessly " * 60))
    changed = lighthouse._replace(units={**lighthouse.units, unit.key: cause})
    (described,) = [
        attrs["content"]
        for tag, attrs in read(emit(changed), "en-GB/codes/VesselNotFound").elements
        if attrs.get("name") == "description"
    ]
    assert len(described) <= 300
    assert described.endswith("endlessly…")


def test_the_start_page_counts_codes_by_status_and_product(files: Files):
    page = read(files, "en-GB")
    assert "status/index.html?product=tower#409" in page.attributes("href")


def test_translators_see_what_needs_work_and_how_far_languages_are(files: Files):
    text = read(files, "ar-EG/translators").text
    assert "page/tower/description" in text
    assert "de-DE.po" in text


def test_programmers_see_how_to_install_the_package_where_it_is_published(lighthouse: Project):
    catalog = lighthouse.catalog._replace(python_distribution="lighthouse-catalog")
    files = emit(lighthouse._replace(catalog=catalog))
    text = read(files, "en-GB/programmers").text
    assert "python -m pip install lighthouse-catalog" in text
    assert ">>> from lighthouse_errors import" in text


def test_a_code_twin_carries_translations_by_key(files: Files):
    twin = json.loads(files[PurePosixPath("de-DE/codes/VesselNotFound.json")])
    assert twin["status"] == 404
    assert twin["texts"]["VesselNotFound/message"] == "Schiff {vessel} wurde nicht gefunden."


def test_the_twins_of_a_later_code_say_since_when(files: Files):
    twin = json.loads(files[PurePosixPath("en-GB/codes/TooManyCalls.json")])
    assert twin["since"] == {"beacon": "Lighthouse Beacon (2023-05-04)"}
    markdown = files[PurePosixPath("en-GB/codes/TooManyCalls.md")]
    assert "**Since**<br />Lighthouse Beacon: Lighthouse Beacon (2023-05-04)\n" in markdown


def test_the_twin_of_a_withdrawn_code_carries_its_translation(files: Files):
    twin = json.loads(files[PurePosixPath("de-DE/codes/LampOut.json")])
    assert twin["retired"]
    assert twin["texts"].keys() == {"retired/LampOut/reason"}


def test_a_code_twin_in_markdown_is_complete(files: Files):
    twin = files[PurePosixPath("de-DE/codes/VesselNotFound.md")]
    assert twin.startswith("# `VesselNotFound`\n")
    assert "Schiff \\<the vessel\\> wurde nicht gefunden." in twin
    assert '"text": "Vessel 211331640 unknown"' in twin


def test_a_code_twin_in_markdown_tells_the_wordings_of_products_apart(files: Files):
    twin = files[PurePosixPath("de-DE/codes/InvalidBerth.md")]
    assert "**Meldung** (Lighthouse Tower)<br />In {the harbour} gibt es keinen" in twin
    assert "There is no berth {the berth} in {the harbour}." in twin
    assert twin.count("```json") == 2
    assert "<https://errors.harbour.example/lighthouse/codes/InvalidBerth>" in twin


@pytest.mark.parametrize("locale", ["en-GB", "de-DE"])
def test_the_twin_of_a_product_says_what_its_published_page_does(
    files: Files, lighthouse: Project, locale: str
):
    published = emit_markdown(lighthouse)[PurePosixPath(LocaleTag(locale), "beacon/errors.md")]
    twin = files[PurePosixPath(locale, "products/beacon.md")]
    links = re.compile(r"(?<=\]\()[^)]*|\[!INCLUDE .*\n\n")
    assert links.sub("", twin) == links.sub("", published)
    assert links.findall(twin) != links.findall(published)
