"""Several labels in one paragraph, parted only by line breaks: each becomes a line of its own."""

from copy import deepcopy
from itertools import pairwise
from typing import TYPE_CHECKING

from desktopapp.documents.form.names import field_meant
from desktopapp.readers.word_parts import child, local_name, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLAIN = frozenset({"pPr", "r", "bookmarkStart", "bookmarkEnd", "proofErr"})
_PLAIN_IN_RUN = frozenset({"rPr", "t", "br", "cr", "tab", "lastRenderedPageBreak"})


def lines_of_labels(paragraph: "_Element") -> tuple["_Element", ...]:
    """Part a paragraph at its line breaks where each of its lines is a label, and return all.

    It looks as before: no room is left between the parts. Any other paragraph stays whole.
    """
    lines = _lines(paragraph)
    said = [line.strip() for line in lines if line.strip()]
    if not said[1:] or not all(map(_is_label, said)) or not _is_plain(paragraph):
        return (paragraph,)
    return _part(paragraph)


def _lines(paragraph: "_Element") -> list[str]:
    if child(paragraph, "r") is None or next(paragraph.iter("{*}br", "{*}cr"), None) is None:
        return []
    said = (
        "\n" if _breaks(one) else " " if local_name(one) == "tab" else one.text or ""
        for run in paragraph.iterchildren("{*}r")
        for one in run
        if local_name(one) in {"t", "br", "cr", "tab"}
    )
    return "".join(said).split("\n")


def _breaks(element: "_Element") -> bool:
    kind = value(element, "type")
    return local_name(element) in {"br", "cr"} and kind in {"", "textWrapping"}


def _is_label(line: str) -> bool:
    before, colon, rest = line.partition(":")
    return bool(field_meant(before, label=bool(colon)) if rest.strip() or not colon else before)


def _is_plain(paragraph: "_Element") -> bool:
    """Tell whether a paragraph holds nothing that could not be parted, such as a field."""
    properties = child(paragraph, "pPr")
    held = child(properties, "numPr") is not None or child(properties, "sectPr") is not None
    return not held and all(
        local_name(one) in _PLAIN
        and (local_name(one) != "r" or all(local_name(part) in _PLAIN_IN_RUN for part in one))
        for one in paragraph
    )


def _part(paragraph: "_Element") -> tuple["_Element", ...]:
    parts = [paragraph]
    for one in list(paragraph):
        if local_name(one) == "r":
            _share(one, parts)
        elif len(parts) > 1:
            parts[-1].append(one)
    for before, after in pairwise(parts):
        before.addnext(after)
        _without_room(before, after)
    return tuple(parts)


def _share(run: "_Element", parts: list["_Element"]) -> None:
    """Put what a run says into the last part, and begin another at each of its line breaks."""
    look = child(run, "rPr")
    held = run
    if len(parts) > 1:
        parts[-1].append(run)
    for one in list(run):
        if _breaks(one):
            run.remove(one)
            parts.append(_like(parts[0]))
            held = run.makeelement(run.tag)
            if look is not None:
                held.append(deepcopy(look))
            parts[-1].append(held)
        elif held is not run:
            held.append(one)


def _like(paragraph: "_Element") -> "_Element":
    """Make an empty paragraph of the same look."""
    made = paragraph.makeelement(paragraph.tag)
    properties = child(paragraph, "pPr")
    if properties is not None:
        made.append(deepcopy(properties))
    return made


def _without_room(before: "_Element", after: "_Element") -> None:
    from docx.text.paragraph import Paragraph  # noqa: PLC0415  # slow to load

    Paragraph(before, None).paragraph_format.space_after = 0  # type: ignore[arg-type]  # XML alone
    Paragraph(after, None).paragraph_format.space_before = 0  # type: ignore[arg-type]  # the same
