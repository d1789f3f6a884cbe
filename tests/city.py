"""The invented city Vân Khê: a content folder as small as can be that still holds every kind of file."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from textwrap import dedent

from PIL import Image

from plugins.catalogue.store import Catalogue
from plugins.ingest.content import Indexed, index_content
from plugins.ingest.options import Options
from plugins.sources.dates import LOCAL_ZONE

AS_OF = datetime(2026, 11, 23, 8, 0, tzinfo=LOCAL_ZONE)
"""The moment at which tests look at the city."""

LAM = "register/persons/ta-dinh-lam.md"
NHAN = "register/persons/kieu-thi-nhan.md"
THANH_UY = "register/committees/thanh-uy-van-khe.md"
BAN_TO_CHUC = "register/committees/ban-to-chuc-thanh-uy-van-khe.md"
HOI_NGHI = "register/events/hoi-nghi-cap-nuoc-2023.md"
REPORT = "articles/2023/07/hoi-nghi-cap-nuoc.md"
NEWS = "articles/2023/08/trao-huy-hieu.md"

SOURCE = "Hồ sơ lưu tại Văn phòng Vân Khê"
"""Where records are established that tests say no more about."""

_FILES = {
    "settings/portal.yaml": """
        name: Tư liệu Đảng bộ Vân Khê
        home_committee: thanh-uy-van-khe
        sections:
          - Thời sự
          - Xây dựng Đảng
        """,
    "register/ids.csv": """
        id,state,into
        a-0000018,live,
        c-000001n,live,
        c-000002x,live,
        e-0000018,live,
        p-000001z,live,
        p-0000027,live,
        """,
    THANH_UY: """
        ---
        id: c-000001n
        name: Thành ủy Vân Khê
        kind: thành ủy
        place: Thành phố Vân Khê
        offices:
          - Bí thư
          - Phó Bí thư
        sources: Hồ sơ lưu tại Văn phòng Vân Khê
        ---

        Cơ quan lãnh đạo của Đảng bộ thành phố Vân Khê.
        """,
    BAN_TO_CHUC: """
        ---
        id: c-000002x
        name: Ban Tổ chức Thành ủy Vân Khê
        variants: Ban Tổ chức Thành ủy
        kind: ban của thành ủy
        parents: thanh-uy-van-khe
        offices:
          - Trưởng Ban
          - Phó Trưởng Ban
        sources: Hồ sơ lưu tại Văn phòng Vân Khê
        ---
        """,
    LAM: """
        ---
        id: p-000001z
        name: Tạ Đình Lãm
        tenures:
          - office: Phó Trưởng Ban
            committee: ban-to-chuc-thanh-uy-van-khe
            from: 2018-03
            until: 2020-10
          - office: Trưởng Ban
            committee: ban-to-chuc-thanh-uy-van-khe
            from: 2020-10
            source: Quyết định số 15-QĐ/TU
        sources: Hồ sơ lưu tại Văn phòng Vân Khê
        ---

        Sinh ra bên sông Vân.
        """,
    NHAN: """
        ---
        id: p-0000027
        name: Kiều Thị Nhàn
        tenures:
          - office: Phó Bí thư
            committee: thanh-uy-van-khe
            from: 2021
        sources: Hồ sơ lưu tại Văn phòng Vân Khê
        ---
        """,
    HOI_NGHI: """
        ---
        id: e-0000018
        name: Hội nghị cấp nước sạch năm 2023
        kind: hội nghị
        start: 2023-07-21
        place: Hội trường Vân Khê
        organisers: thanh-uy-van-khe
        sources: Hồ sơ lưu tại Văn phòng Vân Khê
        ---
        """,
    REPORT: """
        ---
        id: a-0000018
        title: Bàn việc cấp nước sạch
        date: 2023-07-21 08:00
        category: Thời sự
        events: hoi-nghi-cap-nuoc-2023
        ---

        Sáng 21/7, đồng chí Tạ Đình Lãm, Trưởng Ban Tổ chức Thành ủy, dự cuộc họp về nước sạch.

        Đồng chí Kiều Thị Nhàn phát biểu. Đồng chí Tạ Đình Lãm trả lời báo chí.
        """,
    NEWS: """
        ---
        title: Trao huy hiệu cho đảng viên
        date: 2023-08-02
        category: Xây dựng Đảng
        ---

        Đồng chí Tạ Đình Lãm trao huy hiệu cho hai mươi đảng viên.
        """,
}


CITY = {path: dedent(text).removeprefix("\n") for path, text in _FILES.items()}
"""The text of every file, by path below the content folder."""


def write(folder: Path, path: str, text: str | bytes) -> Path:
    """Write the file *path* below *folder*, with the folders that it needs."""
    place = folder / path
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return place


def article(title: str = "Một ngày ở Vân Khê", /, body: str = "Trời đẹp.", **fields: str) -> str:
    """Return an article's file: one line a field, the body from the line after the blank one."""
    fields = {"title": title, "date": "2023-09-01", "category": "Thời sự", **fields}
    front = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return f"---\n{front}---\n\n{body}\n"


def record(name: str, /, body: str = "", **fields: str) -> str:
    """Return a record's file, its name on line 2; ``from_`` stands for the field *from*; the sources come last."""
    fields = {"name": name, **fields}
    fields.setdefault("sources", SOURCE)
    front = "".join(f"{key.rstrip('_')}: {value}\n" for key, value in fields.items() if value)
    return f"---\n{front}---\n\n{body}\n"


def picture(form: str = "JPEG", size: tuple[int, int] = (64, 48), exif: Image.Exif | None = None) -> bytes:
    """Return a picture of one colour."""
    out = io.BytesIO()
    Image.new("RGB", size, (180, 40, 40)).save(out, form, **({"exif": exif} if exif else {}))
    return out.getvalue()


def index(folder: Path, catalogue: Catalogue, as_of: datetime = AS_OF) -> Indexed:
    """Read *folder* into *catalogue* with the real linker."""
    options = Options(as_of=as_of)
    return index_content(folder, catalogue, options)


def said(catalogue: Catalogue) -> set[tuple[object, ...]]:
    """Return all rows of *catalogue* that tell of the content; those that tell of earlier builds are left out."""
    tables = catalogue.values("SELECT name FROM sqlite_master WHERE type = 'table'")
    columns = {"sources": "path, problems"}
    return {
        (table, *row)
        for table in tables
        if table not in ("meta", "files", "stale", "site_pages", "asked")
        for row in catalogue.connection.execute(f"SELECT {columns.get(table, '*')} FROM {table}")
    }
