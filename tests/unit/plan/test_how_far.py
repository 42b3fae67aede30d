"""How far a plan is and what comes next, in the order in which officers work."""

from dataclasses import replace

from desktopapp.plan.council import Council
from desktopapp.plan.how_far import how_far, said_how_far, said_next
from desktopapp.plan.pencil import MarkKind, new_doubt
from desktopapp.plan.plan import Answer, AskState, Coverage, Plan, Status, new_plan
from desktopapp.plan.text import Paragraph, Run, new_id, paragraphs
from desktopapp.plan.words_then import WordsThen
from desktopapp.store.resources import brief, sample
from tests.strategies import harbour


def written(status: Status = Status.READY) -> Plan:
    """Return a plan in which every question has an answer of this status."""
    plan = new_plan(brief("productivity-2024"), Council("Wyvern Vale District Council"))
    for theme, question in plan.brief.questions():
        answer = Answer(new_id(), theme.id, (question.id,), paragraphs("We did."), status=status)
        plan = plan.with_part(answer)
    return plan


def said(plan: Plan, findings: int = 0) -> tuple[str, str]:
    far = how_far(plan)
    return said_how_far(far, findings), said_next(plan, far, findings)


def test_a_new_plan_has_all_questions_to_write_from_the_first_on() -> None:
    plan = new_plan(brief("productivity-2024"), Council("Wyvern Vale District Council"))
    state, following = said(plan)
    assert state.endswith(" questions have no text")
    assert following == "Next: write 1.1 Organisational change"


def test_what_was_borrowed_is_settled_before_drafts_are_finished() -> None:
    plan = written(Status.DRAFTING)
    first = plan.answers[1]
    marked = (Run("Netherby", doubt=new_doubt(MarkKind.COUNCIL)), Run(" did it."))
    plan = plan.with_part(replace(first, text=(Paragraph(new_id(), marked),)))
    state, following = said(plan)
    assert state == "1 thing to settle"
    assert following.startswith("Next: settle what was borrowed in 1.2 ")


def test_what_changed_since_it_was_agreed_is_named_once_and_not_as_a_draft() -> None:
    plan = written()
    agreed = WordsThen("Other words.", "A. Brook", "2024-06-12")
    third = replace(plan.answers[2], status=Status.AGREED, agreed=agreed)
    state, following = said(plan.with_part(third))
    assert state == "1 answer changed since agreed"
    assert following.startswith("Next: have agreed again 1.3 ")
    assert how_far(plan.with_part(third)).unready == ()


def test_drafts_are_to_finish_and_then_findings_to_look_at() -> None:
    plan = written()
    draft = plan.with_part(replace(plan.answers[3], status=Status.DRAFTING))
    assert said(draft, 2)[0] == "1 answer still to finish"
    assert said(draft, 2)[1].startswith("Next: finish 1.4 ")
    assert said(plan, 2) == ("2 findings to look at", "Next: look at the findings")


def test_a_finished_plan_is_ready_to_send() -> None:
    assert said(sample()) == ("Ready to send", "Next: make the documents")
    assert said(written()) == ("Ready to send", "Next: make the documents")


def test_a_theme_that_asks_without_questions_is_to_be_written_too() -> None:
    plan = new_plan(harbour(), Council("Fenmoor District Council"))
    for theme, question in plan.brief.questions():
        answer = Answer(new_id(), theme.id, (question.id,), paragraphs("We did."))
        plan = plan.with_part(replace(answer, status=Status.READY))
    assert said(plan) == ("1 theme has no text", "Next: write Theme 3 Ten years")
    own = Answer(new_id(), "future", text=paragraphs("Twice the fish."))
    assert said(plan.with_part(own))[0] == "Ready to send"
    left = plan
    for ask in plan.brief.theme("future").asks:
        left = left.with_coverage(ask.id, Coverage(AskState.LEFT_OUT, reason="Not ours."))
    assert said(left)[0] == "Ready to send"
