"""Makes the film and the sound of ``samples/``: a lighthouse at dawn, and three notes; the same bytes each run.

Usage: ``python -m bench.make_sample_media samples/``

Nobody's film and nobody's music: the film is one of the drawings of ``draw_samples``, as WebP pictures, which are frames
of VP8, in a WebM; the sound is one line of the spectrum at a time, written as MP3. Neither needs an encoder.
"""

from __future__ import annotations

import io
import struct
import sys
from pathlib import Path

from PIL import Image

from bench.draw_samples import MORNING, lighthouse, riverside

WIDTH, HEIGHT, FRAMES, FRAME_MS = 320, 180, 6, 500


def element(name: str, content: bytes) -> bytes:
    """Return an element of EBML; *name* is its id in hexadecimal."""
    return bytes.fromhex(name) + struct.pack(">Q", len(content) | 1 << 56) + content


def number(name: str, value: int) -> bytes:
    """Return an element that holds a whole number."""
    return element(name, value.to_bytes(max(1, (value.bit_length() + 7) // 8), "big"))


def vp8_frame(image: Image.Image) -> bytes:
    """Return *image* as a key frame of VP8: what a WebP holds behind its 20 bytes of header."""
    file = io.BytesIO()
    image.save(file, "WEBP", quality=60, method=6)
    data = file.getvalue()
    assert data[12:16] == b"VP8 "
    return data[20 : 20 + struct.unpack("<I", data[16:20])[0]]


def webm(frames: list[bytes]) -> bytes:
    """Return a film of *frames*."""
    head = number("4286", 1) + number("42F7", 1) + number("42F2", 4) + number("42F3", 8)
    head += element("4282", b"webm") + number("4287", 2) + number("4285", 2)
    info = number("2AD7B1", 1_000_000) + element("4489", struct.pack(">d", len(frames) * FRAME_MS))
    info += element("4D80", b"samples") + element("5741", b"samples")
    video = number("B0", WIDTH) + number("BA", HEIGHT)
    track = (
        number("D7", 1) + number("73C5", 1) + number("83", 1) + element("86", b"V_VP8") + element("E0", video)
    )
    blocks = b"".join(
        element("A3", struct.pack(">BhB", 0x81, place * FRAME_MS, 0x80) + frame)
        for place, frame in enumerate(frames)
    )
    body = element("1549A966", info) + element("1654AE6B", element("AE", track))
    body += element("1F43B675", number("E7", 0) + blocks)
    return element("1A45DFA3", head) + element("18538067", body)


class Bits:
    """Bits written one after the other."""

    def __init__(self) -> None:
        self.text = ""

    def add(self, value: int, width: int) -> None:
        self.text += f"{value:0{width}b}"

    def bytes(self, length: int) -> bytes:
        return int(self.text.ljust(length * 8, "0"), 2).to_bytes(length, "big")


FRAME_BYTES = 52
"""Of MPEG-2 layer III at 16 kbit/s and 22,050 Hz: 72 * 16,000 / 22,050."""


def mp3_frame(line: int, gain: int) -> bytes:
    """Return a frame that sounds at one *line* of the spectrum, each of which is 19 Hz wide; louder with *gain*."""
    pairs = line // 2 + 1
    spectrum = "1" * (pairs - 1) + (
        "010" if line % 2 == 0 else "0010"
    )  # Huffman table 1: (0, 0), (1, 0) or (0, 1)
    side = Bits()
    for value, width in ((0, 8), (0, 1), (len(spectrum), 12), (pairs, 9), (gain, 8), (0, 9), (0, 1)):
        side.add(value, width)
    for value, width in ((1, 5), (1, 5), (1, 5), (0, 4), (0, 3), (0, 1), (0, 1)):
        side.add(value, width)
    main = Bits()
    main.text = spectrum
    return bytes.fromhex("fff320c0") + side.bytes(9) + main.bytes(FRAME_BYTES - 13)


def mp3() -> bytes:
    """Return three notes that fade."""
    notes = (27, 34, 41)
    return b"".join(mp3_frame(line, 196 - beat // 2) for line in notes for beat in range(32))


def main(samples: Path) -> None:
    """Write film, poster and sound below *samples*."""
    folder = samples / "media" / "2020"
    folder.mkdir(parents=True, exist_ok=True)
    frames = []
    for place in range(FRAMES):
        picture = riverside(MORNING, (lighthouse,))
        picture.oval(200 + place * 90, 240 - place * 14, 60, 60, MORNING[2])
        frames.append(picture.shown().resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS))
    (folder / "den-bien-con-seu.webm").write_bytes(webm([vp8_frame(one) for one in frames]))
    frames[-1].resize((640, 360)).save(folder / "den-bien-con-seu.jpg", "JPEG", quality=80)
    (folder / "chuong-bao-gio.mp3").write_bytes(mp3())


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python -m bench.make_sample_media samples/")
    main(Path(sys.argv[1]))
