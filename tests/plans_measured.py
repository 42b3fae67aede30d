"""Whole plans brought in and checked by commands, and what is told of them held against a person.

Of the product this uses the command line alone, and what tells where a block of a plan stands.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from desktopapp.cli import run_command
from desktopapp.plan.plan import Plan
from desktopapp.plan.text import Foreign, plain_block
from desktopapp.session.opening import open_session
from tests.checks_measured import TODAY
from tests.marked_passages import LANGUAGE, Find, Mark, MarkedPassage, hits, read_passages

PLANS = ("ashmoor", "thornvale")
OUTSIDE = {  # faults of what stands outside the text of the plan: each finding of the rule is one
    "boxes": "contradictory boxes",
    "background papers": "background papers",
    "theme heading": "theme heading",
}


def command(*arguments: object) -> dict[str, Any]:
    """Give a command with --json and return what it prints."""
    said = StringIO()
    with redirect_stdout(said):
        run_command([*map(str, arguments), "--json"])
    found: dict[str, Any] = json.loads(said.getvalue())
    return found


@dataclass(frozen=True)
class CheckedPlan:
    """A plan that was brought in: what the import said, the plan, and what the checks found."""

    words: str
    imported: Mapping[str, Any]
    plan: Plan
    findings: Sequence[Mapping[str, Any]]

    def finds(self) -> Iterator[tuple[Find, Mapping[str, Any]]]:
        """Go through the places in the words that findings name, with the finding of each."""
        where = self._where()
        for finding in self.findings:
            alone = {"block": "", "position": 0, "words": finding.get("text", "")}
            for one in finding.get("evidence") or (alone,):
                at = where.get(one["block"], -1) + one["position"]
                said = one["words"]
                if at < 0 or self.words[at : at + len(said)] != said:
                    at = self.words.find(said)
                if said and at >= 0:
                    yield Find("", at, at + len(said), finding["rule"]), finding

    def blocks(self) -> Mapping[str, str]:
        """Return the words of each block, by its id."""
        return {
            block.id: "" if isinstance(block, Foreign) else plain_block(block)
            for part in self.plan.parts()
            for block in part.text
        }

    def plan_words(self, block: str) -> str:
        """Return the words of a block."""
        return self.blocks()[block]

    def _where(self) -> Mapping[str, int]:
        """Return where the words of each block begin in the document."""
        found = {block: self.words.find(said) for block, said in self.blocks().items() if said}
        return {block: at for block, at in found.items() if at >= 0}


def brought_in(words: str, council: str, folder: Path, name: str) -> CheckedPlan:
    """Bring a document in as an officer does by commands, and check the plan."""
    source, path = folder / f"{name}.txt", folder / f"{name}.planwright"
    source.write_text(words, encoding="utf-8")
    command("new", path, "--council", council)
    imported = command("import", path, source, "--accept", "--headings")
    told = command("check", path, "--today", TODAY.isoformat())
    return CheckedPlan(words, imported, open_session(path).plan, told["findings"])


def invented(name: str) -> MarkedPassage:
    """Return an invented plan with its faults."""
    [found] = read_passages(LANGUAGE / "plans" / f"{name}.txt")
    return found


@dataclass(frozen=True)
class Held:
    """What was found of the faults of a plan, by kind, and the rules that found each."""

    caught: Mapping[str, tuple[int, int]]
    by: Mapping[str, frozenset[str]]
    false: Sequence[tuple[str, str]]  # the rule, and the words it points at


def hold(gold: MarkedPassage, checked: CheckedPlan) -> Held:
    """Hold what was found against what a person found."""
    finds = list(checked.finds())
    met: dict[tuple[str, object], set[str]] = {}
    for mark in gold.faults:
        found = met.setdefault((mark.kind, mark.group or mark.start), set())
        found |= {find.kind for find, _ in finds if hits(find, mark)}
    _outside(met, checked.findings)
    caught: dict[str, list[int]] = {}
    by: dict[str, set[str]] = {}
    for (kind, _), rules in met.items():
        counts = caught.setdefault(kind, [0, 0])
        counts[0] += bool(rules)
        counts[1] += 1
        by.setdefault(kind, set()).update(rules)
    return Held(
        {kind: (right, of) for kind, (right, of) in caught.items()},
        {kind: frozenset(rules) for kind, rules in by.items()},
        [
            (find.kind, gold.text[find.start : find.end])
            for find, _ in finds
            if find.kind not in OUTSIDE.values()
            and not any(hits(find, mark) for mark in gold.faults)
        ],
    )


def _outside(
    met: Mapping[tuple[str, object], set[str]], findings: Iterable[Mapping[str, Any]]
) -> None:
    """Count as many faults outside the text as there are findings of their rule."""
    for kind, rule in OUTSIDE.items():
        number = sum(one["rule"] == rule for one in findings)
        for key in [one for one in met if one[0] == kind][:number]:
            met[key].add(rule)


def marks_of(gold: MarkedPassage, kind: str) -> list[Mark]:
    """Return the faults of a kind."""
    return [mark for mark in gold.faults if mark.kind == kind]
