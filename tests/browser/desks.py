"""A desk that is served, for tests in a browser: with the preview beside it, and a thread that indexes what is saved."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from plugins.desk.application import make_application
from plugins.desk.live import PREVIEW_ROUTES
from plugins.desk.preview import Preview, preview_application
from plugins.desk.serving import by_port, listen, port_of, served
from plugins.desk.state import Desk, DeskSettings

TOKEN = "mot-hai-ba"


@contextmanager
def served_desk(content: Path, folder: Path) -> Iterator[Desk]:
    """Serve a desk of *content*; what it keeps stands below *folder*."""
    with closing(listen(0)) as own, closing(listen(0)) as beside:
        settings = DeskSettings(
            content=content,
            output=folder / "output",
            cache=folder / "cache",
            keeping=folder / "keeping",
            code="1",
            token=TOKEN,
            origin=f"http://127.0.0.1:{port_of(own)}",
            preview=f"http://localhost:{port_of(beside)}",
        )
        application = make_application(settings)
        desk: Desk = application.state.desk
        desk.known_person = {"name": "Lò Thị Mai", "email": "mai@van-khe.example"}
        desk.index()
        preview = preview_application(Preview(folder / "preview"), PREVIEW_ROUTES)
        preview.state.desk = desk
        ended = threading.Event()
        indexing = threading.Thread(target=_keep_indexed, args=(desk, ended))
        indexing.start()
        try:
            with served(by_port({port_of(own): application, port_of(beside): preview}), own, beside):
                yield desk
        finally:
            ended.set()
            desk.wanted.set()
            indexing.join()
            desk.close()


def _keep_indexed(desk: Desk, ended: threading.Event) -> None:
    while desk.wanted.wait() and not ended.is_set():
        desk.wanted.clear()
        desk.index()
