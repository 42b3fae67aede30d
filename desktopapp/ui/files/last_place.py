"""Where an officer was in a plan when it was put away: the same page and the same caret again."""

from desktopapp.plan.history import Caret
from desktopapp.plan.places import exists, place_of
from desktopapp.store.choices import place_in
from desktopapp.store.settings import Settings
from desktopapp.ui.workspace.workspace import Workspace


def keep_place(work: Workspace, settings: Settings) -> None:
    """Keep the page in hand and the caret, by ids alone: no word of a plan is kept."""
    if work.bridge.session.path is None:  # such as the sample, which begins anew
        return
    editor = work.desk.editor()
    caret = editor.caret() if editor else Caret()
    place = {"page": work.where, "part": caret.part, "block": caret.block}
    settings.put(place_in(work.plan.id), {**place, "position": str(caret.position)})


def go_to_last_place(work: Workspace, settings: Settings) -> None:
    """Go to where the officer was, as far as it is still there."""
    place = settings.get(place_in(work.plan.id))
    page, part = place.get("page", ""), place.get("part", "")
    if not exists(work.plan, page):
        return
    if page != work.where:
        work.go(page)
    if part and place_of(work.plan, part) == page:
        at = place.get("position", "")
        work.select(Caret(part, place.get("block", ""), int(at) if at.isdecimal() else 0), 0)
        work.page.desk.focus_on(part)
    else:
        work.page.desk.focus()
