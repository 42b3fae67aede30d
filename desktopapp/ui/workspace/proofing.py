"""The words of a plan that may be spelt wrong, one after another, wherever they stand.

F7 leads through all of them in its bar; Alt+F7 leads to the next in the texts alone.
"""

from collections.abc import Container, Iterator
from typing import NamedTuple

from desktopapp.plan.history import Caret
from desktopapp.plan.plan import Plan
from desktopapp.plan.written import WrittenPath, WrittenWords, written_words
from desktopapp.ui.text.spelling import Speller
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.jobs import problem_of
from desktopapp.ui.workspace.workspace import Workspace

NOT_CHECKED = "Spelling is not being checked. Choose Check spelling in the Edit menu."
LATER = "The dictionary is still being read. Press F7 again in a moment."
NONE_LEFT = "No spelling is left to look at in the plan."
NONE_IN_TEXTS = "No spelling is left in the texts. F7 goes through headings and the report too."
_AROUND = 24  # characters by which a word is known again that was passed over once


class Behind(NamedTuple):
    """From where words are gone through: a place of the plan, and a character there."""

    path: WrittenPath = ()
    position: int = 0


class WrongWord(NamedTuple):
    """A word that may be spelt wrong, and where it stands."""

    place: WrittenWords
    position: int
    word: str

    @property
    def caret(self) -> Caret:
        """Where the word begins, in a text; no part where it stands elsewhere."""
        return self.place.caret._replace(position=self.position)

    @property
    def is_in_text(self) -> bool:
        """Whether the word stands in a text that is written in."""
        return bool(self.place.caret.part) and isinstance(self.place.path[-1], int)

    @property
    def around(self) -> tuple[WrittenPath, str, str, str]:
        """What tells this word from the same elsewhere, whatever is changed further off."""
        words, at = self.place.words, self.position
        end = at + len(self.word)
        return (
            self.place.path,
            words[max(at - _AROUND, 0) : at],
            self.word,
            words[end : end + _AROUND],
        )

    def behind(self, words: str = "") -> Behind:
        """Return the place behind the word, or behind others that stand there instead."""
        return Behind(self.place.path, self.position + len(words or self.word))


def why_not_checked(work: Workspace) -> str:
    """Say why spelling cannot be gone through; nothing where it can."""
    speller = work.page.desk.speller
    if speller is None:
        return NOT_CHECKED
    return speller.message or ("" if speller.is_ready else LATER)


def caret_in_hand(work: Workspace) -> Behind:
    """Return where the caret stands, as a place of the plan."""
    editor = work.desk.editor()
    caret = editor.caret() if editor else Caret()
    here = caret._replace(position=0)
    for place in written_words(work.plan):
        if place.caret == here and isinstance(place.path[-1], int):
            return Behind(place.path, caret.position)
    return Behind()


def go_to_next_spelling(work: Workspace) -> None:
    """Select the next word of the texts that may be spelt wrong, or say that there is none."""
    speller, plan = work.page.desk.speller, work.plan
    why = why_not_checked(work)
    if speller is None or why:
        work.notice.refuse(why)
        return
    here = caret_in_hand(work)

    def look() -> tuple[WrongWord | None, bool]:
        """Return the next in the texts, and whether there is one anywhere."""
        found = None
        for found in wrong_words(plan, speller, here):
            if found.is_in_text:
                return found, True
        return None, found is not None

    def show(found: tuple[WrongWord | None, bool]) -> None:
        word, is_any = found
        if word is None:
            work.notice.tell(NONE_IN_TEXTS if is_any else NONE_LEFT)
        elif work.plan is plan:  # else it may stand elsewhere by now
            work.select(word.caret, len(word.word))
            work.desk.focus_on(word.caret.part)
            announce(work.counter, f"{word.word}: may be spelt wrong")

    work.jobs.fetch(
        "next spelling",
        lambda _job: look(),
        show,
        lambda error: work.notice.warn(problem_of(error)),
        briefly=True,  # a dictionary in memory answers at once, but for a long plan
    )


def wrong_words(
    plan: Plan, speller: Speller, behind: Behind, passed: Container[object] = ()
) -> Iterator[WrongWord]:
    """Go through the words of a plan that may be wrong, from behind a place on, round to it.

    ``passed`` are words that were passed over, by what is around them.
    """
    places = list(written_words(plan))
    at = next((n for n, place in enumerate(places) if place.path == behind.path), -1)
    for n in range(at, at + len(places) + 1) if at >= 0 else range(len(places)):
        if not places:
            return
        place = places[n % len(places)]
        for start, size in speller.wrong_in(place.words):
            is_behind = n != at or start >= behind.position
            is_before = n != at + len(places) or start < behind.position
            found = WrongWord(place, start, place.words[start : start + size])
            if (at < 0 or (is_behind and is_before)) and found.around not in passed:
                yield found
