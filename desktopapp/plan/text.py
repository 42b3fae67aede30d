"""Rich text as data: a tuple of blocks, each with a stable id, each made of runs.

The stored truth of every answer. Never HTML, never Markdown. A block that this version does not
know is kept whole (``Foreign``).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import KW_ONLY, fields, replace
from functools import cache
from itertools import accumulate, zip_longest
from operator import attrgetter
from typing import Annotated, TypeAlias

from desktopapp.plan.own_ids import told_apart
from desktopapp.plan.plain_text import clean
from desktopapp.plan.records import record
from desktopapp.plan.schema import ListOf, Tagged, record_of
from desktopapp.plan.shapes import Decimal, Shape, Whole


@cache
def _bits() -> Callable[[int], int]:
    from random import SystemRandom  # noqa: PLC0415  # Qt has it loaded; uuid would cost 3 ms

    return SystemRandom().getrandbits


def new_id() -> str:
    """Return a new id, unique enough for all parts of all plans (48 random bits)."""
    return f"{_bits()(48):012x}"


@record
class Run:
    """A stretch of text in one format. A newline is a line break within the block.

    ``link`` is an http, https or mailto address, or empty. ``origin`` is the id of the origin
    that the text was inserted from, or empty for what was written here. ``doubt`` is what must be
    looked at before these words are ours (see ``pencil``), or empty; it is never printed.
    ``figure`` is the id of the figure of the plan that the text is written out of, as
    ``figure_form`` says (see ``figure_words``).
    """

    text: str
    _: KW_ONLY  # what is given by place would move when a field is added
    bold: bool = False
    italic: bool = False
    link: str = ""
    origin: str = ""
    doubt: str = ""
    figure: str = ""
    figure_form: str = ""
    extra: str = ""

    def __post_init__(self) -> None:
        if not self.text.isprintable():
            object.__setattr__(self, "text", clean(self.text))

    def like(self, other: "Run") -> bool:
        """Tell whether both runs have the same format."""
        return run_format(self) == run_format(other)

    def written_here(self) -> "Run":
        """Return the run as one whose words were written here, and show or lead to nothing."""
        return replace(self, **_TIED_TO_NOTHING)  # type: ignore[arg-type]  # each of them is text


# What ties the words of a run to something else, each declared once: the list of the plan that
# holds the record whose id it is, or nothing where it says what it means by itself. A merge keeps
# each record that text refers to; words that are written anew have none of these.
REFERENCES: Mapping[str, str] = {
    "link": "",
    "origin": "sources",
    "doubt": "",
    "figure": "figures",
    "figure_form": "",
}
_TIED_TO_NOTHING = dict.fromkeys(REFERENCES, "")


# All that a run is beside its words, so that a field that is added goes wherever the others go.
run_format: Callable[[Run], tuple[object, ...]] = attrgetter(
    *(one.name for one in fields(Run) if one.name != "text")
)
Runs: TypeAlias = tuple[Run, ...]


@record
class Paragraph:
    """A paragraph of body text.

    A ``caption`` belongs to the picture before it: it goes where that goes, and is printed with
    it. Behind anything else it is a paragraph like others, see ``is_caption``.
    """

    id: str
    runs: Runs = ()
    extra: str = ""
    _: KW_ONLY
    caption: bool = False


@record
class Heading:
    """A sub-heading inside an answer or section; level 1 is the largest, 3 the smallest."""

    id: str
    runs: Runs = ()
    level: Annotated[int, Whole(1, 3)] = 1
    extra: str = ""


@record
class ListItem:
    """An item of a list; level 0 to 2. Items in a row make a list; any other block ends it.

    ``label`` is the pattern of a numbered item's label, empty for our own by level (see
    ``list_labels``); items of another one are another list. ``start`` is the number at which the
    list begins here, 0 where it counts by itself. ``goes_on`` says that it counts on from the
    numbered items of its level before it, whatever stands between.
    """

    id: str
    runs: Runs = ()
    level: Annotated[int, Whole(0, 2)] = 0
    numbered: bool = False
    label: str = ""
    start: Annotated[int, Whole(0, 999)] = 0
    goes_on: bool = False
    extra: str = ""


@record
class Table:
    """A table of equal rows of cells; a cell is runs. The first row is the header row.

    ``row_headers`` says that the first cell of each row names the row. ``summary`` is the
    alternative text.
    """

    id: str
    rows: tuple[tuple[Runs, ...], ...]
    row_headers: bool = False
    summary: str = ""
    extra: str = ""


@record
class Picture:
    """A picture by its name among the plan's pictures, drawn ``width`` points wide at most.

    ``alternative`` says in words what it shows; an empty one is a fault unless ``decorative``.
    """

    id: str
    name: str
    alternative: str = ""
    decorative: bool = False
    width: Annotated[float, Decimal(0, 14400)] = 0.0
    extra: str = ""


@record
class Foreign:
    """A block of a later version, kept as the JSON text it came in. Exported as nothing."""

    data: str


Block: TypeAlias = Paragraph | Heading | ListItem | Table | Picture | Foreign
BLOCK: Shape[Block] = Tagged(
    {
        "paragraph": record_of(Paragraph),
        "heading": record_of(Heading),
        "list item": record_of(ListItem),
        "table": record_of(Table),
        "picture": record_of(Picture),
    },
    Foreign,
    Foreign,
)


class _Blocks(ListOf[Block]):
    """The blocks of a text. Of two with one id, which no program writes, each gets its own."""

    def read(self, data: object, place: str) -> tuple[Block, ...]:
        return told_apart(super().read(data, place))


TEXT = _Blocks(BLOCK)
Text: TypeAlias = Annotated[tuple[Block, ...], TEXT]


def is_caption(text: Sequence[Block], n: int) -> bool:
    """Tell whether a block of a text is the caption of the picture before it."""
    block = text[n] if n < len(text) else None
    after = n > 0 and isinstance(text[n - 1], Picture)
    return bool(after and isinstance(block, Paragraph) and block.caption)


def tidy(runs: Iterable[Run]) -> Runs:
    """Return the runs in normal form: no empty run, no two neighbours of one format."""
    tidied: list[Run] = []
    alike: list[str] = []  # the texts that the last run stands for, joined once
    for run in runs:
        if not run.text:
            continue
        if tidied and tidied[-1].like(run):
            alike.append(run.text)
            tidied[-1] = run
            continue
        if len(alike) > 1:
            tidied[-1] = replace(tidied[-1], text="".join(alike))
        tidied.append(run)
        alike = [run.text]
    if len(alike) > 1:
        tidied[-1] = replace(tidied[-1], text="".join(alike))
    return tuple(tidied)


def cut(runs: Runs, start: int, end: int | None = None) -> Runs:
    """Return the runs between two positions."""
    found: list[Run] = []
    at = 0
    for run in runs:
        words = run.text[max(start - at, 0) : None if end is None else max(end - at, 0)]
        if words:
            found.append(replace(run, text=words))
        at += len(run.text)
    return tuple(found)


def paragraphs(text: str) -> Text:
    """Make blocks of plain text: a blank line parts paragraphs, "- " begins a bullet.

    Lines that follow each other without a blank line are one paragraph, joined by a space.
    Two or four spaces before "- " make the second and third level. A dash alone begins a bullet
    if words follow it.
    """
    return paragraphs_of((Run(text),))


def paragraphs_of(runs: Runs) -> Text:
    """Make blocks of plain text as ``paragraphs`` does, of words that have a format."""
    blocks: list[Block] = []
    lines: list[Runs] = []
    item: int | None = None

    def finish() -> None:
        nonlocal item
        joined = _joined(filter(None, lines))
        if joined and item is not None:
            blocks.append(ListItem(new_id(), joined, level=item))
        elif lines:
            blocks.append(Paragraph(new_id(), joined or (Run("-"),)))
        lines.clear()
        item = None

    for line, words in _lines(runs):
        bare = line.strip()
        if not bare:
            finish()
        elif bare == "-" or bare.startswith("- "):
            finish()
            item = min((len(line) - len(line.lstrip())) // 2, 2)
            lines.append(_stripped(_stripped(words), 2))
        else:
            lines.append(_stripped(words))
    finish()
    return tuple(blocks)


def _lines(runs: Runs) -> Iterator[tuple[str, Runs]]:
    """Go through the lines of runs, each as plain words and as runs."""
    lines = plain_runs(runs).split("\n")
    ends = list(accumulate(len(line) + 1 for line in lines))
    stops = [stop for end in ends for stop in (end - 1, end)]
    return zip(lines, parted(runs, stops)[::2], strict=True)


def _stripped(runs: Runs, start: int = 0) -> Runs:
    """Return runs from a position on, without the space at either end."""
    words = plain_runs(runs)
    end = len(words.rstrip())
    return cut(runs, start + len(words[start:]) - len(words[start:].lstrip()), end)


def _joined(lines: Iterable[Runs]) -> Runs:
    """Join lines by spaces that are in the format of what they join, where that is one."""
    joined: list[Run] = []
    for line in lines:
        if joined:
            last, first = joined[-1], line[0]
            doubt = last.doubt * (last.doubt == first.doubt)
            joined.append(replace(last, text=" ", doubt=doubt, figure="", figure_form=""))
        joined += line
    return tidy(joined)


def parted(runs: Runs, stops: Iterable[int]) -> list[Runs]:
    """Cut runs at rising positions, and return what lies before each."""
    parts: list[Runs] = []
    rest = iter(runs)
    run, at, begun = next(rest, None), 0, 0  # the run in hand, its end, and what of it is taken
    for stop in stops:
        part: list[Run] = []
        while run and at + len(run.text) <= stop:
            part.append(replace(run, text=run.text[begun:]))
            at, begun, run = at + len(run.text), 0, next(rest, None)
        if run and at + begun < stop:
            part.append(replace(run, text=run.text[begun : stop - at]))
            begun = stop - at
        parts.append(tidy(part))
    return parts


def plain_runs(runs: Runs) -> str:
    """Return the text of runs without format."""
    return runs[0].text if len(runs) == 1 else "".join([run.text for run in runs])


def runs_of(block: Block) -> tuple[Runs, ...]:
    """Return the runs of a block: one of a line, one of each cell of a table, row by row."""
    match block:
        case Paragraph() | Heading() | ListItem():
            return (block.runs,)
        case Table():
            return tuple(cell for row in block.rows for cell in row)
        case Picture() | Foreign():
            return ()


def with_runs(block: Block, change: Callable[[Runs], Runs]) -> Block:
    """Return a block whose runs, those of each cell of a table too, went through a change."""
    match block:
        case Paragraph() | Heading() | ListItem():
            return replace(block, runs=change(block.runs))
        case Table():
            return replace(block, rows=tuple(tuple(map(change, row)) for row in block.rows))
        case Picture() | Foreign():
            return block


def plain_block(block: Block) -> str:
    """Return the text of a block without format; the rows of a table are lines, cells tabbed."""
    match block:
        case Paragraph() | Heading() | ListItem():
            return plain_runs(block.runs)
        case Table():
            return "\n".join("\t".join(map(plain_runs, row)) for row in block.rows)
        case Picture() | Foreign():
            return ""


def plain(text: Text, labels: Iterable[str] = ()) -> str:
    """Return rich text as plain text that ``paragraphs`` reads back: the words, no format.

    ``labels`` stand before the items of lists, one for each block; without them, or where one is
    empty, a hyphen does.
    """
    parts: list[str] = []
    after_item = False
    for block, label in zip_longest(text, labels):
        words = plain_block(block)
        is_item = isinstance(block, ListItem)
        if isinstance(block, ListItem):
            words = f"{'  ' * block.level}{label or '-'} {words}"
        if parts:
            parts.append("\n" if is_item and after_item else "\n\n")
        parts.append(words)
        after_item = is_item
    return "".join(parts)


def block_words(block: Block) -> int:
    """Count the words of a block as Word does: white space separates."""
    return sum(len(plain_runs(runs).split()) for runs in runs_of(block))


def count_words(text: Text) -> int:
    """Count the words of rich text as Word does: headings, lists and tables included."""
    return sum(map(block_words, text))


def is_empty(text: Text) -> bool:
    """Tell whether rich text holds nothing that could be lost: no words, picture, table, more.

    Whether it stands in the documents is another question: see ``answered.is_written``.
    """
    return not any(
        isinstance(block, Picture | Table | Foreign) or plain_block(block).strip()
        for block in text
    )
