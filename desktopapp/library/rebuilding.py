"""Make a damaged library anew from its documents."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from desktopapp.library.database import check_was_library
from desktopapp.library.index import library_add
from desktopapp.library.moving import free_name, make_way
from desktopapp.library.records import Details, Rebuilt
from desktopapp.plan.brief import Brief
from desktopapp.plan.progress import Progress, never, quiet

_PATIENCE = 5.0  # seconds that a damaged library may be held by another window


def library_rebuild(
    path: str | Path,
    brief: Brief,
    *,
    today: date | None = None,
    progress: Progress = quiet,
    cancelled: Callable[[], bool] = never,
) -> Rebuilt:
    """Make a damaged library anew from its documents; say what is lost.

    The damaged file is kept beside it under a name of its own. Raises ``Problem`` for a file that
    never was a library; it stays as it is. ``cancelled`` stops after the
    document in hand; those that follow can be added again.
    """
    library = Path(path).resolve()  # what a link leads to, so that the link stays
    check_was_library(library)
    sources, details, readable = _salvage(library)
    aside = free_name(library, "damaged")
    make_way(library, aside)
    present = [source for source in sources if Path(source).exists()]
    added = library_add(
        library,
        present,
        brief,
        today=today,
        progress=progress,
        cancelled=cancelled,
        details=details,
    )
    lost = tuple(source for source in sources if source not in present)
    return Rebuilt(added, lost, not readable, str(aside))


def _salvage(library: Path) -> tuple[list[str], dict[str, Details], bool]:
    """Read what can be read of a damaged library's list of documents."""
    import sqlite3  # noqa: PLC0415  # costs start-up

    from desktopapp.library.guarded import connect, strange  # noqa: PLC0415  # the same

    sources: list[str] = []
    details: dict[str, Details] = {}
    try:
        base = connect(library, _PATIENCE)
        try:
            if strange(base, ("source", "document")):
                return sources, details, False
            for source, council, title, dated, kind, own in base.execute(
                "SELECT path, council, title, dated, kind, own FROM source"
                " JOIN document ON document.source = source.id WHERE removed = ''"
            ):
                if source not in sources:
                    sources.append(source)
                if not source.lower().endswith(".csv"):
                    details[source] = Details(council, title, dated, kind, bool(own))
        finally:
            base.close()
    except (sqlite3.Error, UnicodeError, OverflowError):
        return sources, details, False
    return sources, details, True
