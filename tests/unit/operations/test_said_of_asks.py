"""What is proposed of asks agrees with a person's reading, and always shows its evidence."""

import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from desktopapp.operations.evidence.proposing import (
    NOTHING_FOUND,
    Looks,
    Proposed,
    SentencesKept,
    propose_states,
)
from desktopapp.plan.brief import Ask, Brief, Question, Theme
from desktopapp.plan.council import council_named
from desktopapp.plan.fixes import stands
from desktopapp.plan.plan import Answer, Plan, new_plan
from desktopapp.plan.text import Foreign, Paragraph, Run, Table, paragraphs
from desktopapp.store.resources import brief
from tests.strategies import harbour, plans

READ = sorted((Path(__file__).parent / "said_of_asks").glob("*.txt"))
SAID = {"answered": Looks.ANSWERED, "partly": Looks.PARTLY, "nothing": Looks.NOTHING}


def read(path: Path) -> tuple[Plan, dict[str, Looks]]:
    """Return an invented plan, and what a person who read it says of each ask."""
    lines = path.read_text(encoding="utf-8").splitlines()
    asking = harbour() if "harbour" in lines[0] else brief(lines[0].removeprefix("brief: "))
    plan, texts, said, where = new_plan(asking, council_named("Wyvern Council")), {}, {}, ""
    for line in lines[1:]:
        if line.startswith("@ "):
            where = line.removeprefix("@ ")
        elif line.startswith("= "):
            ask, looks = line.removeprefix("= ").split()
            said[ask] = SAID[looks]
        else:
            texts.setdefault(where, []).append(line)
    for place, found in texts.items():
        plan = _with_text(plan, place, "\n\n".join(found))
    return plan, said


def _with_text(plan: Plan, place: str, words: str) -> Plan:
    text = paragraphs(words)
    if place == "introduction":
        return plan.with_part(replace(plan.sections[0], text=text))
    if any(theme.id == place for theme in plan.brief.themes):
        return plan.with_part(Answer(f"own {place}", place, text=text))
    return plan.with_answer_to(place, text)


def check_evidence(plan: Plan, proposed: dict[str, Proposed]) -> None:
    """Hold that what is proposed has its evidence, and that it stands where it is said to."""
    for one in proposed.values():
        assert bool(one.evidence) == (one.looks is not Looks.NOTHING)
        assert one.why.endswith(".")
        for each in one.evidence:
            assert each.words
            assert len(each.words) == each.place.length
            assert stands(plan, each.place, each.words)


def test_what_is_proposed_agrees_with_a_persons_reading() -> None:
    right = told = wrong_claims = 0
    for path in READ:
        plan, said = read(path)
        proposed = propose_states(plan)
        assert set(said) == set(proposed), path.name
        check_evidence(plan, proposed)
        right += sum(proposed[ask].looks is looks for ask, looks in said.items())
        told += len(said)
        wrong_claims += sum(
            proposed[ask].looks is Looks.ANSWERED
            for ask, looks in said.items()
            if looks is Looks.NOTHING
        )
    assert right / told >= 0.87
    assert wrong_claims / told <= 0.03


@settings(max_examples=40)
@given(plans(harbour()))
def test_whatever_a_plan_holds_each_proposal_stands_on_its_words(plan: Plan) -> None:
    before = plan.coverage
    proposed = propose_states(plan)
    assert set(proposed) == {ask.id for _, _, ask in plan.brief.asks()}
    check_evidence(plan, proposed)
    assert plan.coverage == before


def test_a_figure_that_is_asked_for_and_not_there_is_named() -> None:
    plan = new_plan(brief("productivity-2024"), council_named("Wyvern Council"))
    plan = plan.with_answer_to("t3.q9", paragraphs("Trade union facility time is kept low here."))
    found = propose_states(plan)["t3.q9a"]
    assert found.looks is Looks.PARTLY
    assert found.why == "This sentence seems to be about it. Not found: a percentage."
    plan = plan.with_text(
        plan.answers[0].id, paragraphs("Trade union facility time was 0.04% of our paybill.")
    )
    found = propose_states(plan)["t3.q9a"]
    assert (found.looks, found.why) == (Looks.ANSWERED, "This sentence seems to answer it.")


def test_evidence_in_a_table_stands_at_its_row_and_nothing_is_found_in_what_is_not_known() -> None:
    plan = new_plan(brief("productivity-2024"), council_named("Wyvern Council"))
    row = ((Run("Agency staff"),), (Run("3.4% of the staff budget"),))
    table = Table("t", (((Run("What"),), (Run("Share"),)), row))
    plan = plan.with_answer_to("t3.q4", (Foreign('{"kind":"later"}'), table))
    found = propose_states(plan)["t3.q4a"]
    assert found.looks is Looks.ANSWERED
    assert found.evidence[0].words == "Agency staff\t3.4% of the staff budget"
    check_evidence(plan, {"t3.q4a": found})


def test_a_plan_without_a_word_and_a_letter_without_asks_propose_nothing() -> None:
    empty = new_plan(harbour(), council_named("Wyvern Council"))
    assert set(propose_states(empty).values()) == {NOTHING_FOUND}
    bare = Brief("b", "Bare", "Nobody", (Theme("t", 1, "Tell us"),))
    assert propose_states(new_plan(bare, council_named("Wyvern Council"))) == {}


def test_only_a_part_that_changed_is_read_again() -> None:
    plan, _ = read(READ[-1])
    kept = SentencesKept()
    first = propose_states(plan, kept)
    again = {part.id: id(found) for part, found in kept.of(plan, kept.ready)}
    changed = plan.with_text(plan.answers[0].id, paragraphs("We did."))
    assert propose_states(changed, kept) != first
    after = {part.id: id(found) for part, found in kept.of(changed, kept.ready)}
    assert {one for one in again if again[one] != after[one]} == {plan.answers[0].id}


@pytest.mark.parametrize("asks", [600])
def test_six_hundred_asks_and_sixty_pages_are_looked_through_in_seconds(asks: int) -> None:
    words = "We measured the quay at berth {} and saved £{} with the county board last spring. "
    questions = tuple(
        Question(
            f"q{n}", f"Berth {n}", f"how is berth {n} measured?", (Ask(f"a{n}", f"berth {n}"),)
        )
        for n in range(asks)
    )
    letter = Brief("b", "Berths", "Nobody", (Theme("t", 1, "Berths", questions=questions),))
    plan = new_plan(letter, council_named("Wyvern Council"))
    text = tuple(
        Paragraph(f"p{n}", (Run("".join(words.format(n + m, n) for m in range(4))),))
        for n in range(asks)
    )
    answers = tuple(Answer(f"x{n}", "t", (f"q{n}",), (text[n],)) for n in range(asks))
    plan = replace(plan, answers=answers)
    before = time.process_time()
    found = propose_states(plan)
    assert time.process_time() - before < 10
    assert len(found) == asks
