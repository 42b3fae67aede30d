"""Pages, words and characters, held against what the letter asks for."""

from collections.abc import Iterator

from desktopapp.checks.finding import Facts, Finding
from desktopapp.checks.looking import of_plan
from desktopapp.checks.rule import Rule, RuleKind, Severity
from desktopapp.layout.limits import limit_uses
from desktopapp.layout.saying import words_to_cut
from desktopapp.plan.limits import said_limit, said_use
from desktopapp.plan.places import place_name
from desktopapp.plan.saying import counted

_LENGTH = Rule(
    "length",
    "Longer or shorter than the letter asks",
    RuleKind.BRIEF,
    Severity.SHOULD,
    what="Pages, words or characters above a limit of the letter, or fewer pages than it expects. "
    "Pages are counted as they are printed.",
    why="Who reads many plans reads to the limit. A form may cut off what is above it.",
    mend="Cut what says the same twice first. Where the limit has moved since the letter came, "
    "change the page range of this plan.",
    source="The limits in the letter’s own words, which its outline quotes.",
    view="pages",
)


@of_plan(_LENGTH)
def length_limits(facts: Facts) -> Iterator[Finding]:
    """Hold the pages and words against what the letter asks for."""
    pages, most_words = facts.plan.pages, facts.plan.brief.words
    if pages and facts.counted.pages > pages.max:
        lines = counted(facts.counted.lines_to_cut, "line")
        yield Finding(
            _LENGTH,
            Severity.SHOULD,
            f"The plan has {facts.counted.pages} pages. The letter expects at most {pages.max}.",
            f"Cut {lines}, or change the page range of this plan if the letter’s has changed.",
        )
    elif pages and facts.counted.pages < pages.min:
        yield Finding(
            _LENGTH,
            Severity.ADVICE,
            f"The plan has {counted(facts.counted.pages, 'page')}. "
            f"The letter expects at least {pages.min}.",
            "Say more where the questions are answered shortly, or leave it so.",
        )
    if over := words_to_cut(facts.counted, most_words):
        yield Finding(
            _LENGTH,
            Severity.SHOULD,
            f"The plan has {counted(facts.counted.words, 'word')}. "
            f"The letter allows {most_words:,}.",
            f"Cut {counted(over, 'word')}.",
        )


@of_plan(_LENGTH)
def limits_of_the_letter(facts: Facts) -> Iterator[Finding]:
    """Hold answers, themes and the whole against the limits that the letter sets each of them."""
    plan = facts.plan
    for use in limit_uses(plan, facts.counted):
        if not use.over:
            continue
        named = place_name(plan, use.where) if use.where else "The plan"
        theme = next((one.id for one, each in plan.brief.questions() if each.id == use.where), "")
        yield Finding(
            _LENGTH,
            Severity.SHOULD if use.limit.hard else Severity.ADVICE,
            f"{named} has {said_use(use.limit, use.used)}. {said_limit(use.limit)}.",
            "Cut it, or leave it if more is wanted." if not use.limit.hard else "Cut it.",
            theme or use.where or None,
            use.where if theme else None,
        )
