"""Files as they were added, given back as downloads: never shown as pages of this site."""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from urllib.parse import quote

from starlette.responses import Response

MEDIA_TYPE: Final = "application/octet-stream"
"""Says nothing of the content, so that no browser renders a report with the rights of this site."""
_POLICY: Final = "default-src 'none'; sandbox"
_UNSAFE = re.compile(r"[\x00-\x1f\x7f-\x9f/\\\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
"""What a file name cannot hold, or what makes it look like another one (changes of the direction of writing)."""
_NOT_PLAIN = re.compile(r"[^\w.()+,=@ -]", re.ASCII)


def attachment(name: str) -> str:
    """The ``Content-Disposition`` of a file to be kept under ``name`` (RFC 6266).

    ``filename`` is for programs that know only ASCII, ``filename*`` is the name itself in UTF-8.
    """
    name = _UNSAFE.sub("_", name).strip() or "report"
    bare = unicodedata.normalize("NFKD", name.replace("đ", "d").replace("Đ", "D"))
    plain = _NOT_PLAIN.sub("_", "".join(character for character in bare if not unicodedata.combining(character)))
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def download(name: str, content: bytes) -> Response:
    """A file under its own name; the policy forbids everything even to a browser that would show it."""
    headers = {"Content-Disposition": attachment(name), "Content-Security-Policy": _POLICY}
    return Response(content, media_type=MEDIA_TYPE, headers=headers)
