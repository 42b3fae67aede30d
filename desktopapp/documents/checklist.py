"""The checklist: what is still to do before a plan is sent, for an officer to tick."""

from collections.abc import Iterable, Iterator

from desktopapp.layout.build import Document, Item, ItemOrigin, TableItem, TextItem
from desktopapp.layout.style import Styles, styles
from desktopapp.plan.agreeing import is_changed
from desktopapp.plan.brief import Deliverable, Force, RequirementKind
from desktopapp.plan.council import Governance
from desktopapp.plan.days import said_date
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Plan, Status
from desktopapp.plan.printed import is_printed
from desktopapp.plan.report import LetterCopy, PrivateMeeting, Report, ReportSection
from desktopapp.plan.saying import listed
from desktopapp.plan.text import Run, count_words

Step = tuple[str, str]  # what is to do, and what is known of it
_HEAD = ("To do", "What is known", "Done")
_FOUND = ("What was found", "What to do", "Done")
_WHO = "By, and when:"
_SENTENCES = (42.0, 34.0, 24.0)
_SHARES = (28.0, 46.0, 26.0)  # the last has room to write in


def checklist(plan: Plan, report: Report, notes: tuple[Step, ...]) -> Document:
    """Make the checklist. ``notes`` are what the checks found, with how to mend it.

    It says only what is known; that something was done, the officer says with a tick.
    """
    style = styles(plan.appearance)
    title = f"Checklist: {one_line(plan.title) or one_line(plan.brief.title)}"
    items = tuple(_items(title, plan, report, notes, style))
    return Document(title, one_line(plan.council.name), style, items)


def _items(
    title: str, plan: Plan, report: Report, notes: tuple[Step, ...], style: Styles
) -> Iterator[Item]:
    yield TextItem("title", (Run(title),), style.title, ItemOrigin())
    yield TextItem("subtitle", (Run(one_line(plan.council.name)),), style.subtitle, ItemOrigin())
    due = f" It is due by {said_date(plan.deadline)}." if plan.deadline else ""
    said = f"What is to be done before the plan is sent.{due} This list is for your own use."
    yield TextItem("paragraph", (Run(said),), style.body, ItemOrigin())
    yield _heading("Steps", style)
    yield _table(_steps(plan, report), "Steps before the plan is sent")
    if notes:
        yield _heading("What the checks found", style)
        yield _table(notes, "What the checks found", _FOUND, _SENTENCES, row_headers=False)


def _heading(words: str, style: Styles) -> TextItem:
    look = style.headings[0]
    return TextItem("heading", (Run(words),), look, ItemOrigin(), 1, before=look.before)


def _table(
    steps: Iterable[Step],
    summary: str,
    head: tuple[str, str, str] = _HEAD,
    shares: tuple[float, ...] = _SHARES,
    *,
    row_headers: bool = True,
) -> TableItem:
    rows = (head, *((*step, _WHO) for step in steps))
    cells = tuple(tuple((Run(words),) if words else () for words in row) for row in rows)
    return TableItem(cells, row_headers, summary, ItemOrigin(), shares=shares)


def _steps(plan: Plan, report: Report) -> Iterator[Step]:
    """Go through the steps in the order in which they are done."""
    parts = [part for part in plan.parts() if is_printed(plan, part)]
    agreed = sum(part.status is Status.AGREED and not is_changed(plan, part) for part in parts)
    said = f"{agreed} of {len(parts)} written parts are marked as agreed."
    yield "Answers agreed", said if parts else "Nothing is written yet."
    for section in report.sections:
        if section.needs_clearance:
            yield f"{one_line(section.heading)} cleared", _clearance(section)
    if report.exempt and plan.council.governance is not Governance.COMMITTEES:
        yield from _private(report.private)
    for copy in (one.own_copy for one in report.appendices if one.own_copy):
        yield "Letter compared with your own copy", _letter(copy)
    dates = report.dates
    body = one_line(plan.council.decision_body)
    yield (
        "Agenda and report published",
        f"Planned for {said_date(dates.agenda)}." if dates.agenda else "No date is entered.",
    )
    meeting = f"Meeting on {said_date(dates.meeting)}." if dates.meeting else "No date is entered."
    yield f"Decision of {body}", f"{meeting}{_asked(plan, RequirementKind.ENDORSEMENT)}"
    if dates.final:
        yield "Call-in ended", f"It ends on {said_date(dates.final)}."
    yield from _signed(plan)
    yield "PDF read by a colleague", "Open it, and go through headings, tables and pictures."
    to = f"To {one_line(plan.address)}" if plan.address.strip() else "No address is entered"
    due = f", by {said_date(plan.deadline)}." if plan.deadline else "."
    if plan.brief.file_format.strip():
        due += f" Only {one_line(plan.brief.file_format)} is taken."
    yield "E-mail sent, receipt confirmed", f"{to}{due}"
    for one in plan.brief.deliverables:
        yield f"{one_line(one.title)} sent", _sent(plan, one)
    day = f"Planned for {said_date(dates.publication)}." if dates.publication else ""
    asked = _asked(plan, RequirementKind.PUBLICATION)
    yield "Plan published", f"{day}{asked}".strip() or "No date is entered."


def _signed(plan: Plan) -> Iterator[Step]:
    """Go through who must sign what is sent, in the letter's words where it has them."""
    titles = {one.id: one_line(one.title) for one in plan.brief.deliverables}
    for one in plan.brief.sign_offs:
        what = f"{titles[one.deliverable]}. " if one.deliverable in titles else ""
        person = "In person. " if one.in_person else ""
        quote = f"“{one_line(one.quote)}”" if one.quote.strip() else ""
        said = f"{what}{person}{quote}".strip()
        yield f"Signed by: {one_line(one.role)}", said or "The letter asks for it."


def _sent(plan: Plan, one: Deliverable) -> str:
    """Say of one of several things that are sent by when, to whom, and what it answers."""
    due = f"Due by {said_date(one.due)}." if one.due else ""
    to = f"To {one_line(one.address)}." if one.address.strip() else ""
    themes = [theme for theme in plan.brief.themes if theme.id in one.themes]
    answers = listed([str(theme.number) for theme in themes])
    named = "themes" if len(themes) > 1 else "theme"
    return " ".join(filter(None, (due, to, f"It answers {named} {answers}." if themes else "")))


def _private(private: PrivateMeeting) -> Iterator[Step]:
    """Go through what an executive does before part of its meeting is held in private."""
    if private.urgent:
        by = one_line(private.agreed_by)
        agreed = f"By {by}, {said_date(private.agreed_on)}." if private.agreed_on and by else ""
        yield "Private meeting agreed as urgent, notice published", agreed or "Nobody is entered."
        return
    for what, day in (("First", private.first), ("Further", private.second)):
        given = f"Given on {said_date(day)}." if day else "No date is entered."
        yield f"{what} notice of the private meeting", given


def _letter(copy: LetterCopy) -> str:
    """Say what of the council's own copy to look at."""
    if copy.is_scan:
        return f"“{copy.name}” is a scan and goes beside the report. Can everybody read it?"
    words = count_words(copy.text)
    return f"{words:,} words were read from “{copy.name}”. Are its headings and tables right?"


def _clearance(section: ReportSection) -> str:
    if section.awaits_clearance or section.cleared_on is None:
        return "Awaiting clearance."
    return f"By {one_line(section.cleared_by)}, {said_date(section.cleared_on)}."


def _asked(plan: Plan, kind: RequirementKind) -> str:
    """Quote what the letter says of a step."""
    quotes = [
        f" The letter: “{one_line(one.quote)}”"
        for one in plan.brief.requirements
        if one.kind is kind and one.force is Force.MUST
    ]
    return "".join(quotes)
