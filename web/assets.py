"""Static files: read once, served under names that hold a hash of their content, so browsers may keep them for good."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

FOLDER = Path(__file__).resolve().parent / "static"
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """A static file in memory."""

    content: bytes
    media_type: str


class Assets:
    """The static files of ``folder``, found by their hashed names."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._hashed: dict[str, str] = {}
        self._files: dict[str, Asset] = {}
        for path in sorted(folder.iterdir()):
            if path.suffix in _TYPES:
                content = path.read_bytes()
                hashed = f"{path.stem}.{hashlib.sha256(content).hexdigest()[:12]}{path.suffix}"
                self._hashed[path.name] = hashed
                self._files[hashed] = Asset(content, _TYPES[path.suffix])

    def url(self, name: str) -> str:
        """The address of the file ``name`` in its present state.

        Raises:
            KeyError: there is no such file.
        """
        return f"/static/{self._hashed[name]}"

    def route(self) -> Route:
        """The route that serves the files; a name with an outdated hash is not found."""
        return Route("/static/{name}", self._serve, methods=["GET"], name="static")

    async def _serve(self, request: Request) -> Response:
        asset = self._files.get(request.path_params["name"])
        if asset is None:
            raise HTTPException(404)
        headers = {"Cache-Control": "public, max-age=31536000, immutable"}
        return Response(asset.content, media_type=asset.media_type, headers=headers)
