"""Steps of undo while keys are typed: which change belongs to the one before it."""

import time

PAUSE = 2.0  # seconds without a key after which typing is a new step of undo
LONG = 80  # characters after which the next word begins a new step of undo


class TypingSteps:
    """Names the step of undo that each change of one text by keys belongs to."""

    def __init__(self, part: str) -> None:
        self._part = part
        self._step = 0  # grows when typing must not fold into what went before
        self._typed = 0  # characters typed since then
        self._typed_at = 0.0
        self._typed_to = -1

    def seal(self) -> None:
        """Let what is typed next be a new step of undo."""
        self._step += 1
        self._typed = 0

    def leave(self) -> None:
        """Take note that the caret was put elsewhere: what is typed there follows nothing."""
        self._typed_to = -1

    def go_on(self, position: int, removed: int, *, is_word_start: bool) -> None:
        """Fold a change into the typing before it, unless that was elsewhere, long ago or long."""
        follows = self._typed_to in (position, position + removed)
        paused = time.monotonic() - self._typed_at > PAUSE
        if not follows or paused or (self._typed > LONG and is_word_start):
            self.seal()

    def typed_to(self, position: int, count: int) -> None:
        """Note up to where was typed, so that what is typed next there folds into it."""
        self._typed += count
        self._typed_at = time.monotonic()
        self._typed_to = position

    def fold(self, what: str, block: str) -> str:
        """Return the name under which typing in a block folds into one step of undo."""
        return f"{what} {self._part} {block} {self._step}"
