"""The process in which a council's own copy of a letter is read, and written anew.

It is given the bytes, never a path, and works behind closed doors as the readers do.
"""

import base64
import io
import sys
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from desktopapp.layout.pictures import without_past
from desktopapp.plan.progress import Steps
from desktopapp.plan.text import count_words
from desktopapp.readers.kinds import Kind, check_file
from desktopapp.readers.reading import NoWords, Reading, reading_data
from desktopapp.readers.worker import load, rehearsals, serve, understood

if TYPE_CHECKING:
    from pypdf import PageObject

_CLEANABLE = frozenset({Kind.WORD, Kind.PDF})  # kinds of which a clean file can be made
_FEW_WORDS = 20  # on a page: less is a stamp or a signature on the picture of a page
_SHOWN = {"/Image", "/Form"}  # a drawing is a form, and may be letters drawn as lines
_PICTURES = "Its pictures are in its own file only: of a PDF the report prints the words."
_UNTAGGED = (
    "It is not tagged, so a screen reader may not read its file well. Ask for a tagged PDF, or "
    "the Word document."
)
_NEEDED = (
    "PIL.ImageOps",
    "PIL.JpegImagePlugin",
    "docx.package",
    "docx.opc.package",
    "lxml.etree",
    "pypdf.filters",
)


def main() -> None:
    """Answer with the clean file, and with what it says where "read" is asked.

    Standard input is the title, with its length in four bytes before it, and then the file.
    """
    what, named = sys.argv[-2:]
    kind = Kind(named)
    does = {"read": answer_with_words, "clean": answer_clean}[what]

    def prepare() -> None:
        load(_NEEDED)
        if kind in _CLEANABLE:
            does(_rehearsal(kind), kind, "Rehearsal")
        for data, small in rehearsals(kind) if what == "read" else ():
            understood(data, small)

    def answer(given: bytes, _say: Steps) -> Mapping[str, object]:
        end = 4 + int.from_bytes(given[:4], "big")
        return does(given[end:], kind, given[4:end].decode("utf-8", "replace"))

    serve(kind, prepare, answer)


def _rehearsal(kind: Kind) -> bytes:
    """Return a small document, to load what is loaded only in use."""
    if kind is Kind.PDF:
        from desktopapp.readers.pdf import rehearsal  # noqa: PLC0415  # costly

        return rehearsal()
    from desktopapp.documents.word.file import WordFile  # noqa: PLC0415  # costly

    file = WordFile()
    file.set_body("<w:p><w:r><w:t>Rehearsal</w:t></w:r></w:p>")
    return file.to_bytes()


def answer_clean(data: bytes, kind: Kind, title: str) -> dict[str, Any]:
    """Answer with the clean file under a title, or raise ``Problem``."""
    check_file(data, kind)
    if kind is Kind.PDF:
        from desktopapp.documents.clean_pdf import clean_pdf  # noqa: PLC0415  # costly

        made, pages, tagged, notes = clean_pdf(data, title)
    else:
        from desktopapp.documents.clean_word import clean_word  # noqa: PLC0415  # costly

        (made, notes), pages, tagged = clean_word(data, title), 0, True
    coded = base64.b64encode(made).decode()
    return {"clean": coded, "pages": pages, "tagged": tagged, "notes": list(notes)}


def answer_with_words(data: bytes, kind: Kind, title: str) -> Mapping[str, object]:
    """Answer with the clean file and what it says; of a scan, whose words are few, nothing.

    Of a kind whose files do not go out, it answers with what the file says alone.
    """
    if kind not in _CLEANABLE:
        return {"reading": _bare(understood(data, kind))}
    answer = answer_clean(data, kind, title)
    data = base64.b64decode(answer["clean"])  # so that what is printed is what goes out
    pages, pictured = _pictures(data) if kind is Kind.PDF else (0, 0)
    try:
        reading = understood(data, kind)
    except NoWords:
        if not pictured:
            raise
        return answer
    few = count_words(reading.blocks) < _FEW_WORDS * pages
    if few and pictured * 2 >= pages:
        return answer
    notes = (*reading.notes, *((_PICTURES,) if pictured else ()))
    if kind is Kind.PDF and not answer["tagged"]:
        answer = {**answer, "notes": [*answer["notes"], _UNTAGGED]}
    return {**answer, "reading": _bare(replace(reading, notes=notes))}


def _bare(reading: Reading) -> dict[str, object]:
    """Return a reading as plain data, its pictures without what a camera wrote."""
    bare = {name: without_past(one) for name, one in reading.pictures.items()}
    return reading_data(replace(reading, pictures=bare))


def _pictures(data: bytes) -> tuple[int, int]:
    """Return how many pages a PDF has, and how many of them show a picture."""
    from pypdf import PdfReader  # noqa: PLC0415  # costly

    reader = PdfReader(io.BytesIO(data), strict=False)
    return len(reader.pages), sum(map(_shows_picture, reader.pages))


def _shows_picture(page: "PageObject") -> bool:
    try:
        resources: Any = page["/Resources"]
        shown = resources["/XObject"].values()
        return any(one.get_object().get("/Subtype") in _SHOWN for one in shown)
    except (KeyError, TypeError, AttributeError):
        return False
