"""The whole window as a screen reader is told of it; nothing in it may break a rule."""

from pathlib import Path

from tests.access.judge import Found, audit
from tests.hostile.window_display import Screen
from tests.hostile.window_fixtures import Figure

ALL = ("first", "pages", "views", "dialogs")
CARELESS = {
    "named",
    "says_what_it_is",
    "without_keys",
    "said_once",
    "told_apart",
    "large_enough",
    "read_by_caret",
    "tab_goes_round",
}


def note(found: Found, figure: Figure) -> None:
    for line in found.lines():
        figure(line)
    assert found.failed == ""
    assert found.wrong == {}
    assert found.named == found.controls


def test_a_careless_window_breaks_the_rules_and_the_page_to_write_on_none(
    screen: Screen, tmp_path: Path
) -> None:
    found = audit(screen, tmp_path / "audit", ("careless", "write"))
    assert found.failed == ""
    assert set(found.wrong) == {"careless"}
    assert set(found.rules) == CARELESS
    assert found.menus > 100


def test_whatever_is_declared_is_named_and_told_of_as_what_it_is(
    screen: Screen, tmp_path: Path, figure: Figure, *, is_long: bool
) -> None:
    found = audit(screen, tmp_path / "audit", ALL, keys=is_long)
    note(found, figure)
    assert len(found.places) > 50
