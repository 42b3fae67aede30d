"""Where the text of documents belongs in a plan, as it is proposed to an officer.

Nothing is dropped in silence: every word of a document is in a passage, in a heading, or listed
with the reason why it was left aside or could not be placed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field

from desktopapp.plan.brief import Brief
from desktopapp.plan.list_labels import plain_with_labels
from desktopapp.plan.plan import SectionPlace
from desktopapp.plan.saying import listed
from desktopapp.plan.text import Text

_SURE = 0.5  # from here on a placing needs no second look
WHY_BARE = "This theme's heading has no text below it."
WHY_NAMES = "These are the names of the columns; they stand before the figures below them."
WHY_NUMBER = "This names a theme by its number; the plan has the theme's own heading."
WHY_FAR = "This is near to no question of the brief, and stood under none of its themes."
WHY_QUESTIONS = "These are the letter’s own words: questions, guidance, and what was not ticked."


@dataclass(frozen=True, slots=True)
class PlacedPassage:
    """A piece of a document and where it belongs.

    Under a theme: the question it answers, or nothing where none is near enough. With a
    ``place``: free text of a section before or after the themes; ``theme`` is then empty.
    ``heading`` is what it stood under. ``source`` counts the documents from 0. Of placings of
    a ``confidence`` of a half and above 95 in 100 are right; the others are to be checked.
    """

    source: int
    theme: str
    question: str | None
    confidence: float
    heading: str
    text: Text
    place: SectionPlace | None = None

    @property
    def doubtful(self) -> bool:
        """Tell whether an officer should check where it goes."""
        return self.confidence < _SURE

    def data(self) -> dict[str, object]:
        """Return it as the command line prints it in JSON."""
        free = "closing" if self.place is SectionPlace.AFTER else "introduction"
        return {
            "theme": self.theme or free,
            "question": self.question,
            "confidence": round(self.confidence, 3),
            "check": self.doubtful,
            "heading": self.heading,
            "text": plain_with_labels(self.text),
        }


@dataclass(frozen=True, slots=True)
class Aside:
    """Text that was not placed, and why."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class PlacedDocument:
    """A document: what it holds beside the plan, the title on its cover, its theme headings."""

    path: str
    title: str = ""
    left_aside: tuple[Aside, ...] = ()
    theme_headings: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    text: str = ""
    pictures: Mapping[str, bytes] = field(default_factory=dict)
    council: str = ""  # whose it is, where that is another council than the plan's

    def data(self) -> dict[str, object]:
        """Return it as the command line prints it in JSON; its text and pictures stay behind."""
        return {
            "path": self.path,
            "title": self.title,
            "council": self.council,
            "left_aside": [asdict(one) for one in self.left_aside],
            "theme_headings": dict(self.theme_headings),
            "notes": list(self.notes),
        }


@dataclass(frozen=True, slots=True)
class Proposal:
    """Where the text of documents belongs, for the officer to confirm.

    ``loose`` are passages near to no question, which only the officer can place; ``bare`` are
    headings without text.
    """

    sources: tuple[PlacedDocument, ...]
    passages: tuple[PlacedPassage, ...]
    loose: tuple[PlacedPassage, ...] = ()
    bare: tuple[Aside, ...] = ()

    @property
    def unplaced(self) -> tuple[Aside, ...]:
        """All that has no place, with the reasons."""
        far = (Aside(plain_with_labels(one.text), WHY_FAR) for one in self.loose)
        return (*self.bare, *far)

    def data(self) -> dict[str, object]:
        """Return it as the command line prints it in JSON."""
        return {
            "sources": [one.data() for one in self.sources],
            "passages": [one.data() for one in self.passages],
            "unplaced": [asdict(one) for one in self.unplaced],
        }


def got_nothing(brief: Brief, passages: Iterable[PlacedPassage]) -> str:
    """Say which questions, and themes without any, got no text; empty where all have some."""
    filled = {one.question or one.theme for one in passages}
    numbers = []
    for theme in brief.themes:
        asking = [(one.id, brief.number(one.id)) for one in theme.questions]
        for where, number in asking or [(theme.id, f"theme {theme.number}")]:
            if where not in filled:
                numbers.append(number)
    said = f"{listed(numbers)} got nothing." if numbers else ""
    return said[:1].upper() + said[1:]
