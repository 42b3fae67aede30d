"""Raises exceptions at random lines of saving, history and closing in the real window.

One window takes many faults, one after another. After each the officer's words must be in a plan
file that can be read, and the window must stand; what was not saved must be told; and the next
save, which nothing disturbs, must land.
"""

import random
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from tests.hostile.real_window import NotSeenError, RealWindow
from tests.hostile.window_display import Screen, wait_until
from tests.hostile.window_faults import NEVER, Fault, Faults, any_kind
from tests.hostile.window_start import Desk, recover
from tests.hostile.window_words import kept_somewhere

_SAVE, _JOURNAL, _VERSION, _CLOSE = "save", "journal", "version", "close"
_IN_ONE_WINDOW = 12  # faults, before it is closed and begun again


@dataclass(slots=True)
class Hunted:
    """What was found."""

    verdicts: Counter[str] = field(default_factory=Counter)
    lines: set[str] = field(default_factory=set)  # from which the faults were chosen
    told: Counter[str] = field(default_factory=Counter)
    details: list[str] = field(default_factory=list)

    def note(self, verdict: str, fault: Fault | None, journey: str, more: str = "") -> None:
        """Count a verdict; say where it came from if it is bad."""
        self.verdicts[verdict] += 1
        if verdict and fault:
            self.details.append(f"{journey}: {fault.kind} at {fault.where}: {verdict} {more}")


class _Hunt:
    """One window that takes faults until it is closed or ends."""

    def __init__(self, desk: Desk, faults: Faults, chance: random.Random, found: Hunted) -> None:
        self.desk, self.faults, self.chance, self.found = desk, faults, chance, found
        self.words: list[str] = []
        self.lines: dict[str, list[str]] = {}

    def run(self, most: int) -> int:
        """Raise up to so many faults, and return how many were."""
        raised = 0
        with self.desk.open(self.faults.environment, self.faults.start) as window:
            window.wait_plan()
            self._learn(window)
            for at in range(most):
                journey = self.chance.choice((_SAVE, _SAVE, _JOURNAL, _VERSION))
                if at == most - 1:
                    journey = _CLOSE
                raised += self._strike(window, journey)
                if not window.is_running or not window.main():
                    break
            if window.is_running:
                self._end(window)
        lost = recover(self.desk, self.words, 8)
        for word in lost:
            self.found.note("a word was lost for good", None, word)
            self.found.details.append(f"lost for good: {word}")
        return raised

    def _learn(self, window: RealWindow) -> None:
        """Count the statements of each journey once, so that any of them can be chosen."""
        for journey in (_JOURNAL, _SAVE, _VERSION):
            word = self._word()
            self.faults.arm(NEVER)
            window.write_seen(word)
            self._do(window, journey, word)
            wait_until(lambda: False, 0.5)  # what follows a save is part of it
            self.faults.disarm()
            self.lines[journey] = self.faults.lines()
        self.lines[_CLOSE] = self.lines[_SAVE]
        self.found.lines.update(*self.lines.values())

    def _word(self) -> str:
        word = f"W{self.chance.randrange(16**8):08x}"
        self.words.append(word)
        return word

    def _do(self, window: RealWindow, journey: str, word: str) -> None:
        """Do what the fault is to strike, and wait until it is done or a fault was raised."""
        if journey == _SAVE:
            window.save()
        elif journey == _VERSION:
            with suppress(NotSeenError):  # the fault may strike the way to the command itself
                window.do("Name this version", "Name this version")
                window.type(f"As of {word}")
                window.key("Return")
        elif journey == _CLOSE:
            window.ask_to_close()
        kept = self._kept_for_a_crash if journey == _JOURNAL else self._in_a_plan
        wait_until(lambda: self.faults.fired() or kept(word) or not window.is_running, 15)

    def _kept_for_a_crash(self, word: str) -> bool:
        return bool(kept_somewhere(word, self.desk.home)) or self._in_a_plan(word)

    def _in_a_plan(self, word: str) -> bool:
        return bool(self.desk.copies(word))

    def _strike(self, window: RealWindow, journey: str) -> int:
        """Raise one fault in one journey; return whether it was raised."""
        word = self._word()
        line = self.chance.choice(self.lines[journey])
        if journey == _JOURNAL:
            self.faults.arm(kind=any_kind(self.chance), line=line)
            window.write_seen(word)
        else:
            window.write_seen(word)
            time.sleep(
                0.8
            )  # so that it is in the journal, as an officer's words of a second ago are
            self.faults.arm(kind=any_kind(self.chance), line=line)
        self._do(window, journey, word)
        fault = self.faults.fired()
        self.faults.disarm()
        if fault is None:
            if journey == _CLOSE and not window.is_running and not self._in_a_plan(word):
                self.found.note(
                    "closed, and the words are not in the plan", Fault("-", "-"), journey
                )
            return 0
        if journey == _CLOSE:
            self._judge_close(window, word, fault)
        else:
            self._judge(window, word, fault, journey)
        return 1

    def _judge(self, window: RealWindow, word: str, fault: Fault, journey: str) -> None:
        wait_until(lambda: self._in_a_plan(word) or not window.is_running, 3)
        if not window.is_running or not window.main():
            self.found.note("the window is gone", fault, journey)
            return
        if journey != _JOURNAL and not self._in_a_plan(word):
            message = window.message()
            self.found.told[message[:70] or "(nothing)"] += 1
            if not message:
                self.found.note("not saved, and nothing is said", fault, journey)
                return
            self.found.note("not saved, told, and no readable copy", fault, journey, message[:90])
            self._goes_on(window, word, fault, journey)
            return
        self._goes_on(window, word, fault, journey, note=True)

    def _goes_on(
        self, window: RealWindow, word: str, fault: Fault, journey: str, *, note: bool = False
    ) -> None:
        """See that the next save lands."""
        window.key("Escape")
        window.save()
        lands = wait_until(lambda: self._in_a_plan(word), 10)
        if not lands:
            self.found.note("no save lands any more", fault, journey, window.message()[:90])
            window.end()
        elif note:
            self.found.note("", fault, journey)

    def _judge_close(self, window: RealWindow, word: str, fault: Fault) -> None:
        wait_until(lambda: not window.is_running or window.message(), 8, 0.3)
        if self._in_a_plan(word):
            self.found.note("", fault, _CLOSE)
        elif not window.is_running or not window.main():
            self.found.note("closed with the work unsaved", fault, _CLOSE)
        else:
            message = window.message()
            self.found.told[message[:70] or "(nothing)"] += 1
            said = "told" if message else "nothing is said"
            self.found.note(f"stays open, {said}, and no readable copy", fault, _CLOSE)

    def _end(self, window: RealWindow) -> None:
        """Close the window as an officer does, or end it where that does not work."""
        window.key("Escape")
        try:
            window.close(20)
        except NotSeenError:
            window.end()


def hunt(screen: Screen, sample: Path, folder: Path, faults: int, seed: int) -> tuple[Hunted, int]:
    """Raise so many faults; return what was found and how many were raised."""
    found, raised, windows = Hunted(), 0, 0
    chance = random.Random(seed)  # noqa: S311  # to be had again
    while raised < faults and windows < faults:
        place = folder / f"window-{windows}"
        place.mkdir(parents=True)
        desk = Desk(screen, place, sample)
        most = min(_IN_ONE_WINDOW, max(faults - raised, 2))
        raised += _Hunt(desk, Faults(place), chance, found).run(most)
        windows += 1
    return found, raised
