"""What an officer has chosen, read without the start waiting for a slow profile."""

from threading import Thread
from typing import TYPE_CHECKING

from desktopapp.store.settings import Settings, load_settings

if TYPE_CHECKING:
    from desktopapp.ui.window import Window

PATIENCE = 2.0  # seconds that an officer waits for a window in her own colours and size of text


class Coming(Thread):
    """Reads the settings; nothing is there of them before they are read."""

    def __init__(self) -> None:
        super().__init__(name="settings", daemon=True)
        self.read: Settings | None = None

    def run(self) -> None:
        """Read them."""
        self.read = load_settings()

    def whole(self) -> Settings:
        """Wait until they are read, and return them; what goes wrong there leaves the defaults."""
        self.join()
        return self.read or Settings()


def begin_reading() -> Coming:
    """Begin to read the settings in a thread, and return it."""
    coming = Coming()
    coming.start()
    return coming


def in_time(coming: Coming) -> Settings | None:
    """Return the settings, or nothing where they are not there after a moment."""
    coming.join(PATIENCE)
    return coming.read


def take_late(window: "Window", coming: Coming) -> None:
    """Wait for the settings off the window's thread, and let the window follow them then.

    What was chosen meanwhile holds.
    """
    from desktopapp.ui.widgets.jobs import nothing  # noqa: PLC0415  # a slow profile alone

    window.jobs.fetch(
        "late settings", lambda _job: coming.whole(), lambda read: _follow(window, read), nothing
    )


def _follow(window: "Window", read: Settings) -> None:
    from desktopapp.store.choices import FOLLOW_TEMPLATE, PALETTE, TEXT_SIZE  # noqa: PLC0415  # the same
    from desktopapp.ui.widgets.palettes import apply_palette  # noqa: PLC0415  # the same
    from desktopapp.ui.widgets.text_size import wear_text_size  # noqa: PLC0415  # the same

    settings = window.settings
    settings.take(read)
    apply_palette(settings.get(PALETTE))
    wear_text_size(settings.get(TEXT_SIZE))
    if window.work is None and window.stack.currentWidget() is window.home:
        window.show_home()
    if window.menus is not None:
        window.spelling.follow()
    if window.work and settings.get(FOLLOW_TEMPLATE):
        from desktopapp.ui.forms.following import follow  # noqa: PLC0415  # the same

        follow(window)
