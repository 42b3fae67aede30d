"""Blocks of a text written as paragraphs and tables of a Word file, in the look of its own."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktopapp.documents.template import OURS
from desktopapp.documents.word.body import drawn_picture
from desktopapp.documents.word.file import WordFile, elements
from desktopapp.documents.word.numbering import Numbering
from desktopapp.documents.word.numbering_part import add_numbering, highest
from desktopapp.layout.lists import list_styles
from desktopapp.layout.pictures import fitted
from desktopapp.layout.style import styles as made_styles
from desktopapp.plan.links import allowed
from desktopapp.plan.list_labels import item_labels
from desktopapp.plan.plan import Appearance
from desktopapp.plan.text import (
    Block,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
    Text,
)
from desktopapp.readers.word_parts import local_name
from desktopapp.readers.xml_text import xml_text

if TYPE_CHECKING:
    from lxml.etree import _Element

_HELD = frozenset({"sectPr", "rPr"})  # of a paragraph's properties: not for those we add
_NUMBERED = 9_000  # after which our pictures are numbered: the form may have some
_MOST_WIDE, _MOST_HIGH = 400.0, 500.0  # points of a picture


@dataclass(slots=True)
class WordWriting:
    """A Word file while text is written into it, the lists we add, and the plan’s pictures."""

    file: WordFile
    pictures: Mapping[str, bytes] = field(default_factory=dict, kw_only=True)
    numbering: Numbering = field(init=False)
    drawn: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        taken = highest(self.file)
        look = made_styles(Appearance())
        self.numbering = Numbering(look, after=taken, theirs=dict.fromkeys(OURS, False))

    def finish(self) -> None:
        """Add the numbering of lists that were written."""
        if self.numbering.open:
            add_numbering(self.file, self.numbering)


def blocks_written(
    text: Text, writing: WordWriting, model: "_Element | None" = None, typed: str = ""
) -> Iterator["_Element"]:
    """Write blocks as paragraphs in the form's own look; lists have numbers by definition.

    ``typed`` is the number that the form types before the first paragraph; it goes on from there.
    """
    stem, dot, last = typed.rstrip(".").rpartition(".")
    count = int(last or 0)
    labels = list(item_labels(text))
    looks = list_styles(labels, writing.numbering.styles)
    for block, label, look in zip(text, labels, looks, strict=True):
        own = writing.numbering.item(label, look) if label and look else ""
        written = list(_block(block, writing, model, own))
        if typed and isinstance(block, Paragraph):
            number = f"{stem}{dot}{count}{typed[len(typed.rstrip('.')) :]}"
            (run,) = elements(f"<w:r><w:t>{number}</w:t><w:tab/></w:r>")
            written[0].insert(sum(local_name(one) == "pPr" for one in written[0]), run)
            count += 1
        yield from written


def _block(
    block: Block, writing: WordWriting, model: "_Element | None", own: str
) -> Iterator["_Element"]:
    match block:
        case Paragraph():
            yield _paragraph(block.runs, _properties(model), writing)
        case Heading():
            bold = tuple(Run(one.text, bold=True, link=one.link) for one in block.runs)
            yield _paragraph(bold, _properties(model), writing)
        case ListItem():
            yield _paragraph(block.runs, elements(f"<w:pPr>{own}</w:pPr>")[0], writing)
        case Table():
            yield _table(block)
        case Picture():
            yield from _picture(block, writing)
        case _:
            pass


def _picture(block: Picture, writing: WordWriting) -> Iterator["_Element"]:
    """Write a picture in a paragraph of its own; one that cannot be read is left out."""
    data = writing.pictures.get(block.name, b"")
    wide, high = fitted(data, block.width, _MOST_WIDE, _MOST_HIGH)
    if high:
        writing.drawn += 1
        ending = "png" if data.startswith(b"\x89PNG") else "jpg"
        reference = writing.file.picture(data, ending)
        says = None if block.decorative else block.alternative
        drawn = drawn_picture(reference, (wide, high), _NUMBERED + writing.drawn, says)
        yield from elements(f"<w:p><w:r>{drawn}</w:r></w:p>")


def _properties(model: "_Element | None") -> "_Element | None":
    if model is None:
        return None
    copy = deepcopy(model)
    for one in list(copy):
        if local_name(one) in _HELD:
            copy.remove(one)
    return copy


def _paragraph(runs: Runs, properties: "_Element | None", writing: WordWriting) -> "_Element":
    paragraph: _Element = elements("<w:p/>")[0]
    if properties is not None:
        paragraph.append(properties)
    for run in runs:
        link = allowed(run.link)
        if link:
            reference = writing.file.link(link)
            (holder,) = elements(f'<w:hyperlink r:id="{reference}"/>')
            holder.append(run_written(run))
            paragraph.append(holder)
        else:
            paragraph.append(run_written(run))
    return paragraph


def run_written(run: Run) -> "_Element":
    """Write a run, with its line breaks."""
    look = ("<w:b/>" if run.bold else "") + ("<w:i/>" if run.italic else "")
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{xml_text(line)}</w:t>' for line in run.text.split("\n")
    )
    (made,) = elements(f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{lines}</w:r>")
    return made


def _table(table: Table) -> "_Element":
    """Write a table with plain rules; its first row is the header."""
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    columns = max(map(len, table.rows))
    (made,) = elements(
        '<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/>'
        f"<w:tblBorders>{edges}</w:tblBorders></w:tblPr>"
        f"<w:tblGrid>{'<w:gridCol/>' * columns}</w:tblGrid></w:tbl>"
    )
    for n, row in enumerate(table.rows):
        head = "<w:trPr><w:tblHeader/></w:trPr>" if n == 0 else ""
        (line,) = elements(f"<w:tr>{head}</w:tr>")
        for cell in (*row, *((),) * (columns - len(row))):
            (box,) = elements("<w:tc><w:p/></w:tc>")
            box[0].extend(run_written(run) for run in cell)
            line.append(box)
        made.append(line)
    return made
