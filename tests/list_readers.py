"""Which labels a Word file, a web page and a PDF show before the items of lists.

Each is read as its own reader shows it, by rules of that format; none knows ours. An item is a
word such as "item7"; bullets have no label.
"""

import io
import re
import subprocess
from collections import defaultdict
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn

_ITEM = re.compile(r"item\d+")
_LINE = re.compile(r"(\S.*?)? ?(item\d+)$")
_BULLETS = ("•", "–")


def _roman(number: int) -> str:
    tens = ["", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"]
    ones = ["", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"]
    return "c" * (number // 100) + tens[number // 10 % 10] + ones[number % 10]


def _word_letters(number: int) -> str:
    return "abcdefghijklmnopqrstuvwxyz"[(number - 1) % 26] * ((number + 25) // 26)


def _css_letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = "abcdefghijklmnopqrstuvwxyz"[rest] + letters
    return letters


_WORD_FORMS = {
    "decimal": str,
    "lowerLetter": _word_letters,
    "upperLetter": lambda n: _word_letters(n).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda n: _roman(n).upper(),
    "none": lambda _: "",
}
_CSS_FORMS = {
    "1": str,
    "a": _css_letters,
    "A": lambda n: _css_letters(n).upper(),
    "i": _roman,
    "I": lambda n: _roman(n).upper(),
}


def in_word(data: bytes) -> dict[str, str]:
    """Read a Word file as Word counts: by definition, a level again after each higher one."""
    found = docx.Document(io.BytesIO(data))
    part = found.part.numbering_part.element
    definitions = {_value(one, "abstractNumId"): one for one in part.iter(qn("w:abstractNum"))}
    lists = {
        _value(one, "numId"): (
            one.find(qn("w:abstractNumId")).get(qn("w:val")),
            {
                int(_value(each, "ilvl")): int(each.find(qn("w:startOverride")).get(qn("w:val")))
                for each in one.iter(qn("w:lvlOverride"))
            },
        )
        for one in part.iter(qn("w:num"))
    }
    counts: dict[str, dict[int, int]] = defaultdict(dict)
    begun: set[tuple[str, int]] = set()
    labels: dict[str, str] = {}
    for paragraph in found.paragraphs:
        numbering = paragraph._p.find(f".//{qn('w:numPr')}")  # noqa: SLF001  # its XML
        if not _ITEM.fullmatch(paragraph.text):
            continue
        labels[paragraph.text] = ""
        if numbering is None:
            continue
        number = numbering.find(qn("w:numId")).get(qn("w:val"))
        level = int(numbering.find(qn("w:ilvl")).get(qn("w:val")))
        name, starts = lists[number]
        levels = {int(_value(one, "ilvl")): one for one in definitions[name].iter(qn("w:lvl"))}
        count = counts[name]
        if level in starts and (number, level) not in begun:
            count[level] = starts[level]
        else:
            count[level] = count.get(level, _first(levels[level]) - 1) + 1
        begun.add((number, level))
        counts[name] = count = {one: n for one, n in count.items() if one <= level}
        labels[paragraph.text] = _word_label(levels, level, count)
    return labels


def _word_label(levels: dict[int, Any], level: int, count: dict[int, int]) -> str:
    def shown(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        form = _WORD_FORMS[levels[at].find(qn("w:numFmt")).get(qn("w:val"))]
        return form(count.get(at, _first(levels[at])))

    words = levels[level].find(qn("w:lvlText")).get(qn("w:val"))
    return "" if words in _BULLETS else re.sub(r"%([1-9])", shown, words)


def _first(level: Any) -> int:  # noqa: ANN401  # an element
    return int(level.find(qn("w:start")).get(qn("w:val")))


def _value(element: Any, name: str) -> str:  # noqa: ANN401  # an element
    return str(element.get(qn(f"w:{name}")))


class _Lists(HTMLParser):
    """Reads a page as a browser shows it; ``style`` may take an item's own label away."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.labels: dict[str, str] = {}
        self.lists: list[tuple[str, list[int]]] = []
        self.label = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("ol", "ul"):
            form = given.get("type") or "1" if tag == "ol" else ""
            self.lists.append((form, [int(given.get("start") or 1) - 1]))
        elif tag == "li":
            form, count = self.lists[-1]
            count[0] += 1
            is_shown = form and "style" not in given
            self.label = f"{_CSS_FORMS[form](count[0])}." if is_shown else ""

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ol", "ul"):
            self.lists.pop()

    def handle_data(self, data: str) -> None:
        words = data.strip()
        if _ITEM.fullmatch(words):
            self.labels[words] = self.label.strip()
            self.label = ""
        else:
            self.label += words


def in_page(page: str) -> dict[str, str]:
    """Read a web page as a browser counts."""
    return _Lists(page).labels


def in_pdf(file: Path) -> dict[str, str]:
    """Read the lines of a PDF by poppler."""
    command = ["pdftotext", "-layout", str(file), "-"]
    run = subprocess.run(command, check=True, capture_output=True, timeout=60)  # noqa: S603  # own
    lines = (" ".join(line.split()) for line in run.stdout.decode().splitlines())
    found = {match[2]: match[1] or "" for line in lines if (match := _LINE.fullmatch(line))}
    return {word: "" if label in _BULLETS else label for word, label in found.items()}
