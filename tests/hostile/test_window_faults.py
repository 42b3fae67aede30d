"""Whatever goes wrong inside saving, history or closing: nothing is lost, the window stands."""

from pathlib import Path

from tests.hostile.window_display import Screen
from tests.hostile.window_faults import FILES, NEVER, Faults
from tests.hostile.window_fixtures import Figure, Many
from tests.hostile.window_hunt import hunt
from tests.hostile.window_start import Desk, in_file


def test_an_exception_at_any_line_costs_no_word_and_no_window(
    screen: Screen, sample: Path, tmp_path: Path, many: Many, figure: Figure
) -> None:
    wanted = many(3, 500)
    found, raised = hunt(screen, sample, tmp_path, wanted, 20)
    bad = {verdict: count for verdict, count in found.verdicts.items() if verdict}
    lines = len(found.lines)
    figure(f"exceptions at {lines:,} lines: {raised} raised, {sum(bad.values())} bad")
    for verdict, count in bad.items():
        figure(f"    {count} times: {verdict}")
    for line in (*found.details, *(f"said {n} times: {said}" for said, n in found.told.items())):
        figure(f"    {line}")
    assert raised >= wanted - 2
    assert not bad


def test_the_raiser_raises_where_it_is_told(screen: Screen, sample: Path, tmp_path: Path) -> None:
    desk, faults = Desk(screen, tmp_path, sample), Faults(tmp_path)
    with desk.open(faults.environment, faults.start) as window:
        window.wait_plan()
        faults.arm(NEVER)
        window.write_seen("RAISEDONE")
        window.save()
        assert in_file(desk.plan, "RAISEDONE")
        assert faults.disarm() > 500, "the lines of a save are not counted"
        faults.arm(1)
        window.write_seen("RAISEDTWO")
        window.save()
        window.wait(faults.fired, "a raised exception", 20)
        raised = faults.fired()
    assert raised is not None
    assert raised.where.startswith(FILES)
    assert raised.kind == "MemoryError"
