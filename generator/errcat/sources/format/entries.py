"""The format of the files of error codes and of retired.yaml."""

from errcat.sources import forms
from errcat.sources.shapes import (
    ChoiceShape,
    IntegerShape,
    Key,
    ListShape,
    RecordShape,
    TableShape,
    TextShape,
    ValueShape,
)

_CODE = TextShape(forms.CODE)
_TYPE = TextShape(forms.NAME, names="types")
_MESSAGE = TextShape()
_PROSE = TextShape()
_EDITION_ID = TextShape(forms.EDITION)

_PLACEHOLDER = RecordShape(
    {
        "type": Key(_TYPE, "Name of a type of types.yaml.", is_required=True),
        "label": Key(
            TextShape(),
            "English label as published, the same in every language: `the invalid hash`.",
            is_required=True,
        ),
        "meaning": Key(_PROSE, "What the placeholder stands for, in a sentence.", is_required=True),
        "example": Key(ValueShape(), "A value that fits the type.", is_required=True),
    }
)

_AVAILABILITY = RecordShape(
    {
        "since": Key(
            _EDITION_ID,
            "Id of the first edition that lists the code.",
            default="the product's first edition",
        ),
        "message": Key(
            _MESSAGE, "The product's own message, where its words differ.", default="the entry's"
        ),
        "note": Key(
            _PROSE, "The product's own note, where its words differ.", default="the entry's"
        ),
    }
)

_EARLIER = RecordShape(
    {
        "message": Key(_MESSAGE, "A message that was published before.", default="none"),
        "note": Key(_PROSE, "A note that was published before.", default="none"),
        "until": Key(
            TableShape(forms.NAME, _EDITION_ID, minimum=1, names="products"),
            "By product, the last edition that had the wording.",
            is_required=True,
        ),
    },
    one_of=("message", "note"),
)

_EXAMPLE = RecordShape(
    {
        "message": Key(
            TextShape(can_be_empty=True),
            "The message as the service sent it.",
            default="the first product's message, filled with the placeholders' examples",
        ),
    },
    rest=TableShape(forms.PROPERTY_NAME, TextShape()),
)

ENTRY = RecordShape(
    {
        "code": Key(_CODE, "The error code, as the service writes it.", is_required=True),
        "formerly": Key(
            ListShape(TextShape(forms.CODE)),
            "Names that the entry had before; `errcat sync` carries translations over from them.",
            default="none",
        ),
        "status": Key(
            IntegerShape(100, 599, names="statuses"),
            "HTTP status, one of statuses.yaml.",
            is_required=True,
        ),
        "message": Key(
            _MESSAGE,
            "Template of the message: plain text with {placeholders}; {{ and }} are braces.",
            default="the service sends no fixed message",
        ),
        "note": Key(
            _PROSE, "What published tables say beside the message; inline Markdown.", default="none"
        ),
        "placeholders": Key(
            TableShape(forms.PLACEHOLDER_NAME, _PLACEHOLDER),
            "The variable parts of the messages, by name.",
            default="none",
        ),
        "cause": Key(_PROSE, "Why the error occurs; inline Markdown.", is_required=True),
        "resolution": Key(_PROSE, "What to do about it; inline Markdown.", is_required=True),
        "retry": Key(
            ChoiceShape(("never", "retry-after", "back-off")),
            "Whether sending the same request again can help: `never`, after the time of the "
            "`Retry-After` header, or later with growing intervals (`back-off`).",
            is_required=True,
        ),
        "products": Key(
            TableShape(forms.NAME, _AVAILABILITY, minimum=1, names="products"),
            "The products that answer with the code; {} where nothing differs.",
            is_required=True,
        ),
        "seen": Key(
            ListShape(_MESSAGE),
            "Templates of messages that real responses carried, other than the published ones.",
            default="none",
        ),
        "earlier": Key(
            ListShape(_EARLIER), "Wordings that were published before today's.", default="none"
        ),
        "example": Key(
            _EXAMPLE,
            "An example response: its message and, by name, the response's further properties.",
            default="no further properties",
        ),
    }
)

ERRORS = ListShape(ENTRY)

RETIRED = TableShape(
    forms.CODE,
    RecordShape(
        {
            "reason": Key(_PROSE, "Why the code was withdrawn.", is_required=True),
            "replacement": Key(
                TextShape(forms.CODE, names="errors"), "The code that replaced it.", default="none"
            ),
        }
    ),
)
