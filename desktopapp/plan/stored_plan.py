"""How a plan is kept as plain data, and read from it."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from desktopapp.plan.brief import Brief
from desktopapp.plan.own_ids import are_records, told_apart
from desktopapp.plan.plan import Answer, Plan, Section
from desktopapp.plan.schema import Maybe, Record, record_of
from desktopapp.plan.shapes import DataError, described

if TYPE_CHECKING:
    from desktopapp.plan.report import Report


class _ReportShape:
    """The report, whose records are loaded with the first plan that holds one.

    They cost some milliseconds, which the start of the window need not wait for.
    """

    def read(self, data: object, place: str) -> "Report":
        """Return the report, or raise ``DataError`` that names the place."""
        from desktopapp.plan.report import REPORT  # noqa: PLC0415  # see above

        return REPORT.read(data, place)

    def write(self, value: "Report") -> object:
        """Return the report as plain data."""
        from desktopapp.plan.report import REPORT  # noqa: PLC0415  # see above

        return REPORT.write(value)


ANSWER = record_of(Answer)
SECTION = record_of(Section)
PARTS: Mapping[str, Record[Any]] = {"answers": ANSWER, "sections": SECTION}  # what holds the text
STORED_AS = {"brief": "brief_as_sent"}  # what a field becomes in a plan follows from others
PLAN = Record(Plan, unstored=("brief", "pictures"), report=Maybe(_ReportShape()))


def plan_data(plan: Plan) -> dict[str, object]:
    """Return a plan as plain data, without its brief and the bytes of its pictures."""
    return PLAN.write(plan)


def read_plan(data: object, brief: Brief, pictures: Mapping[str, bytes]) -> Plan:
    """Make a plan of plain data, its brief and its pictures, or raise ``DataError``.

    Of two records of a list with one id, which no program writes, both are kept: the later gets an
    id of its own, always the same. So it is with two blocks of a text.
    """
    if not isinstance(data, Mapping):
        raise DataError("plan", "a group of keys", described(data))
    plan = PLAN.fill(data, "plan", brief=brief, pictures=pictures)
    themes = {theme.id for theme in plan.brief.themes}
    for answer in plan.answers:
        if answer.theme not in themes:
            raise DataError("plan.answers", "a theme of the brief", f"“{answer.theme}”")
    return _with_own_ids(plan)


def _with_own_ids(plan: Plan) -> Plan:
    """Return a plan in which no two records of a list have one id, and no two parts."""
    held = {name: getattr(plan, name) for name in PLAN.shapes}
    lists = [(name,) for name, one in held.items() if name not in PARTS and are_records(one)]
    apart: dict[str, Any] = {}
    for names in (tuple(PARTS), *lists):
        records = tuple(one for name in names for one in held[name])
        told = told_apart(records)
        if told is not records:
            rest = iter(told)
            apart |= {name: tuple(islice(rest, len(held[name]))) for name in names}
    return replace(plan, **apart) if apart else plan
