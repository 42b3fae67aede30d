"""What is said of the library: what is in it, what is asked of the officer, what was added."""

from collections.abc import Sequence

from desktopapp.library.records import Added, LibraryDocument
from desktopapp.plan.saying import counted


def said_library(documents: Sequence[LibraryDocument], unchecked: int) -> str:
    """Say what is in the library, and how many documents nobody has checked yet."""
    if not documents:
        return (
            "Nothing is here yet. Add last year’s plan, strategies, reports or a neighbour’s "
            "plan: Word, PDF, text or tables in CSV. You can also drop files and folders here."
        )
    passages = counted(sum(one.passages for one in documents), "passage")
    said = f"{counted(len(documents), 'document')} with {passages}, on this PC only. "
    if not unchecked:
        return said + "A cell can be corrected with F2."
    them = "it" if unchecked == 1 else "them"
    return said + (
        f"{unchecked} new, in bold: council, title, date and kind were proposed from the text. "
        f"Check {them}, correct a cell with F2, and tick what is our own earlier text."
    )


def said_added(done: Added) -> str:
    """Say how many documents were added, replaced and not added."""
    parts = [f"{done.added} added", f"{done.replaced} replaced" if done.replaced else ""]
    parts += [f"{len(done.skipped)} not added" if done.skipped else ""]
    stopped = "Stopped. " if done.cancelled else ""
    return f"{stopped}{', '.join(filter(None, parts))}. {done.passages:,} passages."
