"""The verb ``check``: what to look at before a plan leaves, and what a rule is."""

import argparse
from datetime import date

from desktopapp.checks.rule import Severity
from desktopapp.cli.gate import add_gate, said_gate
from desktopapp.cli.outcome import Outcome, Parser, WrongCommandLine, add_verb, day
from desktopapp.cli.plan_file import open_named
from desktopapp.operations.exporting import look_at_plan
from desktopapp.operations.rule_pages import rule_named, said_page
from desktopapp.plan.saying import counted
from desktopapp.plan.set_aside import said_aside


def add_check(verbs: "argparse._SubParsersAction[Parser]") -> None:
    """Add the verb."""
    checking = add_verb(verbs, "check", _check)
    checking.add_argument("plan", metavar="PLAN", nargs="?")
    checking.add_argument("--today", type=day, metavar="DATE")
    checking.add_argument(
        "--set-aside", action="store_true", help="list what was set aside, and why"
    )
    add_gate(checking)
    checking.add_argument("--explain", metavar="RULE", help="what a rule finds, why, how to mend")


def _check(options: argparse.Namespace) -> Outcome:
    """Say what to look at before the plan leaves; or, with --explain, what a rule is."""
    if options.explain is not None:
        rule = rule_named(options.explain)
        return Outcome(rule.data(), said_page(rule))
    if options.plan is None:
        raise WrongCommandLine("PLAN is missing. See: planwright check --help")
    plan = open_named(options).plan
    if options.gate:
        return said_gate(plan, options)
    looked = look_at_plan(plan, options.today or date.today())  # noqa: DTZ011  # the officer's day
    lines = [f"{found.severity}: {found.message} {found.mend}" for found in looked.open]
    lines = lines or ["Nothing to look at was found."]
    if options.set_aside:
        lines += (f"set aside: {one.message} {said_aside(said)}" for one, said in looked.aside)
    elif looked.aside:
        count = counted(len(looked.aside), "finding was", "findings were")
        lines.append(f"{count} set aside; --set-aside lists them.")
    return Outcome(
        {
            "findings": [one.data() for one in looked.open],
            "set_aside": [
                {**one.data(), "reason": said.reason, "by": said.by, "when": said.when}
                for one, said in looked.aside
            ],
        },
        tuple(lines),
        int(any(one.severity is Severity.MUST for one in looked.open)),
    )
