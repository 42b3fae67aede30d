"""Draws the icon: a page with three lines, the first of them ticked.

python installers/parts/icon.py FOLDER     planwright.ico for Windows, planwright.png for all else
"""

import sys
from pathlib import Path

from PIL import Image, ImageDraw

SIZES = (16, 20, 24, 32, 40, 48, 64, 128, 256)  # pixels, as Windows asks for them
_FINER = 8  # drawn so many times larger, then made smaller: smooth edges
_GREEN, _WHITE = (27, 91, 83, 255), (255, 255, 255, 255)


def drawn(size: int) -> Image.Image:
    """Return the icon, so many pixels wide. Small ones have two lines, as wide as they need."""
    whole = size * _FINER
    image = Image.new("RGBA", (whole, whole), (0, 0, 0, 0))
    pen = ImageDraw.Draw(image)

    def at(*parts: float) -> list[float]:
        return [part * whole for part in parts]

    pen.rounded_rectangle(at(0.03, 0.03, 0.97, 0.97), radius=0.2 * whole, fill=_GREEN)
    lines = (0.36, 0.66) if size < SIZES[3] else (0.3, 0.51, 0.72)
    thick = 0.1 if size < SIZES[3] else 0.07
    for n, y in enumerate(lines):
        left = 0.48 if n == 0 else 0.2
        pen.rounded_rectangle(
            at(left, y - thick / 2, 0.8, y + thick / 2), radius=thick * whole / 2, fill=_WHITE
        )
    y = lines[0]
    tick = [at(0.18, y), at(0.27, y + 0.09), at(0.41, y - 0.1)]
    wide = round(thick * 1.15 * whole)
    pen.line([tuple(point) for point in tick], fill=_WHITE, width=wide, joint="curve")
    for x, end in tick:
        pen.ellipse([x - wide / 2, end - wide / 2, x + wide / 2, end + wide / 2], fill=_WHITE)
    return image.resize((size, size), Image.Resampling.LANCZOS)


def main() -> None:
    """Write both files into the folder that is named."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    images = [drawn(size) for size in SIZES]
    images[-1].save(folder / "planwright.png")
    images[-1].save(
        folder / "planwright.ico", sizes=[one.size for one in images], append_images=images[:-1]
    )


if __name__ == "__main__":
    main()
