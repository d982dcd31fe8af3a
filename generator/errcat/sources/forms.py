"""Forms of names, paths and addresses in the catalogue; safe in file names, code and URLs."""

from errcat.sources.shapes import Form

_DEVICES = (
    *("con", "prn", "aux", "nul"),
    *(f"{device}{number}" for device in ("com", "lpt") for number in range(10)),
)
"""Names that Windows keeps for devices, with any extension and in any case."""
_KEYWORDS = (
    "and as assert async await break class continue def del elif else except finally for from"
    " global if import in is lambda nonlocal not or pass raise return try while with yield"
)
_PYTHON_WORDS = tuple(_KEYWORDS.split())
"""The same for every version of Python, so that the schemas are."""
_DEVICE = "(?:con|prn|aux|nul|com[0-9]|lpt[0-9])"
_SEGMENT = f"(?!{_DEVICE}(?:[./]|$))[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_-])?"
_URL_CHARACTERS = r"[A-Za-z0-9._~:/?#@!$&()*+,;=%\[\]{}'-]"

CODE = Form(
    "code",
    "[A-Z][A-Za-z0-9]*",
    "a code in upper camel case, as in `InvalidInput`",
    _DEVICES,
    longest=100,
)
NAME = Form(
    "name",
    "[a-z][a-z0-9]*(?:-[a-z0-9]+)*",
    "a name in lower case with hyphens, as in `defect-report`",
    _DEVICES,
    longest=100,
)
PLACEHOLDER_NAME = Form(
    "placeholder-name",
    "[a-z][a-z0-9_]*",
    "a name in lower snake case, as in `batch_size`, that is no word of Python",
    ("product", *_PYTHON_WORDS),
    longest=60,
)
EDITION = Form(
    "edition", "[A-Za-z0-9][A-Za-z0-9.-]*", "letters, digits, dots and hyphens", longest=40
)
STATUS_NUMBER = Form("status-number", "[1-5][0-9][0-9]", "an HTTP status from 100 to 599")
LOCALE_TAG = Form(
    "locale",
    "[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*",
    "a BCP 47 language tag in its usual case, as in `sv-SE` or `zh-Hant-TW`",
    _DEVICES,
    longest=35,
)
PACKAGE = Form(
    "package",
    "[a-z][a-z0-9_]*",
    "the name of a Python package, as in `acme_errors`",
    _PYTHON_WORDS,
    longest=60,
)
LINE = Form(
    "line",
    r"[^\u0000-\u001f\u007f-\u009f\u200b\u2028-\u202e\u2066-\u2069\ufeff]+",
    "a name on one line without invisible characters",
)
DISTRIBUTION = Form(
    "distribution",
    "[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?",
    "a name that pip knows: letters, digits, `-`, `_` and `.`",
)
SLUG = Form(
    "slug",
    f"{_SEGMENT}(?:/{_SEGMENT})*",
    "a relative path in lower case without extension, as in `acme/api/errors`: letters, digits,"
    " `-`, `_` and `.` between slashes",
)
PROPERTY_PATH = Form(
    "property-path",
    r"[A-Za-z_$@][A-Za-z0-9_$@-]*(?:\.[A-Za-z_$@][A-Za-z0-9_$@-]*)*",
    "names of JSON properties joined by dots, as in `error.code`",
)
PROPERTY_NAME = Form(
    "property-name",
    "[A-Za-z_$@][A-Za-z0-9_$@-]*",
    "the name of a JSON property of the response, as in `target`",
)
DATE = Form(
    "date", "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])", "a date as in `2024-05-31`"
)
ADDRESS = Form(
    "address", f"https?://{_URL_CHARACTERS}+", "an address that begins with http:// or https://"
)
BASE_ADDRESS = Form(
    "base-address",
    f"https?://{_URL_CHARACTERS}*/",
    "an address that begins with http:// or https:// and ends with a slash",
)
TARGET = Form(
    "target",
    r"(?:https?://|mailto:)[!-~]+|[A-Za-z0-9._~/?#@!$&()*+,;=%\[\]{}'-]+",
    "an http, https or mailto address, or a relative path without spaces",
    longest=2000,
)
INSERT = Form(
    "insert",
    "applies-to|error-table|details|examples|related|include:[a-z][a-z0-9]*(?:-[a-z0-9]+)*",
    "`applies-to`, `error-table`, `details`, `examples`, `related` or `include:` and an id",
)
