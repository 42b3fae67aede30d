"""What is gathered on the way through a Word document, and what is open at a place in it."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from desktopapp.plan.text import Block, Run, Runs, cut, plain_runs, tidy
from desktopapp.readers.reading import MOST_CHARACTERS, too_much
from desktopapp.readers.word_controls import GONE
from desktopapp.readers.word_numbering import Lists, read_lists
from desktopapp.readers.word_parts import Parts, Related, Style, local_name, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_OWN = frozenset({"txbxContent", "footnote", "endnote"})  # texts within a text


@dataclass(slots=True)
class OpenField:
    """An open field.

    ``begun`` is how much was read before it, ``held`` what a form field holds should it show no
    result, ``link`` the address that it or one around it leads to.
    """

    begun: int
    held: str = ""
    link: str = ""
    instruction: str = ""
    is_shown: bool = False  # its instruction is complete, and what follows is its result


@dataclass(slots=True)
class Walk:
    """What is gathered on the way through a document."""

    parts: Parts
    read: "Callable[[_Element, Walk], Iterator[Block]]"  # the paragraphs and tables within
    left: Counter[str] = field(default_factory=Counter)
    pictures: dict[str, bytes] = field(default_factory=dict)
    notes: tuple[str, ...] = ()  # what readers of other kinds say of what they read
    title: str = ""
    characters: int = 0
    blocks: int = 0
    level: int = 0  # of the last real heading
    in_note: bool = False
    in_list: bool = False  # whether the last block is a list item
    in_cell: bool = False
    marks: dict[str, str] = field(default_factory=dict)  # the labels of list items, by their ids
    chunks: int = 0  # documents within this one that are open
    targets: Mapping[str, Related] = field(init=False)
    lists: Lists = field(init=False)
    fields: list[OpenField] = field(default_factory=list)
    unseen: int = 0  # open fields that show nothing here
    is_grounded: bool = False  # what stands behind the words here may have any colour

    def __post_init__(self) -> None:
        self.targets = self.parts.targets
        self.lists = read_lists(self.parts.numbering, self.parts.styles, self.parts.language)

    def count(self, text: str) -> None:
        """Count words that were read, or raise ``Problem`` when they are too many."""
        self.characters += len(text)
        if self.characters > MOST_CHARACTERS:
            raise too_much(f"more than {MOST_CHARACTERS:,} characters")

    def link(self) -> str:
        """Return the address that the open fields lead to."""
        return self.fields[-1].link if self.fields else ""

    @contextmanager
    def elsewhere(
        self, parts: Parts | None = None, targets: Mapping[str, Related] | None = None
    ) -> Iterator[None]:
        """Read a text of its own: no field goes on in it, and it may have its own parts."""
        before = (self.parts, self.targets, self.lists, self.fields, self.unseen)
        grounded, self.is_grounded = self.is_grounded, True
        self.fields, self.unseen = [], 0
        if parts is not None:
            self.parts, self.targets = parts, parts.targets
            self.lists = read_lists(parts.numbering, parts.styles, parts.language)
        if targets is not None:
            self.targets = targets
        yield
        self.is_grounded = grounded
        self.parts, self.targets, self.lists, self.fields, self.unseen = before


@dataclass(slots=True)
class GatheredParagraph:
    """A paragraph as it is gathered: what it is, its runs, and what floats beside it."""

    style: Style
    properties: "_Element | None" = None
    runs: list[Run] = field(default_factory=list)
    beside: list[Block] = field(default_factory=list)


def close_fields(root: "_Element") -> None:
    """Take away the marks of fields that never end: they would swallow all text after them.

    A text box is a text of its own; so is each footnote.
    """
    open_fields: dict[object, list[list[_Element]]] = {}
    for mark in root.iter("{*}fldChar"):
        around = [local_name(one) for one in mark.iterancestors()]
        if not GONE.isdisjoint(around):
            continue
        own = next((one for one in mark.iterancestors() if local_name(one) in _OWN), root)
        stack = open_fields.setdefault(own, [])
        match value(mark, "fldCharType"):
            case "begin":
                stack.append([mark])
            case "separate" if stack:
                stack[-1].append(mark)
            case "end" if stack:
                stack.pop()
            case _:
                pass  # what ends nothing
    for stack in open_fields.values():
        for marks in stack:
            for mark in marks:
                parent = mark.getparent()
                if parent is not None:
                    parent.remove(mark)


def stripped_runs(runs: Runs) -> Runs:
    """Return the runs without white space at both ends."""
    if runs and not runs[0].text[:1].isspace() and not runs[-1].text[-1:].isspace():
        return runs
    text = plain_runs(runs)
    return tidy(cut(runs, len(text) - len(text.lstrip()), len(text.rstrip())))
