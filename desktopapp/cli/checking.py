"""The verb ``check``: what to look at before a plan leaves, and what a rule is."""

import argparse
from datetime import date

from desktopapp.checks.rule import Severity
from desktopapp.cli.outcome import Outcome, Parser, WrongCommandLine, add_verb, day
from desktopapp.cli.plan_file import open_named
from desktopapp.operations.exporting import check_plan
from desktopapp.operations.rule_pages import rule_named, said_page


def add_check(verbs: "argparse._SubParsersAction[Parser]") -> None:
    """Add the verb."""
    checking = add_verb(verbs, "check", _check)
    checking.add_argument("plan", metavar="PLAN", nargs="?")
    checking.add_argument("--today", type=day, metavar="DATE")
    checking.add_argument("--explain", metavar="RULE", help="what a rule finds, why, how to mend")


def _check(options: argparse.Namespace) -> Outcome:
    """Say what to look at before the plan leaves; or, with --explain, what a rule is."""
    if options.explain is not None:
        rule = rule_named(options.explain)
        return Outcome(rule.data(), said_page(rule))
    if options.plan is None:
        raise WrongCommandLine("PLAN is missing. See: planwright check --help")
    plan = open_named(options).plan
    findings = check_plan(plan, options.today or date.today())  # noqa: DTZ011  # the officer's day
    lines = [f"{found.severity}: {found.message} {found.mend}" for found in findings]
    code = int(any(found.severity is Severity.MUST for found in findings))
    return Outcome(
        {"findings": [found.data() for found in findings]},
        tuple(lines) or ("Nothing to look at was found.",),
        code,
    )
