"""Content controls in the headers of a council's Word file: filled, or left blank.

Word's own controls for the title and the company show what the file's properties say. A prompt
such as “[Type the author name]” is no use to whoever reads the plan.
"""

from typing import TYPE_CHECKING

from desktopapp.documents.form.text import own
from desktopapp.readers.word_parts import child, value

if TYPE_CHECKING:
    from lxml.etree import _Element

    from desktopapp.documents.word.file import WordFile

_TITLES = frozenset({"title", "document title", "report title", "subject"})
_AUTHORS = frozenset(
    {"company", "author", "council", "organisation", "organization", "organisation name"}
)


def settle_prompts(file: "WordFile", title: str, author: str) -> None:
    """Let the controls in headers and footers name the title and the council; blank the rest."""
    from docx.opc.part import XmlPart  # noqa: PLC0415  # slow to load

    for relation in file.main.rels.values():
        if relation.reltype.rpartition("/")[2] in {"header", "footer"}:
            part = relation.target_part
            if isinstance(part, XmlPart):
                for control in part.element.iter("{*}sdt"):
                    _settle(control, title, author)


def _settle(control: "_Element", title: str, author: str) -> None:
    properties = child(control, "sdtPr")
    prompt = child(properties, "showingPlcHdr")
    name = " ".join(value(child(properties, "alias")).casefold().split())
    said = title if name in _TITLES else author if name in _AUTHORS and prompt is not None else ""
    if properties is None or (prompt is None and not said):
        return
    for number, text in enumerate(list(own(control, "{*}t"))):
        text.text = said if number == 0 else ""
        look = child(text.getparent(), "rPr", "rStyle")
        if look is not None and prompt is not None:
            look.getparent().remove(look)
    if prompt is not None:
        properties.remove(prompt)
