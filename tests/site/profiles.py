"""Small colour profiles (ICC) of known primaries, and by plain arithmetic what sRGB says for a colour of theirs."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from itertools import product

Colour = tuple[int, int, int]
Primaries = tuple[tuple[float, float, float], ...]
"""X, Y and Z of red, green and blue under D50, as profiles hold them."""

DISPLAY_P3: Primaries = (
    (0.51512, 0.24120, -0.00105),
    (0.29198, 0.69225, 0.04189),
    (0.15710, 0.06657, 0.78407),
)
ADOBE_RGB: Primaries = ((0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457))
_SRGB: Primaries = ((0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.71410))
SWAPPED: Primaries = (_SRGB[2], _SRGB[0], _SRGB[1])
"""sRGB whose first sample is blue: what shows it without its profile shows wholly wrong colours."""
_GAMMA = 563 / 256
"""That of Adobe RGB (1998)."""


def profile(primaries: Primaries) -> bytes:
    """Return a profile of version 2.4 with these primaries (ICC.1:2001-04, matrix and tone curves)."""
    curve = struct.pack(">4s4xIH2x", b"curv", 1, round(_GAMMA * 256))
    tags = {
        f"{name}XYZ".encode(): struct.pack(">4s4x3i", b"XYZ ", *(round(value * 65536) for value in column))
        for name, column in zip("rgb", primaries, strict=True)
    }
    tags |= {f"{name}TRC".encode(): curve for name in "rgb"}
    return _profile(b"mntr", b"RGB ", b"XYZ ", tags)


def _profile(device: bytes, colours: bytes, space: bytes, tags: Mapping[bytes, bytes]) -> bytes:
    start = 128 + 4 + 12 * len(tags)
    table, data = struct.pack(">I", len(tags)), b""
    for name, value in tags.items():
        table += struct.pack(">4sII", name, start + len(data), len(value))
        data += value
    head = struct.pack(
        ">I4sI4s4s4s12x4s", start + len(data), b"lcms", 0x02400000, device, colours, space, b"acsp"
    )
    d50 = struct.pack(">3i", 63190, 65536, 54061)
    return (head + bytes(28) + d50).ljust(128, b"\0") + table + data


def ink_profile(colours: Mapping[tuple[int, ...], tuple[float, float, float]]) -> bytes:
    """Return a profile of cyan, magenta, yellow and black that gives each mix of full inks a colour as L*, a*, b* (mft1).

    *colours* are by the four inks, 0 or 1; mixes that are not among them are black.
    """
    ramp = bytes(range(256))
    grid = b"".join(
        bytes((round(lightness * 2.55), round(a + 128), round(b + 128)))
        for inks in product((0, 1), repeat=4)
        for lightness, a, b in [colours.get(inks, (0.0, 0.0, 0.0))]
    )
    identity = struct.pack(">9i", *(65536 if place % 4 == 0 else 0 for place in range(9)))
    table = struct.pack(">4s4x4B", b"mft1", 4, 3, 2, 0) + identity + ramp * 4 + grid + ramp * 3
    return _profile(b"prtr", b"CMYK", b"Lab ", {b"A2B0": table})


def in_srgb(primaries: Primaries, colour: Colour) -> Colour:
    """Return *colour* of these primaries as sRGB has it (IEC 61966-2-1), cut off at what sRGB can show."""
    linear = [(sample / 255) ** _GAMMA for sample in colour]
    xyz = [
        sum(light * column[row] for light, column in zip(linear, primaries, strict=True)) for row in range(3)
    ]
    return tuple(round(255 * _encoded(light)) for light in _solve(_SRGB, xyz))  # type: ignore[return-value]


def _encoded(light: float) -> float:
    light = min(max(light, 0.0), 1.0)
    return 12.92 * light if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055


def _solve(columns: Primaries, wanted: list[float]) -> list[float]:
    """Return the shares of *columns* that sum to *wanted*, by Cramer's rule."""
    whole = _determinant(columns)
    return [
        _determinant(tuple(tuple(wanted) if at == place else one for at, one in enumerate(columns))) / whole  # type: ignore[arg-type]
        for place in range(3)
    ]


def _determinant(columns: Primaries) -> float:
    (a, b, c), (d, e, f), (g, h, i) = columns
    return a * (e * i - f * h) - d * (b * i - c * h) + g * (b * f - c * e)
