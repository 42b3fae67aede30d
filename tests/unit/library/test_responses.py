"""Responses: each question above or beside its answer, in every form that councils give them."""

import re
import time
from dataclasses import replace
from pathlib import Path

import pytest

from desktopapp.asking.assemble import brief_of as asked_in_letter
from desktopapp.library.placing import place
from desktopapp.library.proposal import WHY_NAMES, WHY_QUESTIONS, Proposal
from desktopapp.plan.brief import Brief, Question, Theme
from desktopapp.plan.text import plain
from desktopapp.plan.wanted import AnswerKind
from desktopapp.readers.kinds import kind_of, letter_kind_of
from desktopapp.readers.markdown import read_markdown
from desktopapp.readers.plaintext import read_text
from desktopapp.readers.reading import Reading
from desktopapp.readers.worker import understood
from tests.asks_made import asks, made
from tests.responses_made import FORMS, Answered, answers_to, written

FEW = ("numbered-3-props", "form-4-bold", "lettered-2-act", "table-3-questions", "form-1-piers")
ASKS = {ask.name: ask for folder in ("seen", "apart") for ask in asks(folder)}
OTHERS = [name for name in ASKS if name not in FEW]
VIEWS = Brief(
    "views",
    "Reform of market charters",
    "An invented ministry",
    (
        Theme(
            "six",
            1,
            "Ending the six-mile rule",
            questions=(
                Question(
                    "support",
                    "Ending the rule",
                    "Do you support ending the six-mile rule?",
                    number="1",
                    kind=AnswerKind.CHOICE,
                    options=("Support", "Oppose", "No view"),
                    guidance=("The six-mile rule protects old markets from new ones.",),
                ),
                Question("why", "Reasons", "If you oppose ending it, tell us why.", number="2"),
                Question("more-1", "Comments", "Do you have any further comments?", number="3"),
            ),
        ),
        Theme(
            "stalls",
            2,
            "Digital stalls",
            questions=(
                Question(
                    "online",
                    "Licences online",
                    "Should councils be able to license stalls online?",
                    number="4",
                    kind=AnswerKind.YES_OR_NO,
                ),
                Question(
                    "need",
                    "What you need",
                    "What would you need in order to license stalls online, and when?",
                    number="5",
                ),
                Question("more-2", "Comments", "Do you have any further comments?", number="6"),
            ),
        ),
    ),
)


_read: dict[str, Brief] = {}


def brief_of(name: str, folder: Path) -> Brief:
    """Return what an ask says, read once."""
    if name not in _read:
        path = made(ASKS[name], folder)
        reading = understood(path.read_bytes(), letter_kind_of(str(path)))
        _read[name] = asked_in_letter(reading, path.stem)
    return _read[name]


def read(path: Path) -> Reading:
    """Read a document here, without the process of its own that each costs."""
    return understood(path.read_bytes(), kind_of(str(path)))


def squeezed(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.casefold())


def given(proposal: Proposal) -> dict[str, str]:
    """Return what each question got."""
    found: dict[str, str] = {}
    for one in proposal.passages:
        if one.question:
            found[one.question] = f"{found.get(one.question, '')} {plain(one.text)}".strip()
    return found


def is_right(proposal: Proposal, one: Answered) -> bool:
    """Tell whether a question got its answer and nothing else but what names its parts."""
    got = squeezed(given(proposal).get(one.question.id, ""))
    bare = got.replace("freetext", "").replace("evidence", "")
    wanted = squeezed(" ".join(one.answer)).replace("evidence", "")
    return bare in (wanted, wanted.replace("yesinpart", "yes"))  # as far as a tick says it


def placed(source: str) -> Proposal:
    return place([read_text(source.encode())], VIEWS)


def wrong(names: list[str] | tuple[str, ...], form: str, folder: Path) -> list[str]:
    """Return which answers of some asks in a form were not placed, or placed with more."""
    found = []
    for name in names:
        answers = answers_to(brief_of(name, folder))
        if form == "numbers" and not all(one.number for one in answers):
            continue
        path = written(answers, form, folder, name)
        proposal = place([read(path)], brief_of(name, folder))
        found += [f"{name}: {one.asked}" for one in answers if not is_right(proposal, one)]
        found += [f"{name}: {one.question}" for one in proposal.passages if one.doubtful]
    return found


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", FEW)
def test_all_answers_of_a_response_are_placed(name: str, form: str, tmp_path: Path) -> None:
    assert wrong([name], form, tmp_path) == []


@pytest.mark.parametrize("form", FORMS)
def test_all_answers_to_other_asks_are_placed(form: str, tmp_path: Path) -> None:
    assert wrong(OTHERS, form, tmp_path) == []


def many() -> Brief:
    """Return a brief of 220 questions, of which each eleventh is the same."""
    things = ("ferry", "hedge", "lamp", "path", "park", "library", "school", "river", "bridge")
    things += ("road", "rent", "tree", "ward")
    asking = (
        "How has your {} changed the {} since the {} was agreed?",
        "Do you agree that the {} should pay for each {} in the {}?",
        "Please describe the {}, the {} and the {} of your area.",
    )
    themes = []
    for t in range(11):
        questions = []
        for n in range(20):
            at = 20 * t + n
            words = (things[at % 13], things[(at // 13 + 1 + at) % 13], things[(at * 5 + 2) % 13])
            text = asking[at % 3].format(*words) + f" (Measure {at})" * (at % 2)
            text = "Do you have any further comments?" if n == 19 else text
            questions.append(Question(f"q{at}", f"Label {at}", text, number=str(at + 1)))
        themes.append(Theme(f"t{t}", t + 1, f"Part about {things[t]}", questions=tuple(questions)))
    return Brief("many", "A long consultation", "An invented ministry", tuple(themes))


@pytest.mark.parametrize("form", ["text", "headings", "table"])
def test_a_response_of_220_questions_is_placed_at_once(form: str, tmp_path: Path) -> None:
    brief = many()
    answers = answers_to(brief)
    reading = read(written(answers, form, tmp_path))
    begun = time.process_time()
    proposal = place([reading], brief)
    assert time.process_time() - begun < 2
    assert [one.asked for one in answers if not is_right(proposal, one)] == []


def test_question_lines_guidance_and_names_of_columns_are_no_answers(tmp_path: Path) -> None:
    answers = answers_to(VIEWS)
    for form in ("headings", "table"):
        proposal = place([read(written(answers, form, tmp_path))], VIEWS)
        said = squeezed(" ".join(plain(one.text) for one in proposal.passages))
        for _, question in VIEWS.questions():
            assert squeezed(question.text) not in said
        assert "protectsoldmarkets" not in said
        aside = {one.why: one.text for one in proposal.sources[0].left_aside}
        assert "Do you support ending the six-mile rule?" in aside[WHY_QUESTIONS]
        if form == "table":
            assert aside[WHY_NAMES] == "Question | Our answer | Evidence"


def test_names_of_columns_with_how_to_fill_them_in_are_no_answers_on_any_page() -> None:
    head = "| Ref | Question | Rating (Yes / No / Not for us / In part) | Proof (max 90 words) |"
    source = (
        f"{head}\n|---|---|---|---|\n"
        "| 4 | Should councils be able to license stalls online? | Yes | Minutes of May. |\n"
        f"{head}\n"
        "| 5 | What would you need in order to license stalls online, and when? | | 9 |\n"
    )
    proposal = place([read_markdown(source.encode())], VIEWS)
    assert given(proposal) == {
        "online": "Yes\n\nProof: Minutes of May.",
        "need": "9",
    }
    assert len(proposal.passages) == 2
    aside = {one.why: one.text for one in proposal.sources[0].left_aside}
    assert "Rating (Yes / No / Not for us / In part)" in aside[WHY_NAMES]


def test_equal_questions_are_told_by_their_theme_number_or_order() -> None:
    source = (
        "Digital stalls\n\nShould councils be able to license stalls online?\n\nYes, indeed.\n\n"
        "Do you have any further comments?\n\nThe fees of 1987 are far too low for that.\n"
    )
    assert given(placed(source))["more-2"] == "The fees of 1987 are far too low for that."
    numbered = source.replace("Digital stalls\n\n", "").replace("Do you", "6. Do you")
    assert given(placed(numbered))["more-2"] == "The fees of 1987 are far too low for that."


def test_which_of_equal_questions_is_to_be_checked_where_nothing_tells() -> None:
    source = (
        "Do you have any further comments?\n\nThe fees of 1987 are far too low for that.\n\n"
        "Some other question that nobody asked?\n\nIndeed.\n\n"
        "Should councils be able to license stalls online?\n\nYes, they should.\n"
    )
    found = {one.question: one.doubtful for one in placed(source).passages}
    assert found["more-1"] is False  # the other stands behind question 4
    alone = "Should councils be able to license stalls online?\n\nYes.\n\n"
    twice = placed(f"{alone}Do you have any further comments?\n\nThe fees are too low by half.\n")
    assert {one.question for one in twice.passages} == {"online", "more-2"}


@pytest.mark.parametrize(
    "asked",
    [
        "Do you support the ending of the six-mile rule?",
        "1) do you support ending the six mile rule",
        "Q1: Do you support ending the “six-mile” rule?",
        "Question 1 - Six-mile rule?",
        "**Do you support ending the six-mile rule?** (choose one)",
    ],
)
def test_a_question_in_nearly_its_words_or_by_its_number_is_known(asked: str) -> None:
    after = "Q2. If you oppose ending it, tell us why.\n\nWe do not."
    source = f"{asked}\n\nWe do, for the sake of Larkmoor.\n\n{after}"
    found = given(placed(source))
    assert found == {"support": "We do, for the sake of Larkmoor.", "why": "We do not."}


def test_a_title_of_a_theme_that_a_question_has_too_is_told_by_its_place() -> None:
    six, stalls = VIEWS.themes
    named = Question("named", "Digital stalls", "Digital stalls", number="")
    brief = replace(VIEWS, themes=(replace(six, questions=(named, *six.questions)), stalls))
    source = (
        "# Ending the six-mile rule\n\n## Digital stalls\n\nWe have nine.\n\n"
        "## Do you have any further comments?\n\nNone at all.\n\n# Digital stalls\n\n"
        "## Do you have any further comments?\n\nThe fees are too low.\n"
    )
    found = given(place([read_markdown(source.encode())], brief))
    assert found == {
        "named": "We have nine.",
        "more-1": "None at all.",
        "more-2": "The fees are too low.",
    }


def test_a_theme_and_its_one_question_may_have_one_name() -> None:
    risks = Theme("risks", 3, "Risks", questions=(Question("risk", "Risks", "Risks"),))
    brief = replace(VIEWS, themes=(*VIEWS.themes, risks))
    source = (
        "## 5. What would you need in order to license stalls online, and when?\n\nA year.\n\n"
        "# Risks\n\n## Risks\n\nGulls.\n"
    )
    found = given(place([read_markdown(source.encode())], brief))
    assert found == {"need": "A year.", "risk": "Gulls."}


def test_an_answer_that_takes_up_the_words_of_its_question_stays_whole() -> None:
    source = (
        "4. Should councils be able to license stalls online?\n\n"
        "Councils should be able to license stalls online.\n\n"
        "5. What would you need in order to license stalls online, and when?\n\n"
        "In order to license stalls online we would need:\n\n"
        "1. a register of stalls\n2. a way to pay\n3. six months"
    )
    found = given(placed(source))
    assert found["online"] == "Councils should be able to license stalls online."
    assert "a register of stalls" in found["need"]
    assert "six months" in found["need"]
    assert set(found) == {"online", "need"}


def test_what_was_ticked_is_the_answer_and_what_was_not_is_left_aside() -> None:
    source = (
        "1. Do you support ending the six-mile rule?\n\n"
        "The six-mile rule protects old markets from new ones.\n\n"
        "[ ] Support\n[x] Oppose\n[ ] No view\n\n"
        "2. If you oppose ending it, tell us why.\n\nAnswer: It feeds nine towns.\n\n"
        "4. Should councils be able to license stalls online?\n\n☒ Yes ☐ No\n"
    )
    found = given(placed(source))
    assert found == {"support": "Oppose", "why": "It feeds nine towns.", "online": "Yes"}


def test_options_that_are_only_listed_are_no_answer() -> None:
    source = (
        "1. Do you support ending the six-mile rule?\n\nSupport / Oppose / No view\n\nOppose\n\n"
        "2. If you oppose ending it, tell us why.\n\nIt feeds nine towns.\n"
    )
    assert given(placed(source)) == {"support": "Oppose", "why": "It feeds nine towns."}


def test_a_copy_of_the_letter_before_the_response_is_no_answer() -> None:
    letter = "\n\n".join(
        f"{one.number}. {one.text}\n" + "\n".join(one.guidance) for _, one in VIEWS.questions()
    )
    answers = answers_to(VIEWS)
    said = "\n\n".join("\n\n".join((one.asked, *one.answer)) for one in answers)
    proposal = placed(f"Questions asked\n\n{letter}\n\nOur response\n\n{said}")
    assert [one.asked for one in answers if not is_right(proposal, one)] == []


def test_tables_of_other_shapes_are_read_by_their_columns() -> None:
    ticks = (
        "| Question | Yes | No | Comments |\n|---|---|---|---|\n"
        "| Should councils be able to license stalls online? | | ✓ | Not before 2029. |\n"
        "| Do you support ending the six-mile rule? | X | | |\n"
    )
    found = given(place([read_markdown(ticks.encode())], VIEWS))
    assert found == {"online": "No\n\nNot before 2029.", "support": "Yes"}
    each = (
        "| Question 4 | Should councils be able to license stalls online? |\n|---|---|\n"
        "| Answer | Yes |\n| Reasons | It saves a day. |\n\n"
        "| Question 5 | What would you need in order to license stalls online, and when? |\n"
        "|---|---|\n| Answer | A register, by 2028. |\n"
    )
    found = given(place([read_markdown(each.encode())], VIEWS))
    assert found == {"online": "Yes\n\nIt saves a day.", "need": "A register, by 2028."}


def test_a_table_within_an_answer_stays_a_table() -> None:
    source = (
        "## 4. Should councils be able to license stalls online?\n\nYes:\n\n"
        "| No. | Stalls |\n|---|---|\n| 1 | 40 |\n| 2 | 50 |\n\n"
        "## 5. What would you need in order to license stalls online, and when?\n\nA register.\n"
    )
    proposal = place([read_markdown(source.encode())], VIEWS)
    online = next(one for one in proposal.passages if one.question == "online")
    assert [type(block).__name__ for block in online.text] == ["Paragraph", "Table"]


def test_every_word_of_a_response_is_somewhere() -> None:
    answers = answers_to(VIEWS)
    said = "\n\n".join("\n\n".join((one.asked, *one.answer)) for one in answers)
    source = f"Response of Eastmere District Council\n\nWe write for all our wards.\n\n{said}"
    proposal = placed(source)
    kept = [plain(one.text) for one in proposal.passages]
    kept += [one.text for one in proposal.sources[0].left_aside]
    kept += [one.text for one in proposal.unplaced]
    assert sorted(squeezed(" ".join(kept))) == sorted(squeezed(source))
