"""Scripts of letters, texts and locales, from small tables, without a library."""

import re
from bisect import bisect_right

_SCRIPT_STARTS: tuple[tuple[int, str], ...] = (
    (0x0000, "Zyyy"),
    (0x0041, "Latn"),
    (0x005B, "Zyyy"),
    (0x0061, "Latn"),
    (0x007B, "Zyyy"),
    (0x00C0, "Latn"),
    (0x02B9, "Zyyy"),
    (0x0370, "Grek"),
    (0x0400, "Cyrl"),
    (0x0530, "Armn"),
    (0x0590, "Hebr"),
    (0x0600, "Arab"),
    (0x0700, "Syrc"),
    (0x0750, "Arab"),
    (0x0780, "Thaa"),
    (0x07C0, "Nkoo"),
    (0x0800, "Zyyy"),
    (0x0860, "Arab"),
    (0x0900, "Deva"),
    (0x0980, "Beng"),
    (0x0A00, "Guru"),
    (0x0A80, "Gujr"),
    (0x0B00, "Orya"),
    (0x0B80, "Taml"),
    (0x0C00, "Telu"),
    (0x0C80, "Knda"),
    (0x0D00, "Mlym"),
    (0x0D80, "Sinh"),
    (0x0E00, "Thai"),
    (0x0E80, "Laoo"),
    (0x0F00, "Tibt"),
    (0x1000, "Mymr"),
    (0x10A0, "Geor"),
    (0x1100, "Hang"),
    (0x1200, "Ethi"),
    (0x13A0, "Cher"),
    (0x1400, "Cans"),
    (0x1680, "Zyyy"),
    (0x1780, "Khmr"),
    (0x1800, "Mong"),
    (0x18B0, "Cans"),
    (0x1900, "Zyyy"),
    (0x1C80, "Cyrl"),
    (0x1C90, "Geor"),
    (0x1CC0, "Zyyy"),
    (0x1D00, "Latn"),
    (0x1D26, "Grek"),
    (0x1D2B, "Cyrl"),
    (0x1D2C, "Latn"),
    (0x1F00, "Grek"),
    (0x2000, "Zyyy"),
    (0x2C60, "Latn"),
    (0x2C80, "Zyyy"),
    (0x2D00, "Geor"),
    (0x2D30, "Tfng"),
    (0x2D80, "Ethi"),
    (0x2DE0, "Cyrl"),
    (0x2E00, "Zyyy"),
    (0x2E80, "Hani"),
    (0x3000, "Zyyy"),
    (0x3005, "Hani"),
    (0x3008, "Zyyy"),
    (0x3041, "Kana"),
    (0x3100, "Bopo"),
    (0x3130, "Hang"),
    (0x3190, "Zyyy"),
    (0x31F0, "Kana"),
    (0x3200, "Zyyy"),
    (0x3400, "Hani"),
    (0xA000, "Yiii"),
    (0xA4D0, "Zyyy"),
    (0xA640, "Cyrl"),
    (0xA6A0, "Zyyy"),
    (0xA720, "Latn"),
    (0xA800, "Zyyy"),
    (0xAB00, "Ethi"),
    (0xAB30, "Latn"),
    (0xAB70, "Cher"),
    (0xABC0, "Zyyy"),
    (0xAC00, "Hang"),
    (0xD800, "Zyyy"),
    (0xF900, "Hani"),
    (0xFB00, "Latn"),
    (0xFB13, "Armn"),
    (0xFB1D, "Hebr"),
    (0xFB50, "Arab"),
    (0xFE00, "Zyyy"),
    (0xFE70, "Arab"),
    (0xFEFF, "Zyyy"),
    (0xFF21, "Latn"),
    (0xFF3B, "Zyyy"),
    (0xFF41, "Latn"),
    (0xFF5B, "Zyyy"),
    (0xFF66, "Kana"),
    (0xFFA0, "Hang"),
    (0xFFE0, "Zyyy"),
    (0x20000, "Hani"),
    (0x32000, "Zyyy"),
)
"""First code point of each run of one script, in order. Source: Unicode 15.1 `Blocks.txt` and
`Scripts.txt`; Hiragana and Katakana are both `Kana`, unlisted scripts are `Zyyy` (common)."""

_STARTS = tuple(start for start, _ in _SCRIPT_STARTS)

_LANGUAGES_BY_SCRIPT = {
    "Arab": "apc ar bal bgn ckb fa ks lrc mzn ps sd sdh skr trw ug ur",
    "Armn": "hy",
    "Beng": "as bn mni",
    "Cakm": "ccp",
    "Cans": "csw iu",
    "Cher": "chr",
    "Copt": "cop",
    "Cyrl": "ab ba be bg ce cu cv kaa kk ky mdf mk mn myv os ru sah sr tg tt tyv uk",
    "Deva": "bgc bho brx doi hi kok mai mr ne raj sa xnr",
    "Ethi": "am byn gez ti tig wal",
    "Geor": "ka",
    "Grek": "el",
    "Gujr": "gu",
    "Guru": "pa",
    "Hans": "zh",
    "Hant": "yue",
    "Hebr": "he yi",
    "Hmnp": "hnj",
    "Jpan": "ja",
    "Khmr": "km",
    "Knda": "kn",
    "Kore": "ko",
    "Laoo": "lo",
    "Mlym": "ml",
    "Mymr": "my shn",
    "Nkoo": "nqo",
    "Olck": "sat",
    "Orya": "or",
    "Osge": "osa",
    "Rohg": "rhg",
    "Sinh": "si",
    "Syrc": "syr",
    "Taml": "ta",
    "Tavt": "blt",
    "Telu": "te",
    "Tfng": "shi zgh",
    "Thaa": "dv",
    "Thai": "th",
    "Tibt": "bo dz",
    "Vaii": "vai",
    "Yiii": "ii",
}
"""Languages written in another script than Latin where the tag names none.
Source: CLDR 46 likely subtags."""

_SCRIPT_BY_LANGUAGE = {
    language: script
    for script, languages in _LANGUAGES_BY_SCRIPT.items()
    for language in languages.split()
}

_SCRIPT_BY_LANGUAGE_AND_REGION = {
    ("pa", "PK"): "Arab",
    ("sr", "ME"): "Latn",
    ("yue", "CN"): "Hans",
    **{("zh", region): "Hant" for region in ("TW", "HK", "MO")},
    ("uz", "AF"): "Arab",
    ("kk", "CN"): "Arab",
    ("ky", "CN"): "Arab",
    ("mn", "CN"): "Mong",
    **{("az", region): "Arab" for region in ("IQ", "IR")},
}
"""Regions that write a language in another script than most. Source: CLDR 46 likely subtags."""

_SCRIPT_SUBTAG = re.compile(r"[-_]([A-Za-z]{4})(?=[-_]|$)")
_REGION_SUBTAG = re.compile(r"[-_]([A-Za-z]{2})(?=[-_]|$)")

_SCRIPTS_OF_LETTERS = {
    "Hans": frozenset(("Hani", "Bopo")),
    "Hant": frozenset(("Hani", "Bopo")),
    "Jpan": frozenset(("Hani", "Kana")),
    "Kore": frozenset(("Hang", "Hani")),
}


def script_of_letter(letter: str) -> str:
    """Return the ISO 15924 script of a character; `Zyyy` for punctuation, digits and the unknown.

    Hiragana and Katakana are both `Kana`.
    """
    return _SCRIPT_STARTS[bisect_right(_STARTS, ord(letter)) - 1][1]


def dominant_script(text: str) -> str:
    """Return the script that most letters of a text belong to; `Zyyy` if it has no letters.

    Of equally frequent scripts the one that occurs first wins.
    """
    counts: dict[str, int] = {}
    for character in text:
        if character.isalpha():
            script = script_of_letter(character)
            counts[script] = counts.get(script, 0) + 1
    return max(counts, key=counts.__getitem__, default="Zyyy")


def script_of_locale(tag: str) -> str:
    """Return the ISO 15924 script that a locale is written in, from its subtags or its language.

    Chinese, Japanese and Korean have the scripts `Hans`, `Hant`, `Jpan` and `Kore`.
    """
    named = _SCRIPT_SUBTAG.search(tag)
    if named:
        return named[1].title()
    language = re.split(r"[-_]", tag, maxsplit=1)[0].lower()
    region = _REGION_SUBTAG.search(tag)
    exception = _SCRIPT_BY_LANGUAGE_AND_REGION.get((language, region[1].upper() if region else ""))
    return exception or _SCRIPT_BY_LANGUAGE.get(language, "Latn")


def is_script_of_locale(script: str, locale_script: str) -> bool:
    """Tell whether letters of a script are at home in a locale's script (`Kana` in `Jpan`)."""
    return script in _SCRIPTS_OF_LETTERS.get(locale_script, (locale_script,))
