"""The words that stand in the XML of a Word document, and those of them that it does not show.

A reader of its own, by the standard library alone: what ours leaves out on purpose, or reads and
other programs do not, is held against it, and not against what our notes say.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import BadZipFile, ZipFile

_TEXTS = frozenset({"t", "delText"})
_ENDS = frozenset({"p", "tab", "br", "cr", "tc", "txbxContent"})
_HIDES = frozenset({"vanish", "strike", "dstrike"})
_OFF = frozenset({"0", "false", "off", "none"})
_PARTS = re.compile(
    r"word/(?!styles|settings|header|footer|comments|theme|fontTable|glossary)[^/]*"
)
_PAGE = re.compile(r"\.(?:x?html?|mht|txt)$", re.IGNORECASE)
_DEEPEST = 4  # documents within each other


@dataclass(frozen=True, slots=True)
class WordsInXml:
    """The text of a document, what of it is not shown, and its formulas, each without spaces."""

    text: str = ""
    hidden: str = ""
    formulas: str = ""


def words_in_xml(path: Path) -> WordsInXml:
    """Return what the XML of a Word document tells of its words."""
    return _of_package(path.read_bytes())


def _of_package(data: bytes, deep: int = 0) -> WordsInXml:
    found: list[WordsInXml] = []
    try:
        with ZipFile(io.BytesIO(data)) as package:
            styles = _hiding_styles(package)
            for name in package.namelist():
                inside = package.read(name)
                if _PAGE.search(name):
                    found.append(WordsInXml(_bare(inside.decode("utf-8", "replace"))))
                elif name.lower().endswith(".docx") and deep < _DEEPEST:
                    found.append(_of_package(inside, deep + 1))
                elif name.endswith(".xml") and _PARTS.fullmatch(name):
                    found.append(_of_part(ET.fromstring(inside), styles))  # noqa: S314  # public test sets
    except (BadZipFile, ET.ParseError, KeyError, NotImplementedError, RuntimeError):
        pass  # as far as it can be read
    parts = ((one.text, one.hidden, one.formulas) for one in found)
    return WordsInXml(*("\n".join(kind) for kind in zip(*parts, strict=True)))


def _bare(page: str) -> str:
    return unescape(re.sub(r"<[^>]*>", " ", page))


def _local(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]


def _said(element: ET.Element, name: str = "val") -> str:
    return next((said for key, said in element.attrib.items() if key.endswith(f"}}{name}")), "")


def _hiding_styles(package: ZipFile) -> frozenset[str]:
    """Return the styles that hide or strike through, or are based on one that does."""
    if "word/styles.xml" not in package.namelist():
        return frozenset()
    based: dict[str, str] = {}
    hiding: set[str] = set()
    for style in ET.fromstring(package.read("word/styles.xml")).iter():  # noqa: S314  # public test sets
        if _local(style) == "style":
            name = _said(style, "styleId")
            based[name] = "".join(_said(one) for one in style if _local(one) == "basedOn")
            hiding |= {name} if _hides(style) else set()
    while more := {name for name, upon in based.items() if upon in hiding} - hiding:
        hiding |= more
    return frozenset(hiding)


def _hides(element: ET.Element) -> bool:
    """Tell whether the properties of a run or style hide or strike through."""
    marks = (one for one in element if _local(one) == "rPr")
    return any(
        _local(one) in _HIDES and _said(one) not in _OFF for marked in marks for one in marked
    )


def _of_part(root: ET.Element, styles: frozenset[str]) -> WordsInXml:
    every = partial(_texts, root, styles)
    formulas = (
        "".join("".join(one.itertext()).split()) for one in root.iter() if _local(one) == "oMath"
    )
    return WordsInXml("".join(every()), "".join(every(hidden=True)), "\n".join(formulas))


def _texts(
    element: ET.Element,
    styles: frozenset[str],
    *,
    hidden: bool = False,
    gone: bool = False,
) -> Iterator[str]:
    """Go through the texts of an element, or through those that are not shown."""
    name = _local(element)
    gone = gone or name == "del" or _hides(element) or _is_prompt(element)
    gone = gone or _is_row_gone(element)
    gone = gone or any(_said(one) in styles for one in _styles_of(element))
    if name in _TEXTS and (gone or not hidden):
        yield element.text or ""
    if name == "textpath" and not hidden:
        yield f" {element.get('string', '')} "
    choices = [one for one in element if _local(one) == "Choice"]
    for one in element:
        if not (choices and _local(one) == "Fallback"):
            yield from _texts(one, styles, hidden=hidden, gone=gone)
    if name in _ENDS or (hidden and name == "sdt"):
        yield "\n"


def _is_row_gone(row: ET.Element) -> bool:
    """Tell whether a row of a table is hidden or deleted."""
    said = (one for marks in row if _local(marks) == "trPr" for one in marks)
    return any(_local(one) in ("hidden", "del") and _said(one) not in _OFF for one in said)


def _styles_of(element: ET.Element) -> Iterator[ET.Element]:
    for marks in element:
        if _local(marks) in ("rPr", "pPr"):
            yield from (one for one in marks if _local(one) in ("rStyle", "pStyle"))


def _is_prompt(control: ET.Element) -> bool:
    """Tell whether a control shows the prompt that stands where nothing was filled in."""
    said = (one for marks in control if _local(marks) == "sdtPr" for one in marks)
    return any(_local(one) == "showingPlcHdr" and _said(one) not in _OFF for one in said)
