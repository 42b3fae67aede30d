"""A journey by keys alone, with the screen off, and what is said after each key.

A journey is a text: its first line says how it begins, ``> `` stands before what is pressed or
typed, and what is then said stands below. ``python tests/access/hear.py FILE...`` goes on each
journey and writes down anew what is said, to be read aloud before it is kept.
"""

import sys
import tempfile
import types
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    _ours = sys.modules["tests"] = types.ModuleType("tests")  # another package has that name too
    _ours.__path__ = [str(ROOT / "tests")]

from tests.access.speech import Reading, Rest, Typist, wait_shown  # noqa: E402  # the same
from tests.access.starting import started  # noqa: E402  # the same
from tests.hostile.window_display import Screen, a_screen  # noqa: E402  # the same

JOURNEYS = Path(__file__).with_name("journeys")
_BEGINS = "Begins with "


@contextmanager
def playing(screen: Screen, folder: Path, beginning: str) -> Iterator[tuple[Typist, Reading]]:
    """Start the program as a journey begins, and give who types and who reads."""
    home = folder / "home"
    (home / "Documents").mkdir(parents=True)
    documents = home / "Documents"
    with started(screen, folder, "player.py", str(documents), beginning) as process:
        reading = Reading(screen, process.pid, home)
        try:
            wait_shown(reading)
            yield Typist(screen, reading, Rest(process.stdin, process.stdout)), reading
        finally:
            reading.close()


def keys_of(journey: str) -> tuple[str, list[str]]:
    """Return how a journey begins, and what is pressed in it."""
    lines = journey.splitlines()
    begins = next(one for one in lines if one.startswith(_BEGINS))
    keys = [one.removeprefix("> ") for one in lines if one.startswith("> ")]
    return begins.removeprefix(_BEGINS).rstrip(".:"), keys


def go_on(screen: Screen, folder: Path, journey: str) -> tuple[str, list[str]]:
    """Go on a journey; return it with what is said, and all that was announced."""
    beginning, keys = keys_of(journey)
    head = journey.partition(_BEGINS)[0]
    lines = [f"{head}{_BEGINS}{beginning}."]
    with playing(screen, folder, beginning) as (typist, reading):
        lines += [f"    {one}" for one in typist.begin()]
        for one in keys:
            lines.append(f"> {one}")
            lines += [f"    {said}" for said in typist.do(one)]
    return "\n".join(lines) + "\n", reading.announced


def main() -> None:
    """Write down anew what is said in journeys."""
    for n, name in enumerate(sys.argv[1:]):
        file = Path(name)
        with tempfile.TemporaryDirectory() as place, a_screen(Path(place)) as screen:
            journey, _ = go_on(screen, Path(place) / str(n), file.read_text(encoding="utf-8"))
        file.write_text(journey, encoding="utf-8")


if __name__ == "__main__":
    main()
