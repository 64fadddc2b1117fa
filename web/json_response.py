"""JSON of the knowledge base's objects, the same as the command line prints."""

from __future__ import annotations

import json
from typing import Any

from starlette.responses import JSONResponse

from kb.model import to_json


class ModelResponse(JSONResponse):
    """A JSON answer made by :func:`kb.model.to_json`."""

    def render(self, content: Any) -> bytes:
        """UTF-8 bytes; a lone surrogate, which UTF-8 cannot hold, becomes a question mark."""
        dumped = json.dumps(to_json(content), ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        return dumped.encode("utf-8", "replace")
