"""What an officer changes of what was read: nothing is lost by it, and all of it can be undone."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from desktopapp.asking import checking
from desktopapp.asking.told import check_faults, check_rows, letter_marks, said_found
from desktopapp.operations.letters import read_words
from desktopapp.plan.brief import Brief, Question, Theme
from desktopapp.plan.history import EditStep, begin
from desktopapp.plan.stored_brief import BRIEF, read_brief
from desktopapp.plan.wanted import AnswerKind, Depends, Limit, LimitUnit
from desktopapp.store.resources import brief as shipped
from tests.letter_desk import LETTER

READ = read_words(LETTER, "Rural roads")


def letters_of(brief: Brief) -> Counter[str]:
    """Return the letters of all that is in the list and of what was left aside.

    What stands around a number is no part of it: a question whose words begin with “2.” has the
    number 2.
    """
    parts = [theme.title for theme in brief.themes]
    parts += [one.number + one.text for one in (*questions(brief), *brief.dropped)]
    parts += [one.text for one in brief.left_aside]
    return Counter(one for one in "".join(parts) if not one.isspace() and one not in ".():")


def questions(brief: Brief) -> list[Question]:
    return [one for _, one in brief.questions()]


Edit = Callable[[Brief, st.DataObject], Brief]


def _any(brief: Brief, data: st.DataObject) -> str:
    ids = [theme.id for theme in brief.themes] + [one.id for one in questions(brief)]
    return data.draw(st.sampled_from(ids))


def _part(brief: Brief, data: st.DataObject) -> Brief:
    if not questions(brief):
        return brief
    one = data.draw(st.sampled_from(questions(brief)))
    return checking.question_split(brief, one.id, data.draw(st.integers(0, len(one.text))))[0]


def _back(brief: Brief, data: st.DataObject) -> Brief:
    if not brief.dropped:
        return brief
    return checking.taken_back(brief, data.draw(st.sampled_from(brief.dropped)).id)


def _ask_aside(brief: Brief, data: st.DataObject) -> Brief:
    wordy = [n for n, one in enumerate(brief.left_aside) if one.text.strip()]
    if not wordy:
        return brief
    return checking.asked_of_aside(brief, data.draw(st.sampled_from(wordy)))[0]


def _to(brief: Brief, data: st.DataObject) -> Brief:
    if not questions(brief):
        return brief
    one = data.draw(st.sampled_from(questions(brief)))
    theme = data.draw(st.sampled_from(brief.themes))
    return checking.moved_to(brief, one.id, theme.id)


EDITS: dict[str, Edit] = {
    "leave": lambda brief, data: checking.laid_aside(brief, _any(brief, data)),
    "back": _back,
    "aside": _ask_aside,
    "join": lambda brief, data: checking.question_joined(brief, _any(brief, data)),
    "part": _part,
    "up": lambda brief, data: checking.row_moved(brief, _any(brief, data), -1),
    "down": lambda brief, data: checking.row_moved(brief, _any(brief, data), 1),
    "to": _to,
    "theme": lambda brief, data: checking.with_new_theme(brief, _any(brief, data))[0],
}


@settings(max_examples=120, deadline=None)
@given(data=st.data(), names=st.lists(st.sampled_from(sorted(EDITS)), max_size=12))
def test_no_letters_are_lost_by_any_edits_and_undoing_them_gives_the_same(
    data: st.DataObject, names: list[str]
) -> None:
    history = begin(READ, "")
    states = [READ]
    for name in names:
        brief = EDITS[name](history.now, data)
        assert not letters_of(history.now) - letters_of(brief)
        assert brief.letter == READ.letter
        assert read_brief(BRIEF.write(brief)) == brief
        assert len(check_rows(brief)) == len({row.at for row in check_rows(brief)})
        assert all(0 <= one.start <= one.end <= len(brief.letter) for one in letter_marks(brief))
        history = history.with_step(EditStep(brief, name, "", ""))
        states.append(brief)
    for state in reversed(states[:-1]):
        history = history.undo()
        assert history.now == state
    assert not history.can_undo
    for state in states[1:]:
        history = history.redo()
        assert history.now == state


def test_what_is_parted_before_a_number_has_that_number() -> None:
    first, second = questions(READ)[:2]
    joined = checking.question_joined(READ, second.id)
    text = questions(joined)[0].text
    parted, at = checking.question_split(joined, first.id, text.index("2. Do you publish"))
    assert parted.question(at)[1].number == "2"
    assert parted.question(at)[1].text == "Do you publish what you spend on them?"
    assert not letters_of(READ) - letters_of(parted)


def test_a_stretch_of_what_was_left_aside_becomes_a_question_and_the_rest_stays() -> None:
    start = READ.letter.index("2 Bridges")
    brief, at = checking.asked_of_letter(READ, start, start + len("2 Bridges"))
    theme, question = brief.question(at)
    assert question.text.endswith("Bridges")
    assert theme is brief.themes[0]
    rest = " ".join(one.text for one in brief.left_aside)
    assert "1 Repairs" in rest
    assert "2 Bridges" not in rest


def test_a_marked_question_has_its_printed_number_and_its_place_among_the_others() -> None:
    bare = checking.laid_aside(READ, questions(READ)[2].id)
    bare = replace(bare, dropped=())
    words = "Question 3. Which bridges are closed, and why?"
    start = READ.letter.index(words)
    brief, at = checking.asked_of_letter(bare, start, start + len(words))
    assert [brief.number(one.id) for one in questions(brief)] == ["1", "2", "3", "4"]
    assert brief.question(at)[1].text == "Which bridges are closed, and why?"
    assert brief.question(at)[0].title.endswith("Bridges")


def test_joined_questions_keep_what_both_want() -> None:
    first, second = questions(READ)[:2]
    brief = checking.question_joined(READ, second.id)
    (one, *_others) = questions(brief)
    assert one.id == first.id
    assert one.text.split("\n") == [first.text, f"2. {second.text}"]
    assert one.limits == first.limits
    assert {ask.id for ask in one.asks} == {f"{first.id}a", f"{second.id}a"}
    assert one.place
    assert first.place
    assert second.place
    assert (one.place.start, one.place.end) == (first.place.start, second.place.end)


def test_what_depended_on_a_question_that_goes_keeps_its_words_alone() -> None:
    first, second = questions(READ)[:2]
    asked = checking.with_question(
        READ, second.id, depends=Depends(first.id), condition="if yes to 1"
    )
    left = checking.laid_aside(asked, first.id)
    assert left.question(second.id)[1].depends is None
    assert left.question(second.id)[1].condition == "if yes to 1"
    again = checking.taken_back(left, first.id)
    assert [one.id for one in questions(again)] == [one.id for one in questions(READ)]


def test_a_question_of_a_letter_without_places_comes_back_by_its_number() -> None:
    asked = [
        Question(f"q{n}", f"Pier {n}", f"What of pier {n}?", number=n) for n in ("9", "10", "12")
    ]
    themes = (
        Theme("a", 1, "A", questions=tuple(asked[:2])),
        Theme("b", 2, "B", questions=(asked[2],)),
    )
    brief = Brief("piers", "Piers", "The board", themes)
    for number in ("9", "10", "12"):
        left = checking.laid_aside(brief, f"q{number}")
        again = checking.taken_back(left, f"q{number}")
        assert [
            [one.id for one in theme.questions] for theme in again.themes if theme.questions
        ] == ([["q9", "q10"], ["q12"]] if number != "12" else [["q9", "q10", "q12"]])


def test_new_words_bring_a_new_label_unless_it_has_one_of_its_own() -> None:
    first = questions(READ)[0]
    brief = checking.reworded(READ, first.id, "What has changed?")
    assert brief.question(first.id)[1].label == "What has changed"
    assert brief.question(first.id)[1].asks[0].label == "What has changed"
    own = checking.with_question(READ, first.id, label="Change")
    assert checking.reworded(own, first.id, "What?").question(first.id)[1].label == "Change"


def test_faults_are_said_at_their_place() -> None:
    one, two, *_others = questions(READ)
    brief = checking.with_question(READ, two.id, number="1")
    assert set(check_faults(brief)) == {one.id, two.id}
    bare = checking.laid_aside(checking.laid_aside(READ, one.id), two.id)
    assert check_faults(bare) == {READ.themes[0].id: "No question stands under this theme."}
    nothing = READ
    for question in questions(READ):
        nothing = checking.laid_aside(nothing, question.id)
    assert "" in check_faults(nothing)
    assert said_found(nothing).startswith("0 questions found")


def test_marks_tell_questions_limits_options_and_what_was_left_aside() -> None:
    said = {one.kind: READ.letter[one.start : one.end] for one in letter_marks(READ)}
    assert said["Limit"] == "250 words"
    assert said["Options"] == "No"
    assert "Contents" in said["Left aside"]
    one = questions(READ)[0]
    assert one.kind is AnswerKind.FREE
    assert one.limits == (Limit(LimitUnit.WORDS, 250),)


def test_a_letter_written_by_hand_is_marked_by_its_words() -> None:
    written = shipped("productivity-2024")
    marks = letter_marks(written)
    kinds = Counter(one.kind for one in marks)
    assert kinds["Question"] == sum(1 for _ in written.questions())
    assert kinds["Theme"] == len(written.themes)
    for one in marks:
        said = " ".join(written.letter[one.start : one.end].split())
        row = next(row for row in check_rows(written) if row.at == one.at)
        assert said == row.words


def test_when_a_question_is_asked_only_follows_the_words_that_say_so() -> None:
    first, second, third = questions(READ)[:3]

    def depends(words: str) -> Depends | None:
        brief = checking.with_condition(READ, third.id, words)
        assert brief.question(third.id)[1].condition == words
        return brief.question(third.id)[1].depends

    assert depends("if yes to 1") == Depends(first.id)
    assert depends("If no to question 2, say why") == Depends(second.id, "no")
    assert depends("if you disagree") == Depends(second.id, "no")
    assert depends("if yes to 3") is None
    assert depends("highway authorities only") is None
    pointed = checking.with_question(READ, third.id, depends=Depends(second.id))
    assert checking.asked_only(pointed, pointed.question(third.id)[1]) == "if yes to 2"
    anew = checking.with_condition(pointed, third.id, "")
    assert anew.question(third.id)[1].depends is None
    assert checking.asked_only(anew, anew.question(third.id)[1]) == ""
