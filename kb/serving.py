"""Runs the web server over a knowledge base."""

from __future__ import annotations

import errno
import socket
from importlib import import_module
from pathlib import Path

from kb.errors import KbError
from kb.knowledge_base import KnowledgeBase
from kb.locks import serve_lock
from kb.messages import Language, message
from kb.terminal import err, out, print_error, progress_bar

SAMPLES = Path(__file__).resolve().parent.parent / "corpus" / "samples"


def serve(knowledge_base: KnowledgeBase, host: str, port: int, *, samples: bool, language: Language) -> None:
    """Serve until interrupted.

    Raises:
        KbError: port_in_use, address_unusable, or store_being_served when another server holds this store.
    """
    import uvicorn

    listener = bound(host, port)
    try:
        with serve_lock(knowledge_base.settings.home, f"kb serve http://{host}:{port}"):
            if samples:
                files = [p for p in sorted(SAMPLES.iterdir()) if p.is_file()]
                with progress_bar() as show:
                    for result in knowledge_base.add(files, show, language=language):
                        if result.status == "failed":
                            print_error(result.message or result.source)
            # The web knows the knowledge base, never the other way round: it is named here, not imported.
            application = import_module("web.app").create_app(knowledge_base, allowed_hosts=[host])
            count = knowledge_base.counts()
            out.print(message("serving", language, url=f"http://{host}:{port}", **count), markup=False)
            config = uvicorn.Config(application, log_level="warning", server_header=False, access_log=False)
            uvicorn.Server(config).run(sockets=[listener])
    finally:
        listener.close()
        err.show_cursor(True)


def bound(host: str, port: int) -> socket.socket:
    """A socket bound to an address.

    Raises:
        KbError: port_in_use or address_unusable.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise KbError("port_in_use", host=host, port=port) from error
        raise KbError("address_unusable", host=host, port=port, reason=error.strerror or str(error)) from error
    return listener
