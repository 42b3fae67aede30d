"""Put values into the cells of a report form, and text below its headings."""

from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktopapp.documents.form.blocks import WordWriting, blocks_written, run_written
from desktopapp.documents.form.boxes import tick, tick_one
from desktopapp.documents.form.guidance import empty, is_guidance, prompts
from desktopapp.documents.form.places import is_heading
from desktopapp.documents.form.rows import FormPlace, FormRows, How
from desktopapp.documents.form.text import cell_paragraphs, own, text_of, text_of_cell
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.text import Paragraph, Run, Text
from desktopapp.readers.word_parts import Style, child, local_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from lxml.etree import _Element

_MARKS = frozenset({"bookmarkStart", "bookmarkEnd", "proofErr"})
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_HELD = frozenset({"sectPr", "rPr"})  # of a paragraph's properties: not for those we add


@dataclass(slots=True)
class Filling(WordWriting):
    """A form while it is filled: its file, its places and its styles.

    ``labels`` are its lines that name a place, where the text below another ends.
    """

    rows: FormRows
    styles: "Mapping[str, Style]"
    labels: "AbstractSet[_Element]"


def fill_place(filling: Filling, place: FormPlace, text: str) -> None:
    """Put a value into its place: tick its box, write it into a cell, after a label or below."""
    if place.how is How.BELOW:
        fill_below(filling, place, (Paragraph("", (Run(text),)),))
        return
    name, box, number = place.id.partition(" box ")
    holder = filling.rows.cells.get(name)
    if holder is None and place.how is How.INSTEAD:
        _instead(filling.rows.line(place), text)
    elif holder is None:
        _after(filling.rows.line(place), text)
    elif box:
        tick_one(holder, int(number), text)
    elif not tick(holder, text):
        paragraphs = list(cell_paragraphs(holder))
        if place.how is How.AFTER and paragraphs:
            _after_label(paragraphs, text, filling)
        else:
            _into(paragraphs, text, filling)


def _into(paragraphs: "list[_Element]", text: str, filling: Filling) -> None:
    """Write a value into a cell in place of what stands there; notes stay."""
    slots = [one for one in paragraphs if not is_guidance(one, filling.styles)] or paragraphs
    for paragraph in slots[1:]:
        if text_of(paragraph).strip():
            _clear(paragraph)
    if slots:
        _say(slots[0], text, filling)


def _after_label(paragraphs: "list[_Element]", text: str, filling: Filling) -> None:
    """Write a value after the label of its own cell, or below it where there is room."""
    said = [n for n, one in enumerate(paragraphs) if text_of_cell(one)]
    first = said[0] if said else 0
    label = text_of_cell(paragraphs[first])
    if label.endswith(":") and first + 1 < len(paragraphs):
        _into(paragraphs[first + 1 :], text, filling)
    else:
        _after(paragraphs[first], text)


def _after(paragraph: "_Element", text: str) -> None:
    """Write a value after the colon of a line in place of what stands there, or at its end.

    Tabs between the label and its value stay.
    """
    there = text_of(paragraph)
    _keep(paragraph, there.find(":") + 1 or len(there), text)


def _instead(paragraph: "_Element", text: str) -> None:
    """Write a value in place of the prompt in brackets that a line ends in."""
    there = text_of(paragraph)
    _keep(paragraph, min(at for one in "[<" if (at := there.find(one)) >= 0), text)


def _keep(paragraph: "_Element", keep: int, text: str) -> None:
    """Keep so many characters of a line, and write a value after them."""
    there = text_of(paragraph)
    apart = (
        not keep or there[:keep].endswith(" ") or next(own(paragraph, "{*}tab"), None) is not None
    )
    made = run_written(Run(text if apart else f" {text}"))
    cut = None
    for run in list(own(paragraph, "{*}r")):
        for one in own(run, "{*}t"):
            words = one.text or ""
            one.text = words[: max(keep, 0)]
            one.set(_SPACE, "preserve")
            if cut is None and words[max(keep, 0) :].strip():
                cut = run
            keep -= len(words)
    if cut is None:
        paragraph.append(made)
    else:
        _without_link(cut).addnext(made)
    _forget_empty_links(paragraph)
    _no_prompt(paragraph)


def _without_link(run: "_Element") -> "_Element":
    """Return the link that a run stands in, or the run."""
    return next(run.iterancestors("{*}hyperlink"), run)


def _forget_empty_links(paragraph: "_Element") -> None:
    """Remove links that say nothing now: they lead to whoever was named before."""
    for link in list(own(paragraph, "{*}hyperlink")):
        parent = link.getparent()
        if parent is not None and not text_of(link):
            parent.remove(link)


def _clear(paragraph: "_Element") -> None:
    for run in own(paragraph, "{*}r"):
        empty(run)


def _say(paragraph: "_Element", text: str, filling: Filling) -> None:
    """Let a paragraph say a text, in the look of what stood there unless that was a prompt."""
    runs = [one for one in own(paragraph, "{*}r") if text_of(one)]
    look = None
    if runs and not is_guidance(paragraph, filling.styles):
        look = child(runs[0], "rPr")
    run = run_written(Run(text))
    if look is not None:
        run.insert(0, deepcopy(look))
    if runs:
        _without_link(runs[0]).addprevious(run)
    else:
        inner = child(paragraph, "sdt", "sdtContent")
        (paragraph if inner is None else inner).append(run)
    for one in runs:
        empty(one)
    _forget_empty_links(paragraph)
    _no_prompt(paragraph)


def _no_prompt(paragraph: "_Element") -> None:
    """Tell the content controls around and in a paragraph that they show no prompt now."""
    for control in (*paragraph.iterancestors("{*}sdt"), *paragraph.iter("{*}sdt")):
        properties = child(control, "sdtPr")
        prompt = child(properties, "showingPlcHdr")
        if properties is not None and prompt is not None:
            properties.remove(prompt)


def fill_below(filling: Filling, place: FormPlace, text: Text) -> None:
    """Put a text below a line, or into a cell, where the form has room for it."""
    cell = filling.rows.cells.get(place.id.partition(" box ")[0])
    if cell is None:
        heading = _around(filling.rows.line(place))
        there = _below(heading, filling, alone=not place.asks)
    else:
        there = [one for one in cell if local_name(one) == "p"]
        heading = there[-1] if there else cell[-1]
    notes = [n for n, one in enumerate(there) if is_guidance(one, filling.styles)]
    room = there[notes[-1] + 1 :] if notes else there
    waiting = (*(one for one in there if prompts(one)), *filter(_is_free, room))
    free = next(iter(waiting), None)
    said = (one for n, one in enumerate(there) if n not in notes and text_of_cell(one))
    model = next(said, None) if free is None else free
    last = free if free is not None else (there or [heading])[-1]
    typed = text_of_cell(free) if free is not None and not prompts(free) else ""
    if model is not None and local_name(model) == "sdt":
        model = child(model, "sdtContent", "p")
    for one in reversed(list(blocks_written(text, filling, child(model, "pPr"), typed))):
        last.addnext(one)
    if free is not None and text:
        _drop(free)


def _drop(element: "_Element") -> None:
    parent = element.getparent()
    if parent is not None and child(element, "pPr", "sectPr") is None:
        parent.remove(element)


def _around(paragraph: "_Element") -> "_Element":
    """Return the control that wholly holds a line: text below it stands outside."""
    while (holder := paragraph.getparent()) is not None and local_name(holder) == "sdtContent":
        control = holder.getparent()
        if control is None or holder[-1] is not paragraph:
            break
        paragraph = control
    return paragraph


def _below(heading: "_Element", filling: Filling, *, alone: bool) -> list["_Element"]:
    """Return the paragraphs and prompts below a heading, up to the next heading or table.

    Below a line that is no heading only those that wait for text are its own (``alone``).
    """
    found = []
    for one in heading.itersiblings():
        name = local_name(one)
        if name in _MARKS:
            continue
        if name == "p":
            ends = alone and not is_guidance(one, filling.styles)
            if one in filling.labels:
                break
            if text_of_cell(one) and (ends or is_heading(one, filling.styles)):
                break
        elif name != "sdt" or not prompts(one):
            break
        found.append(one)
    return found


def _is_free(element: "_Element") -> bool:
    """Tell whether a paragraph waits for text: it is empty, or holds only its typed number."""
    words = text_of_cell(element)
    return all(part.isdecimal() for part in words.rstrip(".").split(".") if words)


def fill_papers(filling: Filling, place: FormPlace, papers: "Sequence[tuple[str, str]]") -> None:
    """Name papers in two words each: in the table below their heading, or in lines."""
    in_text = place.how is How.BELOW
    table = next(_next_tables(_around(filling.rows.line(place))), None) if in_text else None
    if table is None:
        lines = tuple(
            Paragraph("", (Run(", ".join(one_line(words) for words in one if words)),))
            for one in papers
        )
        fill_below(filling, place, lines)
        return
    rows = [one for one in table if local_name(one) == "tr"]
    free = [row for row in rows[1:] if not text_of_cell(row)] or rows[-1:]
    model = deepcopy(free[-1])
    while len(free) < len(papers):
        free[-1].addnext(deepcopy(model))
        following = free[-1].getnext()
        if following is None:
            break
        free.append(following)
    for row, paper in zip(free, papers, strict=False):
        cells = [one for one in row if local_name(one) == "tc"]
        for cell, text in zip(cells, paper, strict=False):
            paragraph = child(cell, "p")
            if paragraph is not None:
                _say(paragraph, one_line(text), filling)


def _next_tables(heading: "_Element") -> "Iterator[_Element]":
    """Find the table that follows a heading before the next text."""
    for one in heading.itersiblings():
        if local_name(one) == "tbl":
            yield one
        elif local_name(one) == "p" and not text_of_cell(one):
            continue
        return
