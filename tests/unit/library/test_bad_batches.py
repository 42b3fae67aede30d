"""A folder of bad files: each is named in the batch's report with a reason, and none stops it."""

import io
import random
import zipfile
from pathlib import Path

from desktopapp.library.index import library_add, library_list
from desktopapp.plan.stored_brief import parse_brief
from desktopapp.readers.kinds import SUFFIXES

LETTER = Path(__file__).parents[3] / "resources" / "briefs" / "productivity-2024.toml"
BRIEF = parse_brief(LETTER.read_text(encoding="utf-8"), LETTER.name)
ENDINGS = tuple(SUFFIXES)


def zipped(**parts: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return made.getvalue()


def bad_contents() -> dict[str, bytes]:
    """Return what no reader can take text from, whatever the file is called."""
    chance = random.Random(4)  # noqa: S311  # reproducible rubbish, not a secret
    entities = b'<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;">]><a>&d;</a>'
    whole = zipped(**{"word__document.xml": b"<w/>"})
    return {
        "empty": b"",
        "nothing": b"\0" * 5000,
        "noise": chance.randbytes(3000),
        "no-parts": zipped(readme=b"x"),
        "cut-off": whole[: len(whole) // 2],
        "entities": zipped(**{"word__document.xml": entities}),
        "bomb": zipped(**{"word__document.xml": b"<w>" + b" " * 60_000_000 + b"</w>"}),
        "old-word": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 3000,
        "picture": b"\x89PNG\r\n\x1a\n" + chance.randbytes(500),
        "no-pages": b"%PDF-1.7\n1 0 obj<</Pages 1 0 R>>endobj\ntrailer<</Root 1 0 R>>",
    }


def test_bad_files_are_named_with_a_reason_and_good_ones_are_added(tmp_path: Path) -> None:
    folder = tmp_path / "inbox"
    folder.mkdir()
    bad = {f"{name}{ending}" for name in bad_contents() for ending in ENDINGS}
    for name, data in bad_contents().items():
        for ending in ENDINGS:
            (folder / f"{name}{ending}").write_bytes(data)
    (folder / "a-good.txt").write_text("We share one payroll team.", encoding="utf-8")
    (folder / "z-good.csv").write_text("text\nWe share one print room.\n", encoding="utf-8")
    result = library_add(tmp_path / "lib", [folder], BRIEF)
    assert len(bad) == 10 * len(ENDINGS)
    assert {Path(one.path).name for one in result.skipped} == bad
    assert all(one.why.strip().endswith((".", "?")) for one in result.skipped)
    assert (result.added, result.passages) == (2, 2)
    assert len(library_list(tmp_path / "lib").documents) == 2
