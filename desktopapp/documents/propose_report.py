"""Propose a report to members from the facts that a plan holds.

Finance, legal and equalities text is never proposed, nor is risk: those are judgements.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any
from zlib import crc32

from desktopapp.layout.count import Count
from desktopapp.plan.answered import is_written
from desktopapp.plan.brief import Force, RequirementKind
from desktopapp.plan.council import Council
from desktopapp.plan.days import said_date
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import Plan
from desktopapp.plan.printed import said_without_answer
from desktopapp.plan.report import (
    Appendix,
    AppendixKind,
    BackgroundPaper,
    Dates,
    Field,
    Report,
    ReportSection,
    Verb,
)
from desktopapp.plan.text import Block, ListItem, Paragraph, Run

_MUST = (RequirementKind.ENDORSEMENT, RequirementKind.PUBLICATION)
_CLEARED = ("Finance", "Legal", "Policy and equalities")
_KEY = {None: "", True: "Yes", False: "No"}
_NONE = "Does not apply"
_OTHER = AppendixKind.OTHER  # it keeps the name that it has: nothing of it is proposed
_NO = re.compile(r"\s*(no|not a key decision)\b", re.IGNORECASE)
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def report_of(plan: Plan, counted: Count) -> Report:
    """Return the report as it stands: what was written, the rest proposed from the plan."""
    kept = plan.report
    return (
        completed(kept, _proposal(plan, counted, kept)) if kept else propose_report(plan, counted)
    )


def changed_report(report: Report, plan: Plan, counted: Count) -> Report:
    """Return a changed report as it is kept: blank wherever it says no more than was proposed.

    What was proposed follows from the report that the plan holds, before the change: so what
    another choice proposes (a verb, a date, a tick) takes the place of what this one did.
    """
    return _matched(report, _proposal(plan, counted, plan.report), _blank)


def completed(kept: Report, proposal: Report) -> Report:
    """Return what was kept, with what is proposed wherever nobody wrote."""
    return _matched(kept, proposal, _filled)


def _matched(report: Report, proposal: Report, said: Callable[[Any, Any], Any]) -> Report:
    """Hold each line of a report against the line proposed under the same name."""
    values = {one.label: one.value for one in proposal.fields}
    texts = {one.heading: one.text for one in proposal.sections}
    places = {one.title: f"Appendix {n}" for n, one in enumerate(proposal.appendices, 1)}
    titles = {one.kind: one.title for one in proposal.appendices if one.kind is not _OTHER}
    return replace(
        report,
        title=said(report.title, proposal.title),
        fields=tuple(
            replace(one, value=said(one.value, values.get(one.label, ""))) for one in report.fields
        ),
        sections=tuple(
            replace(one, text=said(one.text, texts.get(one.heading, ())))
            for one in report.sections
        ),
        papers=tuple(
            replace(one, place=said(one.place, places.get(one.document, "")))
            for one in report.papers
        ),
        appendices=tuple(
            replace(one, title=said(one.title, titles.get(one.kind, "")))
            for one in report.appendices
        ),
    )


def _filled(said: Any, proposed: Any) -> Any:  # noqa: ANN401  # words or a text
    blank = not said.strip() if isinstance(said, str) else not is_written(said)
    return proposed if blank and proposed else said


def _blank(said: Any, proposed: Any) -> Any:  # noqa: ANN401  # words or a text
    return type(said)() if said == proposed else said


def _proposal(plan: Plan, counted: Count, kept: Report | None) -> Report:
    """Propose a report from the choices that an officer has made in the one kept."""
    if kept is None:
        return propose_report(plan, counted)
    return propose_report(plan, counted, kept.verb, with_contact=kept.with_contact, kept=kept)


def propose_report(
    plan: Plan,
    counted: Count,
    verb: Verb = Verb.ENDORSE,
    *,
    with_contact: bool = False,
    kept: Report | None = None,
) -> Report:
    """Propose a report; the officer's contact details only where that was ticked.

    The dates and the order of the appendices are those of the report ``kept``, if any.
    """
    dates = kept.dates if kept else Dates()
    appendices = _appendices(plan, kept.appendices if kept else None)
    return Report(
        title=f"Report to {one_line(plan.council.decision_body)}",
        fields=tuple(_fields(plan, dates, kept or Report(), with_contact=with_contact)),
        sections=(
            ReportSection("Recommendation", tuple(_recommendations(plan, verb, appendices))),
            ReportSection(
                "Executive summary and background", tuple(_background(plan, counted, appendices))
            ),
            ReportSection("Risk"),
            *(ReportSection(heading, needs_clearance=True) for heading in _CLEARED),
            ReportSection("Reason for decision", tuple(_reason(plan))),
        ),
        papers=tuple(_papers(plan, appendices)),
        appendices=appendices,
        verb=verb,
        with_contact=with_contact,
        dates=dates,
    )


def _fields(plan: Plan, dates: Dates, kept: Report, *, with_contact: bool) -> Iterator[Field]:
    """Propose the lines of the first page; what only a key decision has follows from that."""
    council = plan.council
    yield Field("Subject", _title(plan))
    exempt = [f"Appendix {n}" for n, _ in kept.exempt]
    status = f"For publication, except {' and '.join(exempt)}" if exempt else "For publication"
    yield Field("Status", status)
    yield Field("Report to", one_line(council.decision_body))
    yield Field("Date", said_date(dates.meeting) if dates.meeting else "")
    yield Field("Report of")
    given = council.lead_member if council.lead_member != Council("").lead_member else ""
    yield Field("Lead member", one_line(given))
    yield Field("Key decision", _KEY[dates.key_decision])
    none = _NONE if _is_not_key(dates, kept) else ""
    yield Field("Forward plan", said_date(dates.notice) if dates.notice else none)
    yield Field("General exception", none)
    yield Field("Special urgency", none)
    yield Field("Equality impact assessment")
    yield Field("Biodiversity impact assessment")
    contact = council.contact if with_contact else None
    yield Field("Contact officer", one_line(contact.name) if contact else "")
    yield Field("Telephone", one_line(contact.telephone) if contact else "")
    yield Field("E-mail", one_line(contact.email) if contact else "")


def _is_not_key(dates: Dates, kept: Report) -> bool:
    """Tell whether it was said that the decision is not key: in its line, or among the dates."""
    said = next((one.value for one in kept.fields if one.label == "Key decision"), "")
    return _NO.match(said) is not None if said.strip() else dates.key_decision is False


def _title(plan: Plan) -> str:
    return one_line(plan.title) or one_line(plan.brief.title)


def _appendices(plan: Plan, kept: tuple[Appendix, ...] | None) -> tuple[Appendix, ...]:
    """Name the appendices in the order in which they are kept; another plan keeps its own name.

    Without an order: the letter, where the brief holds its text, and the plan.
    """
    letter = Appendix(AppendixKind.LETTER, _letter(plan))
    ours = Appendix(AppendixKind.PLAN, f"{one_line(plan.council.name)}: {_title(plan)}")
    if kept is None:
        return (letter, ours) if plan.brief.letter.strip() else (ours,)
    proposed = {one.kind: one for one in (letter, ours)}
    return tuple(proposed.get(one.kind, one) for one in kept)


def _papers(plan: Plan, appendices: tuple[Appendix, ...]) -> Iterator[BackgroundPaper]:
    """Propose the letter where it is no appendix, since an appendix is no background paper."""
    if all(one.kind is not AppendixKind.LETTER for one in appendices):
        yield BackgroundPaper(_letter(plan))


def _letter(plan: Plan) -> str:
    dated = f" of {said_date(plan.brief.letter_date)}" if plan.brief.letter_date else ""
    return f"Letter{dated} from the {who_asks(plan)}"


def who_asks(plan: Plan) -> str:
    """Return who asks, as it stands behind “the”."""
    return one_line(plan.brief.sender.split(";")[0]).removeprefix("The ")


def _recommendations(
    plan: Plan, verb: Verb, appendices: tuple[Appendix, ...]
) -> Iterator[Paragraph]:
    """Recommend the plan, and behind it each other plan on which the members decide too."""
    yield _paragraph(_recommendation(plan, verb, f"the council’s {_title(plan)}"))
    for number, one in enumerate(appendices, 1):
        if one.kind is _OTHER and one.decide and one.title.strip():
            named = f"the council’s {one_line(one.title)} (Appendix {number})"
            yield _paragraph(_recommendation(plan, verb, named))


def _recommendation(plan: Plan, verb: Verb, named: str) -> str:
    body = one_line(plan.council.decision_body)
    match verb:
        case Verb.ENDORSE | Verb.APPROVE | Verb.NOTE:
            return f"That {body} {verb} {named}."
        case Verb.DELEGATE:
            member = one_line(plan.council.lead_member)
            return f"That {body} delegate the approval of {named} to the {member}."


def _background(plan: Plan, counted: Count, appendices: tuple[Appendix, ...]) -> Iterator[Block]:
    """Say who asked for what, when it is due, how long it is, and where both can be read."""
    brief = plan.brief
    at = {appendix.kind: f"Appendix {n}" for n, appendix in enumerate(appendices, 1)}
    asked = f"The {who_asks(plan)} has asked for a plan under the title “{one_line(brief.title)}”"
    if brief.letter_date:
        asked += f", by a letter of {said_date(brief.letter_date)}"
    letter = at.get(AppendixKind.LETTER)
    yield _paragraph(f"{asked}, which is at {letter}." if letter else f"{asked}.")
    yield _paragraph("The plan considers these themes:")
    yield from _items(plan.theme_title(theme.id) for theme in brief.themes)
    yield _paragraph(_length(plan, counted, at.get(AppendixKind.PLAN)))
    if without := said_without_answer(plan):
        yield _paragraph(without)
    if plan.deadline:
        to = f", by e-mail to {one_line(plan.address)}" if plan.address.strip() else ""
        yield _paragraph(f"It must be returned by {said_date(plan.deadline)}{to}.")
    quotes = [
        f"“{one_line(one.quote)}”"
        for one in brief.requirements
        if one.force is Force.MUST and one.kind in _MUST
    ]
    if quotes:
        yield _paragraph("The request also says:")
        yield from _items(quotes)
    for number, one in enumerate(appendices, 1):
        if one.kind is _OTHER and one.title.strip():
            asked = one.asked.strip()
            said = f"The council’s {one_line(one.title)} is at Appendix {number}."
            yield _paragraph(f"{said} {one_line(asked)}" if asked else said)


def _length(plan: Plan, counted: Count, place: str | None) -> str:
    """Say how long the plan is, and how long it should be where that was said."""
    pages = f"{_in_words(counted.pages)} page{'' if counted.pages == 1 else 's'}"
    says = f"The plan is at {place} and has {pages}" if place else f"The plan has {pages}"
    if plan.pages is None:
        return f"{says}."
    least, most = plan.pages.min, plan.pages.max
    asked = _in_words(most) if least == most else f"{_in_words(least)} to {_in_words(most)}"
    return f"{says}; {asked} are asked for."


def _in_words(number: int) -> str:
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def _reason(plan: Plan) -> Iterator[Block]:
    for one in plan.brief.requirements:
        if one.kind is RequirementKind.ENDORSEMENT:
            yield _paragraph(f"The request says: “{one_line(one.quote)}”.")


def _paragraph(words: str) -> Paragraph:
    return Paragraph(_id(words), (Run(words),))


def _items(words: Iterable[str]) -> Iterator[ListItem]:
    for one in words:
        yield ListItem(_id(one), (Run(one_line(one)),), numbered=True)


def _id(words: str) -> str:
    """Name a block by its words: the same proposal is then the same text."""
    return f"r{crc32(words.encode('utf-8', 'replace')):08x}"
