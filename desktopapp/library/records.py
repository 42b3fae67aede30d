"""What a library is told and answers: records, of which each says itself as data for JSON."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Details:
    """Whose a document is and of when: proposed from its text, confirmed by the officer.

    ``date`` is a year, month or day: "2024", "2024-07" or "2024-07-16". ``own`` marks the
    council's own earlier text.
    """

    council: str = ""
    title: str = ""
    date: str = ""
    kind: str = "document"
    own: bool = False


@dataclass(frozen=True, slots=True)
class LibraryDocument:
    """A document in a library. ``removed`` is the day on which it was, or empty."""

    id: str
    path: str
    details: Details
    passages: int
    removed: str = ""

    def data(self) -> dict[str, object]:
        """Return it as the command line prints it in JSON."""
        return {
            "id": self.id,
            "path": self.path,
            **asdict(self.details),
            "passages": self.passages,
            "removed": self.removed,
        }


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The documents of a library, and those ``removed`` that can still be put back."""

    documents: tuple[LibraryDocument, ...] = ()
    removed: tuple[LibraryDocument, ...] = ()

    def data(self) -> dict[str, object]:
        """Return it as the command line prints it in JSON."""
        return {
            "documents": [one.data() for one in self.documents],
            "removed": [one.data() for one in self.removed],
        }


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was not added, and in a sentence why."""

    path: str
    why: str


@dataclass(frozen=True, slots=True)
class Added:
    """What became of files: documents ``added`` and ``replaced``, files ``skipped``, passages.

    ``proposed`` are the ids of documents whose details nobody has confirmed yet. ``cancelled``
    tells that the officer stopped it: what was finished before is in the library. ``notes`` say
    what of a file was left out, after its name.
    """

    added: int = 0
    replaced: int = 0
    skipped: tuple[Skipped, ...] = ()
    passages: int = 0
    proposed: tuple[str, ...] = ()
    cancelled: bool = False
    notes: tuple[str, ...] = ()

    def data(self) -> dict[str, object]:
        """Return it as the command line prints it in JSON."""
        told: dict[str, object] = {
            "added": self.added,
            "replaced": self.replaced,
            "skipped": [asdict(one) for one in self.skipped],
            "passages": self.passages,
            "notes": list(self.notes),
        }
        return {**told, "cancelled": True} if self.cancelled else told


def skipped(path: object, why: str) -> Added:
    """Return that a file was not added."""
    return Added(skipped=(Skipped(str(path), why),))


def all_added(done: Iterable[Added], *, cancelled: bool = False) -> Added:
    """Return what became of several files as one."""
    every = list(done)
    return Added(
        sum(one.added for one in every),
        sum(one.replaced for one in every),
        tuple(file for one in every for file in one.skipped),
        sum(one.passages for one in every),
        tuple(document for one in every for document in one.proposed),
        cancelled,
        tuple(note for one in every for note in one.notes),
    )


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What became of a damaged library: what was ``added`` again, documents that are ``lost``.

    ``lost`` are paths at which there is no file any more. ``list_lost`` tells that even the list
    of documents was damaged. ``damaged`` is where the old file is kept.
    """

    added: Added
    lost: tuple[str, ...]
    list_lost: bool
    damaged: str

    def data(self) -> dict[str, object]:
        """Return it as the command line prints it in JSON."""
        return {
            **self.added.data(),
            "lost": list(self.lost),
            "list_lost": self.list_lost,
            "damaged": self.damaged,
        }


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A passage that may answer a question, or holds words that were searched.

    ``date`` is as exact as it is known, ``age`` says it in words; ``theme`` is "t" and a number.
    ``matching`` are the spans of ``text`` that brought it here; ``used`` says that most of it
    stands in the draft already.
    """

    ref: str
    council: str
    document: str
    date: str
    age: str
    theme: str | None
    heading: str
    lead: str
    text: str
    score: float
    kind: str
    own: bool
    document_id: str
    matching: tuple[tuple[int, int], ...] = ()
    used: bool = False

    def data(self) -> dict[str, object]:
        """Return it as the command line prints it in JSON."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What a library has for a question or a search, most fitting first.

    ``direct_answer`` tells whether the first most likely answers the question; ``question`` is
    nothing where words were searched.
    """

    question: str | None
    direct_answer: bool
    passages: tuple[Suggestion, ...]

    def data(self) -> dict[str, object]:
        """Return them as the command line prints them in JSON."""
        return {
            "question": self.question,
            "direct_answer": self.direct_answer,
            "passages": [one.data() for one in self.passages],
        }
