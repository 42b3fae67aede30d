"""Notes in a report form that tell how to fill it: found, and removed on request.

They are wholly slanted or highlighted, stand in square or angle brackets, are hidden, are the
prompt of a content control, or have a style whose name says that they guide.
"""

import re
from typing import TYPE_CHECKING

from desktopapp.documents.form.text import own, text_of
from desktopapp.readers.word_parts import Style, child, local_name, switch, value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

_GUIDING = ("guidance", "instruction", "prompt", "helptext", "help text", "placeholder")
_BRACKETED = re.compile(r"\s*(?:\[.*\]|<.*>|«.*»)[\s.]*", re.DOTALL)
_BRACKETS = re.compile(r"\[[^\[\]]{2,}\]|<[^<>]{2,}>")
_BOX = re.compile(r"\[\s*[xX]?\s*\]")


def is_guidance(paragraph: "_Element", styles: "Mapping[str, Style]") -> bool:
    """Tell whether a paragraph, taken whole, is a note on how to fill the form."""
    style = _style_of(paragraph, styles)
    text = text_of(paragraph)
    if not text.strip() or _BOX.fullmatch(text.strip()):
        return False
    if _guides(style.name) or _BRACKETED.fullmatch(text):
        return True
    runs = [run for run in own(paragraph, "{*}r") if text_of(run).strip()]
    return all(_is_note(run, style, styles) for run in runs)


def guides(paragraph: "_Element", styles: "Mapping[str, Style]") -> bool:
    """Tell whether a paragraph has a style whose name says that it guides."""
    return _guides(_style_of(paragraph, styles).name)


def is_slanted(paragraph: "_Element", styles: "Mapping[str, Style]") -> bool:
    """Tell whether a paragraph would be a note by nothing but its slanted words."""
    if guides(paragraph, styles) or _BRACKETED.fullmatch(text_of(paragraph)):
        return False
    runs = (run for run in own(paragraph, "{*}r") if text_of(run).strip())
    return not all(_is_marked(run, styles) for run in runs)


def _style_of(paragraph: "_Element", styles: "Mapping[str, Style]") -> Style:
    return styles.get(value(child(paragraph, "pPr", "pStyle")), Style())


def _guides(name: str) -> bool:
    return any(word in name.casefold() for word in _GUIDING)


def _is_note(run: "_Element", paragraph: Style, styles: "Mapping[str, Style]") -> bool:
    """Tell whether a run is slanted, highlighted, hidden, or the prompt of a control."""
    marks = child(run, "rPr")
    style = styles.get(value(child(marks, "rStyle")), Style())
    italic = switch(marks, "i")
    if italic is None:
        italic = style.italic if style.italic is not None else paragraph.italic
    return bool(italic) or _is_marked(run, styles)


def _is_marked(run: "_Element", styles: "Mapping[str, Style]") -> bool:
    marks = child(run, "rPr")
    highlight = child(marks, "highlight")
    lit = highlight is not None and value(highlight) != "none"
    style = styles.get(value(child(marks, "rStyle")), Style())
    prompts = any(
        child(one, "sdtPr", "showingPlcHdr") is not None for one in run.iterancestors("{*}sdt")
    )
    return lit or bool(switch(marks, "vanish")) or _guides(style.name) or prompts


def prompts(element: "_Element") -> bool:
    """Tell whether an element is, or wholly holds, a content control that shows its prompt."""
    shown = [
        control
        for control in element.iter("{*}sdt")
        if child(control, "sdtPr", "showingPlcHdr") is not None
    ]
    return bool(shown) and "".join(map(text_of, shown)).strip() == text_of(element).strip()


def remove_notes(
    body: "_Element",
    keep: set["_Element"],
    leave: set["_Element"],
    styles: "Mapping[str, Style]",
) -> None:
    """Remove the notes of a form, but no paragraph of ``keep`` and none that a cell needs.

    What stands in a paragraph of ``leave`` is not touched at all.
    """
    for paragraph in list(body.iter("{*}p")):
        if paragraph in leave:
            continue
        if paragraph in keep:
            _without_notes(paragraph, styles)
        elif is_guidance(paragraph, styles):
            remove_note(paragraph)
        else:
            _without_notes(paragraph, styles)


def remove_note(paragraph: "_Element") -> None:
    """Remove a paragraph, or only its text where something rests on it."""
    parent = paragraph.getparent()
    if parent is None:
        return
    needed = sum(local_name(one) == "p" for one in parent) == 1 and local_name(parent) != "body"
    breaks = child(paragraph, "pPr", "sectPr") is not None
    if needed or breaks or paragraph.getnext() is None:
        for run in list(own(paragraph, "{*}r")):
            empty(run)
    else:
        parent.remove(paragraph)


def empty(run: "_Element") -> None:
    """Take the text out of a run; its marks, pictures and fields stay."""
    for text in list(own(run, "{*}t")):
        parent = text.getparent()
        if parent is not None:
            parent.remove(text)


def _without_notes(paragraph: "_Element", styles: "Mapping[str, Style]") -> None:
    """Take highlighted words and words in brackets out of a paragraph that says more."""
    for run in list(own(paragraph, "{*}r")):
        if text_of(run).strip() and _is_marked(run, styles):
            empty(run)
    texts = list(own(paragraph, "{*}t"))
    whole = "".join(one.text or "" for one in texts)
    gone = {
        n
        for found in _BRACKETS.finditer(whole)
        if not _BOX.fullmatch(found.group())
        for n in range(*found.span())
    }
    at = 0
    for one in texts:
        text = one.text or ""
        one.text = "".join(sign for n, sign in enumerate(text, at) if n not in gone)
        at += len(text)
