"""The council's words: a file that several PCs write, and that may be any file at all."""

import errno
import os
import sys
from pathlib import Path
from threading import Thread

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktopapp.operations.council_words import council_words, take_back_for_council
from desktopapp.plan.problem import Problem
from desktopapp.store.council_words import (
    SharedWords,
    read_word_file,
    with_shared_words,
    without_shared_word,
)
from desktopapp.store.disk import Disk

WORDS = ("Fenmoor", "Wyvern", "Sallowfield")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return the place of a file of words that is not there yet."""
    return tmp_path / "council words.txt"


def test_a_file_that_is_not_made_yet_holds_no_words_and_is_made_with_the_first(file: Path) -> None:
    assert read_word_file(file).words == ()
    assert with_shared_words(file, WORDS).words == WORDS
    assert file.read_text("utf-8") == "Fenmoor\nWyvern\nSallowfield\n"


def test_what_others_wrote_stays_as_it_is(file: Path) -> None:
    theirs = "# places\r\nFenmoor\r\n\r\nMosaic  # the system for social care\r\nlast"
    file.write_bytes(theirs.encode("utf-16"))
    assert read_word_file(file).words == ("Fenmoor", "Mosaic", "last")
    with_shared_words(file, ("Wyvern", "FENMOOR"))
    assert file.read_bytes().decode("utf-16") == f"{theirs}\r\nWyvern\r\n"
    without_shared_word(file, "Wyvern")
    assert file.read_bytes().decode("utf-16") == f"{theirs}\r\n"


def test_a_file_of_an_old_editor_is_understood_and_takes_any_word(file: Path) -> None:
    file.write_bytes("Caffè Fenmoor".encode("cp1252"))
    assert with_shared_words(file, ("Łódź",)).words == ("Caffè Fenmoor", "Łódź")
    assert read_word_file(file).words == ("Caffè Fenmoor", "Łódź")


@pytest.mark.parametrize(
    ("data", "said"),
    [(b"PK\x03\x04\0\0word", "is not plain text"), (b"word\n" * 300_000, "is too large")],
)
def test_a_file_that_is_no_list_of_words_is_told_and_left_alone(
    file: Path, data: bytes, said: str
) -> None:
    file.write_bytes(data)
    for does in (read_word_file, lambda path: with_shared_words(path, WORDS)):
        with pytest.raises(Problem, match=said):
            does(file)
    assert file.read_bytes() == data


def test_a_folder_and_a_share_that_is_gone_are_told(tmp_path: Path) -> None:
    for place in (tmp_path, tmp_path / "gone" / "words.txt"):
        with pytest.raises(Problem, match="cannot be read"):
            read_word_file(place)


def test_what_another_pc_adds_between_reading_and_writing_is_not_lost(file: Path) -> None:
    class Meanwhile(Disk):
        """A disk on which another PC writes, once, while our file is being written."""

        done = False

        def replace(self, source: Path, target: Path) -> None:
            super().replace(source, target)

        def create(self, path: Path, mode: int = 0o666) -> int:
            if not self.done:
                self.done = True
                file.write_text("Fenmoor\nTheirs\n", "utf-8")
            return super().create(path, mode)

    file.write_text("Fenmoor\n", "utf-8")
    found = with_shared_words(file, ("Ours",), Meanwhile(), lambda _seconds: None)
    assert found.words == read_word_file(file).words == ("Fenmoor", "Theirs", "Ours")


def test_words_of_several_pcs_are_all_there_once_each_has_looked_again(file: Path) -> None:
    def pc(name: str) -> None:
        for n in range(8):
            council_words(str(file), [f"{name}{letter}" for letter in "abcdefgh"[: n + 1]])

    pcs = [Thread(target=pc, args=(name,)) for name in ("Fen", "Moor", "Vale")]
    for one in pcs:
        one.start()
    for one in pcs:
        one.join()
    wanted = [f"{name}{letter}" for name in ("Fen", "Moor", "Vale") for letter in "abcdefgh"]
    found = council_words(str(file), wanted)
    assert sorted(found.words) == sorted(wanted)
    assert council_words(str(file), wanted).kept == tuple(wanted)


def test_while_the_share_is_gone_the_words_read_last_serve(tmp_path: Path) -> None:
    share = tmp_path / "share"
    share.mkdir()
    file = share / "words.txt"
    file.write_text("Fenmoor\n", "utf-8")
    assert council_words(str(file)).words == ("Fenmoor",)
    share.rename(tmp_path / "away")
    found = council_words(str(file), ("Wyvern",))
    assert found.words == ("Fenmoor",)
    assert found.problem
    assert not found.kept
    (tmp_path / "away").rename(share)
    assert council_words(str(file), ("Wyvern",)).words == ("Fenmoor", "Wyvern")
    assert take_back_for_council(str(file), "fenmoor").words == ("Wyvern",)


def test_where_the_file_can_only_be_read_its_words_serve_and_why_is_told(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    file.write_text("Fenmoor\n", "utf-8")
    monkeypatch.setattr(Disk, "create", refuse)
    found = council_words(str(file), ("Wyvern",))
    assert found.words == ("Fenmoor",)
    assert found.unshared
    assert "can only be read" in found.unshared.what
    assert file.read_text("utf-8") == "Fenmoor\n"


LINE = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), max_size=20)


@given(lines=st.lists(LINE, max_size=6), word=st.sampled_from(WORDS))
def test_a_word_that_is_added_and_taken_back_leaves_the_file_as_it_was(
    lines: list[str], word: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    file = tmp_path_factory.mktemp("words") / "words.txt"
    text = "".join(f"{one}\n" for one in lines)
    file.write_bytes(text.encode())
    if SharedWords(text).holds(word):
        return
    assert with_shared_words(file, (word,)).holds(word)
    without_shared_word(file, word)
    assert read_word_file(file).text == read_word_file(file).text
    assert file.read_bytes() == text.encode()


if sys.platform != "win32":

    def test_the_file_is_shared_with_colleagues(file: Path) -> None:
        before = os.umask(0o002)
        try:
            with_shared_words(file, WORDS)
        finally:
            os.umask(before)
        assert file.stat().st_mode & 0o777 == 0o664
