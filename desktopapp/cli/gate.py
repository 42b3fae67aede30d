"""The gate of ``check``: whether a plan can be marked as submitted or published, and why not."""

import argparse
from datetime import date

from desktopapp.cli.outcome import Outcome, Parser
from desktopapp.operations.releasing import gate_data, gate_lines, look_at_gate
from desktopapp.plan.plan import Plan
from desktopapp.plan.release import ReleaseKind


def add_gate(checking: Parser | argparse.ArgumentParser) -> None:
    """Add the option."""
    checking.add_argument(
        "--gate",
        choices=[str(one) for one in ReleaseKind],
        help="what must, should and could be mended before the plan is submitted or published",
    )


def said_gate(plan: Plan, options: argparse.Namespace) -> Outcome:
    """Say what stands before a release, and which there were; 1 where something must be mended."""
    kind = ReleaseKind(options.gate)
    gate = look_at_gate(plan, options.today or date.today(), kind)  # noqa: DTZ011  # the officer's day
    data = gate_data(plan, gate)
    return Outcome(data, gate_lines(plan, gate), int(not data["ready"]))
