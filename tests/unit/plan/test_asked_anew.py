"""A plan whose letter was changed: no answer is lost, whatever was done to the questions."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from desktopapp.plan.asked_anew import unasked, with_brief
from desktopapp.plan.brief import Brief
from desktopapp.plan.council import council_named
from desktopapp.plan.plain_text import one_line
from desktopapp.plan.plan import AskState, HeadingChoice, new_plan
from desktopapp.plan.text import paragraphs
from desktopapp.store.planfile import decode_plan, encode
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
