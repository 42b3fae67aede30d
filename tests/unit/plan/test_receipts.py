"""A form’s receipt against what was approved: what forms change is no change, all else is told."""

import html
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktopapp.plan.agreeing import with_status
from desktopapp.plan.brief import Brief, Question, Theme
from desktopapp.plan.copy_pieces import copy_pieces, piece_name
from desktopapp.plan.council import Council
from desktopapp.plan.given import Given, GivenRow
from desktopapp.plan.giving import given_to, with_given
from desktopapp.plan.plan import Plan, Status, new_plan
from desktopapp.plan.problem import Problem
from desktopapp.plan.receipt import Receipt, ReceiptLine, ReceiptState
from desktopapp.plan.receipts import compare_receipt, unlike
from desktopapp.plan.size import brought_anew
from desktopapp.plan.text import paragraphs
from desktopapp.plan.wanted import AnswerField
from desktopapp.plan.wanted import AnswerKind as Kind
from desktopapp.store.resources import sample, sample_response

State = ReceiptState
Change = Callable[[str], str]


def receipt(plan: Plan, **changed: Change) -> list[str]:
    """Write what a form received: each question with its answer, changed where that is said.

    A change is named by the number of its question, such as ``q1_3``.
    """
    lines = ["Your response", "Reference ABC-123"]
    for piece in copy_pieces(plan):
        change = changed.get(f"q{piece.number.replace('.', '_')}", str)
        lines += [
            f"{piece.number} {piece.asks}",
            *change(piece.text or "Not answered").split("\n"),
        ]
        lines += ["Change this answer"]
    return [*lines, "Thank you for your response."]


def found(plan: Plan, lines: list[str]) -> dict[str, ReceiptLine]:
    """Compare, and return what differs by the number of its question."""
    names = {piece.key: piece.number for piece in copy_pieces(plan)}
    quiet = (State.SAME, State.EMPTY)
    return {
        names[line.key]: line for line in compare_receipt(plan, lines) if line.state not in quiet
    }


def test_a_receipt_that_says_the_same_has_no_difference() -> None:
    plan = sample()
    states = [line.state for line in compare_receipt(plan, receipt(plan))]
    assert states == [State.SAME if piece.text else State.EMPTY for piece in copy_pieces(plan)]


TWISTS: dict[str, Change] = {
    "straight quotes": lambda text: text.translate({0x2019: "'", 0x201C: '"', 0x201D: '"'}),
    "dashes": lambda text: text.replace("–", "-").replace("—", "--"),
    "one line": lambda text: " ".join(text.split()),
    "wider spaces": lambda text: text.replace(" ", "\u00a0 "),
    "codes": html.escape,
    "other bullets": lambda text: text.replace("- ", "• "),
    "lines wrapped": lambda text: "\n".join(
        " ".join(text.split()[n : n + 9]) for n in range(0, len(text.split()), 9)
    ),
}


@pytest.mark.parametrize("twist", TWISTS)
def test_what_forms_change_is_no_difference(twist: str) -> None:
    plan = sample()
    numbers = [f"q{piece.number.replace('.', '_')}" for piece in copy_pieces(plan)]
    assert found(plan, receipt(plan, **dict.fromkeys(numbers, TWISTS[twist]))) == {}


def test_an_answer_that_was_cut_off_is_told_with_half_its_last_word() -> None:
    plan = sample()
    line = found(plan, receipt(plan, q1_2=lambda text: text[:100]))["1.2"]
    assert line.state is State.CUT
    assert line.received == " ".join(line.approved[:100].split())


def test_an_answer_that_is_not_there_is_missing() -> None:
    plan = sample()
    lines = receipt(plan, q2_1=lambda _text: "", q3_1=lambda _text: "Not answered")
    assert {number: line.state for number, line in found(plan, lines).items()} == {
        "2.1": State.MISSING,
        "3.1": State.MISSING,
    }


def test_a_figure_that_was_altered_is_told() -> None:
    plan = sample()
    altered = found(plan, receipt(plan, q1_1=lambda text: text.replace("£620,000", "£260,000")))
    assert {number: line.state for number, line in altered.items()} == {"1.1": State.ALTERED}
    assert unlike(altered["1.1"]) == 1


def test_a_sentence_that_was_added_is_told() -> None:
    plan = sample()
    lines = receipt(plan, q1_5=lambda text: f"{text}\nWe are also proud of our park.")
    (line,) = found(plan, lines).values()
    assert line.state is State.ALTERED
    assert line.received.endswith("We are also proud of our park.")


def test_an_answer_that_nobody_approved_is_told() -> None:
    plan = sample()
    (line,) = found(plan, receipt(plan, q3_8=lambda _text: "We want a mayor.")).values()
    assert (line.state, line.received) == (State.UNASKED, "We want a mayor.")


def test_two_answers_in_each_others_place_are_both_told() -> None:
    plan = sample()
    texts = {piece.number: piece.text for piece in copy_pieces(plan)}
    lines = receipt(plan, q1_1=lambda _: texts["1.2"], q1_2=lambda _: texts["1.1"])
    states = {number: line.state for number, line in found(plan, lines).items()}
    assert states == {"1.1": State.ALTERED, "1.2": State.ALTERED}


def test_a_receipt_without_questions_is_compared_by_the_answers_alone() -> None:
    plan = sample()
    texts = {piece.number: piece.text for piece in copy_pieces(plan)}
    lines = [line for n, text in texts.items() if n != "2.2" for line in text.split("\n")]
    assert {number: line.state for number, line in found(plan, lines).items()} == {
        "2.2": State.MISSING
    }


def test_a_list_of_the_questions_before_the_answers_does_no_harm() -> None:
    plan = sample()
    contents = [f"{piece.number} {piece.asks}" for piece in copy_pieces(plan)]
    assert found(plan, [*contents, *receipt(plan)]) == {}


def test_what_was_agreed_is_what_was_approved_and_not_what_was_written_since() -> None:
    plan = sample()
    place = copy_pieces(plan)[0].place
    plan = with_status(plan, place, Status.AGREED, "A. Brook", "2024-06-12T10:00")
    lines = receipt(plan)
    answer = plan.answers_to(place)[0]
    changed = plan.with_text(answer.id, paragraphs("Words of later."))
    assert found(changed, lines) == {}
    assert found(changed, receipt(changed))["1.1"].state is State.ALTERED


ANY = st.sampled_from(["£5", "we", "plan", "-", "“so”", "it’s", "a–b", "end."])


@given(st.lists(ANY, min_size=1), st.integers(0, 24))
@settings(max_examples=60, deadline=None)
def test_any_answer_that_came_through_is_as_approved(words: list[str], at: int) -> None:
    plan = sample()
    piece = copy_pieces(plan)[at]
    answers = plan.answers_to(piece.place)
    if not answers:
        return
    plan = plan.with_text(answers[0].id, paragraphs(" ".join(words)))
    assert found(plan, receipt(plan)) == {}


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_any_word_that_was_lost_or_changed_on_the_way_is_told(data: st.DataObject) -> None:
    plan = sample()
    piece = data.draw(st.sampled_from([one for one in copy_pieces(plan) if one.text]))
    words = piece.text.split(" ")
    at = data.draw(st.integers(0, len(words) - 1))
    there = data.draw(st.sampled_from([[], ["other"]]))
    altered = " ".join([*words[:at], *there, *words[at + 1 :]])
    lines = receipt(plan, **{f"q{piece.number.replace('.', '_')}": lambda _text: altered})
    same = altered.replace("-", "").split() == piece.text.replace("-", "").split()
    assert set(found(plan, lines)) == (set() if same else {piece.number})


def form_of_kinds(plan: Plan, **changed: str) -> list[str]:
    """Write what a form received of answers of each kind, a box below the other."""
    lines, last = [], ""
    for piece in copy_pieces(plan):
        if piece.place != last:
            lines.append(f"{piece.number}. {piece.asks}")
        last = piece.place
        text = changed.get(piece.part or f"q{piece.number}", piece.text)
        lines += [*([f"{piece.part}:"] if piece.part else []), *text.split("\n")]
    return lines


def test_answers_of_each_kind_are_compared_box_by_box() -> None:
    plan = sample_response()
    names = {piece.key: piece_name(piece) for piece in copy_pieces(plan)}

    def told(lines: list[str]) -> dict[str, ReceiptState]:
        quiet = (State.SAME, State.EMPTY)
        found = compare_receipt(plan, lines)
        return {names[one.key]: one.state for one in found if one.state not in quiet}

    assert told(form_of_kinds(plan)) == {}
    assert told(form_of_kinds(plan, Choice="No")) == {"5 The principles: Choice": State.ALTERED}
    assert told(form_of_kinds(plan, Reasons="")) == {"5 The principles: Reasons": State.MISSING}
    assert told(form_of_kinds(plan, q17="£148,500")) == {"17 What it costs now": State.ALTERED}


def test_of_options_with_boxes_only_the_ticked_ones_were_given() -> None:
    plan = sample_response()
    lines = form_of_kinds(plan, q3="☒ Yes ☐ No", q10="☐ Yes ☒ No")
    differs = [one for one in compare_receipt(plan, lines) if one.state is State.ALTERED]
    assert [one.received for one in differs] == ["No"]


def test_a_choice_that_was_changed_since_leaves_the_reasons_as_they_were_agreed() -> None:
    plan = sample_response()
    pieces = {piece_name(one): one for one in copy_pieces(plan)}
    choice, reasons = (pieces[f"5 The principles: {one}"] for one in ("Choice", "Reasons"))
    plan = with_status(plan, reasons.place, Status.AGREED, "A. Brook", "2027-02-01T10:00")
    given = replace(given_to(plan, choice.place), value="No")
    changed = with_given(plan, choice.place, given)
    lines = form_of_kinds(plan, Choice="No")
    states = {line.key: line.state for line in compare_receipt(changed, lines)}
    assert states[reasons.key] is State.SAME
    assert states[choice.key] is State.SAME


HARBOUR = Brief(
    "harbour",
    "Harbour dues",
    "An invented ministry",
    (
        Theme(
            "h",
            1,
            "Dues",
            questions=(
                Question("n", "Boats", "How many boats pay dues?", number="1", kind=Kind.NUMBER),
                Question("m", "Sum", "What do they pay in a year?", number="2", kind=Kind.MONEY),
                Question("d", "Day", "When were dues last raised?", number="3", kind=Kind.DATE),
                Question(
                    "c",
                    "Who",
                    "Who collects the dues? Tick all that apply.",
                    number="4",
                    kind=Kind.CHOICES,
                    options=("Wardens", "Clerks, by post", "Nobody"),
                ),
                Question(
                    "t",
                    "Piers",
                    "Fill in the table for each pier.",
                    number="5",
                    kind=Kind.TABLE,
                    fields=(AnswerField("Pier"), AnswerField("Dues", Kind.MONEY)),
                ),
                Question(
                    "w",
                    "Waivers",
                    "Which boats should pay nothing?",
                    number="5b",
                    guidance=("Please tell us why you think so. [Max 90 words]",),
                ),
            ),
        ),
    ),
)
SENT = {
    "n": Given("2340"),
    "m": Given("61500"),
    "d": Given("2025-03-07"),
    "c": Given(chosen=("Wardens", "Clerks, by post")),
    "t": Given(rows=(GivenRow("r", {"Pier": "East pier", "Dues": "12400"}),)),
}
RECEIVED = {
    "n": "2340",
    "m": "61500",
    "d": "07/03/2025",
    "c": "Clerks, by post, Wardens",
    "t": "East pier | 12400",
    "w": "Please tell us why you think so.\nLifeboats, for they earn nothing.",
}


def harbour(**changed: str) -> dict[str, ReceiptState]:
    """Compare what a form received, and return what differs by the ids of the questions."""
    plan = new_plan(HARBOUR, Council("Eastmere Council"))
    for one, said in SENT.items():
        plan = with_given(plan, one, said)
    plan = plan.with_answer_to("w", paragraphs("Lifeboats, for they earn nothing."))
    lines = []
    for _, question in HARBOUR.questions():
        number = question.number.rstrip("b")  # as the form prints it: twice the same
        lines.append(f"{number}. {question.text}")
        lines += (RECEIVED | changed)[question.id].split("\n")
    places = {piece.key: piece.place for piece in copy_pieces(plan)}
    told = (one for one in compare_receipt(plan, lines) if one.state is not State.SAME)
    return {places[one.key]: one.state for one in told}


def test_a_value_in_other_signs_is_the_value_and_the_words_of_the_form_are_no_answer() -> None:
    assert harbour() == {}


@pytest.mark.parametrize(
    ("question", "words", "state"),
    [
        ("n", "2341", State.ALTERED),
        ("m", "£6,150", State.ALTERED),
        ("d", "03/07/2025", State.ALTERED),
        ("c", "Wardens, Nobody", State.ALTERED),
        ("t", "East pier | 1240", State.ALTERED),
        ("w", "Lifeboats, for they", State.CUT),
        ("w", "Please tell us why you think so.\nLifeboats, for they", State.CUT),
        ("w", "Lifeboats, for they earn nothing.\nWe thank all crews.", State.ALTERED),
    ],
)
def test_another_value_is_told_in_whatever_signs(
    question: str, words: str, state: ReceiptState
) -> None:
    assert harbour(**{question: words}) == {question: state}


def test_receipts_that_would_make_a_plan_too_large_to_be_saved_are_refused() -> None:
    plan = sample()
    many = tuple(Receipt(f"r{n}", "a.txt", text="word " * 200_000) for n in range(5))
    with pytest.raises(Problem, match="too many words"):
        brought_anew(plan, replace(plan, receipts=many))
    brought_anew(plan, replace(plan, receipts=many[:1]))


REASON = "Because residents ask us for it every year."
CONTACT = Brief(
    "contact",
    "Quay fees",
    "An invented ministry",
    (
        Theme(
            "c",
            1,
            "Fees",
            questions=(
                Question(
                    "who",
                    "About you",
                    "What are your details?",
                    number="1",
                    kind=Kind.FIELDS,
                    fields=(AnswerField("Name"), AnswerField("Organisation"), AnswerField("Post")),
                ),
                Question(
                    "fee",
                    "The fee",
                    "Do you agree that boats should pay a fee?",
                    number="2",
                    kind=Kind.YES_OR_NO,
                    reasons=True,
                ),
                Question(
                    "rows",
                    "Berths",
                    "Please list what you let.",
                    number="3",
                    kind=Kind.TABLE,
                    fields=(AnswerField("Berth"), AnswerField("Fee", Kind.MONEY)),
                ),
            ),
        ),
    ),
)
CAME = {
    "who": "Name: Ann Other\nOrganisation: Wyvern Vale\nPost: Director of change",
    "fee": f"Yes\n{REASON}",
    "rows": "Berth: East; Fee: £12\nBerth: West; Fee: £15",
}


def told_of(**changed: str) -> dict[str, tuple[ReceiptState, str]]:
    """Compare what a form of several boxes received; return what differs, by its box."""
    plan = new_plan(CONTACT, Council("Eastmere Council"))
    filled = {"Name": "Ann Other", "Organisation": "Wyvern Vale", "Post": "Director of change"}
    plan = with_given(plan, "who", Given(filled=filled))
    plan = with_given(plan, "fee", Given("Yes")).with_answer_to("fee", paragraphs(REASON))
    rows = (
        GivenRow("e", {"Berth": "East", "Fee": "12"}),
        GivenRow("w", {"Berth": "West", "Fee": "15"}),
    )
    plan = with_given(plan, "rows", Given(rows=rows))
    lines = ["Thank you for your response"]
    for _, question in CONTACT.questions():
        lines += [f"Question {question.number}. {question.text}", ""]
        lines += (CAME | changed)[question.id].split("\n")
    names = {piece.key: piece.part or piece.label for piece in copy_pieces(plan)}
    quiet = (State.SAME, State.EMPTY)
    found = (one for one in compare_receipt(plan, lines) if one.state not in quiet)
    return {names[one.key]: (one.state, one.received) for one in found}


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("who", CAME["who"]),
        ("who", "Ann Other\nWyvern Vale\nDirector of change"),
        ("who", CAME["who"].replace(": ", ":\n")),
        ("who", CAME["who"].replace("\n", " ")),
        ("fee", f"(x) Yes\n( ) No\n{REASON}"),
        ("fee", f"[x] Yes [ ] No\n{REASON}"),
        ("fee", f"Yes [X] No [ ]\n{REASON}"),
        ("fee", f"☒Yes ☐No\nReasons: {REASON}"),
        ("fee", f"Yes\nNo\nYes\n{REASON}"),
        ("fee", f"Choice: Yes Reasons: {REASON}"),
        ("rows", "Berth Fee\nEast 12\nWest 15"),
        ("rows", f"{CAME['rows']}\nChange this answer"),
    ],
)
def test_what_came_through_in_several_boxes_is_as_approved(question: str, words: str) -> None:
    assert told_of(**{question: words}) == {}


@pytest.mark.parametrize(
    ("question", "words", "box", "received"),
    [
        ("fee", f"( ) Yes\n(x) No\n{REASON}", "Choice", "No"),
        ("fee", f"[ ] Yes\n[x] No\n{REASON}", "Choice", "No"),
        ("fee", f"Yes [ ] No [x]\n{REASON}", "Choice", "No"),
        ("fee", f"Yes and No\n{REASON}", "Choice", "Yes and No"),
        ("fee", f"Yes\n{REASON}\nWe withdraw it.", "Reasons", f"{REASON}\nWe withdraw it."),
        ("fee", f"Yes\nWe withdraw it.\n{REASON}", "Choice", "Yes\nWe withdraw it."),
        ("fee", f"[x] Yes\n[ ] We withdraw it\n{REASON}", "Choice", "Yes\nWe withdraw it"),
        ("who", CAME["who"].replace("Ann", "Not Ann"), "Name", "Not Ann Other"),
        (
            "who",
            CAME["who"].replace("Vale", "Vale and Sons"),
            "Organisation",
            "Wyvern Vale and Sons",
        ),
        ("who", f"{CAME['who']}, gone", "Post", "Director of change, gone"),
        (
            "rows",
            CAME["rows"].replace("Berth: East; Fee: £12", "Fee: East; Berth: £12"),
            "Berths",
            "",
        ),
        ("rows", f"{CAME['rows']}\nChange our answer to no.", "Berths", ""),
    ],
)
def test_each_word_that_somebody_added_to_one_of_several_boxes_is_told_with_it(
    question: str, words: str, box: str, received: str
) -> None:
    assert told_of(**{question: words}) == {box: (State.ALTERED, received or words)}


def test_fields_in_each_others_place_are_told() -> None:
    swapped = CAME["who"].replace("Ann Other", "-").replace("Wyvern Vale", "Ann Other")
    assert told_of(who=swapped.replace("-", "Wyvern Vale")) == {
        "Name": (State.ALTERED, "Wyvern Vale"),
        "Organisation": (State.ALTERED, "Ann Other"),
    }
    bare = told_of(who="Wyvern Vale\nAnn Other\nDirector of change")
    assert bare["Name"][0] is State.ALTERED


def test_a_short_answer_whose_question_is_not_there_is_not_found_within_other_words() -> None:
    plan = with_given(new_plan(CONTACT, Council("Eastmere Council")), "fee", Given("Yes"))
    lines = ["Thank you. Yes indeed, we are grateful.", "Anything else"]
    (line,) = [one for one in compare_receipt(plan, lines) if one.key == "fee/given"]
    assert line.state is State.MISSING
