"""The council's words for spelling: a plain text file that its officers share, a word on a line.

Whoever keeps it may write it in any editor: lines of others, notes after "#" and the way in which
it is encoded stay as they are. It is written whole, and only over what was read of it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from time import sleep

from desktopapp.plan.known_names import word_key
from desktopapp.plan.problem import Problem
from desktopapp.store.disk import DISK, Disk
from desktopapp.store.files import Wait, real_path, write_whole
from desktopapp.store.reasons import reason_not_read

_MOST_BYTES = 1 << 20
_TRIES = 20  # of writing, while other PCs write
_PAUSE = 0.05  # seconds between them
_MARKS = (  # with which a file says how it is encoded
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SAFE = "Spelling goes on with the words that are known here."
_Change = Callable[["SharedWords"], str | None]


@dataclass(frozen=True, slots=True)
class SharedWords:
    """What stands in a file of words, and how it is encoded."""

    text: str = ""
    encoding: str = "utf-8"

    @property
    def words(self) -> tuple[str, ...]:
        """What stands on its lines, without notes, each once, in the order of the file."""
        lines = (line.partition("#")[0].strip() for line in self.text.splitlines())
        return tuple(dict.fromkeys(filter(None, lines)))

    def holds(self, word: str) -> bool:
        """Tell whether a word stands on a line, in whichever capitals."""
        return word_key(word) in map(word_key, self.words)


def read_word_file(path: Path, disk: Disk = DISK) -> SharedWords:
    """Read a file of words, or raise ``Problem``. One that is not made yet holds no words."""
    data = _read(path, disk)
    return _said(path, data) if data is not None else SharedWords()


def _read(path: Path, disk: Disk) -> bytes | None:
    """Return what is in the file, or nothing where it is not made yet."""
    try:
        return disk.read(real_path(path), _MOST_BYTES + 1)
    except FileNotFoundError as error:
        if _is_there(path.parent, disk):
            return None
        raise _unread(path, error) from error
    except (OSError, ValueError) as error:
        raise _unread(path, error) from error


def _said(path: Path, data: bytes) -> SharedWords:
    if len(data) > _MOST_BYTES:
        raise _no_words(path, "is too large to be a list of words")
    found = _decoded(data)
    if found is None:
        raise _no_words(path, "is not plain text")
    return found


def with_shared_words(
    path: Path, words: Iterable[str], disk: Disk = DISK, wait: Wait = sleep
) -> SharedWords:
    """Add words to the file that are not in it, each on a line, or raise ``Problem``."""
    wanted = tuple(words)

    def added(found: SharedWords) -> str | None:
        known = set(map(word_key, found.words))
        new = [one for one in wanted if word_key(one) not in known]
        if not new:
            return None
        end = "\r\n" if "\r\n" in found.text else "\n"
        text = found.text
        begun = text + end if text and not text.endswith(("\n", "\r")) else text
        return begun + "".join(one + end for one in new)

    return _changed(path, added, disk, wait)


def without_shared_word(
    path: Path, word: str, disk: Disk = DISK, wait: Wait = sleep
) -> SharedWords:
    """Take the lines out of the file on which a word stands, or raise ``Problem``."""

    def taken(found: SharedWords) -> str | None:
        lines = found.text.splitlines(keepends=True)
        left = [one for one in lines if word_key(one.partition("#")[0]) != word_key(word)]
        return "".join(left) if left != lines else None

    return _changed(path, taken, disk, wait)


def _changed(path: Path, change: _Change, disk: Disk, wait: Wait) -> SharedWords:
    """Change the file as it is now; where another PC writes it meanwhile, as it is then."""
    for left in reversed(range(_TRIES)):
        data = _read(path, disk)
        found = _said(path, data) if data is not None else SharedWords()
        agreed = sha256(data, usedforsecurity=False).hexdigest() if data is not None else ""
        text = change(found)
        if text is None:
            return found
        try:
            write_whole(path, _encoded(text, found.encoding), disk, wait, agreed=agreed)
        except Problem as problem:
            if not left or not isinstance(problem.__cause__, FileExistsError):
                raise
            wait(_PAUSE)
        else:
            return SharedWords(text, found.encoding)
    raise AssertionError  # the last try returns or raises


def _decoded(data: bytes) -> SharedWords | None:
    """Return what a file says, or nothing where it is no text."""
    marked = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    for encoding in filter(None, (marked, "utf-8", "cp1252")):
        try:
            text = data.decode(encoding)
        except UnicodeError:
            continue
        return SharedWords(text, encoding) if "\0" not in text else None
    return None


def _encoded(text: str, encoding: str) -> bytes:
    """Encode what is to be written as the file was, where its words can be."""
    try:
        return text.encode(encoding)
    except UnicodeError:
        return text.encode("utf-8-sig")  # which every editor knows again


def _is_there(folder: Path, disk: Disk) -> bool:
    try:
        disk.stat(folder)
    except (OSError, ValueError):
        return False
    return True


def _unread(path: Path, error: OSError | ValueError) -> Problem:
    what, then = reason_not_read(error)
    return Problem(
        f"The council’s words cannot be read from “{path.name}”. {what}",
        where=str(path),
        safe=_SAFE,
        then=then,
    )


def _no_words(path: Path, what: str) -> Problem:
    return Problem(
        f"“{path.name}” {what}.",
        where=str(path),
        safe=_SAFE,
        then="Choose a plain text file (.txt) with a word on each line.",
    )
