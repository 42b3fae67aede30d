"""Spelling in the window: checked in the open plan, or not, as the officer chose."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from desktopapp.store.choices import OWN_WORDS, SPELLING
from desktopapp.store.settings import Settings
from desktopapp.ui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from desktopapp.ui.text.spelling import Speller


class SpellingChoice:
    """Has the spelling of whatever plan is open checked while that is chosen."""

    def __init__(
        self,
        settings: Settings,
        keep_settings: Callable[[], object],
        work: Callable[[], Workspace | None],
    ) -> None:
        self._settings, self._keep_settings, self._work = settings, keep_settings, work
        self.speller: Speller | None = None

    def follow(self) -> None:
        """Check spelling, or no longer, as was chosen; the dictionary is read in a thread."""
        self.speller = None
        if self._settings.get(SPELLING):
            from desktopapp.ui.text.spelling import Speller  # noqa: PLC0415  # after the first paint

            own = self._settings.get(OWN_WORDS)
            self.speller = Speller(own, self._keep_word)
            self.speller.start()
        work = self._work()
        if work:
            work.page.desk.set_speller(self.speller)

    def switch(self) -> None:
        """Check spelling from now on, or no longer, and keep the choice."""
        self._settings.put(SPELLING, not self._settings.get(SPELLING))
        self._keep_settings()
        self.follow()

    def check(self, work: Workspace) -> None:
        """Check spelling in a plan that is being opened, where it is checked."""
        if self.speller:
            work.page.desk.set_speller(self.speller)

    def _keep_word(self, word: str) -> None:
        self._settings.put(OWN_WORDS, (*self._settings.get(OWN_WORDS), word))
        self._keep_settings()
