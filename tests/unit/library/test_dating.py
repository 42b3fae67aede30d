"""Which date is a document's own: what it says of itself, and never what it tells of."""

import pytest

from desktopapp.library.dating import guess_date

EVENT = "The harbour was dredged on 4 March 2022 and again in June 2023."


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Report to Cabinet\nDate: 16th July 2024\n" + EVENT, "2024-07-16"),
        ("Report to Cabinet\nDate of meeting: Tuesday, 16 July 2024\n" + EVENT, "2024-07-16"),
        ("Report to Cabinet\nMeeting date\n16 July 2024\n" + EVENT, "2024-07-16"),
        ("Strategy\nPublished March 2021\n" + EVENT, "2021-03"),
        ("Strategy\nLast updated: 03/02/2021\n" + EVENT, "2021-02-03"),
        ("Strategy\nDated 2021-02-03\n" + EVENT, "2021-02-03"),
        ("Strategy\nDate: 31 June 2021\n" + EVENT, ""),
    ],
)
def test_what_stands_after_a_label_is_the_documents_date(text: str, said: str) -> None:
    assert guess_date(text) == said


@pytest.mark.parametrize(
    "line",
    [
        "Cabinet, 3 May 2024",
        "3 May 2024",
        "Friday 3 May 2024",
        "Audit and Governance Committee – 3 May 2024",
        "Meeting of the full Council held on 3 May 2024",
        "Draft version 1.2, 3 May 2024",
    ],
)
def test_a_line_of_the_cover_that_says_only_when_is_the_documents_date(line: str) -> None:
    assert guess_date(f"Harbour review\nWyvern Vale Council\n{line}\n{EVENT}") == "2024-05-03"


@pytest.mark.parametrize(
    "text",
    [
        EVENT,
        f"Harbour review\n{EVENT}",
        "Harbour review\nDate of dredging: 4 March 2022",
        "Harbour review\nDredging\t4 March 2022\t2,000 tonnes",
        "Harbour review\nHarbour\nWorks\nWyvern Vale\nDredging finished 4 March 2022",
        "Council housing repairs completed 4 March 2022 under budget",
        "Open since 2019",
        "The date of the works, 4 March 2022, was kept.",
        "word " * 300 + "2 June 2021",
    ],
)
def test_a_date_of_what_is_told_is_not_the_documents(text: str) -> None:
    assert guess_date(text) == ""


@pytest.mark.parametrize(
    ("text", "title", "name", "said"),
    [
        ("It opened in October 2019.", "Productivity plan 2024", "plan", "2024"),
        ("Cabinet, 3 May 2024", "Productivity plan 2024", "plan", "2024-05-03"),
        ("Cabinet, 3 May 2022", "Productivity plan 2024", "plan", "2024"),
        ("Text", "", "cabinet-report-july-2024", "2024-07"),
        ("Wyvern Vale Council\nDigital strategy 2023-2026\nWe begin.", "", "a", "2023"),
        ("Digital strategy\nDate: 14 November 2022", "Digital strategy 2023-2026", "a",
         "2022-11-14"),
        ("Text", "Plan of 31 June 2024", "plan", ""),
    ],
)  # fmt: skip
def test_a_document_is_dated_by_its_title_and_name_more_exactly_by_its_cover(
    text: str, title: str, name: str, said: str
) -> None:
    assert guess_date(text, title, name) == said
