"""The libraries an officer has: their own on this PC, and shared ones on network shares."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from desktopapp.library.index import library_add, library_confirm
from desktopapp.library.shared import library_shared
from desktopapp.library.suggesting import library_confirmed
from desktopapp.plan.brief import Brief
from desktopapp.plan.problem import Problem
from desktopapp.store.disk import DISK
from desktopapp.store.files import make_folder
from desktopapp.store.settings import local_folder


@dataclass(frozen=True, slots=True)
class OpenLibrary:
    """One library that can be read now. ``name`` is empty for the officer's own."""

    path: Path
    name: str = ""

    def key(self, ref: str) -> str:
        """Return a name for a passage that no other library has."""
        return f"{self.path.stem}:{ref}" if self.name else ref


@dataclass(frozen=True, slots=True)
class OpenLibraries:
    """All libraries that can be read now, and in a sentence each what is wrong with others."""

    libraries: tuple[OpenLibrary, ...] = ()
    notes: tuple[str, ...] = ()


def own_library() -> Path:
    """Return the file of this officer's library, whether or not it exists."""
    return local_folder() / "prior answers.library"


def open_libraries(shares: Iterable[str]) -> OpenLibraries:
    """Return the officer's own library, if there is one, and local copies of shared ones.

    A share that is gone is served from the copy made last; both are said in the notes.
    """
    others = [only_shared(share) for share in shares]
    _keep_private()
    own = (OpenLibrary(own_library()),) if own_library().exists() else ()
    return OpenLibraries(
        (*own, *(library for one in others for library in one.libraries)),
        tuple(note for one in others for note in one.notes),
    )


def only_shared(share: str) -> OpenLibraries:
    """Return the local copy of one shared library, or nothing with the reason."""
    name = Path(share).stem
    try:
        copy = library_shared(share, local_folder() / "shared libraries")
    except Problem as problem:
        return OpenLibraries((), (f"{name}: {problem.what}",))
    return OpenLibraries(
        (OpenLibrary(copy.path, name),), (f"{name}: {copy.note}",) if copy.note else ()
    )


def prepare_own(brief: Brief) -> Path:
    """Return the officer's own library, made where there is none; nobody else may read it."""
    library = own_library()
    make_folder(library.parent, private=True)
    if not library.exists():
        _keep_private(new=True)
        library_add(library, (), brief)
    _keep_private()
    return library


def _keep_private(*, new: bool = False) -> None:
    """Let only this officer read the library: versions before made it as the system likes."""
    library = own_library()
    with suppress(OSError):  # not ours to change, or no such folder: whoever opens it will say
        if new or library.exists():
            DISK.make_private(library)


def judge(brief: Brief, key: str, question: str, *, fits: bool | None) -> None:
    """Remember in the officer's own library whether a passage fits a question."""
    library_confirm(prepare_own(brief), key, question, right=fits)


def judged(library: OpenLibrary, question: str) -> Mapping[str, bool]:
    """Return what the officer said of a library's passages, by their ref there."""
    if not own_library().exists():
        return {}
    known = library_confirmed(own_library(), question)
    if not library.name:
        return known
    start = library.key("")
    return {one.removeprefix(start): fits for one, fits in known.items() if one.startswith(start)}
