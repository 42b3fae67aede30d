"""Add our lists to the numbering that a council's own Word file has."""

from typing import TYPE_CHECKING

from desktopapp.documents.word.file import WordFile, elements
from desktopapp.documents.word.numbering import Numbering
from desktopapp.readers.word_parts import local_name, value, whole

if TYPE_CHECKING:
    from docx.opc.part import XmlPart


def related(file: WordFile, kind: str) -> "XmlPart | None":
    """Return the part of a kind that the main part refers to, or nothing."""
    from docx.opc.part import XmlPart  # noqa: PLC0415  # slow to load

    for relation in file.main.rels.values():
        if not relation.is_external and relation.reltype.endswith(f"/{kind}"):
            part = relation.target_part
            return part if isinstance(part, XmlPart) else None
    return None


def highest(file: WordFile) -> int:
    """Return the highest number that the template's numbering has taken."""
    part = related(file, "numbering")
    if part is None:
        return 0
    keys = ("numId", "abstractNumId")
    taken = (whole(value(one, key)) for one in part.element for key in keys)
    return max((0, *taken))


def add_numbering(file: WordFile, numbering: Numbering) -> None:
    """Add our definitions and lists after the template's own."""
    part = related(file, "numbering")
    if part is None:
        file.add_word("numbering.xml", "numbering", "numbering", numbering.content())
        return
    root = part.element
    order = [local_name(one) for one in root]
    first = order.index("num") if "num" in order else len(order)
    end = max((n + 1 for n, name in enumerate(order) if name == "num"), default=len(order))
    end = min(end, order.index("numIdMacAtCleanup")) if "numIdMacAtCleanup" in order else end
    for one in reversed(elements("".join(numbering.instances()))):
        root.insert(end, one)
    for one in reversed(elements("".join(numbering.definitions()))):
        root.insert(min(first, end), one)
