"""The browser matches messages as the Python package does."""

import json
from pathlib import Path

from playwright.sync_api import Page

VECTORS = json.loads(Path(__file__).parents[1].joinpath("vectors", "match.json").read_text("utf-8"))

_MATCH = """({wordings, texts}) => {
    const index = errcatMatch.buildIndex(wordings.map((wording, number) => ({
        number,
        parts: wording.parts,
        numbers: new Set(wording.numbers),
        isRightToLeft: wording.is_right_to_left,
    })));
    return texts.map(text => errcatMatch.match(index, text).map(
        ({wording, values}) => ({wording: wording.number, values})));
}"""


def test_texts_match_as_the_shared_vectors_say(site: Path, page: Page):
    page.goto((site / "en-US/index.html").as_uri())
    cases = VECTORS["cases"]
    found = page.evaluate(
        _MATCH, {"wordings": VECTORS["wordings"], "texts": [case["text"] for case in cases]}
    )
    expected = [
        [
            {**match, "values": {name: str(value) for name, value in match["values"].items()}}
            for match in case["matches"]
        ]
        for case in cases
    ]
    assert dict(zip([case["why"] for case in cases], found, strict=True)) == dict(
        zip([case["why"] for case in cases], expected, strict=True)
    )
