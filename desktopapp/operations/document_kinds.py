"""The kinds of document that are made of a plan, each declared once, with what it is made of."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from desktopapp.checks.finding import Facts, Finding
from desktopapp.checks.rules import look_over
from desktopapp.checks.running import Looked
from desktopapp.layout.build import Document, build, item_words
from desktopapp.layout.count import Count, count_document
from desktopapp.layout.pages import lay_out
from desktopapp.layout.placed import Layout
from desktopapp.operations.council_files import OUR_LOOK, CouncilFiles, as_in_template
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.saying import names
from desktopapp.store.choices import REPORT_FORM, TEMPLATE, TextSetting
from desktopapp.store.policy import is_decided, policy

if TYPE_CHECKING:
    from desktopapp.documents.published_data import DataFile


@dataclass(frozen=True, slots=True)
class Ready:
    """A document that waits to be written: the ending of its name, its bytes, its measure.

    ``about`` tells pages that are estimated from those that were counted.
    """

    ending: str
    data: bytes
    words: int
    pages: int | None = None
    name: str = ""  # where it is not that of its kind
    about: bool = False


@dataclass
class Manuscript:
    """A plan that documents are made of, with what several writers need."""

    plan: Plan
    today: date
    house: CouncilFiles = OUR_LOOK
    with_contact: bool = False  # in the e-mail; the report has its own tick
    differing: list[str] = field(default_factory=list)  # in the PDF, as another reader sees it
    homeless: list[str] = field(default_factory=list)  # of the report, in the council's form
    unplaced: list[str] = field(default_factory=list)  # questions, in the form that was sent
    checked: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    _found: tuple[Facts, Looked] | None = None

    @cached_property
    def document(self) -> Document:
        """The document tree of the plan."""
        return build(self.plan)

    @cached_property
    def layout(self) -> Layout:
        """Its pages of lines."""
        return lay_out(self.document)

    @cached_property
    def counted(self) -> Count:
        """Its words and pages."""
        return count_document(self.plan, self.document, self.layout)

    def findings(self) -> tuple[Finding, ...]:
        """Return what the checks find in the plan, and in what was made of it until now."""
        return self.looked().open

    def looked(self) -> Looked:
        """Return what the checks find, and apart from it what somebody set aside."""
        facts = Facts(
            self.plan,
            self.today,
            self.document,
            self.counted,
            tuple(self.differing),
            tuple(self.homeless),
            tuple(dict.fromkeys(self.unplaced)),
        )
        if self._found is None or self._found[0] != facts:
            self._found = facts, look_over(facts)
        return self._found[1]

    @cached_property
    def pdf(self) -> bytes:
        """The PDF, read back and compared with the document by another reader."""
        return self.made_and_read()

    def made_and_read(self, with_data: "tuple[DataFile, ...]" = ()) -> bytes:
        """Make the PDF and note what holds in it, and what differs, as another reader sees it."""
        from desktopapp.documents.to_pdf import to_pdf  # noqa: PLC0415  # slow to load
        from desktopapp.documents.verify import verify  # noqa: PLC0415  # the same

        pdf = to_pdf(self.document, self.layout, with_data=with_data)
        for one in verify(pdf, self.document, self.layout, with_data):
            if not one.holds:
                self.differing.append(f"{one.what.lower()}. {one.detail}".strip())
            elif one.what not in self.checked:
                self.checked.append(one.what)
        return pdf


def _submission(manuscript: Manuscript) -> Iterator[Ready]:
    yield Ready(".pdf", manuscript.pdf, manuscript.counted.words, manuscript.counted.pages)


def _data(manuscript: Manuscript) -> Iterator[Ready]:
    from desktopapp.documents.published_data import data_files  # noqa: PLC0415  # rarely asked

    pdf = manuscript.made_and_read(data_files(manuscript.plan, manuscript.document))
    yield Ready(" - with data.pdf", pdf, manuscript.counted.words, manuscript.counted.pages)


def _appendix(manuscript: Manuscript) -> Iterator[Ready]:
    from desktopapp.documents.to_docx import to_docx  # noqa: PLC0415  # slow to load

    data = to_docx(manuscript.document, manuscript.layout, manuscript.house.template)
    pages, about = _pages_in_word(manuscript)
    yield Ready(" - appendix.docx", data, manuscript.counted.words, pages, about=about)


def _pages_in_word(manuscript: Manuscript) -> tuple[int | None, bool]:
    """Return the pages of the Word document, and whether they are estimated in a template.

    Nothing where the template cannot be followed, since its font is not on this computer.
    """
    if not manuscript.house.template:
        return manuscript.counted.pages, False
    try:
        plan = as_in_template(manuscript.plan, manuscript.house)
    except Problem:
        return None, False
    document = build(plan)
    return count_document(plan, document, lay_out(document)).pages, True


def _report(manuscript: Manuscript) -> Iterator[Ready]:
    """Write the report to members, what nobody wrote proposed, with plan and letter appended."""
    from desktopapp.documents.propose_report import report_of  # noqa: PLC0415  # rarely asked
    from desktopapp.operations.report_files import (  # noqa: PLC0415  # the same
        homeless_in_form,
        letter_notes,
        report_files,
    )

    report = report_of(manuscript.plan, manuscript.counted)
    manuscript.notes += letter_notes(report, manuscript.plan, manuscript.house)
    manuscript.homeless += homeless_in_form(report, manuscript.plan, manuscript.house)
    for one in report_files(
        report, manuscript.plan, manuscript.house, document_name(manuscript.plan)
    ):
        yield Ready(*one)


def _web(manuscript: Manuscript) -> Iterator[Ready]:
    from desktopapp.documents.to_html import to_fragment, to_html  # noqa: PLC0415  # rarely asked

    yield Ready(" - web page.html", to_html(manuscript.document), manuscript.counted.words)
    name = "Text to paste into your website"
    yield Ready(
        " - web text.html", to_fragment(manuscript.document), manuscript.counted.words, name=name
    )


def _coverage(manuscript: Manuscript) -> Iterator[Ready]:
    from desktopapp.documents.coverage import coverage_annex  # noqa: PLC0415  # rarely asked

    yield _paper(" - coverage.docx", coverage_annex(manuscript.plan, manuscript.counted))


def _paper(ending: str, document: Document) -> Ready:
    """Make a Word file of a document that goes beside the plan."""
    from desktopapp.documents.to_docx import to_docx  # noqa: PLC0415  # slow to load

    layout = lay_out(document)
    words = sum(map(item_words, document.items))
    return Ready(ending, to_docx(document, layout), words, layout.counted)


def _copy(manuscript: Manuscript) -> Iterator[Ready]:
    """Give the answers as the plain text that is pasted into a form: a page, and a table."""
    from desktopapp.documents.copy_page import copy_page, copy_table  # noqa: PLC0415  # rarely asked
    from desktopapp.plan.copy_pieces import copy_pieces  # noqa: PLC0415  # the same

    plan = manuscript.plan
    words = sum(len(piece.text.split()) for piece in copy_pieces(plan))
    yield Ready(" - for the form.html", copy_page(plan), words)
    yield Ready(" - for the form.csv", copy_table(plan), words, name="Table of the answers")


def _filled(manuscript: Manuscript) -> Iterator[Ready]:
    """Fill in the Word form that came as the letter, where one did."""
    from desktopapp.documents.form.asked_answers import not_asked  # noqa: PLC0415  # rarely asked
    from desktopapp.documents.sent_form import fill_sent_form  # noqa: PLC0415  # the same
    from desktopapp.operations.sent_forms import (  # noqa: PLC0415  # the same
        answers_without_room,
        safe_form,
    )

    plan = manuscript.plan
    safe = safe_form(plan.brief)
    if safe is None:
        manuscript.notes.append("Their form: this letter did not come as a form to fill in.")
        return
    manuscript.unplaced += answers_without_room(plan)
    manuscript.notes += [f"Their form: {note}" for note in safe.notes]
    if beside := not_asked(plan):
        manuscript.notes.append(f"Their form: it does not ask for {names(beside)}.")
    yield Ready(" - their form.docx", fill_sent_form(safe, plan), manuscript.counted.words)


def _measures(manuscript: Manuscript) -> Iterator[Ready]:
    """Make the page of measures for members, to read and to edit, and their table as data."""
    from desktopapp.documents.measures import measures_page  # noqa: PLC0415  # rarely asked
    from desktopapp.documents.to_pdf import to_pdf  # noqa: PLC0415  # slow to load
    from desktopapp.operations.measure_files import measures_csv  # noqa: PLC0415  # rarely asked

    plan = manuscript.plan
    if not plan.measures:
        manuscript.notes.append("Measures: this plan has none yet.")
        return
    page = measures_page(plan, manuscript.today)
    layout = lay_out(page)
    words = sum(map(item_words, page.items))
    yield Ready(" - measures.pdf", to_pdf(page, layout), words, layout.counted)
    yield _paper(" - measures.docx", page)
    yield Ready(" - measures.csv", measures_csv(plan), words, name="Table of the measures")


def _email(manuscript: Manuscript) -> Iterator[Ready]:
    from desktopapp.documents.to_email import email_text, to_email  # noqa: PLC0415  # rarely asked

    said = email_text(manuscript.plan, with_contact=manuscript.with_contact)
    data = to_email(said, f"{document_name(manuscript.plan)}.pdf", manuscript.pdf)
    yield Ready(" - e-mail.eml", data, len(said.text.split()))


def _checklist(manuscript: Manuscript) -> Iterator[Ready]:
    from desktopapp.documents.checklist import checklist  # noqa: PLC0415  # rarely asked
    from desktopapp.documents.propose_report import report_of  # noqa: PLC0415  # the same

    notes = tuple((one.message, one.mend) for one in manuscript.findings())
    report = report_of(manuscript.plan, manuscript.counted)
    yield _paper(" - checklist.docx", checklist(manuscript.plan, report, notes))


def _origins(manuscript: Manuscript) -> Iterator[Ready]:
    """List where text came from: an internal annex, made only where it is asked for."""
    from desktopapp.documents.origins import origins_annex  # noqa: PLC0415  # rarely asked
    from desktopapp.operations.origins import origin_rows  # noqa: PLC0415  # rarely asked

    annex = origins_annex(manuscript.plan, origin_rows(manuscript.plan))
    yield _paper(" - origins, internal.docx", annex)


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document. Dialog, command line, checklist of the guide and export follow from it.

    ``look`` is the setting of the council's own file whose look it takes, if any.
    ``ticked`` is chosen in the dialog to begin with; one that is ``asked_for`` is made only where
    it is named, because few want it or because it never leaves the council. IT can refuse it by
    the policy ``refused_by``, if any. It is offered for plans that it ``suits``.
    """

    id: str
    name: str
    write: Callable[[Manuscript], Iterator[Ready]]
    look: TextSetting | None = None
    ticked: bool = False
    asked_for: bool = False
    refused_by: str = ""
    suits: Callable[[Plan], bool] = lambda _plan: True


DOCUMENTS = {
    one.id: one
    for one in (
        DocumentKind("submission", "PDF for submission", _submission, ticked=True),
        DocumentKind("data", "PDF with its text and tables attached", _data, asked_for=True),
        DocumentKind(
            "appendix",
            "Word document for the committee papers",
            _appendix,
            TEMPLATE,
            ticked=True,
        ),
        DocumentKind("report", "Report to members", _report, REPORT_FORM),
        DocumentKind("web", "Web page", _web),
        DocumentKind("coverage", "Where each point is answered", _coverage),
        DocumentKind(
            "measures",
            "Measures (KPIs) on a page",
            _measures,
            asked_for=True,
            suits=lambda plan: bool(plan.measures),
        ),
        DocumentKind("copy", "Answers to paste into a form", _copy, asked_for=True),
        DocumentKind(
            "filled",
            "Their own form, filled in",
            _filled,
            asked_for=True,
            suits=lambda plan: plan.brief.sent_form is not None,
        ),
        DocumentKind("email", "Draft of the e-mail", _email, refused_by="NoEmailDraft"),
        DocumentKind("checklist", "Checklist", _checklist),
        DocumentKind("origins", "Sources of reused text (internal)", _origins, asked_for=True),
    )
}


def offered_documents() -> dict[str, DocumentKind]:
    """Return the kinds of documents that IT lets be made, by their ids."""
    decided = policy()
    return {one.id: one for one in DOCUMENTS.values() if not is_decided(one.refused_by, decided)}


def refused_documents() -> dict[str, DocumentKind]:
    """Return the kinds of documents that IT has switched off, by their ids."""
    offered = offered_documents()
    return {name: one for name, one in DOCUMENTS.items() if name not in offered}


def documents_for(plan: Plan) -> dict[str, DocumentKind]:
    """Return the kinds of documents that are offered for a plan, by their ids."""
    return {name: one for name, one in offered_documents().items() if one.suits(plan)}


def check_offered(kinds: Iterable[str]) -> None:
    """Raise ``Problem`` where a kind is among them that IT has switched off."""
    off = refused_documents()
    refused = [off[kind].name for kind in kinds if kind in off]
    if refused:
        raise Problem(
            f"Your organisation has switched this off: {names(refused)}.",
            safe="No document was made.",
            then="Choose the other documents, or ask IT.",
        )


def document_name(plan: Plan) -> str:
    """Return the name of a plan's documents without ending: the council and the title.

    Holds letters, digits, spaces and hyphens only, so that every system and e-mail takes it.
    """
    council, title = plan.council.short_name, plan.title
    named = title if council.casefold() in title.casefold() else f"{council} {title}"
    allowed = "".join(one if one.isalnum() or one in " -" else " " for one in named)
    return " ".join(allowed.split())[:80].strip(" -") or "Plan"
