"""The verb that begins the next plan from an old one."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from desktopapp.cli.outcome import Outcome, Parser, add_verb
from desktopapp.cli.plan_file import open_named
from desktopapp.operations.rolling import RoundKind, rows, said_not_taken, said_round
from desktopapp.plan.plan import Plan
from desktopapp.session.opening import next_round

_SHOWN = 90  # characters of a question in a line


def _roll(options: argparse.Namespace) -> Outcome:
    """Start a plan for another letter from an old plan: by the words of its questions."""
    old = open_named(options)
    made, found = next_round(old, Path(options.to), options.brief)
    data = {**found.data(), "plan": str(made.path), "document_id": made.plan.id}
    lines = (f"Started {made.path} from {old.path}.", said_round(found), *_said(made.plan))
    return Outcome(data, tuple(filter(None, lines)))


def _said(plan: Plan) -> Iterator[str]:
    """Go through what became of each question, both wordings where they differ."""
    for row in rows(plan):
        earlier, question = row.earlier, row.question
        words = question.text if question else (earlier.asked_for if earlier else "")
        number = (
            plan.brief.number(question.id) if question else (earlier.number if earlier else "")
        )
        yield f"{row.kind.lower():16} {number:8} {words[:_SHOWN]}"
        if row.kind is RoundKind.REWORDED and earlier:
            yield f"{'':16} {'before:':8} {earlier.asked_for[:_SHOWN]}"
        if lacking := said_not_taken(row):
            yield f"{'':25} {lacking}."
    yield (
        "Answers to the same words are drafts now. All old answers stand beside their questions; "
        "of the reworded ones you decide in the window."
    )


def add_roll(verbs: "argparse._SubParsersAction[Parser]") -> None:
    """Add the verb."""
    roll = add_verb(verbs, "roll", _roll)
    roll.add_argument("plan", metavar="PLAN", help="the old plan, which is not changed")
    roll.add_argument("--to", required=True, metavar="NEW", help="a new file")
    roll.add_argument("--brief", required=True, metavar="ID|FILE")
