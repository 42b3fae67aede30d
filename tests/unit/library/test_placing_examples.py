"""Two real published documents, given by --shared: every word of their plans is kept in order."""

from functools import partial
from pathlib import Path

import pytest

from desktopapp.library.accepting import accept
from desktopapp.library.placing import place
from desktopapp.library.plan_span import WHY_COVER, WHY_LETTER, WHY_REPORT, WHY_TITLE
from desktopapp.plan.council import council_named
from desktopapp.plan.plan import Plan, SectionPlace, new_plan
from desktopapp.plan.stored_brief import parse_brief
from desktopapp.plan.text import plain
from desktopapp.readers.read import read

accept_all = partial(accept, title=True, headings=True)  # as an officer may tick

ROOT = Path(__file__).parents[3]


def words(text: str) -> list[str]:
    """Return the words without typed bullets, numbers of themes and marks of bold."""
    lines = (line.strip().removeprefix("- ") for line in text.replace("**", "").splitlines())
    found = " ".join(lines).split()
    return [word for word in found if word not in {"1.", "2.", "3.", "4."}]


def exported(plan: Plan) -> list[str]:
    parts = [plan.title]
    for section in plan.sections_at(SectionPlace.BEFORE):
        parts += [section.heading, plain(section.text)] if section.text else []
    for theme in plan.brief.themes:
        parts += [plan.theme_title(theme.id)]
        parts += [plain(answer.text) for answer in plan.theme_answers(theme.id)]
    parts += [plain(section.text) for section in plan.sections_at(SectionPlace.AFTER)]
    return words("\n".join(parts))


@pytest.mark.parametrize(
    ("name", "begins", "aside"),
    [
        ("chorley-productivity-plan-2024.txt", "Productivity Plan 2024\n", {WHY_COVER}),
        (
            "rossendale-cabinet-report-july-2024.txt",
            "Rossendale Borough Council Productivity Plan\n",
            {WHY_REPORT, WHY_LETTER},
        ),
    ],
)
def test_every_word_of_a_real_plan_is_kept_in_order(
    shared: Path, name: str, begins: str, aside: set[str]
) -> None:
    path = shared / "examples" / name
    brief_path = ROOT / "resources" / "briefs" / "productivity-2024.toml"
    brief = parse_brief(brief_path.read_text("utf-8"), brief_path.name)
    proposal = place([read(path)], brief)
    plan = accept_all(new_plan(brief, council_named("Any Council")), proposal)
    source = path.read_text("utf-8")
    assert exported(plan) == words(source[source.index(begins) :])
    assert {one.why for one in proposal.sources[0].left_aside} == aside | {WHY_TITLE}
    left = sum(
        len(words(one.text)) for one in proposal.sources[0].left_aside if one.why != WHY_TITLE
    )
    assert left + len(exported(plan)) == len(words(source))
    assert not proposal.unplaced
    assert all(plan.theme_answers(theme.id) for theme in brief.themes)
