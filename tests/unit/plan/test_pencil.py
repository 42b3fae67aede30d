"""Marks in borrowed words: where they stand, how they are settled, and how two sides merge."""

from dataclasses import replace

import pytest

from desktopapp.layout.build import build
from desktopapp.plan.clash import Resolution
from desktopapp.plan.council import Council
from desktopapp.plan.doubts import doubts_of
from desktopapp.plan.history import Caret
from desktopapp.plan.merge import merge
from desktopapp.plan.pencil import (
    MarkKind,
    PencilMark,
    kind_of_mark,
    new_doubt,
    pencil_marks,
    with_mark_changed,
    with_mark_kept,
    without_marked_sentence,
)
from desktopapp.plan.plan import Plan, Section, new_plan
from desktopapp.plan.search import find, replace_matches
from desktopapp.plan.text import (
    TEXT,
    Heading,
    Paragraph,
    Run,
    Runs,
    Table,
    Text,
    paragraphs_of,
    plain,
    runs_of,
)
from desktopapp.store.planfile import decode_plan, encode
from tests.strategies import harbour

COUNCIL, DATE, FIGURE = (f"{kind} {kind}1" for kind in ("council", "date", "figure"))
SAID = (
    Run("Netherby Council", doubt=COUNCIL),
    Run(" opened it in "),
    Run("2015", doubt=DATE),
    Run(". It cost "),
    Run("£3.5m", doubt=FIGURE),
    Run(". Nobody minded."),
)


def plan_of(*blocks: Runs | Paragraph | Table | Heading) -> Plan:
    """Return a plan with one section, whose paragraphs are p0, p1 and so on."""
    text = tuple(
        Paragraph(f"p{n}", one) if isinstance(one, tuple) else one for n, one in enumerate(blocks)
    )
    plan = new_plan(harbour(), Council("Fenmoor District Council"))
    return plan.with_part(Section("part", "Closing", text=text))


def text_of(plan: Plan) -> Text:
    return plan.part("part").text


def mark(plan: Plan, doubt: str) -> PencilMark:
    """Return the only mark of this kind."""
    (found,) = (one for one in pencil_marks(plan) if one.doubt == doubt)
    return found


def test_marks_are_told_in_order_with_their_words_and_place() -> None:
    found = pencil_marks(plan_of(SAID))
    assert [(one.kind, one.words) for one in found] == [
        (MarkKind.COUNCIL, "Netherby Council"),
        (MarkKind.DATE, "2015"),
        (MarkKind.FIGURE, "£3.5m"),
    ]
    words = plain(text_of(plan_of(SAID)))
    for one in found:
        assert words[one.position : one.position + one.length] == one.words


def test_two_marks_side_by_side_are_two_and_one_in_two_formats_is_one() -> None:
    first, second = new_doubt(MarkKind.NAME), new_doubt(MarkKind.NAME)
    runs = (Run("Primrose ", doubt=first), Run("Gardens", doubt=first, bold=True))
    assert [one.words for one in pencil_marks(plan_of((*runs, Run("Tatton", doubt=second))))] == [
        "Primrose Gardens",
        "Tatton",
    ]


def test_a_mark_of_a_later_version_asks_whether_it_is_true() -> None:
    assert kind_of_mark("rumour 12") is MarkKind.CLAIM


def test_a_mark_in_a_cell_is_found_and_settled_there() -> None:
    table = Table("t", (((Run("Site"),), ()), ((Run("Depot"),), (Run("£2m", doubt=FIGURE),))))
    plan = plan_of(table)
    assert plain(text_of(with_mark_changed(plan, mark(plan, FIGURE), "£9m"))).endswith(
        "Depot\t£9m"
    )


def test_words_typed_for_a_mark_stand_in_its_place_and_settle_it() -> None:
    plan = plan_of(SAID)
    changed = with_mark_changed(plan, mark(plan, DATE), "2019")
    assert plain(text_of(changed)).startswith("Netherby Council opened it in 2019. It cost £3.5m.")
    assert doubts_of(text_of(changed)) == {COUNCIL, FIGURE}


def test_what_is_true_here_too_stays_and_is_settled() -> None:
    plan = plan_of(SAID)
    kept = with_mark_kept(plan, mark(plan, DATE))
    assert plain(text_of(kept)) == plain(text_of(plan))
    assert doubts_of(text_of(kept)) == {COUNCIL, FIGURE}


def test_a_sentence_is_taken_out_with_its_space_and_an_empty_paragraph_goes() -> None:
    plan = plan_of(SAID, (Run("In "), Run("1990", doubt="date x"), Run(" it was new.")))
    left, _ = without_marked_sentence(plan, mark(plan, DATE))
    assert plain(text_of(left)).startswith("It cost £3.5m. Nobody minded.")
    (only,) = text_of(without_marked_sentence(plan, mark(plan, "date x"))[0])
    assert plain((only,)) == plain(text_of(plan_of(SAID)))
    alone = plan_of(SAID[:3])
    assert plain(text_of(without_marked_sentence(alone, mark(alone, DATE))[0])) == ""


def test_what_follows_a_sentence_taken_out_is_reckoned_from_where_it_stood() -> None:
    new = (Run("In "), Run("1990", doubt="date x"), Run(" it was new."))
    table = Table("t", (((Run("Site"),), (Run("Ours. "), Run("£2m", doubt="figure t"))),))
    plan = plan_of(SAID, new, table)
    first = text_of(plan)[0]
    where = {
        FIGURE: Caret("a", first.id, len("Netherby Council opened it in 2015. ")),
        "date x": Caret("a", "t", 0),
        "figure t": Caret("a", "t", len("Site\tOurs.")),
    }
    for doubt, place in where.items():
        left, at = without_marked_sentence(plan, mark(plan, doubt))
        assert at._replace(part="a") == place
        assert at.part == mark(plan, doubt).part
        assert doubt not in doubts_of(text_of(left))
    last = plan_of(SAID, new)
    _, at = without_marked_sentence(last, mark(last, "date x"))
    assert (at.block, at.position) == (text_of(last)[0].id, len(plain(text_of(last)[:1])))


def test_marks_are_stored_and_text_without_any_is_stored_as_before() -> None:
    plan = plan_of(SAID)
    assert decode_plan(encode(plan)).plan == plan
    assert "doubt" not in str(TEXT.write((Paragraph("p", (Run("Ours."),)),)))


def test_nothing_of_a_mark_is_laid_out_to_be_printed() -> None:
    table = Table("t", (((Run("£2m", doubt=FIGURE),),),))
    plain_runs = Run("".join(run.text for run in SAID))
    marked, unmarked = plan_of(SAID, table), plan_of((plain_runs,), table)
    free = Table("t", (((Run("£2m"),),),))
    assert build(marked).items == build(replace(unmarked)).items
    assert build(marked).items == build(plan_of((plain_runs,), free)).items


def test_find_and_replace_settles_what_it_touches_and_nothing_else() -> None:
    plan = plan_of(SAID)
    changed = replace_matches(plan, find(plan, "2015"), "2019")
    assert doubts_of(text_of(changed)) == {COUNCIL, FIGURE}
    assert doubts_of(text_of(replace_matches(plan, find(plan, "opened"), "began"))) == {
        COUNCIL,
        DATE,
        FIGURE,
    }


def test_a_council_replaced_everywhere_leaves_the_question_whether_it_is_true_of_us() -> None:
    plan = plan_of(SAID)
    changed = replace_matches(plan, find(plan, "Netherby"), "Fenmoor")
    (first, *_) = pencil_marks(changed)
    assert (first.kind, first.words) == (MarkKind.CLAIM, "Fenmoor")
    assert COUNCIL not in doubts_of(text_of(changed))


def test_a_mark_settled_on_one_side_is_settled_though_the_other_changed_its_sentence() -> None:
    base = plan_of(SAID)
    ours = with_mark_kept(base, mark(base, COUNCIL))
    theirs = replace_matches(base, find(base, "opened"), "began")
    for sides in ((ours, theirs), (theirs, ours)):
        merged = merge(base, *sides)
        assert merged.clashes == ()
        assert plain(text_of(merged.plan)).startswith("Netherby Council began it in 2015.")
        assert doubts_of(text_of(merged.plan)) == {DATE, FIGURE}


def test_marks_that_each_side_settled_are_all_settled() -> None:
    base = plan_of(SAID)
    ours, theirs = (with_mark_kept(base, mark(base, one)) for one in (COUNCIL, DATE))
    merged = merge(base, ours, theirs)
    assert merged.clashes == ()
    assert doubts_of(text_of(merged.plan)) == {FIGURE}


def test_a_mark_that_neither_side_settled_stays() -> None:
    base = plan_of(SAID, (Run("Another."),))
    ours = replace_matches(base, find(base, "minded"), "cared")
    theirs = replace_matches(base, find(base, "Another"), "Other")
    assert doubts_of(text_of(merge(base, ours, theirs).plan)) == {COUNCIL, DATE, FIGURE}


def test_words_that_are_chosen_from_the_side_that_did_not_settle_them_keep_their_mark() -> None:
    base = plan_of(SAID)
    ours = with_mark_changed(base, mark(base, DATE), "2019")
    theirs = replace_matches(base, find(base, "opened"), "began")
    chosen = merge(base, ours, theirs, lambda _clash: Resolution.THEIRS).plan
    assert plain(text_of(chosen)).startswith("Netherby Council began it in 2015.")
    assert DATE in doubts_of(text_of(chosen))


def test_a_passage_that_only_one_side_put_in_keeps_its_marks() -> None:
    base = plan_of((Run("Ours in 2015."),))
    theirs = plan_of((Run("Ours in 2015."),), SAID)
    for sides in ((base, theirs), (theirs, base)):
        merged = merge(None, *sides).plan
        assert doubts_of(text_of(merged)) == {COUNCIL, DATE, FIGURE}


def test_a_mark_settled_in_a_copy_of_unknown_history_is_settled_in_both() -> None:
    ours = plan_of(SAID)
    theirs = with_mark_kept(ours, mark(ours, DATE))
    merged = merge(None, ours, theirs)
    assert merged.clashes == ()
    assert doubts_of(text_of(merged.plan)) == {COUNCIL, FIGURE}


@pytest.mark.parametrize("break_at", ["\n", " ", "\n\n"])
def test_marks_stay_where_plain_lines_become_paragraphs(break_at: str) -> None:
    runs = (Run(f"- One{break_at}- "), Run(f"New{break_at.strip(' ')}", doubt=DATE), Run("town."))
    made = paragraphs_of(runs)
    words = "".join(run.text for b in made for r in runs_of(b) for run in r if run.doubt)
    assert words.strip() == "New"
