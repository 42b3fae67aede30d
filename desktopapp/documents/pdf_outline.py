"""The outline of a PDF: its headings as bookmarks, each below the heading above it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktopapp.documents.build import Document, TextItem
from desktopapp.documents.pdf_objects import File, Name, Ref, Value
from desktopapp.plan.text import plain_runs


@dataclass(slots=True)
class _Entry:
    """A heading, where it stands, and those below it."""

    title: str
    level: int
    page: Ref
    y: float
    below: "list[_Entry]" = field(default_factory=list)

    def count(self) -> int:
        """Count the entries below this one, however deep."""
        return len(self.below) + sum(entry.count() for entry in self.below)


def put_outline(
    file: File, document: Document, places: Mapping[int, tuple[Ref, float]]
) -> Ref | None:
    """Put the outline of a document into a file; nothing where there are no headings.

    ``places`` tells for each item its page and height (ISO 32000-1, 12.3.3).
    """
    top = _Entry("", 0, Ref(0), 0.0)
    above = [top]
    for n, item in enumerate(document.items):
        if isinstance(item, TextItem) and item.role == "heading":
            while above[-1].level >= item.level:
                above.pop()
            title = f"{item.label} {plain_runs(item.runs)}"
            entry = _Entry(" ".join(title.split()), item.level, *places[n])
            above[-1].below.append(entry)
            above.append(entry)
    if not top.below:
        return None
    ref = file.reserve()
    first, last = _put_entries(file, top, ref)
    keys: Mapping[str, Value] = {
        "Type": Name("Outlines"),
        "First": first,
        "Last": last,
        "Count": top.count(),
    }
    return file.put(keys, ref)


def _put_entries(file: File, above: _Entry, parent: Ref) -> tuple[Ref, Ref]:
    """Put the entries below one, chained to each other; return the first and the last."""
    refs = [file.reserve() for _ in above.below]
    for n, (entry, ref) in enumerate(zip(above.below, refs, strict=True)):
        keys: dict[str, Value] = {
            "Title": entry.title,
            "Parent": parent,
            "Dest": [entry.page, Name("XYZ"), 0, entry.y, None],
        }
        if n:
            keys["Prev"] = refs[n - 1]
        if n + 1 < len(refs):
            keys["Next"] = refs[n + 1]
        if entry.below:
            keys["First"], keys["Last"] = _put_entries(file, entry, ref)
            keys["Count"] = entry.count()
        file.put(keys, ref)
    return refs[0], refs[-1]
