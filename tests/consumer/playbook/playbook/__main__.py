"""Show what the package makes of a few responses."""

from playbook.triage import advise, plan, show

RESPONSES = [
    (404, '{"error": {"code": "ResourceNotFound", "message": "Machine 7 was not found"}}'),
    (429, '{"error": {"code": "TooManyRequests", "message": "Slow down"}}'),
    (500, '{"error": {"code": "InternalServerError", "message": ""}}'),
    (503, "<html>Service unavailable</html>"),
    (418, '{"error": {"code": "Teapot", "message": "Short and stout"}}'),
]

for status, body in RESPONSES:
    print(status, plan(body, status, {"Retry-After": "5"} if status == 429 else {}))
print(show("sv-SE"))
print(advise("sv"))
