"""A stranger's Word document as it may go out: made safe, without hidden text and old names."""

from typing import TYPE_CHECKING, NamedTuple

from desktopapp.documents.word.file import WordFile, opened_package
from desktopapp.layout.pictures import without_past
from desktopapp.plan.plain_text import one_line
from desktopapp.readers.word_fields import settle_fields
from desktopapp.readers.word_parts import child, local_name, switch
from desktopapp.readers.word_safe import detach, sanitised

if TYPE_CHECKING:
    from lxml.etree import _Element

_DAYS = frozenset({"DATE", "TIME"})
_HIDDEN = "Its hidden text was left behind."


class CleanWord(NamedTuple):
    """The document as it may go out, and sentences on what was left behind."""

    data: bytes
    notes: tuple[str, ...]


def clean_word(data: bytes, title: str = "") -> CleanWord:
    """Return a Word document without what could harm or tell too much, or raise ``Problem``.

    It names nobody as its author. One with tracked changes or protection is refused, since only
    its owner can say what of it holds.
    """
    hidden: list[bool] = []
    safe, notes = sanitised(data, lambda root: hidden.append(_tidied(root)), _bare)
    file = WordFile(opened_package(safe))
    file.add_core(one_line(title), "")
    return CleanWord(file.to_bytes(), (*notes, *((_HIDDEN,) if any(hidden) else ())))


def _bare(picture: bytes) -> bytes:
    """Return a picture without its notes; what shows it turns it itself."""
    return without_past(picture, upright=False)


def _tidied(root: "_Element") -> bool:
    """Take hidden text and the names of picture files out of a part; tell if text was hidden.

    Word names a picture after its file, often with the folder it came from. A letter keeps the
    day it was written on: a field would show that on which it is opened.
    """
    settle_fields(root, _DAYS)
    for number, drawing in enumerate(root.iter("{*}docPr", "{*}cNvPr"), 1):
        drawing.set(
            "name", f"{'Picture' if local_name(drawing) == 'cNvPr' else 'Object'} {number}"
        )
        drawing.attrib.pop("title", None)
    hidden = [run for run in root.iter("{*}r") if switch(child(run, "rPr"), "vanish")]
    for run in hidden:
        detach(run)
    return any(one.text for run in hidden for one in run.iter("{*}t"))
