"""Checks of figures: what is found leads to its place, and what is mended follows its figure."""

from dataclasses import replace
from datetime import date

from desktopapp.checks.finding import Facts, Finding, found_at
from desktopapp.checks.rules import check
from desktopapp.layout.build import build
from desktopapp.layout.count import count_document
from desktopapp.layout.pages import lay_out
from desktopapp.plan.figure_uses import figure_run, figure_uses
from desktopapp.plan.figures import Figure, FigureValue
from desktopapp.plan.fixes import with_fixes
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import Block, Paragraph, Run, Table, plain
from desktopapp.store.resources import sample

BUDGET = Figure("f1", "Net budget", now=FigureValue("v1", "1200000"))


def plan_of(*blocks: Block, figures: tuple[Figure, ...] = (BUDGET,)) -> Plan:
    plan = sample()
    return replace(plan, figures=figures).with_text(plan.sections[0].id, blocks)


def line(*runs: Run) -> Paragraph:
    return Paragraph(f"p{len(runs)}", runs)


def found(plan: Plan, *rules: str) -> list[Finding]:
    document = build(plan)
    counted = count_document(plan, document, lay_out(document))
    facts = Facts(plan, date(2027, 3, 1), document, counted)
    return [one for one in check(facts) if one.rule.name in rules]


ALL = (
    *("undated figure", "unsourced figure", "old figure", "figure typed over", "figure twice"),
    *("figure said otherwise", "mixed periods", "sum"),
)


def test_a_plan_without_figures_and_a_sound_one_have_no_findings_of_them() -> None:
    assert found(sample(), *ALL) == []
    now = FigureValue("v1", "1200000", "2026/27", date(2026, 4, 1), "Budget book")
    sound = replace(BUDGET, now=now)
    assert found(plan_of(line(figure_run(sound, "")), figures=(sound,)), *ALL) == []


def test_a_figure_in_use_that_says_too_little_is_named_once_for_each_thing_it_lacks() -> None:
    old = replace(BUDGET, now=replace(BUDGET.now, as_at=date(2025, 1, 1)))
    plan = plan_of(line(figure_run(old, "")), figures=(old,))
    assert [one.message for one in found(plan, *ALL)] == [
        "“Net budget” has no source.",
        "“Net budget” is as at 1 January 2025, over a year ago.",
    ]
    (bare,) = found(plan_of(line(figure_run(BUDGET, ""))), "undated figure")
    assert bare.message == "“Net budget” has no period and no day."


def test_words_that_were_typed_over_are_mended_and_follow_their_figure_again() -> None:
    run = replace(figure_run(BUDGET, "million"), text="£1.7 million")
    plan = plan_of(line(Run("We spend "), run, Run(" a year.")))
    (finding,) = found(plan, "figure typed over")
    place = found_at(plan, finding)
    assert place
    assert (place[0].position, place[1]) == (9, 12)
    mended = with_fixes(plan, finding.fixes)
    assert plain(mended.sections[0].text) == "We spend £1.2 million a year."
    assert figure_uses(mended)["f1"][0].is_true


def test_a_value_typed_behind_the_name_of_a_figure_is_named_at_its_place() -> None:
    (finding,) = found(plan_of(line(Run("Our net budget is £9m."))), "figure said otherwise")
    assert finding.message == "“Net budget” is “£9m” here; the figure says “£1,200,000”."
    assert finding.evidence[0].words == "£9m"


def test_two_figures_of_one_name_are_named_though_no_text_has_them() -> None:
    other = replace(BUDGET, id="f2", now=FigureValue("v2", "5"))
    (finding,) = found(plan_of(line(Run("Yes.")), figures=(BUDGET, other)), "figure twice")
    assert finding.message == "“Net budget” is kept twice: £1,200,000 and £5."


def test_totals_that_do_not_add_up_are_named_in_tables_and_sentences() -> None:
    rows = (("Service", "Cost"), ("A", "£10"), ("B", "£20"), ("Total", "£40"))
    table = Table("t", tuple(tuple((Run(cell),) for cell in row) for row in rows), summary="Costs")
    plan = plan_of(table, line(Run("Yes. We save £100, made up of £40 and £30.")))
    findings = found(plan, "sum")
    assert [one.message for one in findings] == [
        "The parts of “£40” come to £30.",
        "The parts of “£100” come to £70.",
    ]
    assert [one.evidence[0].words for one in findings] == ["£40", "£100"]


def test_what_is_typed_twice_is_offered_as_a_figure() -> None:
    plan = plan_of(line(Run("We save £1,234,567 a year. Of £1,234,567 half is kept.")))
    finding = next(one for one in found(plan, "typed figure") if one.part == plan.sections[0].id)
    assert finding.message == "“£1,234,567” is typed in 2 places."
    assert len(finding.evidence) == 2
    assert found(replace(plan, figures=()), "typed figure") == []  # twice may be chance
