"""What is given beside texts: kept, brought together, told apart, and what an answer lacks."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from desktopapp.plan.agreeing import changed_at, keeping_agreed, with_status
from desktopapp.plan.answered import instead, is_answered, is_unwritten, still_lacks
from desktopapp.plan.brief import Brief, Fact, Question, Theme
from desktopapp.plan.clash import Resolution
from desktopapp.plan.compare import compare
from desktopapp.plan.council import Council, CouncilKind
from desktopapp.plan.given import EachThing, Given, GivenRow
from desktopapp.plan.given_said import changes_given
from desktopapp.plan.giving import Lack, given_to, left, rows_anew, rows_given, with_given
from desktopapp.plan.merge import merge
from desktopapp.plan.merge_unknown import merge_unknown
from desktopapp.plan.patch import composed, difference, patched
from desktopapp.plan.plan import Plan, Status, new_plan
from desktopapp.plan.repeated import with_each
from desktopapp.plan.shared import as_shown
from desktopapp.plan.stored_brief import BRIEF
from desktopapp.plan.text import Paragraph, Run
from desktopapp.plan.wanted import AnswerField, AnswerKind, Depends, Repeats
from desktopapp.store.planfile import decode_plan, encode
from tests.strategies import plans

AGREE = Question("agree", "Agreement", "Do you agree?", kind=AnswerKind.YES_OR_NO, reasons=True)
WHICH = Question(
    "which",
    "Options",
    "Which of these do you use?",
    kind=AnswerKind.CHOICES,
    options=("Barges", "Carts", "Kites"),
    depends=Depends("agree"),
)
COSTS = Question(
    "costs",
    "Costs",
    "What does each cost?",
    kind=AnswerKind.TABLE,
    fields=(AnswerField("Cost", AnswerKind.MONEY), AnswerField("From", AnswerKind.DATE)),
    rows=("Barges", "Carts"),
)
FERRIES = Question(
    "ferries", "Ferries", "How many?", kind=AnswerKind.NUMBER, needs=(Fact.HIGHWAYS,)
)
EACH = Theme(
    "each",
    2,
    "Your projects",
    questions=(
        Question("aim", "Aim", "What is it for?", kind=AnswerKind.SHORT),
        Question("end", "End", "When does it end?", kind=AnswerKind.DATE, depends=Depends("aim")),
    ),
    repeats=Repeats("project"),
)
BRIEF_OF_KINDS = Brief(
    "kinds",
    "Kinds",
    "Office of Waters",
    (Theme("waters", 1, "Waters", questions=(AGREE, WHICH, COSTS, FERRIES)), EACH),
)
FOR_EACH = with_each(
    BRIEF_OF_KINDS, (EachThing("weir", "each", "Weir"), EachThing("quay", "each", "Quay"))
)
PLAN = new_plan(BRIEF_OF_KINDS, Council("Fenmoor District Council"))


def written(plan: Plan, question: str) -> Plan:
    """Return a plan in which something is written about a question."""
    return plan.with_answer_to(question, (Paragraph("p", (Run("So it was agreed."),)),))


def test_a_yes_or_no_with_reasons_is_answered_once_both_are_there() -> None:
    assert still_lacks(PLAN, AGREE) == (Lack.CHOICE, Lack.WORDS)
    chosen = with_given(PLAN, "agree", Given("Yes"))
    assert still_lacks(chosen, AGREE) == (Lack.WORDS,)
    assert still_lacks(written(PLAN, "agree"), AGREE) == (Lack.CHOICE,)
    assert is_answered(written(chosen, "agree"), AGREE)


def test_a_table_is_answered_once_each_named_row_has_something() -> None:
    barges = with_given(PLAN, "costs", Given(rows=(GivenRow("Barges", {"Cost": "12"}),)))
    assert still_lacks(barges, COSTS) == (Lack.ROWS,)
    carts = GivenRow("Carts", {"From": "2027-04-01"})
    both = with_given(barges, "costs", Given(rows=(carts, *barges.given["costs"].rows)))
    assert is_answered(both, COSTS)
    assert [row.id for row in rows_given(COSTS, both.given["costs"])] == ["Barges", "Carts"]


def test_fields_are_answered_once_those_that_must_be_filled_are() -> None:
    fields = AnswerField("Name"), AnswerField("Name"), AnswerField("Telephone", optional=True)
    who = Question("who", "Who", "Who are you?", kind=AnswerKind.SHORT, fields=fields)
    brief = replace(BRIEF_OF_KINDS, themes=(Theme("waters", 1, "Waters", questions=(who,)),))
    plan = with_given(
        replace(PLAN, brief=brief), "who", Given(filled={"Name": "A", "Telephone": "1"})
    )
    assert still_lacks(plan, who) == (Lack.VALUE,)
    assert is_answered(with_given(plan, "who", Given(filled={"Name": "A", "Name (2)": "B"})), who)


def test_an_answer_that_is_given_is_in_draft_and_one_taken_back_leaves_nothing() -> None:
    plan = with_given(PLAN, "agree", Given("No", filled={"x": " "}))
    assert plan.given == {"agree": Given("No")}
    assert plan.status("agree") == "drafting"
    assert with_given(plan, "agree", Given()).given == {}


def test_a_plan_in_which_something_was_given_is_not_unwritten() -> None:
    assert is_unwritten(PLAN)
    assert not is_unwritten(with_given(PLAN, "agree", Given("Yes")))
    assert not is_unwritten(left(PLAN, "agree", "No view"))


def test_a_question_that_is_left_says_why_and_can_be_taken_up_again() -> None:
    plan = left(with_given(PLAN, "agree", Given("Yes")), "agree", " No view ")
    assert is_answered(plan, AGREE)
    assert instead(plan, AGREE) == "No view"
    again = left(plan, "agree", "")
    assert given_to(again, "agree") == Given("Yes")
    assert left(PLAN, "ferries", "").given == {}


def test_a_question_is_not_asked_where_an_earlier_answer_leaves_it_out() -> None:
    assert not is_answered(PLAN, WHICH)
    assert is_answered(with_given(PLAN, "agree", Given("No")), WHICH)
    assert not is_answered(with_given(PLAN, "agree", Given("yes")), WHICH)
    assert (
        instead(with_given(PLAN, "agree", Given("No")), WHICH) == "Asked only after “Yes” to 1.1"
    )
    assert instead(left(PLAN, "agree", "No view"), WHICH) == "Asked only after an answer to 1.1"


@pytest.mark.parametrize("kind", [AnswerKind.SCALE, AnswerKind.CHOICE, AnswerKind.CHOICES])
def test_an_answer_that_cannot_be_given_leaves_no_question_out(kind: AnswerKind) -> None:
    scale = replace(AGREE, kind=kind, options=("Agree", "Neither", "Disagree"))
    why = replace(WHICH, depends=Depends("agree", "no"))
    brief = replace(BRIEF_OF_KINDS, themes=(Theme("waters", 1, "Waters", questions=(scale, why)),))
    said = Given(chosen=("Agree",)) if kind is AnswerKind.CHOICES else Given("Agree")
    plan = with_given(replace(PLAN, brief=brief), "agree", said)
    assert instead(plan, why) == ""
    assert not is_answered(plan, why)
    only = replace(why, depends=Depends("agree", "disagree"))
    assert instead(plan, only) == "Asked only after “Disagree” to 1.1"


def test_a_question_is_not_asked_of_a_council_without_what_it_needs() -> None:
    assert instead(PLAN, FERRIES) == "Not a highway authority"
    county = replace(PLAN, council=Council("Fenmoor County Council", kind=CouncilKind.COUNTY))
    assert still_lacks(county, FERRIES) == (Lack.VALUE,)
    unsaid = replace(PLAN, council=replace(PLAN.council, unsaid=(Fact.HIGHWAYS,)))
    assert still_lacks(unsaid, FERRIES) == (Lack.VALUE,)


def test_questions_that_depend_on_each_other_are_both_asked() -> None:
    first = replace(AGREE, depends=Depends("which", "Kites"))
    brief = replace(
        BRIEF_OF_KINDS, themes=(Theme("waters", 1, "Waters", questions=(first, WHICH)),)
    )
    assert instead(replace(PLAN, brief=brief), first) == ""


def test_a_choice_that_was_agreed_and_then_changed_says_so_until_it_is_the_same_again() -> None:
    plan = written(with_given(PLAN, "agree", Given("Yes")), "agree")
    agreed = with_status(plan, "agree", Status.AGREED, "A. Brook", "2027-03-01")
    assert not changed_at(agreed, "agree")
    other = with_given(agreed, "agree", Given("No"))
    assert [part.agreed.words for part in changed_at(other, "agree") if part.agreed] == ["Yes\n\n"]
    assert changed_at(left(agreed, "agree", "No view"), "agree")
    assert not changed_at(with_given(other, "agree", Given("Yes")), "agree")
    unkept = replace(agreed, answers=tuple(replace(one, agreed=None) for one in agreed.answers))
    assert changed_at(keeping_agreed(unkept, with_given(unkept, "agree", Given("No"))), "agree")


def each(*names: str) -> tuple[EachThing, ...]:
    return tuple(EachThing(name.lower(), "each", name) for name in names)


def test_what_is_answered_for_each_of_several_stands_once_for_each() -> None:
    plan = replace(PLAN, things=each("Weir", "Quay"))
    titles = [theme.title for theme in plan.brief.themes]
    assert titles == ["Waters", "Your projects: Weir", "Your projects: Quay"]
    numbers = [plan.brief.number(one.id) for _, one in plan.brief.questions()][-4:]
    assert numbers == ["2.1 (1)", "2.2 (1)", "2.1 (2)", "2.2 (2)"]
    assert plan.brief.find("2.2 (2)") == "end@quay"
    _, end = plan.brief.question("end@quay")
    assert end.depends == Depends("aim@quay")
    assert replace(plan, things=()).brief == BRIEF_OF_KINDS
    assert replace(plan, things=each("Quay", "Weir")).brief.themes[1].title.endswith("Quay")


def test_a_question_alone_that_repeats_keeps_the_numbers_of_those_behind_it() -> None:
    themes = (
        Theme("waters", 1, "W", questions=(replace(COSTS, repeats=Repeats("canal")), AGREE)),
    )
    things = EachThing("a", "costs", "A"), EachThing("b", "costs", "B")
    plan = replace(PLAN, brief=replace(BRIEF_OF_KINDS, themes=themes), things=things)
    assert [plan.brief.number(one.id) for _, one in plan.brief.questions()] == [
        "1.1 (1)",
        "1.1 (2)",
        "1.2",
    ]


def test_a_plan_of_several_things_is_the_same_after_it_was_saved_and_noted() -> None:
    plan = replace(PLAN, things=each("Weir", "Quay"))
    plan = with_given(plan, "aim@quay", Given("To land fish"))
    again = decode_plan(encode(plan)).plan
    assert again == plan
    assert again.brief_as_sent == BRIEF_OF_KINDS
    change = difference(PLAN, plan)
    assert "brief" not in change
    assert patched(PLAN, change) == plan
    assert BRIEF.write(plan.brief_as_sent) == BRIEF.write(BRIEF_OF_KINDS)
    assert [one.name for one in compare(PLAN, plan) if one.name] == [
        "What is chosen and filled in",
        "The things of which each is answered",
    ]


def test_what_is_given_is_noted_where_it_changed() -> None:
    one = with_given(PLAN, "agree", Given("Yes"))
    both = with_given(one, "ferries", Given("2"))
    last = with_given(both, "agree", Given())
    assert difference(both, last)["given"] == {"agree": None}
    assert difference(one, both)["given"] == {"ferries": {"value": "2"}}
    change = composed(difference(one, both), difference(both, last))
    assert patched(one, change) == last


def test_two_values_of_one_question_are_a_clash_and_a_person_decides() -> None:
    ours, theirs = (with_given(PLAN, "agree", Given(value)) for value in ("Yes", "No"))
    merged = merge(PLAN, ours, theirs)
    assert given_to(merged.plan, "agree") == Given("Yes")
    clashes = [(one.place, one.ours, one.theirs) for one in merged.clashes]
    assert clashes == [("1.1 Agreement", "Yes", "No")]
    taken = merge(PLAN, ours, theirs, lambda _clash: Resolution.THEIRS)
    assert given_to(taken.plan, "agree") == Given("No")


def test_rows_fields_and_options_of_two_people_are_all_there() -> None:
    ours = with_given(
        PLAN,
        "costs",
        Given(rows=(GivenRow("Barges", {"Cost": "1"}), GivenRow("a", {"Cost": "3"}))),
    )
    theirs = with_given(
        PLAN, "costs", Given(rows=(GivenRow("Barges", {"From": "2027-01-01"}), GivenRow("b")))
    )
    ours = with_given(ours, "which", Given(chosen=("Barges",)))
    theirs = with_given(theirs, "which", Given(chosen=("Kites",)))
    merged = merge(PLAN, ours, theirs)
    rows = {row.id: dict(row.cells) for row in given_to(merged.plan, "costs").rows}
    assert rows == {"Barges": {"Cost": "1", "From": "2027-01-01"}, "a": {"Cost": "3"}, "b": {}}
    assert set(given_to(merged.plan, "which").chosen) == {"Barges", "Kites"}
    assert not merged.clashes
    assert len(merged.plan.answers_to("costs")) == 1


def test_a_question_that_one_left_and_the_other_answered_is_a_clash() -> None:
    before = with_given(PLAN, "agree", Given("Yes"))
    ours = left(before, "agree", "No view")
    theirs = with_given(before, "agree", Given("No"))
    merged = merge(before, ours, theirs)
    assert given_to(merged.plan, "agree") == Given("Yes", left="No view")
    assert len(merged.clashes) == 1
    taken = merge(before, ours, theirs, lambda _clash: Resolution.THEIRS)
    assert given_to(taken.plan, "agree") == Given("No")


def test_things_that_two_people_named_are_all_there_with_their_answers() -> None:
    ours = with_given(replace(PLAN, things=each("Weir")), "aim@weir", Given("Water"))
    theirs = with_given(replace(PLAN, things=each("Quay")), "aim@quay", Given("Fish"))
    merged = merge(PLAN, ours, theirs)
    assert {one.name for one in merged.plan.things} == {"Weir", "Quay"}
    assert {"aim@weir", "aim@quay"} == set(merged.plan.given)
    assert not merged.clashes


def test_a_shared_copy_has_the_reason_alone_of_a_question_that_is_left() -> None:
    plan = left(with_given(PLAN, "agree", Given("Yes")), "agree", "No view")
    assert as_shown(plan).given == {"agree": Given(left="No view")}


@settings(max_examples=20)
@given(plans(FOR_EACH), plans(FOR_EACH), plans(FOR_EACH))
def test_plans_of_several_things_are_saved_noted_and_brought_together(
    before: Plan, ours: Plan, theirs: Plan
) -> None:
    ours, theirs = (replace(one, id=before.id) for one in (ours, theirs))
    assert decode_plan(encode(ours)).plan == ours
    assert patched(before, json.loads(json.dumps(difference(before, ours)))) == ours
    assert merge(before, before, ours).plan.given == ours.given
    merged = merge(before, ours, theirs).plan
    assert decode_plan(encode(merged)).plan == merged
    mirrored = merge(before, theirs, ours)
    if not mirrored.clashes:
        assert mirrored.plan.given == merged.given


@pytest.mark.parametrize("form", ["given", "things", "form_override"])
def test_what_nobody_gave_is_not_written(form: str) -> None:
    assert form.encode() not in encode(PLAN)


def test_rows_that_were_put_in_again_are_the_rows_they_were() -> None:
    cells = [{"Cost": f"{n}", "From": "2027"} for n in range(3)]
    before = rows_anew((), cells)
    assert rows_anew(before, cells) == before
    changed = rows_anew(before, [{"Cost": "1", "From": "2030"}, cells[2], {"Cost": "9"}], "Cost")
    assert [row.id for row in changed[:2]] == [before[1].id, before[2].id]
    assert changed[2].id not in {row.id for row in before}


def test_equal_rows_of_two_people_are_there_once() -> None:
    base = with_given(PLAN, "costs", Given(rows=(GivenRow("r1", {"Cost": "1"}),)))
    sides = []
    for side in ("a", "b"):
        rows = [GivenRow(f"{side}{n}", {"Cost": f"{n}"}) for n in (1, 2)]
        last = GivenRow(f"{side}9", {"From": side})
        sides.append(with_given(base, "costs", Given(rows=(*rows, last))))
    for pair in (sides, sides[::-1]):
        merged = merge(base, *pair)
        rows = given_to(merged.plan, "costs").rows
        assert [row.id for row in rows] == ["r1", "a2", "a9", "b9"]
        assert not merged.clashes


def test_a_clash_and_a_version_say_what_was_given_in_words() -> None:
    base = with_given(PLAN, "costs", Given(rows=(GivenRow("Barges", {"Cost": "184500"}),)))
    ours, theirs = (
        with_given(base, "costs", Given(rows=(GivenRow("Barges", {"Cost": cost}),)))
        for cost in ("42", "1500")
    )
    (clash,) = merge(base, ours, theirs).clashes
    assert clash.place == "1.3 Costs: Barges, Cost"
    assert (clash.base, clash.ours, clash.theirs) == ("£184,500", "£42", "£1,500")
    number = with_given(PLAN, "agree", Given("Yes"))
    assert list(changes_given(PLAN, number)) == [("agree", "1.1 Agreement: nothing → Yes")]
    (given,) = [one for one in compare(PLAN, number) if one.name]
    assert "".join(words for _, words in given.spans) == "1.1 Agreement: Yes"


def test_what_only_one_gave_is_a_choice_where_nobody_knows_what_both_come_from() -> None:
    ours = with_given(PLAN, "agree", Given("Yes"))
    merged = merge_unknown(ours, PLAN, lambda _clash: Resolution.OURS)
    found = [one for one in merged.clashes if one.place == "1.1 Agreement"]
    assert [(one.ours, one.theirs) for one in found] == [("Yes", "")]
    assert merged.plan.given == ours.given
