"""Compare a layout with its PDF as poppler reads it, which shares no code with our writer."""

import html
import re
import shutil
import subprocess
from pathlib import Path

from desktopapp.layout.placed import Layout, Page

_WORD = re.compile(
    r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>'
)
_NEAR = 3.0  # words whose feet lie nearer than this, in points, stand on one line


def missing() -> bool:
    """Tell whether poppler's pdftotext is absent here."""
    return shutil.which("pdftotext") is None


def differences(pdf: Path, layout: Layout) -> list[str]:
    """Say where the pages, lines or words of a PDF differ from those that were counted."""
    command = ["pdftotext", "-bbox", str(pdf), "-"]
    run = subprocess.run(command, check=True, capture_output=True, timeout=60)  # noqa: S603  # own
    shown = run.stdout.decode().split("<page ")[1:]
    if len(shown) != len(layout.pages):
        return [f"{len(shown)} pages where {len(layout.pages)} were counted"]
    found = []
    for n, (read, page) in enumerate(zip(shown, layout.pages, strict=True), 1):
        words = _WORD.findall(read)
        lines = _apart([float(word[3]) for word in words])
        if lines != len(_drawn(page)):
            found.append(f"page {n}: {lines} lines where {len(_drawn(page))} were counted")
        letters = sorted("".join(html.unescape(word[4]) for word in words))
        if letters != sorted(_letters(page)):
            found.append(f"page {n}: other letters than those that were laid out")
    return found


def _apart(heights: list[float]) -> int:
    """Count the heights that lie apart from each other."""
    places: list[float] = []
    for height in sorted(heights):
        if not places or height - places[-1] > _NEAR:
            places.append(height)
    return len(places)


def _drawn(page: Page) -> list[float]:
    """Return the heights of the lines of a page, footer included, that show anything."""
    heights: list[float] = []
    lines = sorted((*page.lines, *page.footer), key=lambda placed: placed.y)
    for placed in lines:
        words = "".join(fragment.text for fragment in placed.line.fragments)
        if words.strip() and (not heights or placed.y - heights[-1] > _NEAR):
            heights.append(placed.y)
    return heights


def _letters(page: Page) -> str:
    text = (f.text for p in (*page.lines, *page.footer) for f in p.line.fragments)
    return "".join("".join(text).split())
