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
