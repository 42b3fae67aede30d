"""Plans made by chance from a seed: every kind of block, many sizes, an invented brief."""

import random
import struct
import zlib
from dataclasses import replace

from desktopapp.plan.brief import Brief, PageRange, Question, Theme
from desktopapp.plan.council import Council
from desktopapp.plan.plan import Answer, Appearance, HeadingChoice, Plan, Section, SectionPlace
from desktopapp.plan.text import (
    Block,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Run,
    Runs,
    Table,
    Text,
)

_TEXT = """
a and as at budget by cabinet care change contact cost council data day digital each
fewer for from homes housing in is it its key-worker legacy less letter long-standing
low members more network of officers on one open our partners parish per plan pounds
progress quarter refuse residents risk saved savings service services shared staff
street team that the their to town transformation two unit value ward waste we
well-being when which will with year 2023/24 £1.4m 7.5% (see below) café coöperation
“quoted” it’s interdepartmental apprenticeship
"""
WORDS = tuple(_TEXT.split())
BRIEF = Brief(
    id="invented",
    title="Plans for quieter streets",
    sender="Department for Streets",
    plan_title="Quieter streets plan",
    pages=PageRange(3, 4),
    themes=tuple(
        Theme(
            id=f"t{n}",
            number=n,
            title=title,
            questions=tuple(
                Question(
                    id=f"q{n}{k}",
                    label=f"{label} {n}.{k}",
                    text=f"How have you changed the way you look after {label.lower()} {n}.{k}?",
                )
                for k, label in enumerate(("Streets", "People", "Money", "What comes next"), 1)
            ),
        )
        for n, title in enumerate(
            (
                "How you have changed what you do to be heard less and to be seen more",
                "Tools",
                "Waste, and how you will reduce it in the years to come",
                "What stands in your way",
            ),
            1,
        )
    ),
)


def plan(seed: int, *, words: int = 0, size: float = 0.0) -> Plan:
    """Make the plan of a seed; the same each time.

    ``words`` is about how many it has and ``size`` that of its text; 0 leaves both to chance.
    """
    chance = random.Random(seed)  # noqa: S311  # no secret
    about = words or chance.choice((300, 900, 1500, 1500, 2500, 4000))
    answers = []
    for theme in BRIEF.themes:
        for question in theme.questions:
            share = max(int(about / 17 * chance.uniform(0.3, 1.7)), 12)
            answers.append(
                Answer(
                    id=f"a{question.id}",
                    theme=theme.id,
                    questions=(question.id,),
                    text=_text(chance, share, f"a{question.id}"),
                    heading=chance.choice(tuple(HeadingChoice)),
                    own_heading=_words(chance, chance.randint(1, 14)).capitalize(),
                )
            )
    sections = (
        Section("s1", "Introduction", SectionPlace.BEFORE, _text(chance, about // 17, "s1")),
        Section(
            "s2", "Place leadership", SectionPlace.AFTER, _text(chance, about // 34 + 5, "s2")
        ),
    )
    return Plan(
        id=f"plan{seed}",
        brief=BRIEF,
        council=Council(chance.choice(("Wyvern Vale District Council", "Castlewyn Borough"))),
        title="Quieter streets plan",
        answers=tuple(answers),
        sections=sections,
        appearance=replace(Appearance(), size=size or chance.choice((11.0, 12.0, 12.0))),
        pictures={"square.png": png(60, 40), "wide.png": png(900, 200)},
    )


def _words(chance: random.Random, how_many: int) -> str:
    return " ".join(chance.choices(WORDS, k=how_many))


def _runs(chance: random.Random, how_many: int) -> Runs:
    """Make runs: mostly plain, sometimes with a bold, italic or linked stretch in them."""
    if chance.random() < 0.6:
        return (Run(_words(chance, how_many).capitalize() + "."),)
    runs = []
    while how_many > 0:
        take = min(chance.randint(1, 12), how_many)
        how_many -= take
        end = " " if how_many else chance.choice((".", "…", " "))
        kind = chance.choice(("", "", "bold", "italic", "link", "both"))
        text = _words(chance, take) + ("" if chance.random() < 0.1 else end)
        runs.append(
            Run(
                text,
                bold=kind in ("bold", "both"),
                italic=kind in ("italic", "both"),
                link="https://www.example.gov.uk/plans?year=2024" if kind == "link" else "",
            )
        )
    if chance.random() < 0.1:
        runs.insert(len(runs) // 2, Run("\n"))
    return tuple(runs)


def _text(chance: random.Random, about: int, name: str) -> Text:
    """Make rich text of about so many words."""
    blocks: list[Block] = []
    while about > 0:
        kind = chance.choices(
            ("paragraph", "heading", "list", "table", "picture"), (20, 2, 5, 1, 0.5)
        )[0]
        made = _blocks(chance, kind, f"{name}b{len(blocks)}")
        blocks += made
        about -= sum(map(_size, made)) * 2 // 3
    if isinstance(blocks[-1], Heading):
        blocks.append(Paragraph(f"{name}end", _runs(chance, 20)))
    return tuple(blocks)


def _size(block: Block) -> int:
    """Count words and fields of a block as runs once had them: a seed stays the plan it was."""
    said = repr(block)
    since = sum(said.count(name) for name in (" doubt=", " figure=", " figure_form="))
    return len(said.split()) - since + said.count("Run(")  # runs had another, which is gone


def _blocks(chance: random.Random, kind: str, name: str) -> list[Block]:
    if kind == "heading":
        words = _words(chance, chance.randint(1, 9)).capitalize()
        return [Heading(name, (Run(words),), chance.randint(1, 3))]
    if kind == "list":
        numbered = chance.random() < 0.4
        return [
            ListItem(
                f"{name}-{n}",
                _runs(chance, chance.randint(2, 40)),
                min(chance.randint(0, 2), n),
                numbered,
            )
            for n in range(chance.randint(1, 7))
        ]
    if kind == "table":
        columns = chance.randint(2, 5)
        rows = tuple(
            tuple((Run(_words(chance, chance.randint(1, 9))),) for _ in range(columns))
            for _ in range(chance.randint(2, 12))
        )
        return [Table(name, rows, chance.random() < 0.5, "A table made by chance")]
    if kind == "picture":
        picture = chance.choice(("square.png", "wide.png"))
        return [Picture(name, picture, "A grey area", width=chance.choice((0.0, 100.0, 900.0)))]
    return [Paragraph(name, _runs(chance, chance.choice((3, 8, 15, 25, 40, 60, 90))))]


def png(wide: int, high: int) -> bytes:
    """Make a grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checked = kind + data
        return struct.pack(">L", len(data)) + checked + struct.pack(">L", zlib.crc32(checked))

    head = struct.pack(">LLBBBBB", wide, high, 8, 0, 0, 0, 0)
    rows = (b"\0" + b"\xaa" * wide) * high
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body
