"""A wish that another window shows its plan is heard once, and by whoever has that plan."""

from pathlib import Path

from desktopapp.store.showing import is_wished, wish


def test_a_wish_is_heard_once_and_for_its_plan_alone(tmp_path: Path) -> None:
    folder, plan, other = tmp_path / "wishes", tmp_path / "a", tmp_path / "b"
    assert not is_wished(plan, folder)
    wish(plan, folder)
    wish(plan, folder)  # one that stands is enough
    assert not is_wished(other, folder)
    assert is_wished(plan, folder)
    assert not is_wished(plan, folder)


def test_where_no_wish_can_be_written_nothing_happens(tmp_path: Path) -> None:
    taken = tmp_path / "taken"
    taken.write_text("a file")
    wish(tmp_path / "a", taken)
    assert not is_wished(tmp_path / "a", taken)
