"""The outline of a PDF: its headings as bookmarks, each below the heading above it.

reportlab's own wants every level between two headings, and a plan may leave one out.
"""

from collections.abc import Mapping

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFDocument, PDFObject, PDFString

from desktopapp.layout.build import Document, TextItem
from desktopapp.plan.text import plain_runs


class Entry(PDFObject):
    """A heading, where it leads, and those below it."""

    __RefOnly__ = 1  # an object of its own, that others refer to

    def __init__(self, level: int, keys: Mapping[str, object]) -> None:
        self.level = level
        self.keys = dict(keys)
        self.below: list[Entry] = []

    def count(self) -> int:
        """Count the entries below this one, however deep."""
        return len(self.below) + sum(entry.count() for entry in self.below)

    def format(self, document: PDFDocument) -> bytes:
        """Write the entry; those below it are chained to each other."""
        for one, following in zip(self.below, self.below[1:], strict=False):
            one.keys["Next"] = following
            following.keys["Prev"] = one
        if self.below:
            self.keys |= {"First": self.below[0], "Last": self.below[-1], "Count": self.count()}
        return PDFDictionary(self.keys).format(document)


class PdfOutline(Entry):
    """The outline as a whole. ``ready`` tells reportlab whether there is any."""

    def __init__(self) -> None:
        super().__init__(0, {"Type": "/Outlines"})
        self.ready = -1

    def prepare(self, _document: PDFDocument, _canvas: object) -> None:
        """Say whether there is an outline, which is all that reportlab still has to be told."""
        self.ready = 1 if self.below else -1


def outline(document: Document, places: Mapping[int, tuple[PDFObject, float]]) -> PdfOutline:
    """Make the outline of a document.

    ``places`` tells for each item its page and height (ISO 32000-1, 12.3.3).
    """
    top = PdfOutline()
    above: list[Entry] = [top]
    for n, item in enumerate(document.items):
        if isinstance(item, TextItem) and item.role == "heading":
            while above[-1].level >= item.level:
                above.pop()
            title = " ".join(f"{item.label} {plain_runs(item.runs)}".split())
            page, y = places[n]
            keys = {
                "Title": PDFString(title),
                "Parent": above[-1],
                "Dest": PDFArray([page, "/XYZ", 0, y, "null"]),
            }
            entry = Entry(item.level, keys)
            above[-1].below.append(entry)
            above.append(entry)
    return top
