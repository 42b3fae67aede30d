"""What is done over the edge between texts of the sheet: joining two, taking out of several."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktopapp.plan.history import Caret
from desktopapp.plan.text import Foreign
from desktopapp.ui.text.writing import Writing
from desktopapp.ui.widgets.bridge import Bridge

if TYPE_CHECKING:
    from desktopapp.plan.joining import ChosenWords


def join_texts(bridge: Bridge, first: Writing, second: Writing) -> str:
    """Make one text of two answers; return why they stay apart, where they do."""
    from desktopapp.plan.joining import join_parts, said_apart  # noqa: PLC0415  # with the first of these

    plan = bridge.session.plan
    try:
        above, below = plan.part(first.part), plan.part(second.part)
    except KeyError:  # nothing is written in one of them
        return ""
    made = join_parts(plan, above, below)
    if made is None:
        return f"{said_apart(plan, below)} Nothing was changed."
    before = second.caret() if second.hasFocus() else first.caret()
    bridge.session.edit(made[0], "joining", before=before, after=made[1])
    return ""


def without_chosen(
    bridge: Bridge, stretches: "Sequence[ChosenWords]", what: str, texts: Sequence[Writing]
) -> Writing:
    """Take a selection over several texts out of the plan; return the one with the caret then."""
    from desktopapp.plan.joining import without_stretches  # noqa: PLC0415  # with the first of these

    plan = bridge.session.plan
    written = {part.id for part in plan.parts()}
    plan, caret = without_stretches(plan, [one for one in stretches if one.part in written])
    first = next((text for text in texts if text.part == caret.part), texts[0])
    last = stretches[-1]
    block = last.text[last.end[0]]
    before = Caret(last.part, "" if isinstance(block, Foreign) else block.id, last.end[1])
    first.steps.seal()
    bridge.session.edit(
        plan, what, fold=first.steps.fold("typing", caret.block), before=before, after=caret
    )
    # what is typed now is the same step
    first.steps.typed_to(first.textCursor().position(), 0)
    return first
