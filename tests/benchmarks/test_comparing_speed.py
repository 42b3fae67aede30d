"""What it costs to tell two long texts apart, and to bring two long plans together."""

import random
import time
from collections.abc import Callable
from dataclasses import replace

from desktopapp.plan.brief import Brief, Question, Theme
from desktopapp.plan.compare import compare
from desktopapp.plan.council import Council
from desktopapp.plan.merge import merge
from desktopapp.plan.plan import Plan, new_plan
from desktopapp.plan.text import Paragraph, Run, Text

Figure = Callable[[str, str, str], None]
QUESTION = Question("q", "Label", "How?")
BRIEF = Brief("b", "A letter", "A minister", (Theme("t", 1, "A theme", questions=(QUESTION,)),))
MOST = 0.5  # seconds for a comparison


def plan_of(*paragraphs: str) -> Plan:
    """Return a plan of one answer."""
    text: Text = tuple(Paragraph(f"p{n}", (Run(words),)) for n, words in enumerate(paragraphs))
    plan = new_plan(BRIEF, Council("Fenmoor District Council")).with_answer_to("q", text)
    return replace(plan, answers=(replace(plan.answers[0], id="a"),))


def texts(paragraphs: int, words: int) -> list[list[str]]:
    """Return one text four times, three of them with every tenth word changed."""
    chance = random.Random(words)  # noqa: S311  # a reproducible text, not a secret

    def ends(word: str) -> str:
        return word + "." if chance.random() < 0.1 else word

    first = [
        [ends(f"word{chance.randrange(3000)}") for _ in range(words)] for _ in range(paragraphs)
    ]

    def changed(_: int) -> list[list[str]]:
        return [[word if chance.random() > 0.1 else "other" for word in each] for each in first]

    made = [first, *map(changed, range(3))]
    return [[" ".join(each) for each in one] for one in made]


def seconds(work: Callable[[], object]) -> float:
    """Return the processor time of some work: the least of three times."""
    spent = []
    for _ in range(3):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return min(spent)


def test_long_texts_are_compared_at_once(figure: Figure) -> None:
    for paragraphs, words in ((1, 10_000), (200, 30)):
        before, after, *_ = (plan_of(*one) for one in texts(paragraphs, words))
        took = seconds(lambda before=before, after=after: compare(before, after))
        what = f"comparing {paragraphs} paragraphs of {words:,} words"
        figure(what, f"{took:.2f} s", f"< {MOST} s")
        assert took < MOST


def test_long_plans_are_brought_together_at_once(figure: Figure) -> None:
    for paragraphs, words in ((1, 10_000), (1_000, 30)):
        base, ours, theirs, _ = (plan_of(*one) for one in texts(paragraphs, words))
        took = seconds(lambda base=base, ours=ours, theirs=theirs: merge(base, ours, theirs))
        figure(f"merging {paragraphs:,} paragraphs of {words:,} words", f"{took:.2f} s", "< 3 s")
        assert took < 3
