"""What the checks say of answers of every kind: what is not whole, unsound or out of order."""

from dataclasses import replace
from datetime import date

from desktopapp.checks.finding import Finding
from desktopapp.documents.checklist import checklist
from desktopapp.documents.propose_report import propose_report
from desktopapp.layout.build import TableItem
from desktopapp.layout.count import count
from desktopapp.operations.exporting import check_plan
from desktopapp.plan.brief import Deliverable, SignOff
from desktopapp.plan.given import Given
from desktopapp.plan.giving import left, with_given
from desktopapp.plan.plan import Plan, new_plan
from desktopapp.plan.report import Report
from desktopapp.plan.text import plain, plain_runs
from desktopapp.store.resources import sample_response


def found(plan: Plan, rule: str) -> list[Finding]:
    return [one for one in check_plan(plan, date(2027, 3, 1)) if one.rule.name == rule]


def begun() -> Plan:
    done = sample_response()
    return new_plan(done.brief_as_sent, done.council)


def test_nothing_is_found_in_the_sample() -> None:
    plan = sample_response()
    assert not [one.message for one in check_plan(plan, date(2027, 3, 1))]


def test_a_choice_without_its_reasons_is_named_as_not_whole() -> None:
    (one,) = found(with_given(begun(), "w5", Given("Yes")), "incomplete")
    assert one.question == "w5"
    assert one.message.endswith("The reasons are not written yet.")


def test_what_is_optional_left_or_not_asked_is_not_missing() -> None:
    missing = {one.question for one in found(begun(), "unanswered")}
    assert {"w5", "w17"} < missing
    assert missing.isdisjoint({"w4", "w9", "w15", "w16", "w20"})
    plan = with_given(left(begun(), "w5", "No view"), "w10", Given("No"))
    fewer = {one.question for one in found(plan, "unanswered")}
    assert fewer == missing - {"w5", "w6", "w10", "w11", "w12"}


def test_what_cannot_be_understood_is_named_with_its_field() -> None:
    plan = with_given(begun(), "w17", Given("12,5"))
    rows = replace(sample_response().given["w19"].rows[0], cells={"From": "31 June"})
    plan = with_given(plan, "w19", Given(rows=(rows,)))
    first, second = (one.message for one in found(plan, "value"))
    assert first.startswith("What is given to question 17 is to be looked at: Write 12.5 with")
    assert second == "What is given to question 19, From is to be looked at: June has 30 days."


def test_an_answer_out_of_the_letters_order_is_named_where_the_order_is_compulsory() -> None:
    plan = sample_response()
    first, second, *_ = plan.theme_answers("money")
    moved = plan.with_order("money", [second.id, first.id])
    assert [one.question for one in found(moved, "order")] == ["w17"]
    free = replace(moved.brief_as_sent, keeps_order=False)
    assert not found(replace(moved, brief=free), "order")


def test_who_signs_and_what_is_sent_when_are_steps_of_the_checklist() -> None:
    plan = sample_response()
    due = Deliverable("d", "The costs", date(2027, 5, 1), "costs@department.example", ("money",))
    leader = SignOff("l", "Leader of the council", in_person=True, deliverable="d")
    brief = replace(
        plan.brief_as_sent, deliverables=(due,), sign_offs=(leader,), file_format="PDF"
    )
    document = checklist(replace(plan, brief=brief), Report(), ())
    rows = {
        plain_runs(row[0]): plain_runs(row[1])
        for item in document.items
        if isinstance(item, TableItem)
        for row in item.rows
    }
    assert rows["Signed by: Leader of the council"] == "The costs. In person."
    sent = "Due by 1 May 2027. To costs@department.example. It answers theme 4."
    assert rows["The costs sent"] == sent
    assert rows["E-mail sent, receipt confirmed"].endswith("Only PDF is taken.")


def test_the_report_to_members_says_which_questions_have_no_answer_and_why() -> None:
    plan = sample_response()
    text = "\n".join(plain(one.text) for one in propose_report(plan, count(plan)).sections)
    assert (
        "3 questions have no answer: 4 (for individual members); 15 (not a highway authority); "
        "16 (no homes of our own)."
    ) in text
