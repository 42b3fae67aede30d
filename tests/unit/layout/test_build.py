"""What is exported of a plan, under which heading and with which number."""

from dataclasses import replace

from desktopapp.layout.build import (
    Document,
    TableItem,
    TextItem,
    build,
    item_words,
)
from desktopapp.plan.plan import Answer, HeadingChoice, Plan, Section
from desktopapp.plan.text import Block, Heading, ListItem, Paragraph, Run, Table, plain_runs
from tests import generated_plans

EMPTY = replace(generated_plans.plan(0), answers=(), sections=())


def _paragraph(words: str) -> Paragraph:
    return Paragraph("p", (Run(words),))


def _with_text(*blocks: Block, heading: HeadingChoice = HeadingChoice.LABEL) -> Plan:
    return replace(EMPTY, answers=(Answer("a1", "t1", ("q11",), blocks, heading),))


def _texts(document: Document) -> list[tuple[str, int, str, str]]:
    return [
        (item.role, item.level, item.label, plain_runs(item.runs))
        for item in document.items
        if isinstance(item, TextItem)
    ]


def test_a_plan_without_text_exports_its_title_and_council_alone() -> None:
    assert [text[0] for text in _texts(build(EMPTY))] == ["title", "subtitle"]


def test_a_theme_or_section_without_text_exports_no_heading() -> None:
    blank = _paragraph("  ")
    plan = replace(
        _with_text(_paragraph("We did.")),
        sections=(Section("s1", "Introduction", text=(blank,)),),
    )
    headings = [text for text in _texts(build(plan)) if text[0] == "heading"]
    assert headings == [
        ("heading", 1, "1", generated_plans.BRIEF.themes[0].title),
        ("heading", 2, "", "Streets 1.1"),
    ]


def test_no_level_of_heading_is_skipped() -> None:
    for seed in range(20):
        levels = [t[1] for t in _texts(build(generated_plans.plan(seed))) if t[0] == "heading"]
        steps = zip([0, *levels], levels, strict=False)
        assert all(below <= above + 1 for above, below in steps)


def test_a_deep_sub_heading_is_raised_to_the_next_level() -> None:
    plan = _with_text(Heading("h", (Run("Deep"),), 3), _paragraph("x"), heading=HeadingChoice.NONE)
    assert [t[1] for t in _texts(build(plan)) if t[0] == "heading"] == [1, 2]


def test_numbered_lists_count_by_level_and_begin_anew() -> None:
    shape = [(0, True), (1, True), (1, True), (2, True), (0, True), (1, True), (0, False)]
    shape += [(0, True)]
    items = [ListItem(f"l{n}", (Run("x"),), at, one) for n, (at, one) in enumerate(shape)]
    labels = [t[2] for t in _texts(build(_with_text(*items))) if t[0] == "list item"]
    assert labels == ["1.", "a.", "b.", "i.", "2.", "a.", "•", "1."]


def test_a_list_never_begins_at_a_lower_level() -> None:
    items = [ListItem(f"l{n}", (Run("x"),), at) for n, at in enumerate((2, 2, 0, 2))]
    levels = [t[1] for t in _texts(build(_with_text(*items))) if t[0] == "list item"]
    assert levels == [0, 1, 0, 1]


def test_rows_of_a_table_become_equal() -> None:
    table = Table("t", (((Run("a"),), (Run("b"),)), ((Run("c"),),)))
    made = [i for i in build(_with_text(table)).items if isinstance(i, TableItem)]
    assert [len(row) for row in made[0].rows] == [2, 2]


def test_what_follows_a_table_stands_clear_of_it() -> None:
    table = Table("t", (((Run("a"),),),))
    document = build(_with_text(table, _paragraph("after")))
    assert document.items[-1].before == document.styles.after_table


def test_characters_that_are_not_seen_are_left_out_for_every_writer() -> None:
    plan = _with_text(_paragraph("ser\u00advices cafe\u0301 \u200fx"))
    assert _texts(build(plan))[-1][3] == "services café x"


def test_a_cover_page_counts_only_by_choice() -> None:
    plan = _with_text(_paragraph("We did."))
    for counted in (True, False):
        looks = replace(plan.appearance, cover_page=True, cover_counted=counted)
        document = build(replace(plan, appearance=looks))
        assert [item.new_page for item in document.items][:3] == [False, False, True]
        assert document.uncounted is not counted


def test_the_words_of_a_document_are_those_of_its_parts() -> None:
    plan = _with_text(_paragraph("one two"), Table("t", (((Run("a b"),), (Run("c"),)),)))
    heading = len(f"{generated_plans.BRIEF.themes[0].title} Streets 1.1".split())
    title = len(f"{plan.title} {plan.council.name}".split())
    assert sum(map(item_words, build(plan).items)) == 5 + heading + title
