"""The English words of the tool's own pages, by key; each is offered to translators as `ui/KEY`."""

from collections.abc import Mapping

UI_TEXTS: Mapping[str, str] = {
    "applies-to": "Applies to:",
    "error-code": "Error code",
    "http-status-code": "HTTP status code",
    "message": "Message",
    "note": "Note",
    "cause": "Cause",
    "resolution": "What to do",
    "retry": "Retry",
    "retry-never": "Sending the same request again gives the same answer.",
    "retry-retry-after": "Wait as long as the Retry-After header says, then send it again.",
    "retry-back-off": "Send the request again later, and wait longer after each failure.",
    "placeholder": "Placeholder",
    "type": "Type",
    "meaning": "Meaning",
    "example": "Example",
    "example-response": "Example response:",
    "since": "Since",
    "status": "Status",
    "product": "Product",
    "details": "Details",
    "in-english": "in English",
}
"""Plain texts without markup or placeholders."""

UI_COMMENTS: Mapping[str, str] = {
    "applies-to": "Before the list of products that a page is about",
    "error-code": "Column of the table of errors",
    "http-status-code": "Column of the table of errors",
    "message": "Column of the table of errors; label of an error's message",
    "note": "Label of a remark beside an error's message",
    "cause": "Label before the cause of an error",
    "resolution": "Label before the advice on an error",
    "retry": "Label before the advice on sending a request again",
    "retry-never": "Advice on sending a request again: pointless",
    "retry-retry-after": "Advice on sending a request again: after the time that a header gives",
    "retry-back-off": "Advice on sending a request again: after growing intervals",
    "placeholder": "Column of a table of placeholders: the variable parts of a message",
    "type": "Column of a table of placeholders: the form of a value",
    "meaning": "Column of a table of placeholders: what it stands for",
    "example": "Column of a table of placeholders; label of an example response",
    "example-response": "Before an example of a response, in a line of its own",
    "since": "Label before the edition of a product that first had an error",
    "status": "Label before an HTTP status",
    "product": "Label before a product's name",
    "details": "Heading of the explanations of all errors",
    "in-english": "Mark behind a text that is shown in English as it is not translated yet",
}
"""Where a text stands, for translators; one line each."""
