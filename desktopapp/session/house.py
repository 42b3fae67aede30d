"""A council's own look for the documents: its Word template and its report form."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.store.files import DISK
from desktopapp.store.reasons import reason

if TYPE_CHECKING:
    from desktopapp.documents.report_form import Form
    from desktopapp.documents.template import Template

_MOST = 50 * 2**20 + 1  # bytes; the readers refuse more than 50 MB


class House(NamedTuple):
    """What of a council's own is used: its template, its report form, or neither.

    ``guidance`` says whether the form's notes on how to fill it stay.
    """

    template: "Template | None" = None
    form: "Form | None" = None
    blank: bytes = b""
    guidance: bool = True

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
        notes = [f"template: {note}" for note in self.template.notes] if self.template else []
        if self.form:
            notes += [f"report form: {note}" for note in self.form.notes]
            notes += [f"report form: it has no place for “{one}”." for one in self.form.missing]
        return tuple(notes)


OUR_LOOK = House()  # no template, no form


def read_house(
    template: Path | None = None, form: Path | None = None, *, guidance: bool = True
) -> House:
    """Read a council's template and report form, or raise ``Problem`` that names the file."""
    from desktopapp.documents.report_form import read_form  # noqa: PLC0415  # rarely asked
    from desktopapp.documents.template import read_template  # noqa: PLC0415  # the same

    house = OUR_LOOK._replace(guidance=guidance)
    path = template or form
    try:
        if template:
            house = house._replace(template=read_template(_read(template)))
        path = form
        if form:
            blank = _read(form)
            house = house._replace(form=read_form(blank), blank=blank)
    except Problem as problem:
        if problem.where or not path:
            raise
        raise Problem(
            problem.what, where=str(path), safe=problem.safe, then=problem.then
        ) from problem
    return house


def in_house(plan: Plan, house: House) -> Plan:
    """Return a plan with the template's body text and margins, for the counter to follow."""
    from desktopapp.documents.template_body import followed  # noqa: PLC0415  # rarely asked

    if not house.template:
        return plan
    return replace(plan, appearance=followed(plan.appearance, house.template))


def _read(path: Path) -> bytes:
    try:
        return DISK.read(path, _MOST)
    except (OSError, ValueError) as error:
        what, then = reason(error)
        raise Problem(
            f"“{path.name}” cannot be read. {what}",
            where=str(path),
            safe="Nothing was made or changed.",
            then=then,
        ) from error
