"""The process in which foreign documents are read: bytes in, JSON out, and nothing else.

It is given the bytes, never a path; before it looks at them it limits its memory and time and
closes every door (``cage``). Started by ``read``.
"""

import base64
import codecs
import contextlib
import importlib
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Never

from desktopapp.plan.collecting import uncollected
from desktopapp.plan.problem import Problem, missing_part
from desktopapp.plan.progress import Steps, uncounted
from desktopapp.readers import cage
from desktopapp.readers.decoding import ENCODINGS
from desktopapp.readers.kinds import Kind, check_file
from desktopapp.readers.reading import (
    MOST_DOCUMENT_BYTES,
    Reading,
    damaged,
    limited,
    reading_data,
    too_much,
)

_NEEDED = {  # what the libraries load only when they use it; a name that is gone does no harm
    Kind.WORD: ("lxml.etree",),
    Kind.COUNCIL_FILE: ("lxml.etree",),
    Kind.OPEN: ("lxml.etree",),
    Kind.WORKBOOK: ("lxml.etree",),
}
_ALL_OF_MARKDOWN = b"""---
title: Rehearsal
---
# Again[^1]

1. [one](x "y") *two* **three** `four` ~~five~~ &amp; <b>six</b> ![seven](x) <http://x.example>

| a | b |
|---|---|
| c | d |

```
eight
```

[^1]: Nine
"""
_OTHERS = ("utf-32-le", "utf-32-be", "latin-1", "ascii", "charmap", "unicode-escape", "idna")


def reader(kind: Kind, say: Steps = uncounted) -> Callable[[bytes], Reading]:
    """Return the function that reads documents of a kind.

    ``say`` is told how many of how many pages it has read, where it reads page by page.
    """
    match kind:
        case Kind.WORD:
            from desktopapp.readers.word import read_word as read  # noqa: PLC0415  # costly
        case Kind.PDF:
            from desktopapp.readers.pdf import read_pdf  # noqa: PLC0415  # costly

            read = partial(read_pdf, told_pages=say)
        case Kind.CSV:
            from desktopapp.readers.csv_rows import read_csv as read  # noqa: PLC0415  # rare
        case Kind.WORKBOOK:
            from desktopapp.readers.workbook import (  # noqa: PLC0415  # costly
                read_workbook as read,
            )
        case Kind.OPEN:
            from desktopapp.readers.opendocument import (  # noqa: PLC0415  # costly
                read_open_document as read,
            )
        case Kind.RICH:
            from desktopapp.readers.rtf import read_rtf as read  # noqa: PLC0415  # rare
        case Kind.WEB:
            from desktopapp.readers.web_page import read_web_page as read  # noqa: PLC0415  # rare
        case Kind.MARKDOWN:
            from desktopapp.readers.markdown import read_markdown as read  # noqa: PLC0415  # costly
        case Kind.PLAIN_LETTER:
            from desktopapp.readers.plaintext import (  # noqa: PLC0415  # rare
                read_plain_letter as read,
            )
        case _:
            from desktopapp.readers.plaintext import read_text as read  # noqa: PLC0415  # rare
    return read


def understood(data: bytes, kind: Kind, say: Steps = uncounted) -> Reading:
    """Read a document's bytes, within all limits but those on the process; ``say`` as above."""
    if len(data) > MOST_DOCUMENT_BYTES:
        raise too_much(f"more than {MOST_DOCUMENT_BYTES // 2**20} MB")
    check_file(data, kind)
    return limited(reader(kind, say)(data))


def main() -> None:
    """Read the document on standard input, of the kind named last, and print it as JSON."""
    kind = Kind(sys.argv[-1])

    def prepare() -> None:
        if kind is not Kind.COUNCIL_FILE:
            reader(kind)  # after the doors are closed, nothing can be loaded any more
        load(_NEEDED.get(kind, ()))
        for data, small in rehearsals(kind):
            _found(data, small)

    serve(kind, prepare, lambda data, say: _found(data, kind, say))


def load(names: Iterable[str]) -> None:
    """Load modules that libraries load late; a name that is gone does no harm."""
    for name in names:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)


def serve(
    kind: Kind, prepare: Callable[[], None], answer: Callable[[bytes, Steps], Mapping[str, object]]
) -> Never:
    """Answer what a document is asked, behind closed doors, and end this process.

    ``prepare`` does before the doors close whatever loads what ``answer`` needs; that may tell
    how many of how many steps it has done.
    """
    source = os.fdopen(0, "rb", closefd=False)  # a window has no sys.stdin
    out = os.fdopen(1, "wb", closefd=False)

    def say(done: int, steps: int) -> None:
        out.write(cage.progress_line(done, steps))
        out.flush()

    try:
        prepare()
    except (ImportError, OSError) as error:  # of the installation: no document was looked at yet
        out.write(json.dumps({"problem": missing_part(error).data()}).encode("ascii"))
        out.flush()
        os._exit(0)
    for encoding in (*ENCODINGS, *_OTHERS):
        codecs.lookup(encoding)
    cage.limit_memory_and_time()
    cage.close_all_doors()
    data = source.read(MOST_DOCUMENT_BYTES + 1)
    with uncollected():
        answered = _answer(kind, lambda: answer(data, say))
        out.write(json.dumps(answered).encode("ascii"))
    out.flush()
    os._exit(0)  # nothing here is worth the time of taking it apart


def rehearsals(kind: Kind) -> Iterator[tuple[bytes, Kind]]:
    """Go through small documents, read so that everything is loaded that only use loads."""
    yield b"Rehearsal\n\n- and **again**\n", Kind.TEXT
    match kind:
        case Kind.WORD:
            from desktopapp.readers.rtf import rehearsal as rich_text  # noqa: PLC0415  # as below
            from desktopapp.readers.web_page import rehearsal as page_put_in  # noqa: PLC0415  # as below
            from desktopapp.readers.word import rehearsal  # noqa: PLC0415  # costly
            from desktopapp.readers.word_chunks import rehearsal as mail_put_in  # noqa: PLC0415  # as below

            mail_put_in()
            yield rehearsal(), kind
            yield rich_text(), Kind.RICH  # these may be put into a Word document
            yield page_put_in(), Kind.WEB
        case Kind.PDF:
            from desktopapp.readers.pdf import rehearsal as page  # noqa: PLC0415  # costly

            yield page(), kind
        case Kind.COUNCIL_FILE:
            from desktopapp.readers.word_safe import rehearsal as blank  # noqa: PLC0415  # costly

            yield blank(), kind
        case Kind.CSV:
            yield b"rehearsal,again\n1,2\n", kind
        case Kind.WORKBOOK:
            from desktopapp.readers.workbook import rehearsal as book  # noqa: PLC0415  # costly

            yield book(), kind
        case Kind.OPEN:
            from desktopapp.readers.opendocument import rehearsal as text  # noqa: PLC0415  # costly

            yield text(), kind
        case Kind.RICH:
            from desktopapp.readers.rtf import rehearsal as rich  # noqa: PLC0415  # rare

            yield rich(), kind
        case Kind.WEB:
            from desktopapp.readers.web_page import rehearsal as web  # noqa: PLC0415  # rare

            yield web(), kind
        case Kind.MARKDOWN:
            yield _ALL_OF_MARKDOWN, kind
        case _:
            pass


def _found(data: bytes, kind: Kind, say: Steps = uncounted) -> dict[str, object]:
    """Return a reading, or a Word file made safe, as plain data, or raise ``Problem``."""
    if kind is not Kind.COUNCIL_FILE:
        return reading_data(understood(data, kind, say))
    from desktopapp.readers.word_safe import sanitised  # noqa: PLC0415  # costly

    safe = sanitised(data)
    return {"safe": base64.b64encode(safe.data).decode("ascii"), "notes": list(safe.notes)}


def _answer(kind: Kind, answer: Callable[[], Mapping[str, object]]) -> Mapping[str, object]:
    """Return the answer as plain data, or the problem: whatever went wrong, in clear words."""
    try:
        return answer()
    except Problem as problem:
        return {"problem": problem.data()}
    except MemoryError:
        return {"problem": too_much("more than fits into memory").data()}
    except Exception:  # noqa: BLE001  # a stranger's document finds the fault nobody thought of
        return {"problem": damaged(str(Kind.WORD if kind is Kind.COUNCIL_FILE else kind)).data()}


if __name__ == "__main__":
    main()
