"""What a template would make of a plan's pages, estimated for the counter."""

import io
from dataclasses import replace

import docx
import pytest
from docx.shared import Pt

from desktopapp.documents.template_estimate import estimated
from desktopapp.documents.to_docx import to_docx
from desktopapp.layout.build import build
from desktopapp.layout.count import count
from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.store import resources
from tests import council_files
from tests.sanitised import template_of


@pytest.fixture(scope="module")
def plan() -> Plan:
    return resources.sample()


@pytest.mark.parametrize(("size", "margin"), [(11.0, 50.0), (12.0, 56.7), (14.0, 72.0)])
def test_our_own_document_as_a_template_gives_our_own_pages(
    plan: Plan, size: float, margin: float
) -> None:
    own = replace(plan, appearance=replace(plan.appearance, size=size, margin=margin))
    look = estimated(plan, template_of(to_docx(build(own))))
    assert (look.size, look.font) == (size, own.appearance.font)
    assert look.spacing == pytest.approx(own.appearance.spacing, rel=0.03)
    assert count(replace(plan, appearance=look)).pages == count(own).pages


def test_larger_gaps_headings_and_edges_of_a_template_take_more_room(plan: Plan) -> None:
    made = docx.Document(io.BytesIO(council_files.house()))
    rooms = []
    for change in (
        lambda: None,
        lambda: setattr(made.styles["Normal"].paragraph_format, "space_after", Pt(12)),
        lambda: setattr(made.styles["Marlow Section 2"].font, "size", Pt(22)),
        lambda: setattr(made.sections[0], "bottom_margin", Pt(150)),
    ):
        change()
        rooms.append(estimated(plan, template_of(council_files.saved(made))).spacing)
    assert rooms == sorted(set(rooms))


def test_a_template_that_says_no_size_has_text_of_ten_points(plan: Plan) -> None:
    made = docx.Document(io.BytesIO(council_files.house()))
    made.styles["Normal"].font.size = None
    for one in list(made.styles.element.iter("{*}docDefaults")):
        one.getparent().remove(one)
    assert estimated(plan, template_of(council_files.saved(made))).size == 10


def test_a_template_whose_font_is_absent_is_said_by_its_name(plan: Plan) -> None:
    made = docx.Document(io.BytesIO(council_files.house()))
    made.styles["Normal"].font.name = "Fenland Gothic"
    with pytest.raises(Problem, match="Fenland Gothic"):
        estimated(plan, template_of(council_files.saved(made)))
