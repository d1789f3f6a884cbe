"""Draw the picture that other sites show of a link to a page without one: ``theme/static/img/card.png``."""

from pathlib import Path

from PIL import Image, ImageDraw

SIZE = (1200, 630)
RED, GOLD = (165, 18, 27), (240, 207, 122)
CARD = Path(__file__).resolve().parents[1] / "theme/static/img/card.png"


def draw() -> Image.Image:
    """Return the masthead's mark, shelves on a field, ten times its size and without a word: no portal is named."""
    card = Image.new("RGB", SIZE, RED)
    pen = ImageDraw.Draw(card)
    left, top, unit = (SIZE[0] - 18 * 20) // 2, (SIZE[1] - 16 * 20) // 2, 20
    for row, width in ((0, 18), (6.5, 13), (13, 18)):
        pen.rectangle((left, top + row * unit, left + width * unit, top + (row + 3) * unit), GOLD)
    pen.rectangle((0, SIZE[1] - 14, SIZE[0], SIZE[1]), GOLD)
    return card.quantize(16)


if __name__ == "__main__":
    draw().save(CARD, optimize=True)
