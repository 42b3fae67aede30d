"""Keeps the letter that is checked with each step: no end of the program loses it."""

from collections.abc import Callable
from pathlib import Path

from desktopapp.operations.kept_letters import keep_letter
from desktopapp.plan.brief import Brief
from desktopapp.store.files import WritePlace
from desktopapp.ui.widgets.jobs import Jobs, OneAtATime

Moved = Callable[[Path], object]  # told the file that a letter has now, where it is another


class LetterKeeping:
    """Writes a letter down, the last state after all before. ``place`` is where it is."""

    def __init__(
        self,
        jobs: Jobs,
        folder: Path,
        place: WritePlace | None,
        moved: Moved,
        failed: Callable[[Exception], object],
    ) -> None:
        self.folder, self.place = folder, place
        self._moved, self._failed = moved, failed
        self._writing = OneAtATime(jobs, f"letter {id(self)}")

    @property
    def busy(self) -> bool:
        """Whether something is being written."""
        return self._writing.busy

    def keep(self, brief: Brief) -> None:
        """Write a letter down as it is now."""
        self._writing.run(
            lambda: keep_letter(brief, self.folder, self.place), self._kept, self._failed
        )

    def _kept(self, place: WritePlace) -> None:
        before, self.place = self.place, place
        if before and before.path != place.path:
            self._moved(place.path)
