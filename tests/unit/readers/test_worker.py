"""The worker: what it may not do, how it is ended, and what mutated documents do to it."""

import json
import os
import random
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given

from desktopapp.plan.problem import Problem
from desktopapp.plan.text import Text, plain
from desktopapp.readers import cage
from desktopapp.readers.decoding import ENCODINGS
from desktopapp.readers.kinds import SUFFIXES, Kind
from desktopapp.readers.read import read, worker_command
from desktopapp.readers.reading import Reading, read_reading, reading_data
from desktopapp.readers.worker import understood
from tests.foreign_files import document, drawn, pages, paragraph, part, png, rels, word
from tests.strategies import texts

PDF = pages(drawn([(72, 700, "The council shares its offices.")]))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_and_a_folder_are_no_files(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "folder.docx").mkdir()
    for name in ("pipe.txt", "folder.docx"):
        with pytest.raises(Problem, match="not a file"):
            read(tmp_path / name)


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("gone.docx", "no such file"),
        ("plan.doc", "end in .doc cannot be read"),
        ("plan.xyz", "end in .xyz cannot be read"),
        ("plan", "without an ending"),
        ("nul\0.txt", "could not be opened"),
    ],
)
def test_what_cannot_be_opened_is_said(tmp_path: Path, name: str, what: str) -> None:
    with pytest.raises(Problem, match=what) as caught:
        read(tmp_path / name)
    assert caught.value.safe
    assert caught.value.then


_SAID_IN = {"iso8859-15": "It cost €41", "iso8859-14": "Y tŷ", "cp1250": "Opłata"}


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("suffix", [".txt", ".md", ".csv"])
def test_text_in_any_encoding_is_read_behind_the_closed_doors(
    tmp_path: Path, suffix: str, encoding: str
) -> None:
    """Excel and Notepad begin UTF-8 with a mark; no encoding can be loaded any more there."""
    is_of_dos = encoding in ("cp850", "cp437")
    said = _SAID_IN.get(encoding, "It cost £41" if is_of_dos else "The council’s budget")
    path = tmp_path / f"a{suffix}"
    path.write_bytes(f"{said},Owner\nand so on,Ola\n".encode(encoding))
    reading = read(path)
    assert said in (reading.rows[0][0] if reading.rows else plain(reading.blocks))


@given(texts())
def test_what_the_worker_read_arrives_as_it_was(text: Text) -> None:
    data = json.loads(json.dumps(reading_data(Reading("", text, "A title", ("A note.",)))))
    assert read_reading(data, "a.docx") == Reading("a.docx", text, "A title", ("A note.",))


def test_a_long_table_travels_as_its_words() -> None:
    table = b"\n".join(b"\t".join([b"roads"] * 12) for _ in range(500))
    assert len(json.dumps(reading_data(understood(table, Kind.TEXT)))) < 2 * len(table)


SLOW = "import time; time.sleep(60)"
GREEDY = "x = []\nwhile True: x.append(bytearray(10_000_000))"
CHATTY = "import sys\nwhile True: sys.stdout.write('x' * 1_000_000)"
DEAD = "import os; os._exit(3)"


@pytest.mark.parametrize("program", [SLOW, CHATTY, DEAD])
def test_a_worker_that_misbehaves_is_ended(
    program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.txt"
    path.write_text("words")
    monkeypatch.setattr(
        "desktopapp.readers.read.worker_command", lambda _kind: [sys.executable, "-c", program]
    )
    begun = time.monotonic()
    with pytest.raises(Problem, match="safe limits"):
        read(path, seconds=1.5)
    assert time.monotonic() - begun < 15


@pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")
def test_a_worker_that_takes_all_memory_is_ended_by_its_own_limit(tmp_path: Path) -> None:
    program = "from desktopapp.readers import cage; cage.limit_memory_and_time(2**28)\n" + GREEDY
    path = tmp_path / "a.txt"
    path.write_text("words")
    with path.open("rb") as source:
        assert cage.run([sys.executable, "-c", program], source, seconds=15) is None


@pytest.mark.parametrize(
    "attempt",
    [
        "open('/etc/hostname')",
        "open('here.txt', 'w')",
        "__import__('os').open('/etc/hostname', 0)",
        "__import__('os').system('true')",
        "__import__('os').listdir('/')",
        "__import__('socket').socket()",
        "__import__('socket').getaddrinfo('localhost', 80)",
        "__import__('subprocess').run(['true'])",
        "__import__('ctypes').CDLL(None)",
        "__import__('lxml.etree').etree.parse('/etc/hostname')",
        "__import__('lxml.etree').etree.parse('http://127.0.0.1:9/')",
    ],
)
def test_behind_closed_doors_nothing_can_be_opened(attempt: str, tmp_path: Path) -> None:
    program = (
        "import ctypes, os, socket, subprocess, sys, lxml.etree\n"
        "from desktopapp.readers import cage\n"
        "cage.close_all_doors()\n"
        f"try:\n    {attempt}\n"
        "except (OSError, SyntaxError) as error:\n    print('refused', type(error).__name__)\n"
        "else:\n    print('opened')\n"
    )
    path = tmp_path / "a.txt"
    path.write_text("words")
    with path.open("rb") as source:
        answer = cage.run([sys.executable, "-c", program], source, seconds=15)
    assert answer
    assert answer.startswith(b"refused"), answer


def test_the_worker_opens_no_file_and_no_socket_once_it_has_begun(tmp_path: Path) -> None:
    """An audit hook of its own, set before the doors close, records what is asked for after."""
    program = (
        "import sys\n"
        "seen, shut = [], []\n"
        "def hook(event, args):\n"
        "    if shut and event.startswith(('open', 'socket', 'subprocess', 'os.', 'import')):\n"
        "        seen.append(event)\n"
        "sys.addaudithook(hook)\n"
        "from desktopapp.readers import cage, worker\n"
        "close = cage.close_all_doors\n"
        "def closed():\n    close()\n    shut.append(True)\n"
        "cage.close_all_doors = closed\n"
        "worker.os._exit = lambda code: None\n"
        "worker.main()\n"
        "sys.stdout.write('SEEN' + str(seen))\n"
    )
    good = {
        ".docx": word(paragraph("The council shares its offices.")),
        ".pdf": PDF,
        ".txt": b"The council shares its offices.",
        ".csv": "ref,text\n1,The council shares its off\xefces.\n".encode("cp1252"),
    }
    for suffix, data in good.items():
        path = tmp_path / f"a{suffix}"
        path.write_bytes(data)
        command = [sys.executable, "-c", program, str(SUFFIXES[suffix])]
        with path.open("rb") as source:
            answer = cage.run(command, source)
        assert answer
        assert b"council" in answer
        assert answer.endswith(b"SEEN[]"), answer[-300:]


def changed(data: bytes, chance: random.Random) -> bytes:
    """Change, drop or add some bytes."""
    made = bytearray(data)
    for _ in range(chance.choice([1, 3, 20, 200])):
        at = chance.randrange(max(1, len(made)))
        match chance.randrange(5):
            case 0:
                del made[at : at + chance.randrange(1, 200)]
            case 1:
                made[at:at] = chance.randbytes(chance.randrange(1, 50))
            case _ if made:
                made[min(at, len(made) - 1)] = chance.randrange(256)
            case _:
                break
    return bytes(made)


RICH = {
    "word/styles.xml": part(
        "styles", '<w:style w:styleId="a"><w:name w:val="heading 1"/></w:style>'
    ),
    "word/numbering.xml": part("numbering", '<w:num w:numId="1"/>'),
    "word/_rels/document.xml.rels": rels(a="media/a.png", b="https://eastmere.example/"),
    "word/media/a.png": png(),
}
BODY = (
    paragraph("Heading", '<w:pStyle w:val="a"/>')
    + paragraph("Item", '<w:numPr><w:numId w:val="1"/></w:numPr>')
    + f"<w:tbl><w:tr><w:tc>{paragraph('cell')}</w:tc></w:tr></w:tbl>"
    + '<w:p><w:hyperlink r:id="b"><w:r><w:t>link</w:t></w:r></w:hyperlink>'
    + '<w:r><w:drawing><a:blip r:embed="a"/></w:drawing></w:r></w:p>'
)


def mutated(number: int) -> bytes:
    """Return a Word document changed as a whole, or in one of its parts."""
    chance = random.Random(number)  # noqa: S311  # the same changes each time
    if number % 2:
        return changed(word(BODY, RICH), chance)
    files = {"word/document.xml": document(BODY), **RICH}
    name = chance.choice(list(files))
    inside = files[name]
    files[name] = changed(inside.encode() if isinstance(inside, str) else inside, chance)
    return word("", files)


def test_mutated_documents_never_end_in_anything_but_words(
    request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """1,000 Word documents and 300 PDF with ``--long``, each in the worker; a tenth without."""
    long = bool(request.config.getoption("--long"))
    share = 1 if long else 10
    cases = [(mutated(n), Kind.WORD) for n in range(1000 // share)]
    chance = random.Random(5)  # noqa: S311  # the same changes each time
    cases += [(changed(PDF, chance), Kind.PDF) for _ in range(300 // share)]
    outcomes = [outcome(data, kind, tmp_path if long else None) for data, kind in cases]
    problems = [one for one in outcomes if isinstance(one, Problem)]
    assert 0 < len(problems) < len(cases)
    assert all(problem.safe and problem.then for problem in problems)


def outcome(data: bytes, kind: Kind, folder: Path | None) -> Reading | Problem:
    """Read a document in this process, or as a file in the worker."""
    try:
        if folder is None:
            return understood(data, kind)
        path = folder / ("a.docx" if kind is Kind.WORD else "a.pdf")
        path.write_bytes(data)
        begun = time.monotonic()
        try:
            return read(path)
        finally:
            assert time.monotonic() - begun < 20
    except Problem as problem:
        return problem


def test_a_frozen_program_starts_itself_as_the_worker(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    program, *rest = worker_command(Kind.MARKDOWN)
    assert (program, rest) == (sys.executable, ["--read-document", "Markdown file"])
    path = tmp_path / "a.md"
    path.write_text("# The council shares its offices.\n")
    with path.open("rb") as source:
        answer = cage.run([sys.executable, "-m", "desktopapp", *rest], source)
    assert answer
    assert json.loads(answer)["title"] == "The council shares its offices."
