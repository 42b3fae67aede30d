"""A council's own report form: what in it can be filled, and a report written into it.

The form is the council's: what is not filled stays as it was. Below what finance, legal and
equalities officers say it is written that it awaits clearance, until one of them is named.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktopapp.documents.form.filling import Filling, fill_below, fill_papers, fill_place
from desktopapp.documents.form.guidance import remove_notes
from desktopapp.documents.form.names import (
    ALWAYS,
    APPENDICES,
    EXEMPT,
    FIELDS,
    FURTHER_FIELDS,
    FURTHER_SECTIONS,
    NAMES,
    PAPERS,
    STANDS_FOR,
    bare_label,
    cleared,
    field_meant,
    field_named,
)
from desktopapp.documents.form.places import MOST_PLACES, places
from desktopapp.documents.form.rows import FormPlace, How, rows_of
from desktopapp.documents.report import NO_PAPERS, appendix_lines, section_text
from desktopapp.documents.word.file import WordFile, opened_package
from desktopapp.plan.answered import is_written
from desktopapp.plan.days import said_date
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

_LINES = frozenset({"line", "heading"})  # how the ids of places outside cells begin
_FEW = 4  # a form is what knows one in so many of its places at least


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
    def further(self) -> tuple[str, ...]:
        """What the form asks for that only some reports say, in lines or sections of their own."""
        return tuple(one for one in (*FURTHER_FIELDS, *FURTHER_SECTIONS) if one in self.mapping)

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields and sections that the form has no place for, but what few reports have."""
        return tuple(name for name in ALWAYS if name not in self.mapping and name != EXEMPT)


def read_form(safe: SafeWord) -> ReportForm:
    """Read a form that was made safe and propose where each field goes, or raise ``Problem``.

    A form of which nothing is recognised can be mapped by hand.
    """
    package, styles = _opened(safe)
    notes = safe.notes
    found = _believed(list(places(rows_of(WordFile(package).main.element), styles)))
    if not found:
        raise Problem(
            "This document has no place that a report could be written in.",
            safe=UNTOUCHED,
            then="A report form needs a table with a cell beside each label, or headings to "
            "write below. Choose the blank form that your council’s reports are written in.",
        )
    mapping = _proposed(found)
    if len(found) > MOST_PLACES:
        notes = (*notes, f"Of its {len(found):,} places only the first {MOST_PLACES} are shown.")
        named = set(mapping.values())
        found = [one for n, one in enumerate(found) if n < MOST_PLACES or one.id in named]
    return ReportForm(tuple(found), mapping, notes)


def _believed(found: list[FormPlace]) -> list[FormPlace]:
    """Return the places, known by chief words only in what is like a form.

    Where few headings speak of a report, that one has a word of ours says nothing.
    """
    asking = [one for one in found if one.asks]
    if sum(bool(one.field) for one in asking) * _FEW >= len(asking):
        return found
    return [
        one if field_named(one.label) == one.field else one._replace(field="") for one in found
    ]


def _proposed(found: list[FormPlace]) -> dict[str, str]:
    """Return the first place of each field, at best one that has its very name.

    A field that the form lacks has the place of what stands for it.
    """
    mapping: dict[str, str] = {}
    for place in sorted(found, key=lambda one: field_named(one.label) != one.field):
        if place.field:
            mapping.setdefault(place.field, place.id)
    for name, others in STANDS_FOR.items():
        other = next((one for one in others if one in mapping), "")
        if other and name not in mapping:
            mapping[name] = mapping.pop(other)
    return mapping


def placed(form: ReportForm, mapping: Mapping[str, str]) -> ReportForm:
    """Return a form with another mapping; names that neither side knows are passed over.

    A name that the mapping says nothing of keeps the place it was recognised in, if that is free.
    """
    known = {place.id for place in form.places}
    kept = {name: one for name, one in mapping.items() if name in NAMES and one in known}
    used = set(kept.values())
    fresh = {
        name: one for name, one in form.mapping.items() if name not in mapping and one not in used
    }
    return replace(form, mapping={**kept, **fresh})


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
    known = tuple(places(rows, styles))
    found = _destinations(known, report, mapping)
    if not found:
        raise Problem(
            "Nothing of the report has a place in this form yet.",
            safe="Nothing was made.",
            then="Choose “The council’s report form” in the Plan menu, and say what goes where.",
        )
    if remove_guidance:
        lines = {rows.line(one) for one in known if one.how is How.BELOW}
        said = {
            rows.line(one)
            for name, one in found.items()
            if one.how is How.INSTEAD and _value(report, name)
        }
        remove_notes(body, lines, said, styles)
    for one in found.values():
        cell = rows.cells.get(one.id.partition(" box ")[0])
        _show_one_way(rows.line(one) if cell is None else cell)
    labels = {rows.line(one) for one in known if one.asks and one.id.split()[0] in _LINES}
    filling = Filling(file, rows, styles, labels)
    _fill(filling, report, found, exempt)
    filling.finish()
    file.add_core(one_line(report.title), "")
    return file.to_bytes()


def _fill(filling: Filling, report: Report, found: Mapping[str, FormPlace], exempt: Text) -> None:
    for name, place in found.items():
        if said := _value(report, name):
            fill_place(filling, place, said)
    texts = {one.heading: section_text(one) for one in report.sections} | {EXEMPT: exempt}
    for name, text in texts.items():
        if text and name in found:
            fill_below(filling, found[name], text)
    papers = [(one.document, one.place) for one in report.papers] or [(NO_PAPERS, "")]
    for name, named in ((PAPERS, papers), (APPENDICES, appendix_lines(report))):
        if name in found:
            fill_papers(filling, found[name], named)


def _value(report: Report, name: str) -> str:
    """Return what a report says on one line under a name: a field, or who cleared a section."""
    for field in report.fields:
        if field.label == name:
            return one_line(field.value)
    for section in report.sections:
        known = field_meant(section.heading)
        if name == cleared(known, "by"):
            return one_line(section.cleared_by)
        if name == cleared(known, "on"):
            return said_date(section.cleared_on) if section.cleared_on else ""
    return ""


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
    said = (*(one.label for one in report.fields), *(one.heading for one in report.sections))
    for name in (one for one in said if one not in NAMES and one not in chosen):
        if bare_label(name) in free:
            chosen[name] = free.pop(bare_label(name))
        elif (known_as := field_meant(name)) in chosen and known_as not in said:
            chosen[name] = chosen.pop(known_as)
    return chosen


def _show_one_way(element: "_Element") -> None:
    """Drop the other way to show a text box that is filled: it would say what was there before."""
    for holder in element.iterancestors("{*}AlternateContent"):
        for one in list(holder.iterchildren("{*}Fallback")):
            holder.remove(one)


def _opened(safe: SafeWord) -> "tuple[OpcPackage, Mapping[str, Style]]":
    package = opened_package(safe.data)
    main = str(package.main_document_part.partname)[1:]
    return package, read_parts(open_archive(safe.data), main).styles
