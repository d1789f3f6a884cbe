"""Files that cannot be imported: why, as a code of ``messages.toml``."""

from __future__ import annotations

from plugins.importing.documents import Told


class Refused(Exception):
    """The file is not imported; nothing of it is written."""

    def __init__(self, code: str, **values: str) -> None:
        """*code* and *values* as ``Told`` has them."""
        super().__init__(code)
        self.told = Told.of(code, **values)

    def __reduce__(self) -> tuple[object, ...]:
        """Let it come back from a worker whole."""
        return _again, (self.told,)


def _again(told: Told) -> Refused:
    return Refused(told.code, **dict(told.values))
