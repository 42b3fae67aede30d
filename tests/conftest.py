"""What all tests share: no network, no display, folders of their own, options."""

import gc
import os
import socket
import sys
from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from desktopapp.session.session import Session
    from desktopapp.store.settings import Settings
    from tests.window_desk import Open, WindowDesk

ROOT = Path(__file__).parents[1]
OWN_FOLDERS = (
    "HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_CACHE_HOME",
    "XDG_STATE_HOME",
    "APPDATA",  # these three are of Windows
    "LOCALAPPDATA",
    "USERPROFILE",
)

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
if sys.platform == "win32":  # its off-screen windows look for letters elsewhere
    os.environ.setdefault("QT_QPA_FONTDIR", rf"{os.environ['WINDIR']}\Fonts")

# An installed program is compiled. Where a machine says that nothing is to be, each of the many
# programs that tests start would compile itself anew, and each process of the tests all tests.
sys.dont_write_bytecode = False
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# A busy machine makes an example slow, not wrong. Each run tries others, so a few go a long way.
settings.register_profile("planwright", settings(), deadline=None, max_examples=40)
settings.register_profile("long", settings(), deadline=None, max_examples=400)
settings.load_profile("planwright")

network_calls: list[str] = []


def refuse_network(event: str, args: tuple[object, ...]) -> None:
    """Refuse every socket that could leave this machine, and remember who asked for one.

    An audit hook sees what a patched module would miss: the interpreter calls it for each socket
    made, by whatever library.
    """
    if event == "socket.getaddrinfo" or (
        event == "socket.__new__" and args[1] != getattr(socket, "AF_UNIX", None)
    ):
        network_calls.append(f"{event}{args}")
        raise PermissionError("Planwright never uses the network")


sys.addaudithook(refuse_network)


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the folder of real published examples, which is not part of the project."""
    parser.addoption(
        "--shared",
        type=Path,
        default=None,
        metavar="PATH",
        help="a folder with real examples (examples/*.txt); tests that need it skip without it",
    )
    parser.addoption(
        "--sets",
        type=Path,
        default=None,
        metavar="PATH",
        help="a folder of fetched public documents, whose words are compared with other programs'",
    )
    parser.addoption(
        "--asks",
        type=Path,
        default=None,
        metavar="PATH",
        help="a folder of real asks with what a person read out of them, for their benchmark",
    )
    parser.addoption(
        "--kept",
        type=Path,
        default=None,
        metavar="PATH",
        help="where the words that other programs read of --sets are kept for the next time",
    )
    parser.addoption(
        "--short",
        action="store_true",
        help="fewer rounds and fewer generated plans in the benchmarks",
    )
    parser.addoption(
        "--long",
        action="store_true",
        help="in full: tests/safety (10,000 kills), tests/hostile (20,000 merges), properties",
    )
    parser.addoption(
        "--program",
        default="",
        metavar="FILE",
        help="let tests/hostile judge another program that has the same command line",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Try ten times as many examples of each property with --long."""
    if config.getoption("--long"):
        settings.load_profile("long")


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Collect on this thread what is due, once a window has taken that over."""
    if not gc.isenabled():
        from desktopapp.ui.widgets.collecting import collect_what_is_due  # noqa: PLC0415  # for windows

        collect_what_is_due()


def pytest_sessionfinish() -> None:
    """Take what was copied off the clipboard: off screen, Qt holds it until Python has gone.

    What Python made of it would then be destroyed without Python, and bring the run down.
    """
    if "PySide6.QtGui" in sys.modules:
        from PySide6.QtGui import QGuiApplication  # noqa: PLC0415  # for windows

        if QGuiApplication.instance():
            QGuiApplication.clipboard().clear()


@pytest.fixture
def shared(request: pytest.FixtureRequest) -> Path:
    """Return the folder of real examples, or skip and say so."""
    folder: Path | None = request.config.getoption("--shared")
    if folder is None:
        pytest.skip("real examples are not here; give their folder with --shared PATH")
    if not folder.is_dir():
        pytest.fail(f"--shared {folder} is not a folder")
    return folder


@pytest.fixture
def short(request: pytest.FixtureRequest) -> bool:
    """Tell whether benchmarks shall be short, as they are in CI."""
    return bool(request.config.getoption("--short"))


@pytest.fixture(autouse=True)
def _no_network() -> Iterator[None]:
    """Fail a test that asked for the network even if the refusal was swallowed."""
    network_calls.clear()
    yield
    assert not network_calls


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return folders for homes: pytest would look through all that it made before for each one."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def _own_folders(_homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """Give each test a home of its own, so that nobody's settings are read or written."""
    home = next(_homes)
    home.mkdir()
    for name in OWN_FOLDERS:
        monkeypatch.setenv(name, str(home / name.lower()))


@pytest.fixture(autouse=True)
def _patience(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let windows in tests wait for a disk: a busy machine is not a share that is gone.

    So whatever a disk answers is there when a call returns. Tests that are marked ``impatient``
    wait as little as an officer is kept waiting.
    """
    if {"qtbot", "qapp"} & set(request.fixturenames) and not request.node.get_closest_marker(
        "impatient"
    ):
        monkeypatch.setattr("desktopapp.ui.widgets.jobs.BRIEFLY", 30.0)


@pytest.fixture(autouse=True)
def _window_asks_no_disk(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[None]:
    """Fail a test in which a window asked a disk on its own thread: it may be a slow share's."""
    if not {"qtbot", "qapp"} & set(request.fixturenames):
        yield
        return
    from tests.file_calls import WindowCalls  # noqa: PLC0415  # for windows

    calls = WindowCalls(tmp_path_factory.getbasetemp(), monkeypatch)
    yield
    assert calls.found == []


@pytest.fixture(autouse=True)
def _patience_of_log(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the log be written before anything goes on, however busy the machine is."""
    monkeypatch.setattr("desktopapp.store.log.PATIENCE", 30.0)


@pytest.fixture(autouse=True)
def _patience_with_profile(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Let saves wait for the profile, unless a test is marked ``impatient``."""
    if not request.node.get_closest_marker("impatient"):
        monkeypatch.setattr("desktopapp.store.in_time.PATIENCE", 30.0)


@pytest.fixture(autouse=True)
def _passphrases_cost_little(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a passphrase be stretched in no time: as shipped, each one typed takes half a second.

    ``tests/unit/store/test_vault.py`` holds what is shipped to what is advised.
    """
    monkeypatch.setattr("desktopapp.store.vault._COST", 1 << 4)


@pytest.fixture
def harbour_brief() -> Path:
    """Return the file of a second brief: other themes, a limit of words, no range of pages."""
    return ROOT / "tests" / "briefs" / "harbour-2027.toml"


# Windows: nothing of Qt is imported for tests that ask for none


@pytest.fixture
def today() -> date:
    """Return the day on which windows are opened: five weeks before the sample is due."""
    return date(2024, 6, 11)


@pytest.fixture
def open_window(qtbot: "QtBot", today: date) -> "Open":
    """Return a function that opens a window, and shows a plan in it where one is given.

    Spelling is not checked in it unless settings are given; its menus are filled.
    """
    from desktopapp.store.settings import Settings  # noqa: PLC0415  # for windows
    from desktopapp.ui.window import Window  # noqa: PLC0415  # the same
    from tests.window_desk import WindowDesk  # noqa: PLC0415  # the same

    def opened(
        session: "Session | None" = None,
        settings: "Settings | None" = None,
        size: tuple[int, int] = (1366, 768),
    ) -> "WindowDesk":
        window = Window(settings or Settings({"spelling": False}), today)
        qtbot.addWidget(window)
        window.resize(*size)
        window.show()
        window.finish()
        if session:
            window.show_session(session)
        return WindowDesk(window)

    return opened


@pytest.fixture
def window(open_window: "Open") -> "WindowDesk":
    """Return a window in which nothing is open."""
    return open_window()


@pytest.fixture
def begun(open_window: "Open", tmp_path: Path) -> "WindowDesk":
    """Return a window with a new plan, kept in a file."""
    from desktopapp.session.opening import new_session  # noqa: PLC0415  # for windows

    council = "Wyvern Vale District Council"
    return open_window(new_session(tmp_path / "plan", council, "productivity-2024"))


@pytest.fixture
def finished(open_window: "Open") -> "WindowDesk":
    """Return a window with the finished sample."""
    from desktopapp.session.session import Session  # noqa: PLC0415  # for windows
    from desktopapp.store.resources import sample  # noqa: PLC0415  # the same

    return open_window(Session(sample()))
