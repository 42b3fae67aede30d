"""A council's own report form: what in it can be filled, and a report written into it.

The form is the council's: what is not filled stays as it was. What finance, legal and equalities
officers say is written only when one of them is named as having cleared it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktopapp.documents.foreign_word import made_safe, opened
from desktopapp.documents.form_filling import Filling, fill_below, fill_cell, fill_papers
from desktopapp.documents.form_guidance import remove_notes
from desktopapp.documents.form_names import FIELDS, PAPERS, SECTIONS
from desktopapp.documents.form_places import Place, places, rows_of
from desktopapp.documents.report import section_text
from desktopapp.documents.word_file import WordFile
from desktopapp.plan.problem import Problem
from desktopapp.plan.report import Report
from desktopapp.plan.shape import one_line
from desktopapp.plan.text import Paragraph, Run
from desktopapp.readers.archive import open_archive
from desktopapp.readers.reading import UNTOUCHED
from desktopapp.readers.word_parts import Style, read_parts

if TYPE_CHECKING:
    from docx.opc.package import OpcPackage

_FEWEST = 2  # places that must be recognised before a document is taken for a report form
NAMES = (*FIELDS, *SECTIONS, PAPERS)


@dataclass(frozen=True, slots=True)
class Form:
    """A report form. ``mapping`` says in which place, by id, each field or section goes.

    ``places`` are all that can be chosen, ``unrecognised`` the labels among them that say
    nothing to us, ``missing`` what of a report has no place. ``notes`` say what was left behind.
    """

    places: tuple[Place, ...]
    mapping: Mapping[str, str]
    notes: tuple[str, ...] = ()

    @property
    def unrecognised(self) -> tuple[str, ...]:
        """The labels and headings of the form that nothing of a report goes to."""
        used = set(self.mapping.values())
        return tuple(place.label for place in self.places if place.id not in used)

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields and sections of a report that the form has no place for."""
        return tuple(name for name in NAMES if name not in self.mapping)


def read_form(data: bytes) -> Form:
    """Read a report form and propose where each field goes, or raise ``Problem``."""
    package, styles, notes = _opened(data)
    rows = rows_of(WordFile(package).main.element)
    found = tuple(places(rows, styles))
    mapping: dict[str, str] = {}
    for place in found:
        if place.field:
            mapping.setdefault(place.field, place.id)
    if len(mapping) < _FEWEST:
        raise Problem(
            "This document has no fields or headings that a report to members has.",
            safe=UNTOUCHED,
            then="Choose the blank form that your council’s reports are written in.",
        )
    return Form(found, mapping, notes)


def placed(form: Form, mapping: Mapping[str, str]) -> Form:
    """Return a form with another mapping; names that neither side knows are passed over."""
    known = {place.id for place in form.places}
    kept = {name: one for name, one in mapping.items() if name in NAMES and one in known}
    return replace(form, mapping=kept)


def fill_form(
    data: bytes, report: Report, mapping: Mapping[str, str], *, remove_guidance: bool = False
) -> bytes:
    """Return the form with a report's fields and sections in it, or raise ``Problem``.

    ``mapping`` is that of ``read_form``, as it was adjusted; places that the form lacks are
    passed over. A field without a value leaves its place as it is.
    """
    package, styles, _ = _opened(data)
    file = WordFile(package)
    body = file.main.element
    rows = rows_of(body)
    known = {place.id: place for place in places(rows, styles)}
    found = {name: known[place] for name, place in mapping.items() if place in known}
    if remove_guidance:
        headings = {rows.paragraphs[_number(one)] for one in known.values() if one.below}
        remove_notes(body, headings, styles)
    filling = Filling(file, rows, styles)
    for field in report.fields:
        place = found.get(field.label)
        text = one_line(field.value)
        if place and text and place.below:
            fill_below(filling, place, (Paragraph("", (Run(text),)),))
        elif place and text:
            fill_cell(filling, place, text)
    for section in report.sections:
        if place := found.get(section.heading):
            fill_below(filling, place, section_text(section))
    if place := found.get(PAPERS):
        fill_papers(filling, place, report.papers)
    filling.finish()
    file.add_core(one_line(report.title), "")
    return file.to_bytes()


def _number(place: Place) -> int:
    return int(place.id.rpartition(" ")[2])


def _opened(data: bytes) -> "tuple[OpcPackage, Mapping[str, Style], tuple[str, ...]]":
    safe, notes = made_safe(data)
    package = opened(safe)
    main = str(package.main_document_part.partname)[1:]
    return package, read_parts(open_archive(safe), main).styles, notes
