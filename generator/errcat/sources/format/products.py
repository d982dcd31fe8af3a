"""The format of products.yaml."""

from errcat.sources import forms
from errcat.sources.shapes import (
    ChoiceShape,
    EitherShape,
    JsonShape,
    Key,
    ListShape,
    RecordShape,
    TableShape,
    TextShape,
)

_CODE = TextShape(forms.CODE, names="errors")
_SECTION = TextShape(forms.NAME, names="sections")
_NAME = TextShape(forms.LINE)
_NAMES = ListShape(_NAME)
_TITLE = TextShape()

_EDITION = RecordShape(
    {
        "id": Key(
            TextShape(forms.EDITION),
            "The edition's id; `since` and `until` of entries name it.",
            is_required=True,
        ),
        "name": Key(_NAME, "The product name that the edition used.", is_required=True),
        "date": Key(
            TextShape(forms.DATE),
            'The date that the edition carries, quoted: `"2020-12-18"`.',
            default="the edition carries none",
        ),
        "last-rows": Key(
            ListShape(_CODE),
            "Codes that the edition put at the end of its table, in order.",
            default="none",
        ),
    }
)

_NAMED_LINK = RecordShape(
    {
        "name": Key(_NAME, "A product's name; it is not translated.", is_required=True),
        "href": Key(
            TextShape(forms.TARGET), "What the name links to.", default="the name is no link"
        ),
    }
)

_LINK = RecordShape(
    {
        "text": Key(TextShape(), "The text of the link, translatable.", is_required=True),
        "href": Key(TextShape(forms.TARGET), "What it links to.", is_required=True),
    }
)

_INCLUDE = RecordShape(
    {
        "title": Key(_NAME, "Title of the include; it is not translated.", is_required=True),
        "path": Key(
            TextShape(forms.TARGET), "Path of the included file from the page.", is_required=True
        ),
    }
)

_SECTION_USE = EitherShape(
    _SECTION,
    RecordShape(
        {
            "section": Key(_SECTION, "Id of a section of sections.yaml.", is_required=True),
            "heading": Key(_TITLE, "The product's own heading.", default="the section's heading"),
        }
    ),
)

_PAGE = RecordShape(
    {
        "slug": Key(
            TextShape(forms.SLUG),
            "Path of the page below the language's folder, without extension.",
            is_required=True,
        ),
        "title": Key(
            _TITLE, "Title for browsers and search; may contain {product}.", is_required=True
        ),
        "heading": Key(_TITLE, "The page's own heading (H1).", is_required=True),
        "description": Key(
            _TITLE, "What the page offers, in 75 to 300 characters.", is_required=True
        ),
        "front-matter": Key(
            JsonShape(),
            "Further front matter of the Markdown page; the order is kept.",
            default="none",
        ),
        "applies-to": Key(
            ListShape(_NAMED_LINK), "Products that the page applies to.", default="none"
        ),
        "related": Key(
            TableShape(forms.NAME, _LINK),
            "Related articles by id; ids are parts of translation keys.",
            default="none",
        ),
        "includes": Key(
            TableShape(forms.NAME, _INCLUDE),
            "Files that the page includes, by the id that `include:ID` names.",
            default="none",
        ),
        "examples": Key(
            ListShape(_CODE), "Codes whose example responses the page shows.", default="none"
        ),
        "sections": Key(
            ListShape(_SECTION_USE, minimum=1),
            "Ids of sections in the order of the page; a section with a heading of the product's "
            "own is written {section: ID, heading: TEXT}.",
            is_required=True,
        ),
    }
)

PRODUCTS = TableShape(
    forms.NAME,
    RecordShape(
        {
            "name": Key(_NAME, "The product's name today.", is_required=True),
            "earlier-names": Key(
                _NAMES, "Names it was published under before, oldest first.", default="none"
            ),
            "short-names": Key(
                _NAMES, "Shorter forms that count as the product's name.", default="none"
            ),
            "localized-names": Key(
                TableShape(forms.LOCALE_TAG, ListShape(_NAME, minimum=1)),
                "Official names in a language, by language tag, where they differ.",
                default="none",
            ),
            "delimiters": Key(
                ListShape(_NAME, minimum=2, maximum=2),
                "What stands before and after a placeholder's label on published pages.",
                is_required=True,
            ),
            "note-separator": Key(
                ChoiceShape(("space", "break")),
                "What stands between message and note in a table cell.",
                is_required=True,
            ),
            "url": Key(
                TextShape(forms.ADDRESS), "Address of the published English page.", default="none"
            ),
            "editions": Key(
                ListShape(_EDITION, minimum=1),
                "Editions of the published page, oldest first; the last one is today's.",
                is_required=True,
            ),
            "page": Key(_PAGE, "The product's reference page.", is_required=True),
        }
    ),
    minimum=1,
)
