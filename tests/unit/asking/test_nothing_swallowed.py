"""What stands like a question in any shape is found, or listed as left aside with a reason."""

from pathlib import Path

from desktopapp.asking.aside import ASKS_OTHERWISE, PRIVACY
from desktopapp.operations.letters import read_letter
from desktopapp.plan.brief import Brief, Question
from desktopapp.plan.wanted import AnswerKind, Limit, LimitUnit

FUND = """<html><head><title>Bandstands Fund</title></head><body><h1>Bandstands Fund</h1>
<h2>Eligibility</h2>
<p>Is your council the owner of a bandstand? Yes [ ] No [ ]</p>
<p>Has your council closed a bandstand? Yes [ ] No [ ]</p>
<h2>Criteria</h2><p>Answers must not exceed 350 words unless another limit is given.</p>
<h3>Criterion A: Need</h3>
<p>(a) Describe the state of the bandstand.</p><p>(b) Show who plays in it.</p>
<h3>Criterion B: Works</h3>
<p>(a) Explain how the roof will be mended. (maximum 90 words)</p>
<h2>4 Privacy</h2><p>1. How can you complain? Write to the clerk of the fund.</p>
<h2>Annex A: Privacy notice</h2><p>1. Who holds your data? The fund does.</p>
<p>2. What are your rights? You can ask to see it.</p></body></html>"""


def read(folder: Path, text: str, name: str = "letter.html") -> Brief:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_letter(path)


def questions(brief: Brief) -> list[Question]:
    return [question for _, question in brief.questions()]


def test_points_are_found_beside_questions_with_boxes(tmp_path: Path) -> None:
    found = questions(read(tmp_path, FUND))
    assert [one.text for one in found] == [
        "Is your council the owner of a bandstand?",
        "Has your council closed a bandstand?",
        "Describe the state of the bandstand.",
        "Show who plays in it.",
        "Explain how the roof will be mended.",
    ]
    assert [one.kind for one in found[:2]] == [AnswerKind.YES_OR_NO] * 2
    assert found[0].options == ("Yes", "No")


def test_one_question_with_boxes_stands_beside_points(tmp_path: Path) -> None:
    one = FUND.replace("<p>Has your council closed a bandstand? Yes [ ] No [ ]</p>", "")
    brief = read(tmp_path, one)
    assert [question.number for question in questions(brief)] == ["", "(a)", "(b)", "(a)"]
    assert brief.themes[0].title == "Eligibility"


def test_a_limit_of_each_answer_is_none_of_the_whole(tmp_path: Path) -> None:
    brief = read(tmp_path, FUND)
    assert brief.words is None
    assert [one.limits for one in questions(brief)][2:] == [
        (Limit(LimitUnit.WORDS, 350),),
        (Limit(LimitUnit.WORDS, 350),),
        (Limit(LimitUnit.WORDS, 90),),
    ]


def test_sections_on_privacy_are_left_aside_whole(tmp_path: Path) -> None:
    aside = [one for one in read(tmp_path, FUND).left_aside if one.why == PRIVACY]
    assert [one.text.splitlines()[0] for one in aside] == ["4 Privacy", "Annex A: Privacy notice"]
    assert "What are your rights?" in aside[1].text


def test_an_annex_in_plain_text_goes_on_past_its_own_numbers(tmp_path: Path) -> None:
    letter = (
        "Ponds\n\n1. How many ponds do you keep?\n\n2. Who cleans the ponds?\n\n"
        "Annex B: Privacy notice\n\n1. Who holds your data?\n\n2. What are your rights?\n\n"
        "Annex C: Boats\n\n3. How many boats do you keep?\n"
    )
    found = questions(read(tmp_path, letter, "letter.txt"))
    assert [one.number for one in found] == ["1", "2", "3"]


def test_what_asks_beside_marked_questions_is_listed(tmp_path: Path) -> None:
    letter = (
        "<h1>Kiosks</h1><p>Question 1: Who runs the kiosks?</p><p>Question 2: Why?</p>"
        "<h2>More</h2><p>Think of this.</p><ul><li>How will kiosks be kept open?</li></ul>"
    )
    brief = read(tmp_path, letter)
    assert len(questions(brief)) == 2
    listed = [one.text for one in brief.left_aside if one.why == ASKS_OTHERWISE]
    assert listed == ["How will kiosks be kept open?"]


def test_round_boxes_are_options_and_a_numbered_heading_is_no_field(tmp_path: Path) -> None:
    letter = (
        "<h1>Ferries</h1><h2>Crossings</h2><p>1. Do you run a ferry?</p><p>( ) Yes<br>( ) No</p>"
        "<p>2. What stops you from running more?</p><p>3. Crews</p>"
        "<p>3.1 Who trains the crews?</p><p>3.2 When were they last trained?</p>"
        "<p>3.2(a) How many crews were trained?</p>"
    )
    brief = read(tmp_path, letter)
    found = questions(brief)
    assert [one.number for one in found] == ["1", "2", "3.1", "3.2", "3.2(a)"]
    assert found[0].options == ("Yes", "No")
    assert not any(one.fields for one in found)
    assert "Crews" in [theme.title for theme in brief.themes]


LETTER = """Office for Quiet Streets

Dear Leader,

QUIET STREETS

We ask each council what it does. Who would not sleep better?

Your statement should cover:

1. Which streets are loud at night. Please write no more than 120 words.

2. What you have tried since 2025, and
   a) how much it cost;
   b) who paid for it.

3. Whether you close any street at night (no more than 80 words).

4. The rules that stand in the way. You may like to think about:
   - licences
   - parking

5. If yes to 3, the day on which it began.

Yours sincerely,

Ada Lamb
"""


def test_numbered_requests_below_a_lead_in_are_questions(tmp_path: Path) -> None:
    found = questions(read(tmp_path, LETTER, "letter.txt"))
    assert [one.number for one in found] == ["1", "2", "2(a)", "2(b)", "3", "4", "5"]
    assert found[0].limits == (Limit(LimitUnit.WORDS, 120),)
    assert found[4].limits == (Limit(LimitUnit.WORDS, 80),)
    assert found[5].guidance == ("licences", "parking")
    assert found[6].depends is not None


def test_a_paragraph_that_ends_in_a_question_heads_nothing(tmp_path: Path) -> None:
    brief = read(tmp_path, LETTER, "letter.txt")
    assert not any("sleep better" in theme.title for theme in brief.themes)


RETURN = """<h1>Ponds return</h1><h2>Part B: Ponds</h2><table>
<tr><th>Ref</th><th>Section</th><th>Question</th><th>Rating (Poor / Fair / Good)</th>
<th>Your answer</th></tr>
<tr><td>1</td><td>Water</td><td>How is the water of each pond kept clean?</td>
<td></td><td></td></tr>
<tr><td>2</td><td>Banks</td><td>How are the banks of each pond kept?</td><td></td><td></td></tr>
</table>"""


def test_options_of_a_column_are_what_stands_in_its_brackets(tmp_path: Path) -> None:
    brief = read(tmp_path, RETURN)
    assert [one.options for one in questions(brief)] == [("Poor", "Fair", "Good")] * 2
    assert [theme.title for theme in brief.themes] == ["Water", "Banks"]


TYPED = """<h1>Ponds return</h1><h2>Part B: Ponds</h2><table>
<tr><th>No.</th><th>Question</th><th>Type of answer</th><th>Guidance</th><th>Limit</th>
<th>Your answer</th></tr>
<tr><td>1</td><td>How is each pond mostly paid for?</td><td>Choose one: Rates; Gifts; Fees</td>
<td></td><td></td><td></td></tr>
<tr><td>2</td><td>Share of ponds that were dredged</td><td>Percentage</td><td>Since 2020.</td>
<td></td><td></td></tr>
<tr><td>3</td><td>Any other comments on the ponds</td><td>Text</td><td>Optional</td>
<td>90 words</td><td></td></tr></table>"""


def test_columns_say_kind_options_guidance_and_limit(tmp_path: Path) -> None:
    first, second, third = questions(read(tmp_path, TYPED))
    assert (first.kind, first.options) == (AnswerKind.CHOICE, ("Rates", "Gifts", "Fees"))
    assert (second.kind, second.guidance) == (AnswerKind.PERCENTAGE, ("Since 2020.",))
    assert (third.kind, third.optional) == (AnswerKind.FREE, True)
    assert third.limits == (Limit(LimitUnit.WORDS, 90),)


SURVEY = """<html><head><title>Canals: what is next - Office for Canals - GOV.TEST</title></head>
<body><h1>Canals: what is next</h1><p>Office for Canals, May 2027</p>
<p>Question 1: If you run boats, what number would you run?</p><p>Give a whole number.</p>
<p>Question 2: Is there anything else you would like to say? (optional)</p></body></html>"""


def test_a_page_is_called_by_its_heading_and_its_sender_by_name(tmp_path: Path) -> None:
    brief = read(tmp_path, SURVEY)
    assert (brief.title, brief.sender) == ("Canals: what is next", "Office for Canals")


def test_anything_else_is_free_text_and_a_whole_number_a_number(tmp_path: Path) -> None:
    kinds = [one.kind for one in questions(read(tmp_path, SURVEY))]
    assert kinds == [AnswerKind.NUMBER, AnswerKind.FREE]
