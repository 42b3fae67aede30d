"""The verb that lists the figures of a plan, brings a table of them in, and writes one."""

import argparse
from datetime import date
from pathlib import Path

from desktopapp.cli.outcome import Outcome, Parser, WrongCommandLine, add_verb
from desktopapp.cli.plan_file import open_named, save_named
from desktopapp.operations import figures
from desktopapp.session.officer import now, officer


def _figures(options: argparse.Namespace) -> Outcome:
    """List the figures of a plan, bring a table of them in, or write one."""
    if options.accept and not options.source:
        raise WrongCommandLine("--accept is for --import")
    opened = open_named(options, to_write=options.accept)
    lines: list[str] = []
    data: dict[str, object] = {}
    if options.source:
        today = date.today()  # noqa: DTZ011  # the officer's day
        found = figures.read_figures(opened.plan, options.source, today, officer(), now())
        if options.accept:
            opened.edit(figures.with_figures_read(opened.plan, found), "bring in figures")
            save_named(opened, options)
        lines += figures.said_of_figures_read(found, accepted=options.accept)
        data["import"] = found.data()
    else:
        lines += figures.said_of_all(opened.plan)
    if options.to:
        figures.write_figures(opened.plan, options.to)
        lines.append(f"Written to {options.to}.")
    return Outcome({**figures.figures_data(opened.plan), **data}, tuple(lines))


def add_figures(verbs: "argparse._SubParsersAction[Parser]") -> None:
    """Add the verb of figures."""
    verb = add_verb(verbs, "figures", _figures)
    verb.add_argument("plan", metavar="PLAN")
    verb.add_argument(
        "--import", dest="source", type=Path, metavar="FILE", help="a table (.xlsx or .csv)"
    )
    verb.add_argument("--accept", action="store_true", help="bring what it says into the plan")
    verb.add_argument("--to", type=Path, metavar="FILE", help="write them as .xlsx or .csv")
