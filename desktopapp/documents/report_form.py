"""A council's own report form: what in it can be filled, and a report written into it.

The form is the council's: what is not filled stays as it was. What finance, legal and equalities
officers say is written only when one of them is named as having cleared it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktopapp.documents.form.filling import Filling, fill_below, fill_papers, fill_place
from desktopapp.documents.form.guidance import remove_notes
from desktopapp.documents.form.names import EXEMPT, FIELDS, PAPERS, SECTIONS, bare_label
from desktopapp.documents.form.places import MOST_PLACES, FormPlace, FormRows, How, places, rows_of
from desktopapp.documents.report import section_text
from desktopapp.documents.word.file import WordFile, opened_package
from desktopapp.plan.answered import is_written
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.problem import Problem
from desktopapp.plan.report import Report
from desktopapp.plan.text import Text
from desktopapp.readers.archive import open_archive
from desktopapp.readers.reading import UNTOUCHED
from desktopapp.readers.word_parts import Style, read_parts
from desktopapp.readers.word_safe import SafeWord

if TYPE_CHECKING:
    from docx.opc.package import OpcPackage
    from lxml.etree import _Element

NAMES = (*FIELDS, *SECTIONS, PAPERS, EXEMPT)


@dataclass(frozen=True, slots=True)
class ReportForm:
    """A report form. ``mapping`` says in which place, by id, each field or section goes.

    ``places`` are all that can be chosen, ``unrecognised`` the labels among those that wait to
    be filled that say nothing to us, ``missing`` what of every report has no place. ``notes``
    say what was left behind.
    """

    places: tuple[FormPlace, ...]
    mapping: Mapping[str, str]
    notes: tuple[str, ...] = ()

    @property
    def unrecognised(self) -> tuple[str, ...]:
        """The labels and headings of the form that nothing of a report goes to."""
        used = set(self.mapping.values())
        return tuple(one.label for one in self.places if one.asks and one.id not in used)

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields and sections that the form has no place for, but what few reports have."""
        return tuple(name for name in NAMES if name not in self.mapping and name != EXEMPT)


def read_form(safe: SafeWord) -> ReportForm:
    """Read a form that was made safe and propose where each field goes, or raise ``Problem``.

    A form of which nothing is recognised can be mapped by hand.
    """
    package, styles = _opened(safe)
    notes = safe.notes
    found = list(places(rows_of(WordFile(package).main.element), styles))
    if not found:
        raise Problem(
            "This document has no place that a report could be written in.",
            safe=UNTOUCHED,
            then="A report form needs a table with a cell beside each label, or headings to "
            "write below. Choose the blank form that your council’s reports are written in.",
        )
    mapping: dict[str, str] = {}
    for place in found:
        if place.field:
            mapping.setdefault(place.field, place.id)
    if len(found) > MOST_PLACES:
        notes = (*notes, f"Of its {len(found):,} places only the first {MOST_PLACES} are shown.")
        named = set(mapping.values())
        found = [one for n, one in enumerate(found) if n < MOST_PLACES or one.id in named]
    return ReportForm(tuple(found), mapping, notes)


def placed(form: ReportForm, mapping: Mapping[str, str]) -> ReportForm:
    """Return a form with another mapping; names that neither side knows are passed over."""
    known = {place.id for place in form.places}
    kept = {name: one for name, one in mapping.items() if name in NAMES and one in known}
    return replace(form, mapping=kept)


def fill_form(
    safe: SafeWord,
    report: Report,
    mapping: Mapping[str, str],
    *,
    exempt: Text = (),
    remove_guidance: bool = False,
) -> bytes:
    """Return the form with a report's fields and sections in it, or raise ``Problem``.

    ``mapping`` is that of ``read_form``, as it was adjusted; places that the form lacks are
    passed over. A field without a value leaves its place as it is. ``exempt`` is what the report
    says of exempt appendices.
    """
    package, styles = _opened(safe)
    file = WordFile(package)
    body = file.main.element
    rows = rows_of(body)
    found = _destinations(tuple(places(rows, styles)), report, mapping)
    if not found:
        raise Problem(
            "Nothing of the report has a place in this form yet.",
            safe="Nothing was made.",
            then="Choose “The council’s report form” in the Plan menu, and say what goes where.",
        )
    if remove_guidance:
        lines = {_line(one, rows) for one in places(rows, styles) if one.how is How.BELOW}
        remove_notes(body, lines, styles)
    for one in found.values():
        cell = rows.cells.get(one.id.partition(" box ")[0])
        _show_one_way(_line(one, rows) if cell is None else cell)
    filling = Filling(file, rows, styles)
    for field in report.fields:
        place = found.get(field.label)
        text = one_line(field.value)
        if place and text:
            fill_place(filling, place, text)
    for section in report.sections:
        if place := found.get(section.heading):
            fill_below(filling, place, section_text(section))
    if place := found.get(PAPERS):
        fill_papers(filling, place, report.papers)
    if exempt and (place := found.get(EXEMPT)):
        fill_below(filling, place, exempt)
    filling.finish()
    file.add_core(one_line(report.title), "")
    return file.to_bytes()


def homeless(form: ReportForm, report: Report, *, exempt: bool) -> tuple[str, ...]:
    """Return what this report says and the form has no place for.

    The fields of the first page that ``missing`` names already are not among it.
    """
    found = _destinations(form.places, report, form.mapping)
    said = [
        *(one.label for one in report.fields if one.label not in FIELDS and one.value.strip()),
        *(one.heading for one in report.sections if is_written(one.text)),
        *([EXEMPT] if exempt else []),
    ]
    return tuple(name for name in said if name.strip() and name not in found)


def _destinations(
    found: tuple[FormPlace, ...], report: Report, mapping: Mapping[str, str]
) -> dict[str, FormPlace]:
    """Return the place of each field and section; those of the council's own by their names."""
    known = {place.id: place for place in found}
    chosen = {name: known[place] for name, place in mapping.items() if place in known}
    used = {place.id for place in chosen.values()}
    free = {
        bare_label(one.label): one for one in reversed(found) if one.asks and one.id not in used
    }
    for name in (*(one.label for one in report.fields), *(one.heading for one in report.sections)):
        if name not in NAMES and name not in chosen and bare_label(name) in free:
            chosen[name] = free.pop(bare_label(name))
    return chosen


def _show_one_way(element: "_Element") -> None:
    """Drop the other way to show a text box that is filled: it would say what was there before."""
    for holder in element.iterancestors("{*}AlternateContent"):
        for one in list(holder.iterchildren("{*}Fallback")):
            holder.remove(one)


def _line(place: FormPlace, rows: FormRows) -> "_Element":
    return rows.paragraphs[int(place.id.rpartition(" ")[2])]


def _opened(safe: SafeWord) -> "tuple[OpcPackage, Mapping[str, Style]]":
    package = opened_package(safe.data)
    main = str(package.main_document_part.partname)[1:]
    return package, read_parts(open_archive(safe.data), main).styles
