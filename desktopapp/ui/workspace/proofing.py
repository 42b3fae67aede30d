"""F7: to the next word of the plan that may be spelt wrong, whichever answer it stands in."""

from collections.abc import Iterator
from typing import NamedTuple

from desktopapp.plan.history import Caret
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import Foreign, Picture, plain_block
from desktopapp.ui.text.spelling import Speller
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.jobs import problem_of
from desktopapp.ui.workspace.workspace import Workspace

NOT_CHECKED = "Spelling is not being checked. Choose Check spelling in the Edit menu."
LATER = "The dictionary is still being read. Press F7 again in a moment."
NONE_LEFT = "No spelling is left to look at in the plan."


class WrongWord(NamedTuple):
    """Where a word stands that may be spelt wrong, and the word."""

    caret: Caret
    word: str


def go_to_next_spelling(work: Workspace) -> None:
    """Select the next word behind the caret that may be spelt wrong, or say that there is none."""
    speller, plan = work.page.desk.speller, work.plan
    if speller is None or speller.message or not speller.is_ready:
        words = NOT_CHECKED if speller is None else speller.message or LATER
        work.notice.refuse(words)
        return
    editor = work.desk.editor()
    caret = editor.caret() if editor else Caret()

    def show(found: WrongWord | None) -> None:
        if found is None:
            work.notice.tell(NONE_LEFT)
        elif work.plan is plan:  # else it may stand elsewhere by now
            work.select(found.caret, len(found.word))
            work.desk.focus_on(found.caret.part)
            announce(work.counter, f"{found.word}: may be spelt wrong")

    work.jobs.fetch(
        "next spelling",
        lambda _job: next(wrong_words(plan, speller, caret), None),
        show,
        lambda error: work.notice.warn(problem_of(error)),
        briefly=True,  # a dictionary in memory answers at once, but for a long plan
    )


def wrong_words(plan: Plan, speller: Speller, behind: Caret) -> Iterator[WrongWord]:
    """Go through the words of a plan that may be wrong, from behind a place on, round to it."""
    blocks = [
        (Caret(part.id, block.id), plain_block(block))
        for part in plan.parts()
        for block in part.text
        if not isinstance(block, Foreign | Picture)
    ]
    here = behind._replace(position=0)
    at = next((n for n, (place, _) in enumerate(blocks) if place == here), -1)
    for n in range(at, at + len(blocks) + 1) if at >= 0 else range(len(blocks)):
        if not blocks:
            return
        place, words = blocks[n % len(blocks)]
        for start, size in speller.wrong_in(words):
            is_behind = n != at or start >= behind.position
            is_before = n != at + len(blocks) or start < behind.position
            if at < 0 or (is_behind and is_before):
                yield WrongWord(place._replace(position=start), words[start : start + size])
