"""Letters that are no letters, are two, are huge or hostile: clear words, and nothing lost."""

import time
from pathlib import Path

import pytest
from pypdf import PdfWriter

from desktopapp.operations.letters import read_letter
from desktopapp.plan.brief import Brief
from desktopapp.plan.problem import Problem
from tests.asks_made import workbook

PROSE = (
    "The department has considered the views of councils and of those who use the service. It "
    "proposes that the arrangements continue for a further year, subject to review. "
)


def read(folder: Path, text: str | bytes, name: str = "letter.txt") -> Brief:
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_letter(path)


def texts(brief: Brief) -> list[str]:
    return [question.text for _, question in brief.questions()]


def test_a_letter_without_a_question_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="No question was found") as raised:
        read(tmp_path, "Dear Leader\n\nThank you for your plan. We wish you well.\n")
    assert "annex" in raised.value.then


def test_a_plan_instead_of_a_letter_is_told(tmp_path: Path) -> None:
    plan = "Our plan\n\n" + "We joined our services. We saved money.\n\n" * 4
    with pytest.raises(Problem, match="reads as an answer or a plan") as raised:
        read(tmp_path, plan)
    assert "import" in raised.value.then


def test_a_scan_is_refused_in_words(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(300, 300)
    writer.write(tmp_path / "scan.pdf")
    with pytest.raises(Problem, match=r"scan|no text"):
        read_letter(tmp_path / "scan.pdf")


def test_welsh_beside_english_is_left_aside_and_welsh_alone_is_read(tmp_path: Path) -> None:
    english = "Question {n}: Do you agree with the plans for rivers in your area?"
    welsh = "Cwestiwn {n}: Ydych chi yn cytuno gyda'r cynlluniau ar gyfer afonydd yn eich ardal?"
    both = "\n\n".join(f"{english}\n\n{welsh}".replace("{n}", str(n)) for n in (1, 2))
    brief = read(tmp_path, both)
    assert [question.number for _, question in brief.questions()] == ["1", "2"]
    assert [one.why for one in brief.left_aside] == ["The same in Welsh."] * 2
    alone = "1. Sut mae eich cyngor yn gofalu am yr afonydd?\n2. Pwy sydd yn talu am hyn?\n"
    assert len(texts(read(tmp_path, alone))) == 2


def test_600_questions_are_all_read(tmp_path: Path) -> None:
    asked = "Question {n}: Do you agree with proposal {n}?\n\nYes / No\n\nPlease explain why."
    letter = "\n\n".join(asked.replace("{n}", str(n)) for n in range(1, 601))
    brief = read(tmp_path, letter)
    numbers = [question.number for _, question in brief.questions()]
    assert numbers == [str(n) for n in range(1, 601)]
    assert brief.find("600") == "t1.q600"


def test_questions_nested_five_deep_keep_their_numbers(tmp_path: Path) -> None:
    numbers = ["1.1.1", "1.1.1.1", "1.1.1.1.1", "1.1.1.1.1.1"]
    asked = "\n\n".join(f"{number}. Who leads team {number}?" for number in numbers)
    brief = read(tmp_path, f"Form\n\n1. Part\n\n1.1. Teams\n\n{asked}\n")
    assert [question.number for _, question in brief.questions()] == numbers


def test_one_number_twice_is_kept_under_each_theme(tmp_path: Path) -> None:
    letter = (
        "Chapter 1: Roads\n\nQuestion 1: How are roads kept?\n\nQuestion 2: Who keeps them?\n\n"
        "Chapter 2: Paths\n\nQuestion 1: How are paths kept?\n\nQuestion 2: Who walks on them?\n"
    )
    brief = read(tmp_path, letter)
    assert len(texts(brief)) == 4
    with pytest.raises(Problem, match=r"How are roads kept.*How are paths kept"):
        brief.find("1")
    assert brief.question(brief.find("2/1"))[1].text == "How are paths kept?"


def test_two_letters_in_one_file_are_both_read_and_told(tmp_path: Path) -> None:
    one = "Department for {s}\n\n3 May 2027\n\nDear Leader\n\nQuestion 1: How are {s} kept?\n\n"
    both = one.replace("{s}", "Roads") + one.replace("{s}", "Parks")
    brief = read(tmp_path, both)
    assert texts(brief) == ["How are Roads kept?", "How are Parks kept?"]
    assert [one.why[:15] for one in brief.left_aside] == ["A second letter"]


def test_who_answers_is_left_aside_where_questions_are_numbered(tmp_path: Path) -> None:
    letter = (
        "If you reply by post, give:\n- your name\n- your position and organisation\n- an email "
        "address\n\nQuestion 1: What is the name of your harbour?\n\nQuestion 2: Who runs it?\n"
    )
    brief = read(tmp_path, letter)
    assert texts(brief) == ["What is the name of your harbour?", "Who runs it?"]
    (aside,) = brief.left_aside
    assert aside.why.startswith("Who answers")
    assert aside.text.splitlines() == [
        "If you reply by post, give:",
        "your name",
        "your position and organisation",
        "an email address",
    ]


def test_a_list_of_all_councils_is_left_aside_and_its_question_kept(tmp_path: Path) -> None:
    councils = "\n".join(f"- Number {n} Council" for n in range(300))
    letter = f"Form\n\nWhich council are you?\n\n{councils}\n\nHow many lamps have you?\n"
    brief = read(tmp_path, letter)
    assert texts(brief) == ["Which council are you?", "How many lamps have you?"]
    assert brief.themes[0].questions[0].options == ()
    assert [one.text for one in brief.left_aside] == [
        "300 choices, from “Number 0 Council” to “Number 299 Council”"
    ]
    assert "Number 150 Council" in brief.letter


def test_a_quarter_of_a_year_is_no_number_of_a_question(tmp_path: Path) -> None:
    letter = (
        "Return\n\nQ1 2027/28: April to June\n\nQ2 2027/28: July on\n\n1. Who pays?\n2. Why?\n"
    )
    assert texts(read(tmp_path, letter)) == ["Who pays?", "Why?"]


def test_a_second_row_of_headings_in_a_workbook_is_no_question(tmp_path: Path) -> None:
    rows = [
        ["What are the main risks?"],
        ["Risk", "Likelihood", "Impact", "Mitigation"],
        ["", "How likely is the risk?", "How far would it affect the works?", "What will you do?"],
    ]
    brief = read(tmp_path, workbook([("Risks", rows)]), "risks.xlsx")
    assert texts(brief) == ["What are the main risks?"]


def test_nothing_in_a_web_page_is_run_or_fetched(tmp_path: Path) -> None:
    page = (
        '<html><head><script>document.write("<h2>What is false?</h2>")</script></head><body>'
        '<h1>Form</h1><img src="http://nowhere.example/a.png"><h2>How are roads kept?</h2>'
        '<iframe src="http://nowhere.example/"></iframe><h2>Who keeps them?</h2></body></html>'
    )
    assert texts(read(tmp_path, page, "page.html")) == ["How are roads kept?", "Who keeps them?"]


def test_a_workbook_is_read_as_it_shows_and_nothing_in_it_is_run(tmp_path: Path) -> None:
    sheets = [
        ("Money", [["What did you spend?"], ["=SUM('[other.xlsx]A'!A1)"], ["Who agreed it?"]]),
        ("Lists", [["Yes"], ["No"]]),
        ("Hidden", [["What is hidden?"]]),
    ]
    more = {"xl/vbaProject.bin": "Auto_Open", "xl/externalLinks/externalLink1.xml": "<x/>"}
    data = workbook(sheets, hidden=["Hidden"], more=more)
    brief = read(tmp_path, data, "return.xlsx")
    assert texts(brief) == ["What did you spend?", "Who agreed it?"]
    assert "42" in brief.letter
    assert "hidden?" not in brief.letter
    assert [one.why for one in brief.left_aside][-3:] == [
        "The hidden sheet “Hidden” was left out.",
        "Its macros were not run.",
        "Links to other workbooks were not followed; what they last showed was read.",
    ]


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 no workbook", b"plain words"])
def test_what_is_no_workbook_is_refused_in_words(damage: bytes, tmp_path: Path) -> None:
    with pytest.raises(Problem):
        read(tmp_path, damage, "return.xlsx")


def _consultation(words: int) -> str:
    parts = [
        f"{n}.1 {PROSE * 4}\n\nQuestion {n}: Do you agree with part {n}?"
        for n in range(1, words // 112)
    ]
    return "Consultation\n\n" + "\n\n".join(parts)


def _form(words: int) -> str:
    asked = (
        f"How will you deal with it?\n\nTell us about:\n- the people\n- {PROSE}\n(Max 250 words)"
    )
    parts = (
        f"{n}. Part {n}\n\n{asked.replace('it?', f'matter {n}?')}" for n in range(1, words // 42)
    )
    return "Form\n\n" + "\n\n".join(parts)


@pytest.mark.parametrize(
    "made", [_consultation, _form, lambda n: "- " + "a b? " * n, lambda n: "( " * n]
)
def test_the_time_of_reading_grows_with_the_letter_and_no_faster(
    made: object, tmp_path: Path
) -> None:
    assert callable(made)
    times = []
    for words in (10_000, 20_000):
        letter = tmp_path / f"{words}.txt"
        letter.write_text(made(words), encoding="utf-8")
        begun = time.process_time()
        try:
            read_letter(letter)
        except Problem as problem:
            assert "No question" in problem.what  # noqa: PT017  # the time is what is asked for
        times.append(time.process_time() - begun)
    assert times[1] < 3
    assert times[1] < 3 * times[0] + 0.2
