"""OpenDocument text (.odt, as LibreOffice writes it) read into blocks.

Its paragraphs, lists and tables are told to the reader of tags, which makes the blocks. What ODF
keeps beside the words is left out and counted: tracked deletions, hidden text, comments, prompts.
"""

import io
import zipfile
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING

from desktopapp.plan.list_marks import is_countable
from desktopapp.plan.problem import Problem
from desktopapp.readers import archive
from desktopapp.readers.html_blocks import HtmlReader
from desktopapp.readers.html_grid import TooManyCellsError
from desktopapp.readers.html_tokens import TAB_TAG, Begin, End, HtmlText, Token, told_light
from desktopapp.readers.left_out import LeftOut, said_of_left_out
from desktopapp.readers.opendocument_lists import OUTLINE, OdtLevel, OdtNumbering
from desktopapp.readers.opendocument_styles import OdtStyles, attribute, local, read_styles
from desktopapp.readers.plaintext import title_of
from desktopapp.readers.reading import Reading, damaged, too_much

if TYPE_CHECKING:
    from lxml.etree import _Element

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns"
_KIND = "OpenDocument text"
_DIGITS = 8  # of a number of rows or columns that can be meant
_MOST_REPEATED = 64  # cells and rows that say they stand several times
_SILENT = frozenset(
    {
        *("annotation-end", "forms", "sequence-decls", "variable-decls", "user-field-decls"),
        *("note-citation", "table-column", "table-columns", "table-header-columns", "title"),
        *("desc", "dde-connection-decls", "soft-page-break", "index-title-template"),
        *("table-of-content-source", "bookmark", "bookmark-start", "covered-table-cell"),
    }
)
_FLOATING = {"style": "position:absolute"}  # on no ground that is known
_FRAMES = frozenset(
    {
        *("frame", "g", "custom-shape", "rect", "circle", "ellipse", "line", "connector"),
        *("caption", "polygon"),
    }
)


def read_open_document(data: bytes) -> Reading:
    """Read an .odt file, or raise ``Problem``."""
    try:
        return _read(data)
    except Problem as problem:
        what = problem.what.replace("Word document", _KIND)
        raise type(problem)(what, safe=problem.safe, then=problem.then) from None


def _read(data: bytes) -> Reading:
    opened = archive.open_archive(data)
    names = set(opened.namelist())
    if "META-INF/manifest.xml" in names:
        manifest = archive.read_part(opened, "META-INF/manifest.xml")
        if b"encryption-data" in manifest:
            raise archive.locked()
    if "content.xml" not in names:
        raise damaged(_KIND)
    content = archive.parse(archive.read_part(opened, "content.xml"))
    roots = [content]
    if "styles.xml" in names:
        roots.append(archive.parse(archive.read_part(opened, "styles.xml")))
    styles = read_styles(roots)
    walk = _Walk(opened, names, styles, OdtNumbering(styles.levels))
    body = next(content.iterfind("{*}body/{*}text"), None)
    if body is None:
        raise damaged(_KIND)
    reader = HtmlReader(names_pictures=True)
    try:
        blocks = reader.read_tokens(chain(styles.unread(), walk.within(body)))
    except TooManyCellsError:
        raise too_much("a table of more cells than anybody reads") from None
    walk.left[LeftOut.HEADER] += walk.styles.has_headers
    notes = tuple(said_of_left_out(walk.left + reader.left))
    return Reading("", blocks, _title(opened, names) or title_of(blocks), notes)


def rehearsal() -> bytes:
    """Return a small document, to load what is loaded only in use."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        made.writestr(
            "content.xml",
            f'<o:document-content xmlns:o="{_OFFICE}:office:1.0" xmlns:t="{_OFFICE}:text:1.0">'
            "<o:body><o:text><t:p>Rehearsal</t:p></o:text></o:body></o:document-content>",
        )
    return packed.getvalue()


def _title(opened: zipfile.ZipFile, names: set[str]) -> str:
    """Return the title that the document's properties give it."""
    if "meta.xml" not in names:
        return ""
    meta = archive.parse(archive.read_part(opened, "meta.xml"))
    return "".join(next((one.itertext() for one in meta.iterfind(".//{*}title")), ()))


@dataclass(slots=True)
class _Walk:
    """Goes through a document and tells its parts as tags and words."""

    opened: zipfile.ZipFile
    names: set[str]
    styles: OdtStyles
    numbering: OdtNumbering
    left: Counter[LeftOut] = field(default_factory=Counter)
    _later: list["_Element"] = field(default_factory=list)  # frames within the open paragraph
    _lists: list[tuple[str, int]] = field(default_factory=list)  # the style and level of each
    _label: str = ""  # of the item that begins

    def within(self, parent: "_Element") -> Iterator[Token]:
        """Go through all that an element holds, its own words first."""
        if parent.text:
            yield HtmlText(parent.text)
        for part in parent:
            if isinstance(part.tag, str):
                yield from self._part(part)
            if part.tail:
                yield HtmlText(part.tail)

    def _blocks_within(self, parent: "_Element") -> Iterator[Token]:
        """Go through the elements that an element holds; between them there are no words."""
        for part in parent:
            if isinstance(part.tag, str):
                yield from self._part(part)

    def _part(self, part: "_Element") -> Iterator[Token]:
        """Tell an element that is a block, or hand it on to what tells words."""
        name = local(part)
        match name:
            case "p" | "h":
                yield from self._paragraph(part, name)
            case "list":
                yield from self._list(part)
            case "list-item":
                yield from self._item(part)
            case "list-header":
                yield from self._tag("div", part)
            case "table" | "table-row" | "table-cell":
                yield from self._of_table(part, name)
            case "section" if attribute(part, "display") == "none" or _is_hidden(part):
                self.left[LeftOut.HIDDEN] += 1
            case _ if name in _FRAMES:
                yield from self._frame(part)
            case _ if not self._stays_out(part, name):
                yield from self._inline(part, name)
            case _:
                pass

    def _of_table(self, part: "_Element", name: str) -> Iterator[Token]:
        """Tell a table, a row or a cell, as often as it says it stands there."""
        if name == "table":
            yield from self._tag("table", part, self._ground(part, "table"))
            return
        if name == "table-row" and attribute(part, "visibility") in ("collapse", "filter"):
            self.left[LeftOut.HIDDEN] += 1
            return
        spans = {
            "colspan": attribute(part, "number-columns-spanned"),
            "rowspan": attribute(part, "number-rows-spanned"),
        }
        spans |= self._ground(part, name)
        for _ in range(_repeated(part)):
            yield from self._tag("tr" if name == "table-row" else "td", part, spans)

    def _ground(self, part: "_Element", family: str) -> dict[str, str]:
        return {"style": self.styles.css(attribute(part, "style-name"), family)}

    def _stays_out(self, part: "_Element", name: str) -> bool:
        """Count what does not come in, and tell whether this is such a thing."""
        match name:
            case "annotation":
                self.left[LeftOut.COMMENT] += 1
            case "tracked-changes":
                self.left[LeftOut.CHANGE] += sum(1 for _ in part.iterfind(".//{*}deletion"))
            case "placeholder":
                self.left[LeftOut.PROMPT] += 1
            case "content-control" if attribute(part, "showing-place-holder") == "true":
                self.left[LeftOut.PROMPT] += 1
            case "control":
                self.left[LeftOut.OBJECT] += 1
            case _ if _is_hidden(part):
                self.left[LeftOut.HIDDEN] += 1
            case _:
                return name in _SILENT
        return True

    def _inline(self, part: "_Element", name: str) -> Iterator[Token]:
        """Tell what stands within a paragraph, or what is passed through."""
        match name:
            case "span":
                style = self.styles.css(attribute(part, "style-name"), "text")
                yield from self._tag("span", part, {"style": style})
            case "a":
                yield from self._tag("a", part, {"href": attribute(part, "href")})
            case "s":
                yield HtmlText(" ")  # several in a row are one here
            case "tab":
                yield Begin(TAB_TAG, {})
            case "line-break":
                yield Begin("br", {})
            case "ruby-text":
                yield from self._tag("rt", part)
            case "note":
                yield from self._note(part)
            case "fieldmark" | "fieldmark-start":
                yield HtmlText(_field_words(part))
            case _:
                yield from self.within(part)

    def _tag(
        self, tag: str, part: "_Element", attributes: Mapping[str, str] | None = None
    ) -> Iterator[Token]:
        """Tell a tag with all that it holds."""
        yield Begin(tag, {name: one for name, one in (attributes or {}).items() if one})
        inline = tag in ("span", "a", "rt")
        yield from self.within(part) if inline else self._blocks_within(part)
        yield End(tag)

    def _paragraph(self, part: "_Element", name: str) -> Iterator[Token]:
        """Tell a paragraph or heading; what is framed within it comes after it."""
        style = attribute(part, "style-name")
        if any(_is_hidden(one) for one in part.iterfind("{*}hidden-paragraph")):
            self.left[LeftOut.HIDDEN] += 1
            return
        level = attribute(part, "outline-level") if name == "h" else self.styles.level(style)
        level = level if level.isdecimal() else "1" if name == "h" else ""
        tag = f"h{min(max(int(level[:2]), 1), 6)}" if level else "p"
        kept, self._later = self._later, []
        yield Begin(tag, {"style": css} if (css := self.styles.css(style)) else {})
        yield from self._before(part, name, level)
        yield from self.within(part)
        yield End(tag)
        later, self._later = self._later, kept
        for frame in later:
            yield from self._tag("div", frame, _FLOATING)

    def _list(self, part: "_Element") -> Iterator[Token]:
        style = attribute(part, "style-name")
        if not style and self._lists:
            style = self._lists[-1][0]
        if not style:
            first = next(part.iterfind(".//{*}p"), None)
            style = (
                self.styles.list_of(attribute(first, "style-name")) if first is not None else ""
            )
        level = len(self._lists) + 1
        self._lists.append((style, level))
        goes_on = attribute(part, "continue-numbering") == "true" or attribute(
            part, "continue-list"
        )
        self.numbering.begin(style, level, goes_on=bool(goes_on))
        form = self.styles.levels.get((style, level), OdtLevel()).form
        yield from self._tag("ol" if form else "ul", part)
        self._lists.pop()

    def _item(self, part: "_Element") -> Iterator[Token]:
        """Tell an item of a list; one that holds a list alone only carries that."""
        first = next((one for one in part if isinstance(one.tag, str)), None)
        if first is None or local(first) not in ("p", "h") or not self._lists:
            yield from self._tag("div", part)
            return
        style, level = self._lists[-1]
        self._label = self.numbering.label(style, level, attribute(part, "start-value"))
        yield from self._tag("div" if local(first) == "h" else "li", part)

    def _before(self, part: "_Element", name: str, level: str) -> Iterator[Token]:
        """Tell the number of an item or heading before its words."""
        label, self._label = self._label, ""
        if label.isalnum() and name == "p" and is_countable(f"{label}."):
            label += "."  # a number alone, as our own lists write it
        if name == "h" and not self._lists and attribute(part, "is-list-header") != "true":
            begins = attribute(part, "start-value")
            label = self.numbering.label(OUTLINE, int(level[:2] or 1), begins)
        of_list = name == "p" and bool(self._lists)
        if label and of_list and self.styles.levels.get(self._lists[-1], OdtLevel()).form:
            yield from (Begin("span", {"style": "mso-list:ignore"}), HtmlText(label), End("span"))
        elif label:
            yield HtmlText(f"{label} ")

    def _note(self, part: "_Element") -> Iterator[Token]:
        """Tell a footnote in brackets where it is marked."""
        body = next(part.iterfind("{*}note-body"), None)
        words = " ".join(self._said(body).split()) if body is not None else ""
        if words:
            self.left[LeftOut.FOOTNOTE] += 1
            yield HtmlText(f" ({words})")

    def _said(self, part: "_Element") -> str:
        """Return the words of a footnote."""
        name = local(part)
        family = {"span": "text", "p": "paragraph", "h": "paragraph"}.get(name, "")
        style = self.styles.css(attribute(part, "style-name"), family) if family else ""
        if "display:none" in style or _is_hidden(part):
            self.left[LeftOut.HIDDEN] += 1
            return ""
        words = part.text or ""
        for one in part:
            if isinstance(one.tag, str) and local(one) not in ("annotation", *_SILENT):
                words += " " if local(one) in ("s", "tab", "line-break") else self._said(one)
            words += one.tail or ""
        return f"{words} " if name in ("p", "h") else words

    def _frame(self, part: "_Element") -> Iterator[Token]:
        """Tell a picture or formula at its place, and the words of a box after the paragraph."""
        boxes = list(part.iterfind("{*}text-box"))
        made = next(part.iterfind("{*}object"), None)
        if local(part) == "g":
            yield from self._blocks_within(part)
        elif boxes:
            self._later += boxes
        elif made is not None:
            formula = self._formula(attribute(made, "href").removeprefix("./"))
            if formula is None:
                self.left[LeftOut.OBJECT] += 1
            else:
                yield from _math(formula)
        elif any(True for _ in part.iterfind("{*}image")):
            says = [
                one.text or ""
                for name in ("desc", "title")
                for one in part.iterfind(f"{{*}}{name}")
            ]
            yield Begin("img", {"alt": next((one for one in says if one.strip()), "")})
        elif sign := self.styles.light(part):
            yield told_light(sign)
        else:
            self._later.append(part)
        if not _is_in_paragraph(part):
            later, self._later = self._later, []
            for one in later:
                yield from self._tag("div", one, _FLOATING)

    def _formula(self, folder: str) -> "_Element | None":
        """Return the formula that an object is, if it is one."""
        name = f"{folder}/content.xml"
        if name not in self.names:
            return None
        root = archive.parse(archive.read_part(self.opened, name))
        return root if local(root) == "math" else None


def _field_words(part: "_Element") -> str:
    """Return what a field of a form shows that has no words of its own: its tick or its choice."""
    said: dict[str, list[str]] = {}
    for one in part.iterfind("{*}param"):
        said.setdefault(attribute(one, "name"), []).append(attribute(one, "value"))
    if attribute(part, "type").endswith("FORMCHECKBOX"):
        ticked = said.get("Checkbox_Checked", ["false"])[0] == "true"
        return "☒" if ticked else "☐"
    offered, chosen = said.get("Dropdown_ListEntry", []), said.get("Dropdown_Selected", [""])[0]
    at = int(chosen[:4]) if chosen.isdecimal() else 0
    return offered[at] if at < len(offered) else ""


def _math(part: "_Element") -> Iterator[Token]:
    """Tell a formula in MathML, without what is noted beside it."""
    if local(part) in ("annotation", "annotation-xml"):
        return
    yield Begin(local(part), {})
    if part.text:
        yield HtmlText(part.text)
    for one in part:
        if isinstance(one.tag, str):
            yield from _math(one)
    yield End(local(part))


def _is_in_paragraph(part: "_Element") -> bool:
    return any(local(one) in ("p", "h") for one in part.iterancestors())


def _is_hidden(part: "_Element") -> bool:
    return attribute(part, "is-hidden") == "true"


def _repeated(part: "_Element") -> int:
    """Return how often a cell or row stands here; what stands very often is empty."""
    many = (
        attribute(part, "number-columns-repeated")
        or attribute(part, "number-rows-repeated")
        or "1"
    )
    count = int(many) if many.isdecimal() and len(many) < _DIGITS else 1
    return max(min(count, _MOST_REPEATED), 1)
