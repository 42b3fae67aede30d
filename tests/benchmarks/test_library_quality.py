"""How well suggestions and flags agree with people's judgements of two real plans.

The judged passages are no part of the project: their folder is given with --shared PATH. The
measures follow the scripts that stand beside them.
"""

import csv
import json
import math
import re
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktopapp.library.flags import flags
from desktopapp.library.index import library_add
from desktopapp.library.placing import place
from desktopapp.library.records import Suggestion
from desktopapp.library.suggesting import library_suggest
from desktopapp.plan.brief import Brief, Question, Theme
from desktopapp.plan.stored_brief import parse_brief
from desktopapp.plan.text import plain
from desktopapp.readers.read import read

Figure = Callable[[str, str, str], None]
Grades = Mapping[str, Mapping[str, int]]
LETTER = Path(__file__).parents[2] / "resources" / "briefs" / "productivity-2024.toml"
TOP = 10


@pytest.fixture
def judged(shared: Path) -> Path:
    folder = shared / "reuse-benchmark"
    if not folder.is_dir():
        pytest.skip(f"no judged passages in {folder}")
    return folder


@pytest.fixture
def brief() -> Brief:
    return parse_brief(LETTER.read_text(encoding="utf-8"), LETTER.name)


def without_profiles(brief: Brief) -> Brief:
    themes = tuple(
        replace(theme, questions=tuple(replace(one, profile=()) for one in theme.questions))
        for theme in brief.themes
    )
    return replace(brief, themes=themes)


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def grades(folder: Path) -> Grades:
    found: dict[str, dict[str, int]] = {}
    for line in (folder / "qrels.tsv").read_text("utf-8").splitlines():
        question, passage, grade = line.split("\t")
        found.setdefault(question, {})[passage] = int(grade)
    return found


def library_of(folder: Path, brief: Brief, where: Path) -> Path:
    source = where / "judged.csv"
    with source.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(("ref", "council", "document", "date", "theme", "heading", "text"))
        for one in lines(folder / "passages.jsonl"):
            above = f"{one['heading']} {one['lead']}".strip()
            rows.writerow(
                (one["id"], one["council"], "Plan", "2024-07", one["theme"], above, one["text"])
            )
    library_add(where / "judged.library", [source], brief)
    return where / "judged.library"


def gain(order: Sequence[int]) -> float:
    return sum((2**grade - 1) / math.log2(place + 2) for place, grade in enumerate(order[:TOP]))


def scores(order: Sequence[str], judged: Mapping[str, int]) -> tuple[float, float] | None:
    """Return nDCG@10 and the reciprocal rank of the first direct answer."""
    best = max(judged.values(), default=0)
    if best == 0:
        return None
    given = [judged.get(ref, 0) for ref in order]
    rank = next((place for place, grade in enumerate(given, 1) if grade == best), 0)
    return gain(given) / gain(sorted(judged.values(), reverse=True)), 1 / rank if rank else 0.0


def mean_scores(
    library: Path, brief: Brief, judged: Grades, council: str = ""
) -> tuple[float, float]:
    """Return the means over all questions; with a council's letter, of its passages alone."""
    found = []
    for _, question in brief.questions():
        told = library_suggest(library, brief, question.id, limit=500).passages
        order = [one.ref for one in told if one.ref.startswith(council)]
        of_question = {
            ref: grade for ref, grade in judged[question.id].items() if ref.startswith(council)
        }
        one = scores(order, of_question)
        if one:
            found.append(one)
    return tuple(sum(column) / len(found) for column in zip(*found, strict=True))  # type: ignore[return-value]  # two columns


def test_suggestions_agree_with_people(
    judged: Path, brief: Brief, tmp_path: Path, figure: Figure
) -> None:
    library = library_of(judged, brief, tmp_path)
    ndcg, mrr = mean_scores(library, brief, grades(judged))
    figure("suggestions, nDCG@10 / MRR", f"{ndcg:.3f} / {mrr:.3f}", ".86 / .97")
    assert ndcg >= 0.86
    assert mrr >= 0.97


def test_suggestions_without_profiles_agree_with_people(
    judged: Path, brief: Brief, tmp_path: Path, figure: Figure
) -> None:
    bare = without_profiles(brief)
    ndcg, mrr = mean_scores(library_of(judged, bare, tmp_path), bare, grades(judged))
    figure("the same without profiles", f"{ndcg:.3f} / {mrr:.3f}", ".74 / .93")
    assert ndcg >= 0.74
    assert mrr >= 0.93


def grown(brief: Brief, questions: int) -> Brief:
    """Return a letter with themes of other questions behind its own, so many in all."""
    others = [
        Question(f"o{n}", f"Other {n}", f"How {ASKED[n % 5]} is {ABOUT[n % 7]} {n}, and why?")
        for n in range(questions - sum(1 for _ in brief.questions()))
    ]
    themes = tuple(
        Theme(f"o{n}", 100 + n, f"Other matters {n}", questions=tuple(others[n : n + 20]))
        for n in range(0, len(others), 20)
    )
    return replace(brief, themes=(*brief.themes, *themes))


ASKED = ("costly", "well run", "safe", "fair to residents", "ready")
ABOUT = ("bridge", "school", "library", "harbour", "waste site", "depot", "flood plan")


def test_suggestions_without_profiles_are_as_good_in_a_letter_of_225_questions(
    judged: Path, brief: Brief, tmp_path: Path, figure: Figure
) -> None:
    bare = without_profiles(brief)
    large = grown(bare, 225)
    library = library_of(judged, bare, tmp_path)
    graded = grades(judged)
    begun = time.process_time()
    for _, question in large.questions():
        library_suggest(library, large, question.id)
    taken = time.process_time() - begun
    nothing: Grades = {question.id: {} for _, question in large.questions()}
    ndcg, mrr = mean_scores(library, large, {**nothing, **graded})
    said = f"{ndcg:.3f} / {mrr:.3f}, {taken / 225 * 1000:.1f} ms each"
    figure("the same among 225 questions", said, ".74 / .93")
    assert ndcg >= 0.74
    assert mrr >= 0.93
    assert taken < 3


def learned(brief: Brief, library: Path, judged: Grades, council: str) -> Brief:
    """Return a brief whose weights fit one council's judgements: each profile word in turn."""
    passages = {
        one.ref: one
        for _, question in brief.questions()
        for one in library_suggest(library, brief, question.id, limit=500).passages
        if one.ref.startswith(council)
    }
    themes = []
    for theme in brief.themes:
        questions = []
        for question in theme.questions:
            wanted = {ref for ref in passages if judged[question.id].get(ref, 0) > 0}
            profile = tuple(weighed(entry, passages, wanted) for entry in question.profile)
            questions.append(replace(question, profile=profile))
        themes.append(replace(theme, questions=tuple(questions)))
    return replace(brief, themes=tuple(themes))


def weighed(entry: str, passages: Mapping[str, Suggestion], wanted: set[str]) -> str:
    """Strengthen a profile's word that stands in answers, weaken one that stands elsewhere."""
    word, _, weight = entry.partition(":")
    holding = {ref for ref, one in passages.items() if word.lower() in one.text.lower()}
    right, wrong = len(holding & wanted), len(holding - wanted)
    factor = (right + 2) / (right + wrong * len(wanted) / max(1, len(passages) - len(wanted)) + 2)
    return f"{word}:{float(weight or 1) * min(1.5, max(0.7, factor)):.3f}"


@pytest.mark.parametrize(("learn", "test"), [("C", "R"), ("R", "C")])
def test_weights_learned_on_one_council_are_reported_on_the_other(
    judged: Path, brief: Brief, tmp_path: Path, figure: Figure, learn: str, test: str
) -> None:
    graded = grades(judged)
    library = library_of(judged, brief, tmp_path)
    as_written = mean_scores(library, brief, graded, test)
    fitted = learned(brief, library, graded, learn)
    ndcg, mrr = mean_scores(library, fitted, graded, test)
    said = f"{ndcg:.3f} / {mrr:.3f} (as written {as_written[0]:.3f} / {as_written[1]:.3f})"
    figure(f"weights learned on {learn}, tested on {test}", said, "reported")
    assert ndcg > 0.75


def test_a_direct_answer_is_claimed_where_there_is_one(
    judged: Path, brief: Brief, tmp_path: Path, figure: Figure
) -> None:
    graded = grades(judged)
    library = library_of(judged, brief, tmp_path)
    right = total = 0
    for council, own in (("Chorley", "C"), ("Rossendale", "R")):
        for _, question in brief.questions():
            other = "R" if own == "C" else "C"
            told = library_suggest(library, brief, question.id, not_from=council)
            there = any(
                grade == 2 and ref.startswith(other) for ref, grade in graded[question.id].items()
            )
            right += told.direct_answer == there
            total += 1
    figure("direct answer claimed rightly", f"{right} of {total}", "42 of 50")
    assert right >= 42


def judged_as(passages: Sequence[Mapping[str, Any]], text: str) -> set[str]:
    """Return which judged passages a placed one holds, or most of it."""
    here = fours(text)
    return {
        one["id"]
        for one in passages
        if (there := fours(one["text"]))
        and len(here & there) >= 0.4 * min(len(here), len(there))
        and here & there
    }


def fours(text: str) -> set[tuple[str, ...]]:
    """Return the runs of four words of a text."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    return set(zip(words, words[1:], words[2:], words[3:], strict=False))


def test_placings_that_nobody_is_asked_to_check_are_right(
    shared: Path, judged: Path, brief: Brief, figure: Figure
) -> None:
    """Right is a question that has the best grade among those of the theme it stands under."""
    passages, graded = lines(judged / "passages.jsonl"), grades(judged)
    right = sure = told = 0
    for name, council in (
        ("chorley-productivity-plan-2024", "C"),
        ("rossendale-cabinet-report-july-2024", "R"),
    ):
        ours = [one for one in passages if one["council_key"] == council]
        for one in place([read(shared / "examples" / f"{name}.txt")], brief).passages:
            if one.theme:
                told += 1
            if one.theme and not one.doubtful:
                held = judged_as(ours, plain(one.text))
                best = {
                    question: max((of[ref] for ref in held), default=0)
                    for question, of in graded.items()
                    if brief.question(question)[0].id == one.theme
                }
                sure += 1
                right += 0 < best.get(one.question or "", 0) == max(best.values())
    figure("placings not marked to check: right", f"{right} of {sure} (of {told})", "95 in 100")
    assert sure >= 40
    assert right >= 0.95 * sure


WANTED = {
    "name": (0.85, 0.0),
    "time": (0.85, 0.75),
    "figure": (0.85, 0.75),
    "acronym": (0.85, 0.75),
    "language": (0.35, 0.60),
}


def hits(found: Mapping[str, Any], gold: Mapping[str, Any]) -> bool:
    """Tell whether a found span is a gold one: they overlap and it is not much longer."""
    return bool(
        found["passage"] == gold["passage"]
        and found["start"] < gold["end"]
        and gold["start"] < found["end"]
        and found["end"] - found["start"] <= 3 * (gold["end"] - gold["start"]) + 20
    )


def found_flags(folder: Path) -> list[dict[str, Any]]:
    found = []
    for one in lines(folder / "passages.jsonl"):
        told = flags(
            one["text"],
            "Netherby Borough Council",
            source_date=date(2024, 7, 16),
            today=date(2026, 5, 1),
        )
        found += [
            {"passage": one["id"], "kind": str(f.kind), "start": f.start, "end": f.end}
            for f in told
        ]
    return found


def of_kind(spans: Iterable[Mapping[str, Any]], kind: str) -> list[Mapping[str, Any]]:
    return [span for span in spans if span["kind"] == kind]


@pytest.mark.parametrize("kind", WANTED)
def test_flags_agree_with_people(judged: Path, figure: Figure, kind: str) -> None:
    gold = of_kind(lines(judged / "flags.jsonl"), kind)
    found = of_kind(found_flags(judged), kind)
    wanted = [one for one in gold if one["flag"]]
    recall = sum(any(hits(f, g) for f in found) for g in wanted) / len(wanted)
    precision = sum(any(hits(f, g) for g in wanted) for f in found) / len(found)
    sprung = [
        trap
        for trap in gold
        if not trap["flag"]
        and any(hits(f, trap) for f in found)
        and not any(
            trap["passage"] == g["passage"]
            and trap["start"] < g["end"]
            and g["start"] < trap["end"]
            for g in wanted
        )
    ]
    least, right = WANTED[kind]
    said = f"{recall:.2f} / {precision:.2f}, {len(sprung)} traps"
    figure(f"flags, {kind}: recall / precision", said, f"{least:.2f} / {right:.2f}, no trap")
    assert recall >= least
    assert precision >= right
    assert not sprung
