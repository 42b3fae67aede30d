"""A share that refuses a kind of call: told, nothing lost, and saved when it works again."""

import errno
from collections import Counter
from pathlib import Path

from tests.hostile.real_window import NotSeenError, RealWindow
from tests.hostile.window_display import Screen, wait_until
from tests.hostile.window_share import KINDS, Share
from tests.hostile.window_start import Desk
from tests.hostile.window_words import holds, kept_somewhere

# Not EINTR: Python makes a call again that a signal broke off (PEP 475), so one that always fails
# with it would never end, and no system does that.
ERRORS = ("EIO", "ESTALE", "EACCES", "EDQUOT", "EPERM", "ENOSPC", "ETIMEDOUT")
PAIRS = [(error, kind) for kind in KINDS for error in ERRORS]


def refuse(
    screen: Screen, sample: Path, folder: Path, pairs: list[tuple[str, str]]
) -> Counter[str]:
    """Save while each error in turn meets one kind of call, then when it is gone."""
    found: Counter[str] = Counter()
    desk = Desk(screen, folder, sample)
    share = Share(desk.documents, folder)
    words: list[str] = []
    with desk.open(share.environment) as window:
        window.wait_plan()
        for error, kind in pairs:
            word = f"{error}{kind.upper()}WORD"
            words.append(word)
            try:
                wrong = _one(window, desk, share, word, (error, kind))
            except NotSeenError as seen:
                wrong = f"the window does not go on: {str(seen).splitlines()[0]}"
            found[wrong and f"{error} at {kind}: {wrong}"] += 1
            share.heal()
            if not window.is_running or "does not go on" in wrong:
                break
        window.key("Escape")
        window.save()
        wait_until(lambda: all(holds(desk.plan, word) for word in words), 30)
    lost = [word for word in words if not desk.copies(word)]
    if lost:
        found[f"lost at the end: {', '.join(lost)}"] += 1
    return found


def _one(window: RealWindow, desk: Desk, share: Share, word: str, how: tuple[str, str]) -> str:
    """Save a word while a call is refused, then once more; return what is wrong."""
    window.write_seen(word)
    share.strike(error=getattr(errno, how[0]), kinds=(how[1],))
    window.save()
    wait_until(lambda: window.message() or holds(desk.plan, word), 20)
    if not holds(desk.plan, word):
        if not window.message():
            return "not saved, and nothing is said"
        if not wait_until(lambda: desk.copies(word) or kept_somewhere(word, desk.home), 5):
            return "not saved, and kept nowhere"
    share.heal()
    window.key("Escape")
    window.write_seen(f"{word}AGAIN")
    window.save()
    if not wait_until(lambda: holds(desk.plan, f"{word}AGAIN"), 25):
        return f"not saved when it had passed: {window.message()[:80]}"
    return "" if window.main() else "the window is gone"
