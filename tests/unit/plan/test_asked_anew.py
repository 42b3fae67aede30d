"""A plan whose letter was changed: no answer is lost, whatever was done to the questions."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktopapp.asking.checking import laid_aside, question_joined, reworded, with_new_theme
from desktopapp.plan.asked_anew import unasked, with_brief
from desktopapp.plan.brief import Brief
from desktopapp.plan.council import council_named
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import AskState, HeadingChoice, Plan, new_plan
from desktopapp.plan.text import paragraphs, plain
from desktopapp.plan.things import each_at, with_thing
from desktopapp.store.planfile import decode_plan, encode
from desktopapp.store.resources import sample_response
from tests.strategies import harbour, plans


@st.composite
def changed(draw: st.DrawFn, brief: Brief) -> Brief:
    """Draw a brief in which questions went elsewhere or were left aside, and themes went."""
    questions = [one for _, one in brief.questions()]
    stay = draw(st.lists(st.sampled_from(questions), unique=True))
    themes = draw(st.lists(st.sampled_from(brief.themes), min_size=1, unique=True))
    homes = [draw(st.integers(0, len(themes) - 1)) for _ in stay]
    made = tuple(
        replace(
            theme, questions=tuple(one for one, at in zip(stay, homes, strict=True) if at == n)
        )
        for n, theme in enumerate(themes)
    )
    return replace(brief, themes=made, deliverables=(), sign_offs=())


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_every_answer_stays_in_a_theme_that_is_there_and_serves_what_it_served(
    data: st.DataObject,
) -> None:
    plan = data.draw(plans(harbour()))
    brief = data.draw(changed(plan.brief))
    after = with_brief(plan, brief)
    homes = {one.id: theme.id for theme, one in brief.questions()}
    assert [(one.id, one.text) for one in after.answers] == [
        (one.id, one.text) for one in plan.answers
    ]
    for old, new in zip(plan.answers, after.answers, strict=True):
        assert new.questions == tuple(dict.fromkeys(old.questions))
        known = [homes[one] for one in new.questions if one in homes]
        assert new.theme == (known[0] if known else new.theme)
    assert decode_plan(encode(after)).plan == after
    assert after.sections == plan.sections
    assert {one.id for one in unasked(after)} == {
        one.id for one in after.answers if one.questions and not homes.keys() & one.questions
    }


def test_what_is_not_ours_does_not_apply_until_that_is_taken_back() -> None:
    brief = harbour()
    theme, question = next(iter(brief.questions()))
    plan = new_plan(brief, council_named("Wyvern Vale District Council"))
    plan = plan.with_answer_to(question.id, paragraphs("Ours."))
    declined = replace(question, not_ours="The county does it")
    changed_brief = _with(brief, declined)
    after = with_brief(plan, changed_brief)
    states = {after.covered(ask.id).state for ask in question.asks}
    assert states == {AskState.NOT_APPLICABLE}
    assert after.answers_to(question.id)[0].text == plan.answers_to(question.id)[0].text
    again = with_brief(after, brief)
    assert {again.covered(ask.id).state for ask in question.asks} == {AskState.OPEN}
    assert theme.questions[0] == question


def test_a_question_that_goes_leaves_its_words_above_the_answer_and_takes_it_back() -> None:
    brief = harbour()
    theme, question = next(iter(brief.questions()))
    plan = new_plan(brief, council_named("Wyvern Vale District Council"))
    plan = plan.with_answer_to(question.id, paragraphs("Ours."))
    bare = replace(theme, questions=theme.questions[1:])
    themes = tuple(bare if one.id == theme.id else one for one in brief.themes)
    after = with_brief(plan, replace(brief, themes=themes, dropped=(question,)))
    (left,) = unasked(after)
    assert (left.theme, left.heading, left.own_heading) == (
        theme.id,
        HeadingChoice.OWN,
        one_line(question.text),
    )
    assert with_brief(after, brief).answers_to(question.id) == (left,)


def _with(brief: Brief, question: object) -> Brief:
    themes = tuple(
        replace(
            theme,
            questions=tuple(
                question if one.id == getattr(question, "id", "") else one
                for one in theme.questions
            ),
        )
        for theme in brief.themes
    )
    return replace(brief, themes=themes)


def test_a_title_that_is_changed_is_the_plans_unless_it_has_one_of_its_own() -> None:
    brief = replace(harbour(), title="Harbours of old", plan_title="")
    plan = new_plan(brief, council_named("Eastmere Council"))
    renamed = replace(brief, title="Harbours of today")
    assert with_brief(plan, renamed).title == "Harbours of today"
    own = replace(plan, title="Our quays")
    assert with_brief(own, renamed).title == "Our quays"
    assert with_brief(with_brief(plan, renamed), brief).title == "Harbours of old"


def with_projects() -> Plan:
    """Return a response with two projects, each with an answer of its own."""
    done = sample_response()
    plan = new_plan(done.brief_as_sent, done.council).with_answer_to("w22", paragraphs("A weir."))
    for name in ("The weir", "The quay"):
        each = each_at(plan, "projects") or each_at(plan, f"projects@{plan.things[0].id}")
        assert each
        plan, thing = with_thing(plan, each, name)
    return plan.with_answer_to(f"w22@{thing.id}", paragraphs("A quay."))


def test_a_letter_is_changed_as_it_was_sent_whatever_it_is_answered_for() -> None:
    plan = with_projects()
    weir, quay = (thing.id for thing in plan.things)
    after = with_brief(plan, reworded(plan.brief_as_sent, "w22", "What shall be built?"))
    for there in (after, decode_plan(encode(after)).plan):
        assert there == after
        assert there.things == plan.things
        for thing, words in ((weir, "A weir."), (quay, "A quay.")):
            assert there.brief.question(f"w22@{thing}")[1].text == "What shall be built?"
            assert plain(there.answers_to(f"w22@{thing}")[0].text) == words


def test_a_brief_that_was_changed_where_it_stands_once_for_each_thing_is_refused() -> None:
    plan = with_projects()
    changed_where_it_stands = replace(plan.brief, title="Another letter")
    with pytest.raises(ValueError, match="as it was sent"):
        with_brief(plan, changed_where_it_stands)
    with pytest.raises(ValueError, match="as it was sent"):
        replace(plan, brief=changed_where_it_stands, things=())


def test_answers_for_a_thing_that_are_asked_for_no_more_say_for_which_they_were() -> None:
    plan = with_projects()
    sent = plan.brief_as_sent
    asked = one_line(sent.question("w22")[1].text)
    elsewhere, _ = with_new_theme(sent, "w22")
    for brief in (laid_aside(sent, "w22"), elsewhere, question_joined(sent, "projects")):
        after = with_brief(plan, brief)
        assert [one.own_heading for one in unasked(after)] == [
            f"The weir: {asked}",
            f"The quay: {asked}",
        ]
        assert decode_plan(encode(after)).plan == after
        again = with_brief(after, sent)
        assert not unasked(again)
        assert [plain(one.text) for one in again.answers] == ["A weir.", "A quay."]
