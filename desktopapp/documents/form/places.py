"""The places of a report form that can be filled: cells, boxes, lines, text below a heading.

Some are recognised by what stands beside them; all others can be chosen by hand.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from desktopapp.documents.form.cells import named_cells, table_of
from desktopapp.documents.form.guidance import is_guidance
from desktopapp.documents.form.names import WORDS_ONLY, field_meant, field_named
from desktopapp.documents.form.rows import LONGEST_LABEL, FormPlace, FormRows, How
from desktopapp.documents.form.text import cell_paragraphs, is_shown, own, text_of_cell
from desktopapp.readers.word_parts import Style, child, switch, value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

MOST_PLACES = 400  # that a person can look through; a form has a tenth of that
_IN_BRACKETS = re.compile(r"([^\[\]<>:]*)(?:\[([^\[\]]{2,})\]|<([^<>]{2,})>)")
_LETTERHEAD = re.compile(r"\b(council|authority)$", re.IGNORECASE)
_LONGEST = 500  # characters of a line that is looked at as a label
_GOES_ON = re.compile(r"[.;,?!]$|\b(to|that)$")  # a line that is or begins a sentence
_ASKING = re.compile(r"^(insert|enter|type|add|your|the|here)\b|\bhere$", re.IGNORECASE)


def places(rows: FormRows, styles: "Mapping[str, Style]") -> Iterator[FormPlace]:
    """Go through the places of a form in order: those in its tables, then those in its text."""
    texts = {
        one: " ".join(filter(None, map(text_of_cell, cell_paragraphs(cell))))
        for one, cell in rows.cells.items()
    }
    labels: set[str] = set()
    named: dict[str, list[FormPlace]] = {}
    for label, holder, place in named_cells(rows, texts):
        labels.add(label)
        if place.id not in [one.id for one in named.setdefault(holder, [])]:
            named[holder].append(place)
    seen: set[str] = set()
    above: dict[tuple[str, int], str] = {}
    for row in rows.rows:
        for at, cell in enumerate(row):
            if cell in named and cell not in seen:
                yield from named[cell]
            elif cell not in labels and cell not in seen:
                yield from _other_cell(cell, at, row, texts, above, rows, styles)
            seen.add(cell)
            above[table_of(row), at] = texts[cell] or above.get((table_of(row), at), "")
    yield from _lines(rows, styles)


def _other_cell(
    cell: str,
    at: int,
    row: tuple[str, ...],
    texts: dict[str, str],
    above: dict[tuple[str, int], str],
    rows: FormRows,
    styles: "Mapping[str, Style]",
) -> Iterator[FormPlace]:
    """Offer a cell that no label leads to: after its words, or by the words near it."""
    element = rows.cells[cell]
    if next(element.iter("{*}tbl"), None) is not None:
        return  # its own cells are places
    said = [one for one in cell_paragraphs(element) if text_of_cell(one)]
    if said and not all(is_guidance(one, styles) for one in said):
        if len(texts[cell].split()) <= LONGEST_LABEL:
            yield FormPlace(cell, texts[cell].rstrip(" :"), "", How.AFTER, asks=False)
        return
    beside = next((texts[one] for one in reversed(row[:at]) if texts[one]), "")
    near, how = beside, How.BESIDE
    if not near or len(near.split()) > LONGEST_LABEL:
        near, how = above.get((table_of(row), at), ""), How.UNDER
    if not near or len(near.split()) > LONGEST_LABEL:
        table, line, column = (int(one) + 1 for one in cell[5:].split("."))
        near, how = f"Table {table}, row {line}, cell {column}", How.WITHIN
    yield FormPlace(cell, near.rstrip(" :"), "", how, asks=False)


def _lines(rows: FormRows, styles: "Mapping[str, Style]") -> Iterator[FormPlace]:
    """Go through lines outside tables: labels to write after, headings to write below."""
    for n, paragraph in rows.paragraphs.items():
        if next(paragraph.iterancestors("{*}tc"), None) is not None or not is_shown(paragraph):
            continue
        text = text_of_cell(paragraph)
        if len(text) > _LONGEST or not any(map(str.isalpha, text)):
            continue
        if field := _in_brackets(text):
            yield FormPlace(f"line {n}", text, field, How.INSTEAD)
        elif place := _label_line(n, text):
            yield place
        elif len(text.split()) <= LONGEST_LABEL:
            yield from _heading(n, text, paragraph, styles)


def _in_brackets(text: str) -> str:
    """Return the field of a line that ends in a prompt, such as "[Title]" or "By the [Head]"."""
    found = _IN_BRACKETS.fullmatch(text)
    if not found:
        return ""
    before, *inside = (part or "" for part in found.groups())
    prompt = _ASKING.sub("", "".join(inside)).strip()
    field = field_meant(before, label=False) if before.strip() else field_named(prompt)
    return field if field in WORDS_ONLY else ""


def _label_line(n: str, text: str) -> FormPlace | None:
    """Return the place after a label with a colon, whatever short words stand there now."""
    before, colon, rest = text.partition(":")
    field = (field_named(before) or field_meant(before, label=not rest.strip())) if colon else ""
    if len(rest.split()) > LONGEST_LABEL or field not in WORDS_ONLY:
        return None
    return FormPlace(f"line {n}", before.strip(), field, How.AFTER)


def _heading(
    n: str, text: str, paragraph: "_Element", styles: "Mapping[str, Style]"
) -> Iterator[FormPlace]:
    """Offer what stands below a heading, or below or after a short line that ends in no sign."""
    before, colon, rest = text.partition(":")
    heading = is_heading(paragraph, styles)
    plain = not is_guidance(paragraph, styles) and not _GOES_ON.search(text)
    named = field_named(text)
    if not named and not rest and (heading or plain):
        named = field_meant(text, label=heading or bool(colon))
    if named or heading:
        style = styles.get(value(child(paragraph, "pPr", "pStyle")), Style())
        asks = bool(named) or (style.name != "title" and not _LETTERHEAD.search(text))
        yield FormPlace(f"heading {n}", text.rstrip(" :"), named, How.BELOW, asks)
    elif plain and colon:
        yield FormPlace(f"line {n}", before.strip(), "", How.AFTER, asks=False)
    elif plain:
        yield FormPlace(f"heading {n}", text, "", How.BELOW, asks=False)


def is_heading(paragraph: "_Element", styles: "Mapping[str, Style]") -> bool:
    """Tell whether a paragraph is a heading: by its style, or short and wholly bold."""
    properties = child(paragraph, "pPr")
    style = styles.get(value(child(properties, "pStyle")), Style())
    if style.outline or value(child(properties, "outlineLvl")):
        return True
    runs = [run for run in own(paragraph, "{*}r") if text_of_cell(run)]
    short = len(text_of_cell(paragraph).split()) <= LONGEST_LABEL
    bold = all(_is_bold(run, style) for run in runs)
    return bool(runs) and short and bold and not is_guidance(paragraph, styles)


def _is_bold(run: "_Element", style: Style) -> bool:
    own_mark = switch(child(run, "rPr"), "b")
    return bool(style.bold) if own_mark is None else own_mark
