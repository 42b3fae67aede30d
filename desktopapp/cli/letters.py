"""The verbs of a letter: read it into a brief, and look through the file of one."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from desktopapp.cli.outcome import Outcome, Parser, add_verb
from desktopapp.operations import letters
from desktopapp.plan.brief import Brief
from desktopapp.plan.saying import counted

_ABOUT = (
    "What a letter asks, as a file that plans can take: “brief read LETTER --to BRIEF” makes it, "
    "“brief check BRIEF” looks through it, “new PLAN --brief BRIEF” starts a plan of it."
)
_SHOWN = 90  # characters of a question in a line


def _read(options: argparse.Namespace) -> Outcome:
    """Read what a letter asks into a brief, which new plans can take."""
    brief = letters.read_letter(Path(options.letter))
    letters.write_brief(brief, Path(options.to))
    return Outcome(letters.read_data(brief), tuple(_said(brief, options.to)))


def _said(brief: Brief, to: str) -> Iterator[str]:
    found = sum(1 for _ in brief.questions())
    aside = counted(len(brief.left_aside), "part")
    yield f"{brief.title}: {counted(found, 'question')} found, {aside} left aside."
    for theme in brief.themes:
        yield f"{theme.number}  {theme.title}"
        for question in theme.questions:
            limits = "".join(f", {one.max:,} {one.unit}" for one in question.limits)
            shown = question.text[:_SHOWN]
            yield f"    {brief.number(question.id):10} {shown} ({question.kind}{limits})"
    for one in brief.left_aside:
        shown = one.text.partition("\n")[0][:_SHOWN]
        yield f"Left aside: {shown} ({one.why.rstrip('.')})" if shown else one.why
    if brief.sent_form:
        yield "Its Word form is kept with it: “export PLAN --to FOLDER --only filled” fills it in."
    yield f"Written to {to}. Look through it; then start a plan with --brief {to}."


def _check(options: argparse.Namespace) -> Outcome:
    """Say whether a brief can be used, and at which place it cannot."""
    brief, faults = letters.check_brief(Path(options.brief))
    found = sum(1 for _ in brief.questions()) if brief else 0
    lines = tuple(f"{one.place}: {one.expected}." for one in faults)
    data = {"questions": found, "problems": [one._asdict() for one in faults]}
    said = (f"{options.brief} can be used: {counted(found, 'question')}.",)
    return Outcome(data, lines or said, int(bool(faults)))


def add_brief(verbs: "argparse._SubParsersAction[Parser]") -> None:
    """Add the verbs of a letter."""
    does = "what a letter asks, as a file that plans can take"
    group = verbs.add_parser("brief", help=does, description=_ABOUT)
    within = group.add_subparsers(required=True, metavar="COMMAND", parser_class=Parser)
    read = add_verb(within, "read", _read)
    read.add_argument("letter", metavar="LETTER")
    read.add_argument("--to", required=True, metavar="BRIEF", help="a new file for the brief")
    checked = add_verb(within, "check", _check)
    checked.add_argument("brief", metavar="BRIEF")
