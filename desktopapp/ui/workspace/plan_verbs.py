"""What can be done to an open plan from menus and buttons: pure edits, told to the session."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from shiboken6 import isValid

from desktopapp.plan.brief import Ask
from desktopapp.plan.coverage import all_answered, asks_at, one_answered
from desktopapp.plan.giving import given_to, left
from desktopapp.plan.outline import status_name
from desktopapp.plan.places import is_section, is_theme, moved, place_name
from desktopapp.plan.plan import (
    Answer,
    AskState,
    HeadingChoice,
    Plan,
    Section,
    SectionPlace,
    Status,
)
from desktopapp.plan.text import new_id
from desktopapp.ui.text.editor import AnswerEditor
from desktopapp.ui.widgets.announce import announce
from desktopapp.ui.widgets.jobs import problem_of
from desktopapp.ui.workspace.question_card import status_at
from desktopapp.ui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from desktopapp.documents.given_picture import GivenPicture


def take_wishes(work: "Workspace") -> None:
    """Do what is asked for on the pages of a workspace."""
    page = work.page
    page.desk.link_asked.connect(lambda: ask_link(work))
    page.desk.describe_asked.connect(lambda: describe(work))
    page.removal_wanted.connect(lambda part: take_away(work, part))
    page.move_wanted.connect(lambda part, by: put_elsewhere(work, part, by))


def edit(work: Workspace, plan: Plan, what: str) -> None:
    """Take an edit to the session."""
    work.bridge.session.edit(plan, what)


def with_editor(work: Workspace | None, does: Callable[[AnswerEditor], object]) -> None:
    """Do something in the editor in hand and give it the keyboard back."""
    editor = work.editor() if work else None
    if editor:
        does(editor)
        if isValid(editor):
            editor.setFocus()
        elif work:
            work.focus_text()  # the sheet was built anew while a dialog stood open


def part_in_hand(work: Workspace) -> Answer | Section | None:
    """Return the part whose editor is in hand, or nothing where none was begun."""
    editor = work.desk.editor()
    try:
        return work.plan.part(editor.part) if editor else None
    except KeyError:
        return None


def set_status(work: Workspace, status: Status) -> None:
    """Set how far the question or section in hand is."""
    work.page.status_button().choose(status)
    announce(work, f"Status: {status_name(status)}")


def status_in_hand(work: Workspace) -> Status | None:
    """Return how far the question or section in hand is; nothing for a theme."""
    return status_at(work.plan, work.where)


def make_ready(work: Workspace) -> None:
    """Say that the question or section in hand is ready, or that it is drafting again."""
    ready = status_in_hand(work) is Status.READY
    set_status(work, Status.DRAFTING if ready else Status.READY)


def answer_one(work: Workspace, n: int) -> None:
    """Say that one point of the question in hand is answered there, or take back what was said."""
    asks = asks_at(work.plan, work.where)
    if n < len(asks):
        edit(work, one_answered(work.plan, asks[n].id), "point answered")
        _say_points(work, asks[n : n + 1])


def answer_all(work: Workspace) -> None:
    """Say that all that the question in hand asks is answered there, or take that back."""
    edit(work, all_answered(work.plan, work.where), "all points answered")
    _say_points(work, asks_at(work.plan, work.where))


def _say_points(work: Workspace, asks: Sequence[Ask]) -> None:
    """Say how points stand now: the keyboard is elsewhere."""
    said = []
    for one in asks:
        state = work.plan.covered(one.id).state
        label = one.label[:1].upper() + one.label[1:]
        said.append(f"{label}: {'not said yet' if state is AskState.OPEN else state}")
    announce(work, ". ".join(said))


def is_left(work: Workspace) -> bool:
    """Tell whether the question in hand is left without an answer."""
    return bool(given_to(work.plan, work.where).left)


def leave_question(work: Workspace) -> None:
    """Ask why the question in hand has no answer; or answer it after all, if it was left."""
    if is_left(work):
        edit(work, left(work.plan, work.where, ""), "answering a question after all")
        announce(work, f"{place_name(work.plan, work.where)} is to be answered after all")
        return
    work.show_text()
    work.desk.ask_reason(work.where)


def set_heading(work: Workspace, heading: HeadingChoice) -> None:
    """Choose what stands above the answer in hand in the export."""
    part = part_in_hand(work)
    if isinstance(part, Answer) and part.heading is not heading:
        changed = replace(part, heading=heading)
        edit(work, work.plan.with_part(changed), "heading style")


def move_part(work: Workspace, by: int) -> None:
    """Move the answer or section in hand one place up or down."""
    part = part_in_hand(work)
    if part:
        put_elsewhere(work, part.id, by)


def put_elsewhere(work: Workspace, part_id: str, by: int) -> None:
    """Move a part of the plan one place up (-1) or down (1) among its neighbours."""
    edit(work, moved(work.plan, part_id, by), "move up" if by < 0 else "move down")


def add_answer(work: Workspace) -> None:
    """Begin another answer to the question in hand, or more text of the theme's own."""
    plan, where = work.plan, work.where
    if is_section(plan, where):
        return
    if is_theme(plan, where):
        grown = plan.with_part(Answer(new_id(), where, status=Status.DRAFTING))
    else:
        grown = plan.with_answer_to(where, heading=HeadingChoice.NONE)
    edit(work, grown, "another answer")
    work.desk.focus_on(next(one.id for one in grown.answers if one not in plan.answers))


def remove_part(work: Workspace) -> None:
    """Remove the answer or section in hand; the bar offers to bring it back."""
    part = part_in_hand(work)
    if part:
        take_away(work, part.id)


def take_away(work: Workspace, part_id: str) -> None:
    """Remove a part of the plan; the bar offers to bring it back."""
    part = work.plan.part(part_id)
    name = "The section" if isinstance(part, Section) else "The answer"
    edit(work, work.plan.without_part(part_id), "removal")
    work.notice.tell(f"{name} was removed.", verbs=(("Undo", work.bridge.session.undo),))


def add_section(work: Workspace, place: SectionPlace) -> None:
    """Add a section before or after the themes and go there to name it."""
    section = Section(new_id(), "", place, status=Status.DRAFTING)
    edit(work, work.plan.with_part(section), "add section")
    work.go(section.id)
    work.show_view("write")
    work.page.desk.boxes[0].heading.own.setFocus()


def rename_theme(work: Workspace) -> None:
    """Give the theme in hand another heading in this plan; an empty one is the letter's."""
    plan = work.plan
    theme_id = theme_in_hand(work)
    if not theme_id:
        return
    from desktopapp.ui.widgets.file_dialogs import ask_words  # noqa: PLC0415  # built when it is asked for

    words = ask_words(
        work,
        "Theme heading",
        "Heading as it is printed. Leave it empty for the letter’s own words.",
        plan.theme_headings.get(theme_id, ""),
    )
    if words is not None:
        headings = {**plan.theme_headings, theme_id: words}
        if not words:
            del headings[theme_id]
        edit(work, replace(plan, theme_headings=headings), "heading of the theme")


def theme_in_hand(work: Workspace) -> str:
    """Return the theme that the page in hand belongs to, or nothing for a section."""
    for theme in work.plan.brief.themes:
        if theme.id == work.where or any(q.id == work.where for q in theme.questions):
            return theme.id
    return ""


def ask_link(work: Workspace | None) -> None:
    """Ask for the address of a link and set it on what is selected."""
    from desktopapp.ui.text.formatting import checked_link  # noqa: PLC0415  # when it is asked for
    from desktopapp.ui.widgets.file_dialogs import ask_words  # noqa: PLC0415  # the same

    def ask(editor: AnswerEditor) -> None:
        address = ask_words(
            editor.window(),
            "Link",
            "Address. It begins with https:// or mailto:. Leave it empty to remove the link.",
            editor.formatting.format().link,
            checked_link,
        )
        if address is not None:
            editor.formatting.set_link(address)

    with_editor(work, ask)


def ask_picture(work: Workspace | None) -> None:
    """Ask for a picture and for the words that say what it shows."""
    from desktopapp.ui.widgets.file_dialogs import ask_file, ask_words  # noqa: PLC0415  # the same

    def ask(editor: AnswerEditor) -> None:
        window = editor.window()
        path = ask_file(window, "Insert a picture", "", "Pictures (*.png *.jpg *.jpeg *.gif)")
        if path is None or work is None:
            return

        def put(given: "GivenPicture") -> None:
            if not editor.isVisible():  # the officer went on meanwhile: nothing comes in between
                editor.exchange.put_undescribed(given)
                return
            words = ask_words(
                window,
                "What does the picture show?",
                "In words, for people who cannot see it. Leave it empty if it is only decoration.",
            )
            if words is not None:
                editor.formatting.put_picture(given, words, decorative=not words)

        notice = work.notice
        editor.exchange.read_pictures([path], put, lambda error: notice.warn(problem_of(error)))

    with_editor(work, ask)


def describe(work: Workspace | None) -> None:
    """Ask for the words for those who cannot see the picture or table in hand."""
    from desktopapp.ui.widgets.file_dialogs import ask_words  # noqa: PLC0415  # the same

    def ask(editor: AnswerEditor) -> None:
        shown = editor.formatting.format()
        if shown.table:
            question = "In a sentence, for people who cannot see it."
            now = shown.table.summary
            words = ask_words(editor.window(), "What does the table show?", question, now)
            if words is not None:
                editor.formatting.set_summary(words)
        elif shown.picture:
            question = (
                "In words, for people who cannot see it. Leave it empty if it is only decoration."
            )
            now = shown.picture.alternative
            words = ask_words(editor.window(), "What does the picture show?", question, now)
            if words is not None:
                editor.formatting.describe_picture(words, decorative=not words)

    with_editor(work, ask)


def settle_next(work: Workspace) -> None:
    """Go to the next thing to settle in the plan."""
    from desktopapp.ui.workspace.settling import walk  # noqa: PLC0415  # after the first paint

    walk(work, 1)


def settle_before(work: Workspace) -> None:
    """Go to the thing to settle before."""
    from desktopapp.ui.workspace.settling import walk  # noqa: PLC0415  # the same

    walk(work, -1)


def next_spelling(work: Workspace) -> None:
    """Lead to the next word that may be spelt wrong."""
    from desktopapp.ui.workspace import proofing  # noqa: PLC0415  # the start waits for nothing

    proofing.go_to_next_spelling(work)


def next_finding(work: Workspace) -> None:
    """Lead to the next thing that the checks found."""
    from desktopapp.ui.workspace.checking import checking  # noqa: PLC0415  # the start waits for nothing

    checking(work).go_next()
