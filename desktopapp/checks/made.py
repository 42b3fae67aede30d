"""What became of a plan in the documents that were made of it."""

from collections.abc import Iterator

from desktopapp.checks.finding import Facts, Finding
from desktopapp.checks.looking import of_plan
from desktopapp.checks.rule import Rule, RuleKind, Severity

_PDF = Rule(
    "pdf",
    "The PDF differs from the plan",
    RuleKind.TEXT,
    Severity.MUST,
    what="Words, pages, headings or tags of the PDF that another reader finds otherwise than the "
    "plan has them.",
    why="What is sent would not be what was agreed.",
    mend="Do not send it. Tell IT what the finding says, and send the Word document.",
    source="The PDF itself, read back by a program that did not make it.",
    firm=True,
)
_FORM = Rule(
    "form",
    "Something has no place in the council’s report form",
    RuleKind.REPORT,
    Severity.SHOULD,
    what="A section of the report to members that found no place in the council’s own form.",
    why="The report that members get lacks it.",
    mend="Choose its place under “The council’s report form” in the Plan menu, or give it the "
    "name of a heading in the form.",
    source="The council’s own report form.",
)
_PLACE = Rule(
    "place",
    "An answer has no place in the form that was sent",
    RuleKind.BRIEF,
    Severity.ADVICE,
    what="An answer for which no place was found in the form that came as the letter.",
    why="It stands at the end of the filled form, where it may not be looked for.",
    mend="Move it in Word to where it belongs.",
    source="The form that came as the letter.",
    together=("answer has no place in their form", "answers have no place in their form"),
)


@of_plan(_PDF)
def unlike_pdf(facts: Facts) -> Iterator[Finding]:
    """Name what another reader found otherwise in the PDF that was made."""
    for words in facts.differing:
        yield Finding(
            _PDF,
            Severity.MUST,
            f"The PDF differs from the plan: {words}",
            "Do not send it. Tell IT what this says, and send the Word document.",
        )


@of_plan(_FORM)
def without_place(facts: Facts) -> Iterator[Finding]:
    """Name what of a report has no place in the council's own form."""
    for name in facts.homeless:
        yield Finding(
            _FORM,
            Severity.SHOULD,
            f"The report form has no place for “{name}”, so the report lacks it.",
            "Choose its place under “The council’s report form” in the Plan menu, or give it "
            "the name of a heading in the form.",
        )


@of_plan(_PLACE)
def answers_without_place(facts: Facts) -> Iterator[Finding]:
    """Name the answers that stand at the end of the form that was sent."""
    brief = facts.plan.brief_as_sent
    for one in facts.unplaced:
        theme, question = brief.question(one)
        yield Finding(
            _PLACE,
            Severity.ADVICE,
            f"Their form has no place that can be found for {brief.number(one)} {question.label}.",
            "Its answer stands at the end of the filled form, under its number. Move it in Word.",
            theme.id,
            one,
        )
