"""Nine journeys by keys alone with the screen off: what is said must be what was read aloud once.

After a change that means to say something else, ``python tests/access/hear.py FILE`` writes the
journey down anew; it is kept when it makes sense to somebody who has never seen the window.
"""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.access.hear import JOURNEYS, go_on
from tests.access.speech import SILENCE
from tests.hostile.window_display import Screen
from tests.hostile.window_fixtures import Figure

FILES = sorted(JOURNEYS.glob("*.txt"))
SHORT = {"first_run", "clash"}  # that are gone on each time


# What is told of one thing in words that differ: how many there are, and that there are none
ONE_THING = {
    "findings": re.compile(r"[\d,]+ findings?|No findings|Nothing to check yet"),
    "pages": re.compile(r"[\d,]+ pages?(?: free|, [\d,]+ lines? (?:free|to cut))"),
}


def repeats(announced: Sequence[str]) -> list[str]:
    """Return what was announced again though nothing else of its kind had come between."""
    last: dict[str, str] = {}
    found = []
    for words in announced:
        told = {name: one[0] for name, shape in ONE_THING.items() if (one := shape.search(words))}
        for kind, said in (told or {re.sub(r"[\d,]+", "", words): words}).items():
            if last.get(kind) == said:
                found.append(said)
            last[kind] = said
    return found


def as_told(journey: str) -> list[str]:
    """Return the lines of a journey, what is announced before its first key sentence by sentence.

    What a window tells as it opens comes as it is ready, each by itself or together.
    """
    head, _, rest = journey.partition("\n> ")
    lines = head.splitlines()
    news = [one.strip()[1:-1] for one in lines if one.startswith("    “")]
    sentences = [one for told in news for one in re.split(r"(?<=[.?!”])\s+(?=[A-Z“])", told)]
    others = [one for one in lines if not one.startswith("    “")]
    return [*others, *sorted(one.rstrip(".") for one in sentences), *rest.splitlines()]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_journey_says_what_makes_sense_without_a_screen(
    screen: Screen, tmp_path: Path, figure: Figure, file: Path, *, is_long: bool
) -> None:
    if not is_long and file.stem not in SHORT:
        pytest.skip("only in the long form (--long)")
    kept = file.read_text(encoding="utf-8")
    heard, announced = go_on(screen, tmp_path / "journey", kept)
    again = repeats(announced)
    keys = heard.count("\n> ")
    figure(
        f"{file.stem}: {keys} keys, {heard.count(SILENCE)} answered by silence, "
        f"{len(announced)} announcements, {len(again)} that repeat what was said"
    )
    assert as_told(heard) == as_told(kept)
    assert again == []


def test_what_is_told_as_a_window_opens_may_come_in_any_order_and_must_come() -> None:
    one = "A.\nBegins.\n    “News. It is kept.”\n    “He asks: “why?””\n> F6\n    “Said”"
    other = "A.\nBegins.\n    “He asks: “why?” News. It is kept.”\n> F6\n    “Said”"
    assert as_told(one) == as_told(other)
    assert as_told(one) != as_told(other.replace("It is kept.", ""))
    assert as_told(one) != as_told(other.replace("“Said”", ""))


def test_there_are_nine_journeys_and_a_repetition_is_found() -> None:
    assert len(FILES) == 9
    assert repeats(["2 findings", "Saved", "2 findings"]) == ["2 findings"]
    assert repeats(["2 findings", "3 findings", "2 findings"]) == []
    assert repeats(["2 findings", "Nothing to check yet", "2 findings"]) == []
    assert repeats(["2 findings", "Saved. 2 findings."]) == ["2 findings"]
    assert repeats(["4 pages free", "1 page, 36 lines free", "4 pages free"]) == []
