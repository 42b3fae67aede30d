"""What stands in a paragraph of a Word document: runs, fields, links, notes, drawings.

A drawing may hold paragraphs again; how those are read, whoever starts the walk brings along.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from desktopapp.plan.links import allowed
from desktopapp.plan.raised import lowered, raised
from desktopapp.plan.text import Block, Paragraph, Picture, Run, new_id, plain_block
from desktopapp.readers.tabbed_rows import TAB
from desktopapp.readers.word_controls import field_value, run_parts, unwrapped
from desktopapp.readers.word_formulas import formula_text
from desktopapp.readers.word_lights import drawn_lights, is_white_on_white
from desktopapp.readers.word_live_fields import shown_without_result
from desktopapp.readers.word_parts import (
    Style,
    child,
    children,
    is_on,
    latin_font,
    local_name,
    shift_of,
    value,
    whole,
)
from desktopapp.readers.word_pictures import picture
from desktopapp.readers.word_symbols import UNKNOWN, signs_of, symbol
from desktopapp.readers.word_walk import GatheredParagraph, OpenField, Walk

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHARACTERS = {"tab": TAB, "ptab": TAB, "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
_COUNTED_BY_WORD = frozenset(  # the page and the day as they are when it is shown
    {"pgNum", *(f"{what}{how}" for what in ("day", "month", "year") for how in ("Short", "Long"))}
)
_FIELD_MARKS = frozenset({"fldChar", "instrText"})
_WORDS = frozenset({"t", "sym", "drawing", "pict", "object", "footnoteReference"})
_OBJECTS = frozenset({"chart", "relIds", "OLEObject"})
_ADDRESS = re.compile(r'HYPERLINK\s+"([^"]{1,2000})"')
_SILENT = re.compile(r"\s*(?:SET|ASK)\s", re.IGNORECASE)  # fields whose result is not shown
_BROKEN = re.compile(r"[ \t]*[\r\n]\s*")  # as a program breaks the lines of its XML
_POINT = 12_700  # English metric units
_WIDEST = 14_400.0  # points
_MOST_PICTURES = 60
_MOST_PICTURE_BYTES = 24 * 2**20
_MOST_INSTRUCTION = 4000  # characters
_PLAIN = Style()
_MOVED = {"superscript": raised, "subscript": lowered}


def gather(parent: "_Element", walk: Walk, line: GatheredParagraph, link: str = "") -> None:
    """Gather the runs within a paragraph or what stands in one."""
    for element in unwrapped(parent, walk.left):
        match local_name(element):
            case "r":
                _run(element, walk, line, link)
            case "hyperlink":
                gather(element, walk, line, _linked(element, walk))
            case "fldSimple":
                _simple_field(element, walk, line, link)
            case "drawing" | "pict" | "object":
                _drawing(element, walk, line)
            case "oMath" if not walk.unseen:
                walk.left["formula"] += 1
                _add(formula_text(element), walk, line, link)
            case "ruby":
                _ruby(element, walk, line, link)
            case _:
                pass  # marks and properties


def _linked(element: "_Element", walk: Walk) -> str:
    found = walk.targets.get(value(element, "id"))
    is_outside = found is not None and found.is_outside
    address = allowed(found.target) if found and is_outside else ""
    if is_outside and not address:
        walk.left["link"] += 1
    return address


def _simple_field(element: "_Element", walk: Walk, line: GatheredParagraph, link: str) -> None:
    """Read the result of a field that is one element."""
    instruction, begun = value(element, "instr"), walk.characters
    if not _SILENT.match(instruction):
        gather(element, walk, line, _address(instruction) or link)
        if walk.characters == begun:
            _add(_live(instruction, walk), walk, line, link)


def _live(instruction: str, walk: Walk) -> str:
    """Return what a field without a result shows, counted where it is to be looked at."""
    if walk.unseen:
        return ""
    shown = shown_without_result(instruction)
    walk.left[shown.counted] += bool(shown.counted)
    return shown.words


def _address(instruction: str) -> str:
    found = _ADDRESS.search(instruction)
    return allowed(found[1]) if found else ""


def _add(
    text: str,
    walk: Walk,
    line: GatheredParagraph,
    link: str,
    marks: tuple[bool, bool] = (False, False),
) -> None:
    """Add words to a line, unless they stand where a field shows nothing."""
    if walk.unseen:
        return
    walk.count(text)
    bold, italic = marks
    line.runs.append(Run(text, bold=bold, italic=italic, link=link or walk.link()))


def _run(element: "_Element", walk: Walk, line: GatheredParagraph, link: str) -> None:
    own = children(child(element, "rPr"))
    style = walk.parts.styles.get(value(own["rStyle"]), _PLAIN) if "rStyle" in own else _PLAIN
    if gone := _left_out(own, style, walk, line):
        for part in run_parts(element):
            if local_name(part) in _FIELD_MARKS:
                _field(part, walk, line)
        walk.left[gone] += any(map(_says_something, run_parts(element)))
        return
    look = (
        _toggled(is_on(own.get("b")), style.bold, line.style.bold),
        _toggled(is_on(own.get("i")), style.italic, line.style.italic),
    )
    font = latin_font(own.get("rFonts")) or style.font or line.style.font
    moved = _MOVED.get(shift_of(own) or style.shift or line.style.shift)
    for part in run_parts(element):
        name = local_name(part)
        if name == "t":
            text = _words(part.text or "", font, walk)
            _add(moved(text) if moved else text, walk, line, link, look)
        elif name in _CHARACTERS:
            page = value(part, "type") == "page"
            is_tab = _CHARACTERS[name] == TAB and (walk.in_cell or walk.in_note)
            _add(" " if page or is_tab else _CHARACTERS[name], walk, line, link, look)
        elif name != "rPr":
            _inline(part, walk, line, link)


def _says_something(part: "_Element") -> bool:
    """Tell whether a part of a run is anything that is seen."""
    name = local_name(part)
    return name in _WORDS and (name != "t" or bool((part.text or "").strip()))


def _words(text: str, font: str, walk: Walk) -> str:
    """Return the words of a run as they are seen: on one line, signs in a symbol font."""
    if "\n" in text or "\r" in text:
        text = _BROKEN.sub(" ", text)
    text, unknown = signs_of(text, font)
    walk.left["symbol"] += unknown
    return text


def _left_out(
    own: "Mapping[str, _Element]", style: Style, walk: Walk, line: GatheredParagraph
) -> str:
    """Tell why a run is left out, or return nothing."""
    hidden, struck = is_on(own.get("vanish")), is_on(own.get("strike"))
    if _toggled(hidden, style.hidden, line.style.hidden, usual=walk.parts.is_hidden):
        return "hidden"
    coloured = "color" in own or style.colour or line.style.colour
    if coloured and not walk.is_grounded and is_white_on_white(own, style, line):
        return "hidden"
    struck = _toggled(struck, style.struck, line.style.struck)
    return "struck" if struck or is_on(own.get("dstrike")) else ""


def _toggled(
    own: bool | None,  # noqa: FBT001  # three states of one property
    style: bool | None,  # noqa: FBT001  # the same
    around: bool | None,  # noqa: FBT001  # the same
    *,
    usual: bool = False,
) -> bool:
    """Return a property that styles of paragraph and run toggle (ECMA-376 part 1, 17.7.3)."""
    return own if own is not None else usual or bool(style) != bool(around)


def _inline(part: "_Element", walk: Walk, line: GatheredParagraph, link: str) -> None:
    """Read what stands in a run beside its text."""
    match local_name(part):
        case "sym":
            _symbol(part, walk, line)
        case "fldChar" | "instrText":
            _field(part, walk, line)
        case _ if walk.unseen:
            pass  # within what a field shows nothing of
        case "footnoteReference" | "endnoteReference" as name:
            _footnote(name.removesuffix("Reference"), value(part, "id"), walk, line)
        case "commentReference":
            walk.left["comment"] += 1
        case "delText":
            walk.left["deleted"] += 1
        case "drawing" | "pict" | "object":
            _drawing(part, walk, line)
        case "ruby":
            _ruby(part, walk, line, link)
        case name if name in _COUNTED_BY_WORD:
            walk.left["number"] += 1
            _add(UNKNOWN, walk, line, link)
        case _:
            pass  # marks that are no text


def _ruby(element: "_Element", walk: Walk, line: GatheredParagraph, link: str) -> None:
    """Read words with a gloss above them: it follows in brackets, before the space after them."""
    words, gloss = (_apart(child(element, name), walk, line, link) for name in ("rubyBase", "rt"))
    space = ""
    if words:
        bare = words[-1].text.rstrip()
        words[-1], space = replace(words[-1], text=bare), words[-1].text[len(bare) :]
    line.runs += words
    if gloss:
        plain = Run("", link=link or walk.link())
        line.runs += (replace(plain, text=" ("), *gloss, replace(plain, text=")"))
    line.runs += (Run(space),) if space else ()


def _apart(part: "_Element | None", walk: Walk, line: GatheredParagraph, link: str) -> list[Run]:
    """Return the runs of a part of a line without putting them there."""
    begun = len(line.runs)
    if part is not None:
        gather(part, walk, line, link)
    found = line.runs[begun:]
    del line.runs[begun:]
    return found


def _symbol(element: "_Element", walk: Walk, line: GatheredParagraph) -> None:
    try:
        code = int(value(element, "char")[:8], 16)
    except ValueError:
        code = -1
    sign = symbol(value(element, "font"), code)
    walk.left["symbol"] += not sign
    _add(sign or UNKNOWN, walk, line, "")


def _field(element: "_Element", walk: Walk, line: GatheredParagraph) -> None:
    """Follow a field: its instruction is no text, its result is (ECMA-376 part 1, 17.16.18).

    So words count only where every open field shows its result.
    """
    match value(element, "fldCharType"):
        case "begin":
            form = child(element, "ffData")
            held = "" if form is None else field_value(form)
            walk.fields.append(OpenField(walk.characters, held, walk.link()))
            walk.unseen += 1
        case "separate" if walk.fields and not walk.fields[-1].is_shown:
            last = walk.fields[-1]
            last.link = _address(last.instruction) or last.link
            last.is_shown = not _SILENT.match(last.instruction)
            walk.unseen -= last.is_shown
        case "end" if walk.fields:
            last = walk.fields.pop()
            walk.unseen -= not last.is_shown
            if walk.characters == last.begun:
                _add(last.held or _live(last.instruction, walk), walk, line, "")
        case "" if walk.fields and not walk.fields[-1].is_shown:
            last = walk.fields[-1]
            last.instruction = (last.instruction + (element.text or ""))[:_MOST_INSTRUCTION]
        case _:
            pass  # an end without a beginning


def _footnote(kind: str, note_id: str, walk: Walk, line: GatheredParagraph) -> None:
    note = walk.parts.notes.get((kind, note_id))
    if note is None or walk.in_note:  # a note within a note would have no end
        return
    walk.in_note = True
    with walk.elsewhere(targets=walk.parts.noted.get(kind, {})):
        words = " ".join(" ".join(plain_block(block).split()) for block in walk.read(note, walk))
    walk.in_note = False
    if words:
        walk.left["footnote"] += 1
        _add(f" ({words})", walk, line, "")


def _drawing(element: "_Element", walk: Walk, line: GatheredParagraph) -> None:
    """Read the pictures, text boxes and drawn words of a drawing, to stand after the paragraph."""
    found = controlled = _says_control(element, walk, line)
    alternative, decorative, width = "", False, 0.0
    beside, pictures = len(line.beside), walk.left["picture"]
    for part in element.iter():
        match local_name(part):
            case "txbxContent" if not _within(part, ("txbxContent", "Fallback"), element):
                found = True
                with walk.elsewhere():
                    line.beside.extend(walk.read(part, walk))
            case "textpath" if not _within(part, ("txbxContent", "Fallback"), element):
                found = True
                line.beside.extend(_drawn_words(value(part, "string"), walk))
            case "docPr":
                alternative = value(part, "descr")
            case "decorative":
                decorative = value(part) not in {"0", "false", ""}
            case "extent":
                width = min(max(whole(value(part, "cx")) / _POINT, 0.0), _WIDEST)
            case "blip":
                found = True
                _picture(part, walk, line, Picture("", "", alternative, decorative, width))
            case "imagedata" if not controlled:
                found = True
                _picture(part, walk, line, Picture("", "", value(part, "title")))
            case _:
                pass  # how it is drawn
    found = found or _is_lit(element, walk, line)
    names = set(map(local_name, element.iter()))
    if not _OBJECTS.isdisjoint(names) and len(line.beside) == beside:
        walk.left["picture"] = pictures  # what the object looks like
        _unread("object", walk, line)
    walk.left["drawing"] += not found and "wsp" in names


def _is_lit(element: "_Element", walk: Walk, line: GatheredParagraph) -> bool:
    """Tell whether a drawing shows lights of a status, and put their signs in its place."""
    signs = drawn_lights(element)
    walk.left["light"] += len(signs)
    if signs:
        _add(signs, walk, line, "")
    return bool(signs)


def _says_control(element: "_Element", walk: Walk, line: GatheredParagraph) -> bool:
    """Tell whether this is a control or handwriting, and put a sign in its place.

    A control comes with a picture of what it looks like, which says nothing.
    """
    if not any(local_name(part) in {"control", "contentPart"} for part in element.iter()):
        return False
    _unread("control", walk, line)
    return True


def _unread(what: str, walk: Walk, line: GatheredParagraph) -> None:
    """Count what cannot be read, and put a sign in its place."""
    walk.left[what] += 1
    _add(UNKNOWN, walk, line, "")


def _drawn_words(text: str, walk: Walk) -> Iterator[Block]:
    """Make a paragraph of words that are drawn along a line."""
    if text.strip():
        walk.count(text)
        yield Paragraph(new_id(), (Run(text.strip()),))


def _within(element: "_Element", names: tuple[str, ...], outer: "_Element") -> bool:
    """Tell whether an element stands in another of these names that is still within ``outer``."""
    for parent in element.iterancestors():
        if parent is outer:
            return False
        if local_name(parent) in names:
            return True
    return False


def _picture(element: "_Element", walk: Walk, line: GatheredParagraph, seen: Picture) -> None:
    related = walk.targets.get(value(element, "embed") or value(element, "id"))
    found = picture(walk.parts.archive, related)
    size = sum(map(len, walk.pictures.values()))
    full = len(walk.pictures) >= _MOST_PICTURES or size > _MOST_PICTURE_BYTES
    if not found or full:
        walk.left["picture"] += 1
        return
    name, data = found
    walk.pictures[name] = data
    decorative = seen.decorative and not seen.alternative
    line.beside.append(Picture(new_id(), name, seen.alternative, decorative, seen.width))
