"""What of an encrypted plan can be read on this computer all the same: found, told, and sealed."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from desktopapp.plan.problem import Problem, no_file_yet
from desktopapp.session.session import Session
from desktopapp.store.disk import DISK
from desktopapp.store.sealing import seal_file
from desktopapp.store.traces import Leftover, TraceKind, traces
from desktopapp.store.vault import Vault

if TYPE_CHECKING:
    from desktopapp.library.records import Added


def add_this_plan(session: Session, *, readable: bool = False) -> "Added":
    """Add a plan of our own to this officer's library; one that is protected if ``readable``.

    The library keeps its words as they are, without the passphrase: the officer must say so, or
    ``Problem`` is raised. It is raised too where the plan has no file yet.
    """
    from desktopapp.library.own_plans import library_add_plan  # noqa: PLC0415  # slow to load
    from desktopapp.operations.libraries import prepare_own  # noqa: PLC0415  # the same

    if session.path is None:
        raise no_file_yet()
    if session.vault and not readable:
        raise Problem(
            "This plan is protected. In your library anybody who opens its file can read it.",
            where=str(session.path),
            safe="Nothing was added.",
            then="Say that you want it there anyway, or leave it out.",
        )
    plan = session.plan
    return library_add_plan(prepare_own(plan.brief), plan, session.path)


def traces_of(session: Session, known: Iterable[Path] = ()) -> tuple[Leftover, ...]:
    """Return where an encrypted plan can be read on this computer all the same.

    ``known`` are other plans of this officer, whose backups are none of this plan's. Reads
    folders; not for the thread of the window.
    """
    held = session.held
    if held is None or held.vault is None:
        return ()
    found = traces(session.plan.id, held.path, known)
    return (*found, *_in_library(held.path))


def seal_traces(session: Session, chosen: Iterable[Leftover]) -> tuple[Leftover, ...]:
    """Seal what can be read of a plan, and return what could not be sealed.

    A text cannot be sealed and is removed; what is in the library is erased from it.
    """
    vault = session.vault
    return tuple(one for one in chosen if vault is None or not _is_sealed_now(one, vault))


def _is_sealed_now(one: Leftover, vault: Vault) -> bool:
    try:
        if one.kind is TraceKind.LIBRARY:
            _erase(one.of)
        elif one.kind is TraceKind.TEXT:
            DISK.remove(one.file)
        else:
            return seal_file(one.file, None, vault)
    except FileNotFoundError:
        return True  # nobody can read what is gone
    except (OSError, ValueError, Problem):
        return False
    return True


def _in_library(path: Path) -> Iterable[Leftover]:
    """Go through the one thing that the library may be: a place of the plan's words."""
    from desktopapp.operations.libraries import own_library  # noqa: PLC0415  # slow to load

    if _rows(path):
        yield Leftover(own_library(), TraceKind.LIBRARY, sure=True, of=path)


def _rows(path: Path) -> list[str]:
    """Return the documents of this officer's library that were made of a plan's file."""
    from desktopapp.library.index import library_list  # noqa: PLC0415  # the same
    from desktopapp.operations.libraries import own_library  # noqa: PLC0415  # slow to load

    if not own_library().exists():
        return []
    try:
        found = library_list(own_library())
    except Problem:  # it is damaged, and told where it is used
        return []
    rows = (*found.documents, *found.removed)
    return [one.id for one in rows if one.path == str(path.resolve())]


def _erase(path: Path) -> None:
    from desktopapp.library.index import library_erase, library_list, library_remove  # noqa: PLC0415  # the same
    from desktopapp.operations.libraries import own_library  # noqa: PLC0415  # slow to load

    shown = {one.id for one in library_list(own_library()).documents}
    rows = [one for one in _rows(path) if one in shown]
    if rows:
        library_remove(own_library(), rows)
    library_erase(own_library())
