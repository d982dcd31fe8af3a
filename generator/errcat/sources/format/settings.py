"""The format of settings, types, statuses, response and sections."""

from errcat.sources import forms
from errcat.sources.shapes import (
    ChoiceShape,
    IntegerShape,
    JsonShape,
    Key,
    ListShape,
    RecordShape,
    TableShape,
    TextShape,
    ValueShape,
)

LABEL = TextShape()
PROSE = TextShape()
_NAME = TextShape(forms.LINE)

_LOCALE = RecordShape(
    {
        "coverage": Key(
            IntegerShape(0, 100),
            "Least share of translated texts, in percent, that `errcat check` accepts.",
            default="0",
        ),
    }
)

CATALOG = RecordShape(
    {
        "name": Key(LABEL, "Name of the catalogue, as readers see it.", is_required=True),
        "description": Key(
            PROSE, "What the catalogue is about, in a sentence or two.", is_required=True
        ),
        "source-locale": Key(
            TextShape(forms.LOCALE_TAG),
            "Language tag of the texts in this folder.",
            is_required=True,
        ),
        "locales": Key(
            TableShape(forms.LOCALE_TAG, _LOCALE),
            "Languages that the catalogue is translated into, by language tag.",
            is_required=True,
        ),
        "python-package": Key(
            TextShape(forms.PACKAGE), "Name of the generated Python package.", is_required=True
        ),
        "base-url": Key(
            TextShape(forms.BASE_ADDRESS),
            "Where the site is published; ends with a slash.",
            default="no absolute links are written",
        ),
        "source-url": Key(
            TextShape(forms.BASE_ADDRESS),
            "Where the project's files are shown on the web, with their lines as `#L1`; ends with "
            "a slash. Pages lead translators there.",
            default="pages name the files only",
        ),
        "python-distribution": Key(
            TextShape(forms.DISTRIBUTION),
            "Name under which `pip` installs the Python package.",
            default="pages do not say how to install it",
        ),
        "terms": Key(
            ListShape(_NAME),
            "Words that stay as they are in every language, besides codes and product names.",
            default="none",
        ),
    }
)

TYPES = TableShape(
    forms.NAME,
    RecordShape(
        {
            "label": Key(LABEL, "English name for readers: `file hash`.", is_required=True),
            "meaning": Key(PROSE, "What values of the type are, in a sentence.", is_required=True),
            "python": Key(ChoiceShape(("str", "int")), "Python type of a value.", is_required=True),
            "pattern": Key(
                TextShape(),
                "Regular expression for a whole value written as text, without anchors, in the "
                "common part of Python and ECMA 262.",
                is_required=True,
            ),
            "schema": Key(
                JsonShape(minimum=1), "JSON Schema of a value in JSON.", is_required=True
            ),
            "examples": Key(
                ListShape(ValueShape(), minimum=1),
                "Values of the type that readers can see.",
                is_required=True,
            ),
        }
    ),
    minimum=1,
)

STATUSES = TableShape(
    forms.STATUS_NUMBER,
    RecordShape(
        {
            "phrase": Key(
                _NAME, "Reason phrase of the HTTP standard: `Bad Request`.", is_required=True
            ),
            "label": Key(_NAME, "What published pages write before the number.", is_required=True),
        }
    ),
    minimum=1,
    has_number_keys=True,
)

_PROPERTY = RecordShape(
    {
        "type": Key(
            TextShape(forms.NAME, names="types"), "Name of a type of types.yaml.", is_required=True
        ),
        "meaning": Key(PROSE, "What the property tells, in a sentence.", is_required=True),
    }
)

RESPONSE = RecordShape(
    {
        "code": Key(
            TextShape(forms.PROPERTY_PATH),
            "Where the body carries the error code: `error.code`.",
            is_required=True,
        ),
        "message": Key(
            TextShape(forms.PROPERTY_PATH),
            "Where the body carries the message: `error.message`.",
            is_required=True,
        ),
        "properties": Key(
            TableShape(forms.PROPERTY_PATH, _PROPERTY),
            "The body's further properties, by path: `error.target`.",
            default="none",
        ),
    }
)

_BLOCK = RecordShape(
    {
        "paragraph": Key(PROSE, "A paragraph."),
        "item": Key(PROSE, "An item of a list; adjacent items form one list."),
        "note": Key(PROSE, "An alert: what readers should notice."),
        "tip": Key(PROSE, "An alert: what can help."),
        "important": Key(PROSE, "An alert: what must be known to succeed."),
        "caution": Key(PROSE, "An alert: what can have bad consequences."),
        "warning": Key(PROSE, "An alert: what is dangerous."),
        "insert": Key(
            TextShape(forms.INSERT),
            "A generated part: `applies-to`, `error-table`, `details`, `examples`, `related`, or "
            "`include:ID` for an include of the product's page.",
        ),
    },
    has_one_key=True,
)

SECTIONS = TableShape(
    forms.NAME,
    RecordShape(
        {
            "heading": Key(
                LABEL,
                "The section's heading.",
                default="the section continues what stands before it",
            ),
            "body": Key(
                TableShape(forms.NAME, _BLOCK, minimum=1),
                "Blocks by id, in the order of the page; ids are parts of translation keys.",
                is_required=True,
            ),
        }
    ),
)
