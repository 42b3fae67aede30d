"""What the checks cost: a whole plan, a long one, and what is left to do after one edit."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from desktopapp.checks.finding import Facts
from desktopapp.checks.kept import Kept
from desktopapp.checks.rules import check
from desktopapp.layout.build import build
from desktopapp.layout.count import count_document
from desktopapp.layout.pages import lay_out
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import Foreign, Paragraph, Run, new_id
from desktopapp.store.resources import sample
from tests.benchmarks.timing import milliseconds

Figure = Callable[[str, str, str], None]
TODAY = date(2024, 6, 1)


def long_plan(times: int) -> Plan:
    """Return the sample with each of its texts as often again, in paragraphs of their own."""
    plan = sample()
    for n in range(times):
        for part in sample().parts():
            text = (one for one in part.text if not isinstance(one, Foreign))
            anew = tuple(replace(one, id=new_id()) for one in text)
            plan = plan.with_part(replace(part, id=f"{part.id}-{n}", text=anew))
    return plan


def facts_of(plan: Plan, kept: Kept | None = None) -> Facts:
    document = build(plan)
    counted = count_document(plan, document, lay_out(document))
    return Facts(plan, TODAY, document, counted, kept=Kept(kept))


def edited(plan: Plan) -> Plan:
    """Return the plan with other words in one paragraph of its longest text."""
    part = max(plan.parts(), key=lambda one: len(one.text))
    words = Paragraph(new_id(), (Run("We measured  this again , and it holds."),))
    return plan.with_text(part.id, (*part.text, words))


def cost(facts: Facts) -> float:
    """Return the milliseconds of a look that knows nothing of an earlier one."""
    return milliseconds(lambda: check(replace(facts, kept=Kept())), warm=1)


def cost_after_an_edit(facts: Facts) -> float:
    """Return the milliseconds of the look after one edit."""
    check(facts)
    after = facts_of(edited(facts.plan))
    return milliseconds(lambda: check(replace(after, kept=Kept(facts.kept))), warm=1)


def test_a_plan_of_four_pages_is_checked_at_once(figure: Figure, noise: float) -> None:
    facts = facts_of(sample())
    whole, after = cost(facts), cost_after_an_edit(facts)
    figure(f"checks of {facts.counted.pages} pages", f"{whole:.0f} ms", "at most 120 ms")
    figure("the same after one edit", f"{after:.1f} ms", "at most 25 ms")
    assert whole <= 120 * noise
    assert after <= 25 * noise


def test_a_plan_of_sixty_pages_is_checked_while_somebody_reads_a_line(
    figure: Figure, noise: float
) -> None:
    facts = facts_of(long_plan(17))
    whole, after = cost(facts), cost_after_an_edit(facts)
    figure(f"checks of {facts.counted.pages} pages", f"{whole:.0f} ms", "at most 1,200 ms")
    figure("the same after one edit", f"{after:.1f} ms", "at most 25 ms")
    assert facts.counted.pages >= 60
    assert whole <= 1200 * noise
    assert after <= 25 * noise
