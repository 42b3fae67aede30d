"""What is protected is readable nowhere in the officer's folders, after journeys in the window."""

import sqlite3
import zipfile
from pathlib import Path

import pytest

from tests.hostile.window_display import Screen
from tests.hostile.window_fixtures import Figure
from tests.hostile.window_pending import LONG
from tests.hostile.window_privacy import found_below, journey


@LONG
@pytest.mark.parametrize("way", ["a crash", "a crash, a library and a version"])
def test_no_word_of_a_protected_plan_is_readable_below_the_officers_folders(
    screen: Screen, sample: Path, tmp_path: Path, figure: Figure, way: str
) -> None:
    found, searched = journey(screen, sample, tmp_path, full="library" in way)
    figure(f"protected plan after {way}: {len(found)} readable words in {searched} files")
    for one in found:
        figure(f"    {one}")
    assert searched > 3
    assert found == []


def test_the_scan_finds_a_word_however_it_is_hidden(tmp_path: Path) -> None:
    (tmp_path / "plain.log").write_text("a SECRETWORD in a log")
    (tmp_path / "wide.bin").write_bytes(b"\1\2" + "SECRETWORD".encode("utf-16-be"))
    with zipfile.ZipFile(tmp_path / "packed.docx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", "<t>SECRETWORD</t>" * 9)
    with sqlite3.connect(tmp_path / "library.sqlite") as base:
        base.execute("CREATE TABLE passages (words TEXT)")
        base.execute("INSERT INTO passages VALUES ('SECRETWORD')")
    base.close()
    (tmp_path / "SECRETWORD.txt").write_text("nothing")
    (tmp_path / "sound.txt").write_text("a SECRET and a WORD")
    found = found_below(["SECRETWORD"], tmp_path)
    assert len(found) == 5
    assert not any("sound" in one for one in found)
