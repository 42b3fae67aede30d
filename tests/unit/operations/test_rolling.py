"""The next plan from an old one: nothing is carried in silence, and nothing is lost."""

from dataclasses import replace
from datetime import date

import pytest

from desktopapp.operations.rolling import (
    RoundKind,
    carried,
    given_in_lines,
    is_carried,
    may_be_taken_out,
    of_kind,
    rolled,
    rows,
    said_age,
    said_not_taken,
    said_round,
    taken_out,
)
from desktopapp.plan.asked_anew import with_brief
from desktopapp.plan.brief import Brief, Question, Theme
from desktopapp.plan.council import council_named
from desktopapp.plan.figure_uses import figure_run, with_figure
from desktopapp.plan.figures import Figure, FigureUnit, FigureValue
from desktopapp.plan.given import EachThing, Given, GivenRow
from desktopapp.plan.giving import NOTHING_GIVEN, given_notes, given_to, with_given
from desktopapp.plan.measures import Measure
from desktopapp.plan.plan import HeadingChoice, Plan, Status, new_plan
from desktopapp.plan.printed import given_text
from desktopapp.plan.shared import as_shown
from desktopapp.plan.text import Heading, Paragraph, Run, Table, paragraphs, plain, plain_runs
from desktopapp.plan.wanted import AnswerField, AnswerKind, Repeats
from desktopapp.store.planfile import decode_plan, encode

RAN = Question("ran", "Ferries", "How many ferries did you run in the year?", number="1")
LAMPS = Question("lamps", "Lamps", "Please describe your plans for the lamps.", number="2")
CLOSED = Question("closed", "Closed", "Which piers are closed, and why?", number="3")
FUND = Question(
    "fund", "Fund", "Do you have a repair fund?", number="4", kind=AnswerKind.YES_OR_NO
)


def letter(*questions: Question, name: str = "then") -> Brief:
    return Brief(
        name,
        f"Letter of {name}",
        "An invented ministry",
        (Theme("t", 1, "Piers", questions=questions),),
    )


@pytest.fixture
def old() -> Plan:
    """Return a plan in which one answer serves two questions, and one question is left blank."""
    plan = new_plan(letter(RAN, LAMPS, CLOSED, FUND), council_named("Eastmere District Council"))
    plan = replace(plan, title="Piers plan 2026", deadline_override=date(2026, 7, 16))
    plan = plan.with_answer_to("ran", paragraphs("We ran nine ferries in 2025/26."))
    both = plan.answers[0]
    plan = plan.with_part(replace(both, questions=("ran", "lamps")))
    plan = plan.with_answer_to("closed", paragraphs("Two piers are closed for want of planks."))
    return with_given(plan, "fund", Given("Yes"))


NEXT = letter(
    replace(FUND, id="n1", number="A1"),
    replace(RAN, id="n2", number="A2"),
    replace(CLOSED, id="n3", text="Which piers and jetties are closed, and why?", number="A3"),
    Question("n4", "Boats", "What do you charge for rowing boats?", number="A4"),
    name="now",
)


def test_the_same_words_are_carried_and_all_others_stand_beside(old: Plan) -> None:
    plan, found = rolled(old, NEXT)
    assert found.data() == {
        "carried": [{"from": "fund", "to": "n1"}, {"from": "ran", "to": "n2"}],
        "reworded": [{"from": "closed", "to": "n3"}],
        "new": ["n4"],
        "gone": ["lamps"],
    }
    assert [plain(one.text) for one in plan.answers_to("n2")] == [
        "We ran nine ferries in 2025/26."
    ]
    assert plan.status("n2") is Status.DRAFTING
    assert given_to(plan, "n1").value == "Yes"
    assert not plan.answers_to("n3")
    kinds = [(row.kind, row.question.id if row.question else "") for row in rows(plan)]
    assert kinds == [
        (RoundKind.SAME, "n1"),
        (RoundKind.SAME, "n2"),
        (RoundKind.REWORDED, "n3"),
        (RoundKind.NEW, "n4"),
        (RoundKind.GONE, ""),
    ]
    gone = rows(plan)[-1].earlier
    assert gone
    assert plain(gone.text) == "We ran nine ferries in 2025/26."  # it answered both
    assert said_age(gone, date(2027, 9, 1)) == "16 July 2026, 1 year old"
    assert decode_plan(encode(plan)).plan == plan


def test_figures_go_along_and_words_that_are_carried_follow_them_still(old: Plan) -> None:
    ferries = Figure("f1", "Ferries", FigureUnit.COUNT, now=FigureValue("v1", "9"))
    run = figure_run(ferries, "")
    said = (Paragraph("p", (Run("We ran "), run, Run(" ferries in 2025/26."))),)
    old = replace(old.with_text(old.answers[0].id, said), figures=(ferries,))
    plan, _ = rolled(old, NEXT)
    now = replace(ferries, now=FigureValue("v2", "12"))
    after = with_figure(plan, now)
    assert plain(after.answers_to("n2")[0].text) == "We ran 12 ferries in 2025/26."
    assert plain(after.earlier[0].text) == "We ran 9 ferries in 2025/26."


def test_an_answer_that_begins_with_a_heading_gets_no_second_one_above_it(old: Plan) -> None:
    headed = (Heading("h", (Run("How many we ran"),)), *old.answers_to("ran")[0].text)
    plan, _ = rolled(old.with_part(replace(old.answers_to("ran")[0], text=headed)), NEXT)
    (answer,) = plan.answers_to("n2")
    assert answer.heading is HeadingChoice.NONE
    plan, _ = rolled(old, NEXT)
    assert plan.answers_to("n2")[0].heading is HeadingChoice.LABEL


def test_what_may_have_changed_since_is_marked_and_says_where_it_is_from(old: Plan) -> None:
    plan, _ = rolled(old, NEXT)
    runs = plan.answers_to("n2")[0].text[0].runs  # type: ignore[union-attr]  # a paragraph
    assert any(run.doubt for run in runs if "2025/26" in run.text)
    (source,) = plan.sources
    assert {run.origin for run in runs} == {source.id}
    assert (source.title, source.dated) == ("Piers plan 2026", date(2026, 7, 16))


def test_an_officer_carries_a_reworded_one_and_takes_it_out_again(old: Plan) -> None:
    plan, _ = rolled(old, NEXT)
    which = of_kind(plan, RoundKind.REWORDED)
    taken = carried(plan, which)
    assert plain(taken.answers_to("n3")[0].text) == "Two piers are closed for want of planks."
    assert carried(taken, which) == taken
    back = taken_out(taken, which)
    assert not back.answers_to("n3")
    assert [one for one in back.earlier if is_carried(back, one)] == [
        one for one in plan.earlier if is_carried(plan, one)
    ]


@pytest.mark.parametrize("gone", ["n1", "n2", "n3"])
def test_an_answer_whose_question_is_asked_no_more_once_the_plan_is_begun_stays_beside_it(
    old: Plan, gone: str
) -> None:
    plan, _ = rolled(old, NEXT)
    (theme,) = NEXT.themes
    left = tuple(one for one in theme.questions if one.id != gone)
    plan = with_brief(plan, replace(NEXT, themes=(replace(theme, questions=left),)))
    which = of_kind(plan, RoundKind.GONE)
    (one,) = (one for one in plan.earlier if one.question == gone)
    assert one.id in which
    assert carried(plan, which) == plan
    back = taken_out(plan, which)
    assert [said.asked for said in back.earlier] == [said.asked for said in plan.earlier]
    assert not any(is_carried(back, said) for said in back.earlier if said.id in which)
    assert gone not in back.given


def test_what_was_changed_since_is_not_taken_out(old: Plan) -> None:
    plan, _ = rolled(old, NEXT)
    part = plan.answers_to("n2")[0]
    plan = plan.with_text(part.id, paragraphs("We ran ten."))
    same = of_kind(plan, RoundKind.SAME)
    ran = next(one for one in plan.earlier if one.question == "n2")
    assert not may_be_taken_out(plan, ran)
    assert plain(taken_out(plan, same).answers_to("n2")[0].text) == "We ran ten."
    assert given_to(taken_out(plan, same), "n1") == Given()


def test_an_answer_to_two_questions_answers_both_again_and_stands_once(old: Plan) -> None:
    both = letter(replace(RAN, id="m1"), replace(LAMPS, id="m2"), name="next")
    plan, _ = rolled(old, both)
    (answer,) = plan.answers
    assert answer.questions == ("m1", "m2")


def test_an_option_that_is_asked_no_more_is_not_given(old: Plan) -> None:
    scale = replace(FUND, id="s", kind=AnswerKind.CHOICE, options=("In part", "Not at all"))
    plan, _ = rolled(old, letter(scale, name="next"))
    assert given_to(plan, "s") == Given()
    assert plan.earlier[3].given == Given("Yes")  # beside it still


def test_sections_and_what_themes_say_are_kept_within_reach(old: Plan) -> None:
    section = old.sections[0]
    old = old.with_text(section.id, paragraphs("Eastmere lies on the sea."))
    plan, _ = rolled(old, NEXT)
    assert any(
        one.asked == section.heading and plain(one.text) == "Eastmere lies on the sea."
        for one in plan.earlier
    )


def test_it_is_said_in_a_sentence(old: Plan) -> None:
    _, found = rolled(old, NEXT)
    said = (
        "Of the questions, 2 have the same words, 1 is reworded, 1 is new and 1 is asked no more."
    )
    assert said_round(found) == said


SHIPS = Question("ship", "Ship", "Which ship do you mend?", number="7", repeats=Repeats("ship"))
PAINT = Question(
    "paint",
    "Paint",
    "Which paint do you use?",
    number="8",
    kind=AnswerKind.CHOICE,
    options=("Red lead", "Tar"),
)
TRUE = Question(
    "true", "Declaration", "I declare that this is true.", kind=AnswerKind.DECLARATION, number="9"
)


def test_the_things_of_a_plan_are_those_of_the_next_with_all_that_was_said_of_each() -> None:
    plan = new_plan(letter(SHIPS, CLOSED), council_named("Eastmere District Council"))
    plan = replace(plan, things=(EachThing("a", "ship", "Ada"), EachThing("b", "ship", "Beryl")))
    plan = plan.with_answer_to("ship@a", paragraphs("We mend the Ada in dock."))
    plan = plan.with_answer_to("ship@b", paragraphs("We mend the Beryl at sea."))
    later = letter(CLOSED, replace(SHIPS, id="vessel", number="3"), name="now")
    rolled_on, found = rolled(plan, later)
    assert [thing.name for thing in rolled_on.things] == ["Ada", "Beryl"]
    for thing, words in (("a", "We mend the Ada in dock."), ("b", "We mend the Beryl at sea.")):
        (answer,) = rolled_on.answers_to(f"vessel@{thing}")
        assert plain(answer.text) == words
    assert not found.gone
    assert not found.new
    once, gone = rolled(plan, letter(CLOSED, replace(SHIPS, repeats=None), name="now"))
    assert not once.things
    assert gone.gone == ("ship@b",)
    assert not once.answers  # what was said of one is not the answer for all
    assert [one.asked_for.partition(":")[0] for one in once.earlier if one.thing] == [
        "Ada",
        "Beryl",
    ]
    assert [row.kind for row in rows(once) if row.earlier and row.earlier.thing == "Ada"] == [
        RoundKind.REWORDED
    ]
    assert decode_plan(encode(once)).plan == once
    assert "We mend the Beryl at sea." in [plain(one.text) for one in once.earlier]


def test_what_can_no_longer_be_chosen_is_not_carried_in_silence_and_nobody_declares_twice() -> (
    None
):
    plan = new_plan(letter(PAINT, TRUE), council_named("Eastmere District Council"))
    plan = with_given(plan, "paint", Given("Red lead"))
    plan = with_given(plan, "true", Given("Yes"))
    later = letter(replace(PAINT, options=("Zinc", "Tar")), TRUE, name="now")
    rolled_on, found = rolled(plan, later)
    assert [one.before for one in found.reworded] == ["paint"]
    assert of_kind(rolled_on, RoundKind.REWORDED)
    assert given_to(rolled_on, "paint") == NOTHING_GIVEN
    assert given_to(rolled_on, "true").value == ""
    assert [one.given.value for one in rolled_on.earlier] == ["Red lead", "Yes"]


TOLLS = Question(
    "tolls",
    "Tolls",
    "What are your tolls?",
    kind=AnswerKind.TABLE,
    fields=(AnswerField("Toll", AnswerKind.MONEY), AnswerField("Note")),
    rows=("Barges", "Carts"),
)
WITH_NOTES = Given(
    rows=(
        GivenRow("Barges", {"Toll": "12", "Note": "weekly"}),
        GivenRow("Carts", {"Toll": "3", "Note": "daily"}),
    )
)


@pytest.mark.parametrize(
    ("now", "kept", "told"),
    [
        (
            replace(TOLLS, fields=(TOLLS.fields[0], AnswerField("Remark"))),
            {"Barges": {"Toll": "12"}, "Carts": {"Toll": "3"}},
            "There is no “Note” now",
        ),
        (
            replace(TOLLS, rows=("Boats", "Carts")),
            {"Carts": {"Toll": "3", "Note": "daily"}},
            "There is no “Barges” now",
        ),
    ],
)
def test_cells_that_have_no_place_now_are_named_and_stay_beside(
    now: Question, kept: dict[str, dict[str, str]], told: str
) -> None:
    plan = new_plan(letter(TOLLS), council_named("Eastmere District Council"))
    plan = with_given(plan, "tolls", WITH_NOTES)
    begun, found = rolled(plan, letter(replace(now, id="n"), name="now"))
    assert [one.before for one in found.reworded] == ["tolls"]
    assert given_to(begun, "n") == NOTHING_GIVEN
    (row,) = rows(begun)
    assert (row.kind, said_not_taken(row)) == (RoundKind.REWORDED, told)
    assert row.earlier
    assert row.earlier.given == WITH_NOTES
    assert given_in_lines(WITH_NOTES).startswith("Barges: Toll: 12; Note: weekly")
    taken = carried(begun, of_kind(begun, RoundKind.REWORDED))
    assert {one.id: dict(one.cells) for one in given_to(taken, "n").rows} == kept


def test_cells_that_lost_their_column_are_found_and_do_not_go_out_and_rows_keep_their_names() -> (
    None
):
    plan = new_plan(letter(TOLLS), council_named("Eastmere District Council"))
    plan = with_given(plan, "tolls", WITH_NOTES)
    fields = (TOLLS.fields[0], AnswerField("Remark"))
    changed = replace(TOLLS, fields=fields, rows=("Boats", "Carts"))
    plan = with_brief(plan, letter(changed))
    notes = [note for _, note in given_notes(changed, given_to(plan, "tolls"))]
    assert notes[0] == "The letter has no “Note” here, so “weekly” is shown nowhere."
    assert "weekly" not in str(as_shown(plan).given)
    assert given_to(plan, "tolls") == WITH_NOTES
    (table,) = given_text(plan, changed, named=False)
    assert isinstance(table, Table)
    assert [plain_runs(row[0]) for row in table.rows] == ["Tolls", "Carts", "Barges"]


def test_measures_go_on_each_at_what_its_question_became(old: Plan) -> None:
    measured = Measure("m1", "Ferries run", baseline="9", target="12", where="ran")
    gone = Measure("m2", "Piers closed", where="closed")
    plan = replace(old, measures=(measured, gone))
    again = replace(RAN, id="ran now")
    made, _ = rolled(plan, letter(again, LAMPS, name="now"))
    assert made.measures == (replace(measured, where="ran now"), replace(gone, where=""))
