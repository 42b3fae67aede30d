"""Generated plans: answers, sections, tables, pictures, asks and settings, each sentence marked.

A mark is a word that nobody else writes, such as ``O12o``: the letter says whose it is. Beside the
plan there is what the program does not see: which row and which column of a table is which,
whatever is written in them.
"""

import copy
import pickle
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.hostile.container import Json

STATUSES = ("drafting", "ready", "agreed")
STATES = ("answered here", "answered elsewhere", "does not apply", "left out")
SERVICES = ("Waste", "Parks", "Bins", "Rents", "Calls", "Planning", "Housing", "Roads")
VALUES = ("£10m", "£12m", "£0.5m", "Yes", "No", "12", "n/a", "")
LATER_KIND = "chart of a later version"
_NOISE = ("See above.", "We act on it.", "This is agreed.", "Details are in the annex.")


@dataclass
class Grid:
    """Which row and which column of a table is which; the header row is the row ``head``."""

    rows: list[str]
    columns: list[str]


@dataclass
class Draft:
    """A plan as one person has it, with who that is and what to draw chances from."""

    who: str
    chance: random.Random
    plan: Json
    pictures: dict[str, bytes] = field(default_factory=dict)
    grids: dict[str, Grid] = field(default_factory=dict)
    written: int = 0

    def for_another(self, who: str, seed: object) -> "Draft":
        """Return a copy that somebody else goes on with."""
        found: Draft = pickle.loads(pickle.dumps(self))  # noqa: S301  # our own, and quick
        found.who, found.written = who, 0
        found.chance = chance_of(seed, who)
        return found

    def mark(self) -> str:
        self.written += 1
        return f"{self.who}{self.written}{self.who.lower()}"

    def name(self) -> str:
        """Return an id for something new."""
        return f"{self.chance.getrandbits(48):012x}"

    def sentence(self) -> str:
        verbs = ("do", "plan", "saved", "review", "share")
        return f"We {self.chance.choice(verbs)} {self.mark()} each year."

    def runs(self, text: str) -> list[Json]:
        """Return a text in one format, or in two."""
        if len(text) > 12 and self.chance.random() < 0.15:
            at = self.chance.randrange(3, len(text) - 3)
            kind = self.chance.choice(("bold", "italic"))
            return [{"text": text[:at]}, {"text": text[at:], kind: True}]
        return [{"text": text}] if text else []

    def paragraph(self, sentences: int) -> Json:
        said = [self.sentence() for _ in range(sentences)]
        if self.chance.random() < 0.1:
            said.insert(self.chance.randint(0, len(said)), self.chance.choice(_NOISE))
        kind = self.chance.choices(("paragraph", "list item", "heading"), (7, 2, 1))[0]
        block: Json = {"kind": kind, "id": self.name(), "runs": self.runs(" ".join(said))}
        if kind == "list item":
            block["level"] = self.chance.randint(0, 2)
            block["numbered"] = self.chance.random() < 0.5
        return block

    def value(self) -> str:
        """Return what stands in a cell: something that stands in others too, or words."""
        if self.chance.random() < 0.6:
            return self.chance.choice(VALUES)
        return self.sentence() if self.chance.random() < 0.3 else f"{self.mark()} people"

    def label(self) -> str:
        """Return what names a row: mostly a name of its own, sometimes one that others have."""
        if self.chance.random() < 0.08:
            return self.chance.choice(("", "Other", "Other", "Total"))
        return f"{self.chance.choice(SERVICES)} {self.mark()}"

    def table(self) -> Json:
        width, height = self.chance.randint(2, 4), self.chance.randint(2, 6)
        heads = ["Service", *(f"Year {self.mark()}" for _ in range(width - 1))]
        rows = [heads]
        rows += [[self.label(), *(self.value() for _ in heads[1:])] for _ in range(height)]
        block: Json = {
            "kind": "table",
            "id": self.name(),
            "rows": [[self.runs(cell) for cell in row] for row in rows],
        }
        if self.chance.random() < 0.5:
            block["row_headers"] = True
        if self.chance.random() < 0.3:
            block["summary"] = self.sentence()
        self.grids[block["id"]] = Grid(
            ["head", *(self.name() for _ in range(height))], [self.name() for _ in heads]
        )
        return block

    def picture(self) -> Json:
        name = f"picture {self.mark()}.png"
        self.pictures[name] = png(self.chance)
        return {
            "kind": "picture",
            "id": self.name(),
            "name": name,
            "alternative": self.sentence(),
            "width": float(self.chance.randint(50, 300)),
        }

    def text(self, tables: float) -> list[Json]:
        blocks = [
            self.paragraph(self.chance.randint(1, 4)) for _ in range(self.chance.randint(1, 4))
        ]
        for make, likely in ((self.table, tables), (self.picture, 0.12), (self.table, tables / 4)):
            if self.chance.random() < likely:
                blocks.insert(self.chance.randint(0, len(blocks)), make())
        if self.chance.random() < 0.05:
            later = {
                "kind": LATER_KIND,
                "id": self.name(),
                "words": self.sentence(),
            }
            blocks.append(later)
        return blocks


def chance_of(*seed: object) -> random.Random:
    """Return what a generated thing draws its chances from: always the same for one seed."""
    return random.Random(" ".join(map(str, seed)))  # noqa: S311  # chance, not secrecy


def png(chance: random.Random) -> bytes:
    """Return bytes that no other picture has; nothing here looks into them."""
    return b"\x89PNG\r\n\x1a\n" + chance.randbytes(40)


def base(seed: object, empty: Json, brief: Json, *, tables: bool) -> Draft:
    """Return a plan to begin from: ``empty`` is a plan as the program starts it."""
    chance = chance_of(seed, "base")
    draft = Draft("O", chance, copy.deepcopy(empty))
    plan = draft.plan
    plan["id"] = draft.name() + draft.name()
    questions = [
        (theme["id"], one["id"]) for theme in brief["themes"] for one in theme.get("questions", [])
    ]
    likely = 0.8 if tables else 0.0
    plan["answers"] = [
        {
            "id": draft.name(),
            "theme": theme,
            "questions": [question],
            "text": draft.text(likely),
            "status": chance.choice(STATUSES),
            "heading": "label",
        }
        for theme, question in sorted(chance.sample(questions, chance.randint(1, 3)))
    ]
    for section in plan.get("sections", []):
        section["text"] = draft.text(likely / 2)
    _settings(draft, brief)
    return draft


def _settings(draft: Draft, brief: Json) -> None:
    """Say something of asks, sources, headings; sometimes with keys of a later version."""
    chance, plan = draft.chance, draft.plan
    asks = ask_ids(brief)
    for one in chance.sample(asks, min(3, len(asks))):
        plan.setdefault("coverage", {})[one] = {
            "state": chance.choice(STATES),
            "reason": draft.sentence(),
        }
    plan["sources"] = [{"id": draft.name(), "title": draft.sentence(), "kind": "plan"}]
    if chance.random() < 0.5:
        plan["theme_headings"] = {brief["themes"][0]["id"]: f"Theme {draft.mark()}"}
    if chance.random() < 0.3:
        plan["x_later"] = {"note": draft.sentence(), "many": [1, 2, {"deep": draft.mark()}]}
        plan["answers"][0]["x_later"] = draft.mark()
    if chance.random() < 0.3:
        plan["report"] = {
            "title": draft.sentence(),
            "fields": [{"label": f"Line {n}", "value": draft.sentence()} for n in range(3)],
            "sections": [{"heading": f"Part {n}", "text": [draft.paragraph(2)]} for n in range(2)],
        }


def ask_ids(brief: Json) -> list[str]:
    """Return the ids of what a letter asks."""
    return [
        ask["id"]
        for theme in brief["themes"]
        for question in theme.get("questions", [])
        for ask in question.get("asks", [])
    ]


def places(plan: Json) -> list[list[Json]]:
    """Return every text of a plan, to be changed in place."""
    found = [part.setdefault("text", []) for part in (*plan["answers"], *plan.get("sections", []))]
    found += [one["text"] for one in plan.get("report", {}).get("sections", []) if "text" in one]
    return found


Edit = Callable[[Draft], Any]
