"""The pages of codes that were withdrawn: links to them stay alive."""

from errcat.emit.escape import markdown_code, markdown_text
from errcat.emit.html.places import code_path, drop_relative
from errcat.emit.html.site import LocaleSite, PageHead
from errcat.emit.html.twins import Twin, collect_texts, list_keys
from errcat.emit.json_text import render_json
from errcat.emit.markdown_inline import render_prose
from errcat.model import RetiredCode


def render_retired(locale: LocaleSite, retired: RetiredCode) -> str:
    """Render the page of a withdrawn code."""
    place = locale.place(code_path(retired.code))
    head = PageHead(place, retired.code, locale.texts.plain("ui/retired"))
    around = locale.around(place, own_code=retired.code)
    context = {
        "code": retired.code,
        "reason": locale.texts.prose(f"retired/{retired.code}/reason", {}, around),
        "replacement": retired.replacement,
    }
    return locale.render("retired.html.jinja", head, context)


def write_retired(locale: LocaleSite, retired: RetiredCode) -> Twin:
    """Write the twins of a withdrawn code's page."""
    reason = locale.parsed.prose(f"retired/{retired.code}/reason")
    word = markdown_text(locale.texts.plain("ui/retired"))
    lines = [
        f"# {markdown_code(retired.code)}",
        "",
        f"**{word}**<br />{render_prose(drop_relative(reason.nodes), {})}",
        "",
    ]
    if retired.replacement:
        word = markdown_text(locale.texts.plain("ui/replacement"))
        lines += [f"**{word}**<br />{markdown_code(retired.replacement)}", ""]
    value = render_json(
        {
            "locale": locale.tag,
            "code": retired.code,
            "retired": True,
            "reason": retired.reason.value,
            "replacement": retired.replacement,
            "texts": collect_texts(locale, list_keys(locale, retired.code)),
        }
    )
    return Twin("\n".join(lines), value)
