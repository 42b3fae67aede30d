"""Spelling in the window: checked in the open plan, or not, as the officer chose.

The words that were added are kept in the settings, and those of the council in the file that its
officers share. That is read and written off the window's thread, however slow the share is.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from desktopapp.plan.known_names import owner_of, with_passed, word_key
from desktopapp.plan.problem import Problem
from desktopapp.store.choices import COUNCIL_WORDS, OWN_WORDS, SPELLING, WORDS_TO_SHARE
from desktopapp.store.settings import Settings
from desktopapp.ui.widgets.jobs import Jobs, OneAtATime, problem_of
from desktopapp.ui.widgets.notice import Notice
from desktopapp.ui.workspace.workspace import Workspace

if TYPE_CHECKING:
    from desktopapp.operations.council_words import CouncilWords
    from desktopapp.ui.text.spelling import Speller


class _Window(Protocol):
    """What is asked of the window here."""

    settings: Settings
    jobs: Jobs
    notice: Notice
    work: Workspace | None

    def keep_settings(self) -> None:
        """Write the settings down."""


class SpellingChoice:
    """Has the spelling of whatever plan is open checked while that is chosen."""

    def __init__(self, window: _Window) -> None:
        self._window = window
        self._settings, self._keep_settings = window.settings, window.keep_settings
        self._notice = window.notice
        self._sharing = OneAtATime(window.jobs, "council words", every=True)
        self._heard: list[Callable[[], object]] = []
        self.speller: Speller | None = None
        self.known: CouncilWords | None = None  # the council's words, as they were read last

    def follow(self) -> None:
        """Check spelling, or no longer, as was chosen; the dictionary is read in a thread."""
        before, self.speller = self.speller, None
        if self._settings.get(SPELLING):
            from desktopapp.ui.text.spelling import Speller  # noqa: PLC0415  # after the first paint

            own = self._settings.get(OWN_WORDS)
            self.speller = Speller(own, self._keep_word)
            self.speller.share, self.speller.spare = self._share_word, self._pass_word
            self.speller.start()
            self.read_councils()
        work = self._window.work
        if work and (self.speller or before):  # else nothing is checked, as before
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
            self.read_councils()

    # The officer's own words

    @property
    def own(self) -> tuple[str, ...]:
        """The words that the officer added."""
        return self._settings.get(OWN_WORDS)

    def add(self, word: str) -> None:
        """Take a word among the officer's own."""
        self._keep_word(owner_of(word))
        if self.speller:
            self.speller.take_own(self.own)

    def take_back(self, word: str) -> None:
        """Let a word of the officer's own be wrong again."""
        self._settings.put(OWN_WORDS, tuple(one for one in self.own if one != word))
        self._keep_settings()
        if self.speller:
            self.speller.take_own(self.own)

    def _keep_word(self, word: str) -> None:
        if word_key(word) not in map(word_key, self.own):
            self._settings.put(OWN_WORDS, (*self.own, word))
            self._keep_settings()

    def _pass_word(self, word: str) -> None:
        """Pass a word over in the open plan, which undo takes back."""
        work = self._window.work
        if work is None:
            return
        try:
            work.bridge.session.edit(with_passed(work.plan, word), "passing a word over")
        except Problem as problem:
            self._notice.warn(problem)
        work.page.desk.tell_names()

    # The council's words

    @property
    def file(self) -> str:
        """The path of the council's words; empty where none was chosen."""
        return self._settings.get(COUNCIL_WORDS)

    def choose(self, path: str) -> None:
        """Take the council's words from another file, or from none."""
        self._settings.put(COUNCIL_WORDS, path)
        self._keep_settings()
        self.known = None
        if self.speller:
            self.speller.take_councils(())
        self.read_councils()

    def when_read(self, hear: Callable[[], object]) -> Callable[[], None]:
        """Have it heard whenever the council's words were read; return what ends that."""
        self._heard.append(hear)
        return lambda: self._heard.remove(hear) if hear in self._heard else None

    def read_councils(self, *, asked: bool = False) -> None:
        """Read the council's words, and add those that are still to be shared.

        Those that are kept on this PC hold until the share answers. Where it is ``asked`` for, an
        officer hears what stands against it.
        """
        path, wanted = self.file, self._settings.get(WORDS_TO_SHARE)
        if self.speller:
            self.speller.shares = bool(path)
        if not path:
            self._tell()
            return
        from desktopapp.operations import council_words as of_council  # noqa: PLC0415  # where there is one

        if self.known is None:
            self._sharing.run(
                lambda: of_council.CouncilWords(of_council.words_kept_here(path)),
                lambda found: self._take(path, found) if self.known is None else None,
            )
        self._sharing.run(
            lambda: of_council.council_words(path, wanted),
            partial(self._read, path, asked=asked),
            lambda error: self._notice.warn(problem_of(error)),
        )

    def add_for_council(self, word: str) -> None:
        """Take a word among the council's, and have it shared."""
        if self.speller:
            self.speller.add_for_council(word)
        else:
            self._share_word(owner_of(word))

    def take_back_councils(self, word: str, failed: Callable[[Exception], object]) -> None:
        """Take a word out of the council's file; ``failed`` is told what stands against it."""
        from desktopapp.operations.council_words import take_back_for_council  # noqa: PLC0415  # rare

        path = self.file
        self._forget({word_key(word)})
        self._sharing.run(
            lambda: take_back_for_council(path, word), partial(self._take, path), failed
        )

    def _share_word(self, word: str) -> None:
        shared = self._settings.get(WORDS_TO_SHARE)
        self._settings.put(WORDS_TO_SHARE, (*shared, word))
        self._keep_settings()
        self.read_councils(asked=True)

    def _read(self, path: str, found: "CouncilWords", *, asked: bool) -> None:
        self._forget(set(map(word_key, found.kept)))
        self._take(path, found)
        problem = found.problem or found.unshared
        if asked and problem and self._settings.get(WORDS_TO_SHARE):
            self._notice.tell(
                "The word counts for you. It is added to the council’s words once they can be "
                "written.",
                problem.what,
            )

    def _take(self, path: str, found: "CouncilWords") -> None:
        if path != self.file:
            return
        self.known = found
        if self.speller:
            self.speller.take_councils((*found.words, *self._settings.get(WORDS_TO_SHARE)))
        self._tell()

    def _forget(self, keys: set[str]) -> None:
        """Share words no longer that are in the file for certain, or were taken back."""
        waiting = self._settings.get(WORDS_TO_SHARE)
        left = tuple(one for one in waiting if word_key(one) not in keys)
        if left != waiting:
            self._settings.put(WORDS_TO_SHARE, left)
            self._keep_settings()

    def _tell(self) -> None:
        for hear in tuple(self._heard):
            hear()
