"""A council's own look for the documents: its Word template and its report form."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.readers.reading import MOST_DOCUMENT_BYTES
from desktopapp.store.choices import REPORT_FORM, TEMPLATE, PairsSetting, TextSetting, mapping_of
from desktopapp.store.reading import read_file
from desktopapp.store.settings import Settings

if TYPE_CHECKING:
    from desktopapp.documents.report_form import ReportForm
    from desktopapp.documents.template import Template
    from desktopapp.readers.word_safe import SafeWord


class CouncilFiles(NamedTuple):
    """What of a council's own is used: its template, its report form, or neither.

    ``guidance`` says whether the form's notes on how to fill it stay, ``kept`` whether a
    mapping is not what was recognised but what was kept before. How a file is mapped is kept as
    ``mapped_as``, by the digest of what it held when it was read: places in a form are known by
    where they stand, so in a changed form they would be others, and a copy elsewhere is the same
    file. An empty text there says that nothing of it is used. Of two files it is the form's.
    """

    template: "Template | None" = None
    form: "ReportForm | None" = None
    blank: "SafeWord | None" = None
    guidance: bool = True
    kept: bool = False
    mapped_as: PairsSetting | None = None

    def data(self) -> dict[str, object]:
        """Return how both are used, as the command line prints it in JSON."""
        found: dict[str, object] = {}
        if self.template:
            found["template"] = {
                "mapping": dict(self.template.mapping),
                "added": list(self.template.missing),
                "notes": list(self.template.notes),
            }
        if self.form:
            labels = {place.id: place.label for place in self.form.places}
            found["report_form"] = {
                "mapping": {name: labels[one] for name, one in self.form.mapping.items()},
                "unrecognised": list(self.form.unrecognised),
                "missing": list(self.form.missing),
                "notes": list(self.form.notes),
            }
        return found

    @property
    def said(self) -> tuple[str, ...]:
        """Sentences that say what was left behind and what has no place."""
        notes = [f"Template: {note}" for note in self.template.notes] if self.template else []
        if self.form:
            notes += [f"Report form: {note}" for note in self.form.notes]
            lacking = ", ".join(f"“{one}”" for one in self.form.missing)
            notes += [f"Report form: It has no place for {lacking}."] if lacking else []
        return tuple(notes)

    def used_for(self, looks: Collection[TextSetting | None]) -> "CouncilFiles":
        """Return what of it is used where documents take these looks."""
        return self._replace(
            template=self.template if TEMPLATE in looks else None,
            form=self.form if REPORT_FORM in looks else None,
        )


class FileRow(NamedTuple):
    """One of our styles or fields, what of a file can be used for it by id, and what is."""

    ours: str
    choices: tuple[tuple[str, str], ...]  # the id, and the words for it
    chosen: str


OUR_LOOK = CouncilFiles()  # no template, no form


def read_council_files(
    template: Path | None = None,
    form: Path | None = None,
    *,
    guidance: bool = True,
    settings: Settings | None = None,
) -> CouncilFiles:
    """Read a council's template and report form, or raise ``Problem`` that names the file.

    Both are made safe by a process of its own, which is ended where it takes too long.

    Where ``settings`` hold how this very file was mapped, that holds.
    """
    from desktopapp.documents.report_form import placed, read_form  # noqa: PLC0415  # rarely asked
    from desktopapp.documents.template import adjusted, read_template  # noqa: PLC0415  # the same
    from desktopapp.readers.read import sanitise  # noqa: PLC0415  # the same

    house = OUR_LOOK._replace(guidance=guidance)
    path = template or form
    try:
        if template:
            data = read_file(template, MOST_DOCUMENT_BYTES)
            read = read_template(sanitise(data))
            mapped_as = _mapping(data)
            mapped = settings.get(mapped_as) if settings else {}
            used = adjusted(read, mapped) if mapped else read
            house = house._replace(template=used, kept=bool(mapped), mapped_as=mapped_as)
        path = form
        if form:
            data = read_file(form, MOST_DOCUMENT_BYTES)
            blank = sanitise(data)
            found = read_form(blank)
            mapped_as = _mapping(data)
            mapped = settings.get(mapped_as) if settings else {}
            used_form = placed(found, mapped) if mapped else found
            kept = house.kept or bool(mapped)
            house = house._replace(form=used_form, blank=blank, kept=kept, mapped_as=mapped_as)
    except Problem as problem:
        if problem.where or not path:
            raise
        raise problem.at(path) from problem
    return house


def as_in_template(plan: Plan, house: CouncilFiles) -> Plan:
    """Return a plan that takes about the pages it has in the template, for the counter."""
    from desktopapp.documents.template_estimate import estimated  # noqa: PLC0415  # rarely asked

    if not house.template:
        return plan
    return replace(plan, appearance=estimated(plan, house.template))


def refuse_one_place_twice(mapping: Mapping[str, str]) -> None:
    """Raise ``Problem`` where two things of a report go to one place in its form."""
    first: dict[str, str] = {}
    for ours, place in mapping.items():
        if place and first.setdefault(place, ours) != ours:
            raise Problem(
                f"“{first[place]}” and “{ours}” go to the same place in the form.",
                safe="Nothing was changed.",
                then="Choose another place for one of them.",
            )


def _mapping(data: bytes) -> PairsSetting:
    return mapping_of(hashlib.sha256(data).hexdigest())


def council_file(settings: Settings, setting: TextSetting) -> Path | None:
    """Return the path of the council's template or report form, or nothing.

    Where the officer has chosen none, that which IT has set. To choose no file is a choice too.
    """
    path = settings.get(setting)
    return Path(path) if path else None


def template_rows(template: "Template") -> tuple[FileRow, ...]:
    """Return our styles, each with the styles of a template that can be used for it."""
    from desktopapp.documents.template import OURS  # noqa: PLC0415  # rarely asked

    return tuple(
        FileRow(
            ours,
            tuple((name, name) for name in template.choices_for(ours)),
            template.mapping.get(ours, ""),
        )
        for ours in OURS
    )


def form_rows(form: "ReportForm") -> tuple[FileRow, ...]:
    """Return the fields and sections of a report, each with the places of a form for it.

    Of what few reports have only what this form asks for.
    """
    from desktopapp.documents.form.names import ALWAYS, NAMES  # noqa: PLC0415  # rarely asked

    places = tuple((one.id, f"{one.label} ({one.how})") for one in form.places)
    asked = {one.field for one in form.places} | set(form.mapping)
    return tuple(
        FileRow(name, places, form.mapping.get(name, ""))
        for name in NAMES
        if name in ALWAYS or name in asked
    )
