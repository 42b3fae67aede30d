"""Generated plans for property tests: every field, every kind of block, awkward words included."""

from functools import cache
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from desktopapp.plan.brief import Brief, PageRange, parse_brief
from desktopapp.plan.council import Contact, Council, Governance, Kind
from desktopapp.plan.plan import (
    Answer,
    Appearance,
    Coverage,
    Heading,
    Place,
    Plan,
    Section,
    Source,
    State,
    Status,
)
from desktopapp.plan.report import (
    Appendix,
    AppendixKind,
    Dates,
    Field,
    OwnCopy,
    Paper,
    PrivateMeeting,
    Report,
    ReportSection,
    Verb,
)
from desktopapp.plan.shape import canonical, clean
from desktopapp.plan.text import (
    Block,
    Foreign,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
    Text,
    new_id,
)
from desktopapp.plan.text import Heading as SubHeading

ANY_WORDS = st.text(max_size=30)  # lone surrogates and control characters among them
AWKWARD = st.sampled_from(["", "a|b", "<b>", "# no", "- no", "\u200fשלום", "İı", "👩‍👧", "a\nb"])
WORDS = st.one_of(ANY_WORDS.map(clean), AWKWARD)
IDS = st.builds(new_id)
LATER = st.sampled_from(["", canonical({"x-later": [1, {"deep": None}], "x-other": "yes"})])
LENGTHS = st.integers(1, 80).map(lambda eighths: eighths / 8)  # exact in binary


@cache
def harbour() -> Brief:
    """Return the invented brief of the tests."""
    file = Path(__file__).parent / "briefs" / "harbour-2027.toml"
    return parse_brief(file.read_text(encoding="utf-8"), file.name)


def runs() -> SearchStrategy[Runs]:
    """Generate runs in every format."""
    run = st.builds(
        Run,
        st.one_of(ANY_WORDS, AWKWARD),
        st.booleans(),
        st.booleans(),
        st.sampled_from(["", "https://wyvern.example/a?b=1&c=2", "mailto:plans@wyvern.example"]),
        st.sampled_from(["", "origin1"]),
        st.sampled_from(["", "figure1"]),
        LATER,
    )
    return st.lists(run, max_size=3).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Generate tables whose rows are equally long."""
    columns = draw(st.integers(1, 3))
    row = st.lists(runs(), min_size=columns, max_size=columns).map(tuple)
    rows = draw(st.lists(row, min_size=1, max_size=3))
    return Table(draw(IDS), tuple(rows), draw(st.booleans()), draw(WORDS), draw(LATER))


def blocks() -> SearchStrategy[Block]:
    """Generate blocks of every kind, one of a later version among them."""
    strange = st.just({"kind": "drawing", "id": "d1", "shapes": [1, 2.5, None, "x"]})
    return st.one_of(
        st.builds(Paragraph, IDS, runs(), LATER),
        st.builds(SubHeading, IDS, runs(), st.integers(1, 3), LATER),
        st.builds(ListItem, IDS, runs(), st.integers(0, 2), st.booleans(), LATER),
        tables(),
        st.builds(Picture, IDS, WORDS, WORDS, st.booleans(), LENGTHS, LATER),
        st.builds(Foreign, strange.map(canonical)),
    )


def texts(most: int = 4) -> SearchStrategy[Text]:
    """Generate rich text of at most so many blocks."""
    return st.lists(blocks(), max_size=most).map(tuple)


def answers(brief: Brief) -> SearchStrategy[Answer]:
    """Generate answers that serve any number of a theme's questions, or none."""

    def of_theme(theme_id: str) -> SearchStrategy[Answer]:
        questions = [question.id for question in brief.theme(theme_id).questions]
        served = st.lists(st.sampled_from(questions), unique=True) if questions else st.just([])
        return st.builds(
            Answer,
            IDS,
            st.just(theme_id),
            served.map(tuple),
            texts(),
            st.sampled_from(Heading),
            WORDS,
            st.sampled_from(Status),
            LATER,
        )

    return st.sampled_from([theme.id for theme in brief.themes]).flatmap(of_theme)


def councils() -> SearchStrategy[Council]:
    """Generate councils of every kind."""
    names = st.lists(WORDS, max_size=2).map(tuple)
    contact = st.builds(Contact, WORDS, WORDS, WORDS, WORDS, LATER)
    return st.builds(
        Council,
        WORDS,
        WORDS,
        st.sampled_from(Kind),
        st.sampled_from(Governance),
        WORDS,
        WORDS,
        names,
        names,
        WORDS,
        WORDS,
        WORDS,
        contact,
        LATER,
    )


def plans(brief: Brief) -> SearchStrategy[Plan]:
    """Generate plans that answer a brief, with every field in use."""
    days = st.one_of(st.none(), st.dates())
    asks = [ask.id for _, _, ask in brief.asks()]
    coverage = st.builds(Coverage, st.sampled_from(State), WORDS, WORDS, st.booleans(), LATER)
    section = st.builds(
        Section, IDS, WORDS, st.sampled_from(Place), texts(2), st.sampled_from(Status), LATER
    )
    source = st.builds(Source, IDS, WORDS, WORDS, days, WORDS, WORDS, WORDS, LATER)
    appearance = st.builds(
        Appearance,
        WORDS,
        LENGTHS.map(lambda size: size + 6),
        st.sampled_from([1.0, 1.25, 1.5]),
        st.just(72.0),
        st.just("#1B5B53"),
        st.booleans(),
        st.booleans(),
        LATER,
    )
    pages = st.one_of(st.none(), st.builds(PageRange, st.integers(1, 3), st.integers(3, 9)))
    return st.builds(
        Plan,
        IDS,
        st.just(brief),
        councils(),
        WORDS,
        st.lists(answers(brief), max_size=4).map(tuple),
        st.lists(section, max_size=2).map(tuple),
        st.dictionaries(st.sampled_from([theme.id for theme in brief.themes]), WORDS),
        st.dictionaries(st.sampled_from(asks), coverage, max_size=3),
        st.lists(source, max_size=2).map(tuple),
        appearance,
        days,
        WORDS,
        pages,
        st.dictionaries(st.sampled_from(["logo.png", "map.png"]), st.binary(max_size=9)),
        st.one_of(st.none(), reports()),
        LATER,
    )


def reports() -> SearchStrategy[Report]:
    """Generate reports to members with every field in use."""
    days = st.one_of(st.none(), st.dates())
    section = st.builds(ReportSection, WORDS, texts(2), st.booleans(), WORDS, days, LATER)
    notes = st.lists(WORDS, max_size=2).map(tuple)
    copy = st.builds(OwnCopy, WORDS, WORDS, texts(2), st.integers(0, 40), notes, notes, LATER)
    kind, copy = st.sampled_from(AppendixKind), st.one_of(st.none(), copy)
    appendix = st.builds(Appendix, kind, WORDS, WORDS, WORDS, copy, LATER)
    dates = st.builds(
        Dates,
        st.sampled_from([None, True, False]),
        *([days] * 5),
        st.booleans(),
        st.booleans(),
        LATER,
    )
    private = st.builds(
        PrivateMeeting,
        *(days, days, st.sampled_from([None, True, False]), WORDS, WORDS),
        *(st.booleans(), WORDS, days, WORDS, LATER),
    )
    return st.builds(
        Report,
        WORDS,
        st.lists(st.builds(Field, WORDS, WORDS, LATER), max_size=2).map(tuple),
        st.lists(section, max_size=2).map(tuple),
        st.lists(st.builds(Paper, WORDS, WORDS, LATER), max_size=2).map(tuple),
        st.lists(appendix, max_size=2).map(tuple),
        st.sampled_from(Verb),
        st.booleans(),
        st.booleans(),
        dates,
        private,
        LATER,
    )
