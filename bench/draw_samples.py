"""Draws every picture of ``samples/``: flat illustrations of an invented city, the same bytes each run.

Usage: ``python bench/draw_samples.py samples/``

Nothing is photographed and no one is portrayed: a portrait is a silhouette. No picture holds text, so that no font
of the drawing machine gets into it. Coordinates are pixels of the finished picture, (0, 0) at the top left.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from math import cos, pi, sin
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

Point = tuple[float, float]
SCALE = 2  # drawn this many times larger, then scaled down: smooth edges

# An hour of the day: the sky above and below, the sun, the houses, the river far and near.
DAY = ("#8ec5e8", "#e8f3f8", "", "#a8b9b4", "#6aaed0", "#3a7da6")
MORNING = ("#f6d9a8", "#fdf3df", "#fff1c4", "#c9b79a", "#9cc7cf", "#6aa3b5")
DUSK = ("#d9622b", "#f8c56a", "#ffe08a", "#8f4a36", "#c9652f", "#6b3328")
NIGHT = ("#0d1b3a", "#27406e", "", "#16264a", "#152a55", "#0b1730")
TOWN = (*DAY[:3], "#c98f6a", *MORNING[4:])
RED, GOLD, PINK, WOOD, DARK = "#b3202a", "#f4c430", "#e79ab4", "#8a5a34", "#2b2420"
LEAF, BLUE, ORANGE = "#4d8b4a", "#2f6f9e", "#d9822b"
PETALS, JACKETS = (PINK, PINK, "#f0b4c8", "#f0b4c8", "#f7d0dd"), ("#34495e", "#f7f4ec", "#7a2f35", "#4a5a6a")


class Picture:
    """A canvas with the few shapes that the scenes are made of."""

    def __init__(self, width: int = 1600, height: int = 900) -> None:
        self.width, self.height = width, height
        self._image = Image.new("RGB", (width * SCALE, height * SCALE))
        self._draw = ImageDraw.Draw(self._image)

    def polygon(self, points: Sequence[Point], colour: str) -> None:
        self._draw.polygon([(x * SCALE, y * SCALE) for x, y in points], fill=colour)

    def box(self, left: float, top: float, right: float, bottom: float, colour: str) -> None:
        self.polygon([(left, top), (right, top), (right, bottom), (left, bottom)], colour)

    def line(self, points: Sequence[Point], colour: str, width: float) -> None:
        self._draw.line([(x * SCALE, y * SCALE) for x, y in points], fill=colour, width=round(width * SCALE))

    def oval(self, x: float, y: float, across: float, down: float, colour: str) -> None:
        """Fill an oval around (x, y) with the radii *across* and *down*."""
        self._draw.ellipse([v * SCALE for v in (x - across, y - down, x + across, y + down)], fill=colour)

    def star(self, x: float, y: float, radius: float) -> None:
        spokes = [(radius if i % 2 == 0 else radius * 0.382, i * pi / 5 - pi / 2) for i in range(10)]
        self.polygon([(x + r * cos(angle), y + r * sin(angle)) for r, angle in spokes], GOLD)

    def gradient(self, top: float, bottom: float, *colours: str) -> None:
        """Fill a band from the first of two *colours* down to the second, in 60 flat steps."""
        first, last = (Image.new("RGB", (1, 1), colour) for colour in colours)
        for i in range(60):
            red, green, blue = Image.blend(first, last, i / 59).tobytes()
            edges = (top + (bottom - top) * step / 60 for step in (i, i + 1.2))
            self.box(0, next(edges), self.width, next(edges), f"rgb({red}, {green}, {blue})")

    def shown(self) -> Image.Image:
        """Return the finished picture."""
        return self._image.reduce(SCALE)

    def save(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.shown().save(path, "JPEG", quality=80, optimize=True, progressive=True)


Thing = tuple[Any, ...]
"""What stands in a scene: a function that takes a picture first, and its other arguments."""


def bridge(picture: Picture, colour: str, cables: str, lamps: bool = False) -> None:
    """Draw a cable-stayed bridge with two towers."""
    for tower in (500, 1100):
        for reach in range(-300, 301, 32):
            picture.line([(tower, 170 + abs(reach) * 0.35), (tower + reach, 500)], cables, 2.5)
        picture.polygon([(tower - 11, 150), (tower + 11, 150), (tower + 24, 620), (tower - 24, 620)], colour)
    picture.box(0, 500, 1600, 520, colour)
    for x in range(40, 1600, 64) if lamps else ():
        picture.oval(x, 491, 5, 5, GOLD)
        picture.line([(x, 635), (x, 715)], "#8a7a3a", 3)


def boats(picture: Picture, *places: tuple[float, float, float, str]) -> None:
    """Draw river boats at (x, y), with a length and the colour of the flower pots on board, if any."""
    for x, y, size, cargo in places:
        for i in range(9) if cargo else ():
            picture.oval(x + (i - 4) * size * 0.085, y - size * 0.07, size * 0.055, size * 0.06, cargo)
        hull = [(-0.5, -0.08), (0.5, -0.08), (0.36, 0.1), (-0.36, 0.1)]
        picture.polygon([(x + dx * size, y + dy * size) for dx, dy in hull], "#6b4428")
        picture.box(x - size * 0.44, y - size * 0.055, x + size * 0.44, y - size * 0.03, "#c8944f")
    picture.polygon([(0, 800), (620, 770), (660, 900), (0, 900)], WOOD)


def lighthouse(picture: Picture) -> None:
    """Draw a lighthouse on its island, with cranes in flight."""
    picture.polygon([(700, 600), (900, 500), (1150, 455), (1400, 520), (1560, 600)], "#6f9a62")
    picture.polygon([(1100, 470), (1170, 470), (1155, 180), (1115, 180)], "#f6f2ea")
    for y in (190, 280, 370):
        picture.box(1112, y, 1158, y + 42, RED)
    for x, y in ((250, 282), (365, 236), (480, 190), (595, 236), (710, 282), (825, 328)):
        picture.line([(x - 42, y - 22), (x, y), (x + 42, y - 26)], "#4b5560", 6)


def port(picture: Picture) -> None:
    """Draw two cranes over a ship that is loaded with containers."""
    for x in (620, 1150):
        picture.box(x, 190, x + 18, 580, ORANGE)
        picture.box(x + 110, 260, x + 124, 580, ORANGE)
        picture.polygon([(x - 120, 270), (x + 9, 190), (x + 260, 270)], ORANGE)
    for i in range(24):
        x, y = 560 + i % 8 * 88, 530 + i // 8 * 44
        picture.box(x, y, x + 82, y + 40, ("#b3453a", "#3f7f9e", "#d9a23b", "#5c8f5a")[i * 5 % 4])
    picture.polygon([(470, 662), (1330, 662), (1260, 790), (550, 790)], "#7a2f35")


def flags(picture: Picture, *places: tuple[float, float, float]) -> None:
    """Draw flags on poles that stand at (x, y), with a size."""
    for x, foot, size in places:
        picture.box(x - size * 0.03, foot - size * 1.7, x, foot, "#7b7f86")
        wave = [(x + size * i / 20, foot - size * (1.7 - 0.035 * sin(i / 10 * pi))) for i in range(21)]
        picture.polygon([*wave, *[(px, py + size * 0.66) for px, py in reversed(wave)]], RED)
        picture.star(x + size * 0.5, foot - size * 1.36, size * 0.2)


def lotuses(picture: Picture, *places: tuple[float, float, float]) -> None:
    """Draw lotus flowers whose foot is at (x, y), with a size."""
    for x, y, size in places:
        for lean, colour in zip((-1.08, 1.08, -0.56, 0.56, 0), PETALS, strict=True):
            dx, dy = sin(lean) * size / 2, -cos(lean) * size / 2
            left, right = (x + dx + dy / 2, y + dy - dx / 2), (x + dx - dy / 2, y + dy + dx / 2)
            picture.polygon([(x, y), left, (x + dx * 2, y + dy * 2), right], colour)


def riverside(hour: Sequence[str], *things: Thing) -> Picture:
    """Draw the river at an *hour* of the day, a skyline behind it, and *things* in front."""
    (high, low, sun, houses, far, near), picture, dice, x = hour, Picture(), random.Random(5), -20.0
    picture.gradient(0, 570, high, low)
    if sun:
        picture.oval(800, 470, 120, 120, sun)
    while x < 1600:
        width = dice.uniform(55, 120)
        picture.box(x, 565 - dice.uniform(60, 260), x + width, 565, houses)
        x += width + dice.uniform(2, 14)
    picture.gradient(560, 900, far, near)
    for _ in range(70):
        x, y = dice.uniform(0, 1600), dice.uniform(575, 900)
        picture.line([(x, y), (x + dice.uniform(25, 110), y)], low, 2)
    for add, *arguments in things:
        add(picture, *arguments)
    return picture


def hall(wall: str, *things: Thing) -> Picture:
    """Draw a large hall: a star on the curtain, a lectern, the audience from behind, larger in front."""
    picture, dice = Picture(), random.Random(3)
    picture.box(0, 0, 1600, 900, "#efe3cf")
    picture.box(160, 60, 1440, 500, wall)
    picture.star(800, 230, 105)
    picture.box(110, 500, 1490, 545, WOOD)
    picture.polygon([(740, 390), (860, 390), (842, 520), (758, 520)], "#a9713f")
    for add, *arguments in things:
        add(picture, *arguments)
    for row in range(8):
        top, size = 560 + row * 36 + row * (row - 1) * 6.75, 24 + row * 9
        for i in range(-1, int(1600 / size / 2.5) + 2):
            x = (i + row % 2 / 2) * size * 2.5
            picture.oval(x, top + size * 1.9, size * 0.98, size * 1.15, dice.choice(JACKETS))
            picture.oval(x, top + size * 0.5, size * 0.46, size * 0.55, DARK)
    return picture


def planting(hour: Sequence[str]) -> Picture:
    """Draw rows of young trees on gentle hills."""
    picture = Picture()
    picture.gradient(0, 600, *hour[:2])
    picture.polygon([(0, 430), (500, 330), (1000, 430), (1600, 300), (1600, 900), (0, 900)], "#a7c48a")
    picture.polygon([(0, 640), (700, 480), (1600, 570), (1600, 900), (0, 900)], "#7fa763")
    for row in range(4):
        for x in range(120 + row * 40, 1600, 165 + row * 28):
            foot, size, leaves = 640 + row * 74, 66 + row * 26, LEAF if x % 2 else "#3f7a45"
            picture.box(x - size * 0.06, foot - size * 0.6, x + size * 0.06, foot, WOOD)
            for dx, dy, radius in ((-0.22, 0.65, 0.24), (0.22, 0.65, 0.24), (0, 0.86, 0.3)):
                picture.oval(x + dx * size, foot - dy * size, radius * size, radius * size, leaves)
    return picture


def portrait(high: str, low: str, jacket: str, hair: float) -> Picture:
    """Draw a silhouette of nobody in particular; *hair* is where the hair ends."""
    picture = Picture(1200, 1600)
    picture.gradient(0, 1600, high, low)
    picture.oval(600, 650, 270, 300, DARK)
    picture.box(330, 650, 870, hair, DARK)
    picture.box(520, 860, 680, 1120, "#c99c78")
    picture.oval(600, 1560, 470, 500, jacket)
    picture.polygon([(505, 1080), (695, 1080), (600, 1330)], "#f4f1ea")
    picture.oval(600, 720, 210, 255, "#d9ae8a")
    return picture


def emblem() -> Image.Image:
    """Draw the logo of the invented portal: a bridge over water below a row of stars, on a disc."""
    side, scale = 240, 4  # the disc is small: drawn larger than the scenes
    image = Image.new("RGBA", (side * scale, side * scale), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)

    def line(points: Sequence[Point], width: int) -> None:
        draw.line([(x * scale, y * scale) for x, y in points], fill=_EMBLEM_GOLD, width=width * scale)

    draw.ellipse((0, 0, side * scale - 1, side * scale - 1), fill=_EMBLEM_RED)
    edges = (9 * scale, 9 * scale, (side - 9) * scale, (side - 9) * scale)
    draw.ellipse(edges, outline=_EMBLEM_GOLD, width=3 * scale)
    line([(34, 150), (206, 150)], 7)
    for tower in (84, 156):
        line([(tower, 82), (tower, 172)], 7)
        for cable in range(1, 5):
            for way in (-1, 1):
                line([(tower, 84 + 5 * cable), (tower + way * 9 * cable, 150)], 2)
    for height, start, end in ((178, 62, 178), (193, 80, 160)):
        line([(x, height + 3 * sin((x - start) / 6)) for x in range(start, end + 1, 2)], 4)
    stars = [(62, 62), (92, 44), (120, 56), (148, 40), (178, 60)]
    line(stars, 1)
    for x, y in stars:
        draw.ellipse([v * scale for v in (x - 5, y - 5, x + 5, y + 5)], fill=_EMBLEM_GOLD)
    return image.resize((side, side), Image.Resampling.LANCZOS).quantize(64)


_EMBLEM_RED, _EMBLEM_GOLD = "#a5121b", "#f0cf7a"
WHITE_BRIDGE, DARK_BRIDGE = (bridge, "#d8dde2", "#f4f6f8"), (bridge, "#3a2320", "#3a2320")
LIT_BRIDGE, FAR_BRIDGE = (bridge, "#8fa0bf", "#f3e2a0", True), (bridge, "#8d9aa5", "#8d9aa5")
BOATS = (boats, (1080, 660, 300, ""), (1330, 760, 360, ""), (860, 730, 240, ""))
FLOWERS = (boats, (1080, 640, 330, GOLD), (1290, 770, 420, ORANGE), (800, 720, 290, PINK))
FLEET = (boats, *((x + y, y, 230, GOLD) for y in (630, 690, 750) for x in range(-500, 900, 280)))
AVENUE = (flags, *((x, 690 + i * 55, 70 + i * 45) for i in range(5) for x in (620 - i * 130, 860 + i * 130)))
BANK = (Picture.polygon, ((0, 740), (1600, 640), (1600, 900), (0, 900)), "#7fa763")
STAGE = (lotuses, *((x, 492, 74) for x in (300, 430, 1170, 1300)))
POLES = (flags, (190, 480, 180), (1250, 480, 180))
JUBILEE = (BANK, (flags, (330, 860, 230)), (lotuses, (1250, 860, 90), (1390, 875, 70)))

PICTURES: dict[str, tuple[Any, ...]] = {
    "2019/07/hoi-thi-bao-cao-vien": (hall, BLUE, STAGE),
    "2019/11/chan-dung-luong-van-duc": (portrait, "#b99a74", "#7d5f42", "#4a4038", 700),
    "2020/10/dai-hoi-xii": (hall, RED),
    "2021/02/tet-trong-cay": (planting, DAY),
    "2022/03/sen-hong": (riverside, DAY, (lotuses, (420, 800, 200), (760, 860, 230), (1120, 790, 190))),
    "2022/08/ben-pha-cu": (riverside, MORNING, BOATS),
    "2022/08/cau-ngan-ha-ban-dem": (riverside, NIGHT, LIT_BRIDGE),
    "2022/08/cau-ngan-ha-ban-ngay": (riverside, DAY, WHITE_BRIDGE),
    "2022/08/cau-ngan-ha-buoi-sang": (riverside, MORNING, FAR_BRIDGE),
    "2022/08/cau-ngan-ha-hoang-hon": (riverside, DUSK, DARK_BRIDGE),
    "2022/08/co-ben-song": (riverside, DAY, BANK, AVENUE),
    "2023/04/khu-kinh-te-vinh-hac": (riverside, DAY, (port,)),
    "2023/07/hoi-nghi-lan-thu-18": (hall, "#1f4e79"),
    "2023/12/ky-hop-thu-12": (hall, BLUE, POLES),
    "2024/02/trong-cay-doi-may": (planting, MORNING),
    "2024/10/hoi-thao": (hall, "#3f7f6d", STAGE),
    "2025/02/chan-dung-nguyen-thi-lam-ngan": (portrait, "#9fd0c4", "#4f8f86", "#1f5f6b", 1010),
    "2025/02/le-cong-bo": (hall, "#8f1820", POLES),
    "2025/07/con-seu": (riverside, MORNING, (lighthouse,)),
    "2025/07/phuong-cho-guong": (riverside, TOWN, BOATS),
    "2025/09/chan-dung-vu-dinh-bang": (portrait, "#a9c6e0", "#4a6f9a", "#22344c", 700),
    "2025/09/dai-hoi-xiii": (hall, RED, STAGE, POLES),
    "2026/02/cho-hoa-ben-ngoc": (riverside, DAY, FLEET),
    "2026/02/dem-cho-hoa": (riverside, NIGHT, LIT_BRIDGE, FLOWERS),
    "2026/02/ghe-hoa": (riverside, MORNING, FLOWERS),
    "2026/11/ben-song-75-nam": (riverside, MORNING, FAR_BRIDGE, *JUBILEE),
}

if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python bench/draw_samples.py samples/")
    for name, (draw, *given) in PICTURES.items():
        draw(*given).save(Path(sys.argv[1]) / "images" / f"{name}.jpg")
    emblem().save(Path(sys.argv[1]) / "images/2026/11/bieu-trung.png", optimize=True)
