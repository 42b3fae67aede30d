"""The report to members as documents: the report itself and its appendices, ready to be written.

Sections, paragraphs and sub-paragraphs are numbered 1, 1.1 and (a) by their styles. Each part
has its own header and page numbers, and can be a file of its own.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from desktopapp.layout.build import (
    Document,
    Item,
    ItemOrigin,
    TableItem,
    TextItem,
    build,
    logo_item,
    picture_item,
    spaced,
    text_items,
)
from desktopapp.layout.style import ParagraphStyle, Styles, styles
from desktopapp.plan.answered import is_written
from desktopapp.plan.council import Governance
from desktopapp.plan.days import said_date
from desktopapp.plan.list_labels import ItemLabel
from desktopapp.plan.plain_text import clean, one_line
from desktopapp.plan.plan import Plan
from desktopapp.plan.report import (
    SCHEDULE,
    Appendix,
    AppendixKind,
    LetterCopy,
    PrivateMeeting,
    Report,
    ReportSection,
)
from desktopapp.plan.saying import counted
from desktopapp.plan.text import (
    Block,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
    cut,
    plain_runs,
)

AWAITING = "Awaiting clearance."
TO_BE_COMPLETED = "To be completed."
NO_PAPERS = "None."  # members' reports say so where nothing was relied on beside what they hold
_KEPT_BACK = " (not for publication)"
_PRIVATE = (
    "regulation 5 of the Local Authorities (Executive Arrangements) (Meetings and Access to "
    "Information) (England) Regulations 2012"
)
_AUTHOR = ("Report of", "Report author", "Contact officer", "Telephone", "E-mail")
_COVER, _PAPERS, _APPENDICES = (
    (34.0, 66.0),
    (75.0, 25.0),
    (20.0, 80.0),
)  # shares of the columns of its tables
_HEADING = 24  # words of a heading at most
_LETTERED = re.compile(r"[A-Z][.)]\s")  # a heading such as "A. Keeping the harbour safe"
_NUMBERED = re.compile(r"(\d{1,3})[.)]\s+(?=\S)")


class Part(NamedTuple):
    """A part of a report: its document, and what stands at the head of each of its pages."""

    document: Document
    header: str = ""


def report_outline(style: Styles) -> tuple[ParagraphStyle, ParagraphStyle, ParagraphStyle]:
    """Return the styles of the report's own levels: section 1, paragraph 1.1, item (a)."""
    body = style.body
    return (
        style.theme._replace(name="Heading 1", left=36.0, hanging=36.0),
        body._replace(name="Report Paragraph", left=36.0, hanging=36.0),
        body._replace(name="Report Sub-paragraph", left=60.0, hanging=24.0),
    )


def report_styles(plan: Plan) -> Styles:
    """Return the styles of a report's parts.

    Headings of an appendix stand one level below their usual one, since the appendix itself is
    at the level of the report's sections.
    """
    style = styles(plan.appearance)
    inner = (one._replace(name=f"Heading {n}") for n, one in enumerate(style.headings[1:], 3))
    return style._replace(
        theme=style.theme._replace(name="Heading 2"), headings=(style.headings[0], *inner)
    )


def make_report(
    report: Report, plan: Plan, beside: Mapping[int, str] = MappingProxyType({})
) -> tuple[Part, ...]:
    """Make the report and its appendices, in order.

    ``beside`` names the files that go with it, by the numbers of the appendices they hold.
    """
    style = report_styles(plan)
    author = one_line(plan.council.name)
    title = one_line(report.title)
    items = tuple(spaced(list(_items(report, plan, style)), style))
    main = Document(title, author, style, items)
    parts = [Part(main, title)]
    for number, appendix in enumerate(report.appendices, 1):
        header = f"Appendix {number}: {one_line(appendix.title)}"
        if appendix.exempt.strip():
            header += f". Not for publication: paragraph {one_line(appendix.exempt)} of {SCHEDULE}"
        parts.append(Part(_appendix(appendix, plan, style, beside.get(number, "")), header))
    return tuple(parts)


def _items(report: Report, plan: Plan, style: Styles) -> Iterator[Item]:
    yield from logo_item(plan, style)
    yield TextItem("title", (Run(one_line(report.title)),), style.title, ItemOrigin())
    yield TextItem("subtitle", (Run(one_line(plan.council.name)),), style.subtitle, ItemOrigin())
    if report.fields:
        lines = [(field.label, field.value.strip() or TO_BE_COMPLETED) for field in report.fields]
        yield _table(
            (("Item", "Detail"), *lines), "What this report is about", _COVER, headers=True
        )
    section, _, _ = report_outline(style)
    for number, one in enumerate(report.sections, 1):
        yield _heading(one_line(one.heading), section, str(number))
        yield from _section(one, number, plan, style)
    yield _heading("Background papers", section)
    if not report.papers:
        yield TextItem("paragraph", (Run(NO_PAPERS),), style.body, ItemOrigin())
    else:
        papers = [(one_line(paper.document), one_line(paper.place)) for paper in report.papers]
        head = ("Document", "Place of inspection")
        yield _table((head, *papers), "Background papers", _PAPERS, headers=False)
    if report.appendices:
        yield _heading("Appendices", section)
        head = ("Appendix", "Title")
        yield _table((head, *appendix_lines(report)), "Appendices", _APPENDICES, headers=True)
    yield from _exemptions(report, plan, style)
    said = {field.label: one_line(field.value) for field in report.fields}
    author = [(label, said[label]) for label in _AUTHOR if said.get(label)]
    if author:
        yield _heading("Report author", section)
        yield _table((("Item", "Detail"), *author), "Report author", _COVER, headers=True)


def _heading(words: str, look: ParagraphStyle, label: str = "") -> TextItem:
    shown = look if label else look._replace(left=0.0, hanging=0.0)
    runs = (Run(words),)
    return TextItem("heading", runs, shown, ItemOrigin(), 1, label=label, before=look.before)


def _table(
    rows: tuple[tuple[str, str], ...], summary: str, shares: tuple[float, float], *, headers: bool
) -> TableItem:
    cells = tuple(tuple((Run(words),) if words else () for words in row) for row in rows)
    return TableItem(cells, headers, summary, ItemOrigin(), shares=shares)


def _section(section: ReportSection, number: int, plan: Plan, style: Styles) -> Iterator[Item]:
    """Make a section's numbered paragraphs; a blank one says what it waits for."""
    yield from _blocks(section_text(section), number, plan, style)


def section_text(section: ReportSection) -> tuple[Block, ...]:
    """Return all that a section says: its text, then who cleared it or that this is awaited.

    Of a blank section it says what it waits for.
    """
    text = section.text if is_written(section.text) else ()
    if section.awaits_clearance:
        return (*text, Paragraph("", (Run(AWAITING, bold=True),)))
    text = text or (Paragraph("", (Run(TO_BE_COMPLETED, bold=True),)),)
    if not section.needs_clearance:
        return text
    return (*text, Paragraph("", (Run(_cleared(section), italic=True),)))


def appendix_lines(report: Report) -> tuple[tuple[str, str], ...]:
    """Return the number and the title of each appendix, with a word on those that are exempt."""
    return tuple(
        (f"Appendix {n}", one_line(one.title) + (_KEPT_BACK if one.exempt.strip() else ""))
        for n, one in enumerate(report.appendices, 1)
    )


def _cleared(section: ReportSection) -> str:
    """Say who cleared a section, and when."""
    when = f", {said_date(section.cleared_on)}" if section.cleared_on else ""
    return f"Cleared by {one_line(section.cleared_by)}{when}."


def _numbered(runs: Runs, look: ParagraphStyle, label: str) -> TextItem:
    return TextItem("paragraph", runs, look, ItemOrigin(), label=label, before=look.before)


def _blocks(text: tuple[Block, ...], number: int, plan: Plan, style: Styles) -> Iterator[Item]:
    _, paragraph, item = report_outline(style)
    paragraphs = items = 0
    for block in text:
        match block:
            case Paragraph():
                paragraphs, items = paragraphs + 1, 0
                yield _numbered(block.runs, paragraph, f"{number}.{paragraphs}")
            case ListItem():
                items += 1
                yield _numbered(block.runs, item, f"({chr(96 + (items - 1) % 26 + 1)})")
            case Heading():
                look = style.headings[0]
                yield TextItem("heading", block.runs, look, ItemOrigin(), 2, before=look.before)
            case Table():
                yield TableItem(block.rows, block.row_headers, block.summary, ItemOrigin())
            case Picture():
                yield picture_item(block, plan, style, ItemOrigin())
            case _:
                pass


def _exemptions(report: Report, plan: Plan, style: Styles) -> Iterator[Item]:
    """Say which appendices are kept from the public, under which paragraph, and why.

    An executive must also give notice of a meeting held in private.
    """
    if not report.exempt:
        return
    yield _heading("Exempt information", report_outline(style)[0])
    for words in _exempt_words(report, plan):
        yield TextItem("paragraph", (Run(words),), style.body, ItemOrigin())
    if plan.council.governance is not Governance.COMMITTEES:
        head = ("Item", "Detail")
        yield _table(
            (head, *_notices(report.private)),
            "Notices of the private meeting",
            _COVER,
            headers=True,
        )


def exempt_text(report: Report, plan: Plan) -> tuple[Block, ...]:
    """Return what a report says of exempt appendices, for a council's own form."""
    said = tuple(Paragraph("", (Run(words),)) for words in _exempt_words(report, plan))
    if not said or plan.council.governance is Governance.COMMITTEES:
        return said
    rows = (("Item", "Detail"), *_notices(report.private))
    cells = tuple(tuple((Run(words),) for words in row) for row in rows)
    return (*said, Table("", cells, row_headers=True))


def _exempt_words(report: Report, plan: Plan) -> Iterator[str]:
    """Go through what is said of each exempt appendix, then of the meeting held in private."""
    for number, one in report.exempt:
        said = (
            f"Appendix {number} is not for publication under paragraph {one.exempt} of {SCHEDULE}."
        )
        why = clean(one.reasoning).strip() or f"Public interest: {TO_BE_COMPLETED}"
        yield f"{said} {why}"
    if report.exempt and plan.council.governance is not Governance.COMMITTEES:
        if report.private.urgent:
            yield f"Part of the meeting is held in private without the notices of {_PRIVATE}."
        else:
            yield f"Part of the meeting is held in private. Notices under {_PRIVATE}:"


def _notices(private: PrivateMeeting) -> Iterator[tuple[str, str]]:
    """Go through what was done so that part of a meeting can be held in private."""
    if private.urgent:
        agreed = ", ".join(filter(None, (one_line(private.agreed_by), _day(private.agreed_on))))
        whole = bool(private.agreed_by.strip() and private.agreed_on)
        yield "Agreed that the meeting is urgent by", agreed if whole else TO_BE_COMPLETED
        yield (
            "Why it cannot reasonably be deferred",
            clean(private.reasons).strip() or TO_BE_COMPLETED,
        )
        return
    yield "First notice, 28 clear days before", _day(private.first) or TO_BE_COMPLETED
    yield "Further notice, five clear days before", _day(private.second) or TO_BE_COMPLETED
    said = clean(private.representations).strip() if private.opposed else "None."
    yield (
        "Representations that the meeting be open",
        TO_BE_COMPLETED if private.opposed is None else said or TO_BE_COMPLETED,
    )
    if private.opposed:
        yield "Response to them", clean(private.response).strip() or TO_BE_COMPLETED


def _day(day: date | None) -> str:
    return said_date(day) if day else ""


def _appendix(appendix: Appendix, plan: Plan, style: Styles, beside: str) -> Document:
    match appendix.kind:
        case AppendixKind.PLAN:
            document = build(plan)
            items = tuple(_lowered(item) for item in document.items)
            return document._replace(styles=style, items=items, uncounted=False)
        case AppendixKind.LETTER | AppendixKind.OTHER:
            title = one_line(appendix.title)
            look = style.title._replace(name="Appendix Title")
            head = TextItem("title", (Run(title),), look, ItemOrigin())
            own = appendix.own_copy
            text = _own_copy(own, plan, style, beside) if own else _letter(plan, style)
            author = one_line(plan.council.name)
            return Document(title, author, style, tuple(spaced([head, *text], style)))


def _lowered(item: Item) -> Item:
    """Put a heading of the plan one level lower; its title is that of an appendix."""
    if not isinstance(item, TextItem):
        return item
    name = item.style.name
    if item.role == "title":
        return item._replace(style=item.style._replace(name="Appendix Title"))
    if item.role != "heading":
        return item
    if name.startswith("Heading "):
        name = f"Heading {int(name[-1]) + 1}"
    return item._replace(style=item.style._replace(name=name), level=item.level + 1)


def _own_copy(copy: LetterCopy, plan: Plan, style: Styles, beside: str) -> Iterator[Item]:
    """Set what was read from the council's own copy, in the council's styles.

    Of a scan the brief's text is set, or else where its file is.
    """
    if not copy.is_scan:
        own = text_items(copy.text, ItemOrigin(), plan, styles(plan.appearance), above=0)
        yield from (_numbered_heading(_lowered(item), style) for item in own)
    elif plan.brief.letter.strip():
        yield from _letter(plan, style)
    else:
        pages = f", {counted(copy.pages, 'page')}" if copy.pages else ""
        where = f"“{beside}”" if beside else f"“{copy.name}”"
        said = f"The letter is in a file of its own that goes with this report: {where}{pages}."
        yield TextItem("paragraph", (Run(said),), style.body, ItemOrigin())


def _numbered_heading(item: Item, style: Styles) -> Item:
    """Let the number that is typed before a heading, or a short bold line, be one by style."""
    if not isinstance(item, TextItem):
        return item
    words = plain_runs(item.runs)
    typed = _NUMBERED.match(words)
    short = len(words.split()) <= _HEADING and all(run.bold for run in item.runs)
    if not typed or not (item.role == "heading" or (item.role == "paragraph" and short)):
        return item
    runs = tuple(replace(run, bold=False) for run in cut(item.runs, typed.end()))
    return _letter_heading("", typed[1], style)._replace(runs=runs)


def _letter(plan: Plan, style: Styles) -> Iterator[Item]:
    """Set the letter's text: headings and lists that it marks by signs become real ones."""
    for part in re.split(r"\n\s*\n", clean(plan.brief.letter).strip()):
        lines = [line.strip() for line in part.splitlines()]
        numbered = _NUMBERED.match(lines[0])
        if all(line.startswith("- ") for line in lines):
            yield from _bullets(lines, style)
        elif numbered and len(lines) == 1:
            yield _letter_heading(lines[0][numbered.end() :], numbered[1], style)
        elif len(lines) == 1 and _LETTERED.match(part) and len(part.split()) <= _HEADING:
            yield _letter_heading(lines[0], "", style)
        else:
            yield TextItem("paragraph", (Run("\n".join(lines)),), style.body, ItemOrigin())
    if plan.brief.licence.strip():
        licence = (Run(one_line(plan.brief.licence)),)
        yield TextItem("paragraph", licence, style.subtitle, ItemOrigin())


def _letter_heading(words: str, number: str, style: Styles) -> TextItem:
    look = style.theme if number else style.theme._replace(left=0.0, hanging=0.0)
    return TextItem("heading", (Run(words),), look, ItemOrigin(), 2, number, before=look.before)


def _bullets(lines: list[str], style: Styles) -> Iterator[Item]:
    look = style.bullets[0]
    for n, line in enumerate(lines):
        runs = (Run(line.removeprefix("- ").strip()),)
        listed = ItemLabel(starts=n == 0)
        yield TextItem("list item", runs, look, ItemOrigin(), label="•", listed=listed)
