"""What all tests share: the options of the command line."""

from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the folder of real published examples, which is not part of the project."""
    parser.addoption(
        "--shared",
        type=Path,
        default=None,
        metavar="PATH",
        help="a folder with real examples (examples/*.txt); tests that need it skip without it",
    )


@pytest.fixture
def shared(request: pytest.FixtureRequest) -> Path:
    """Return the folder of real examples, or skip and say so."""
    folder: Path | None = request.config.getoption("--shared")
    if folder is None:
        pytest.skip("real examples are not here; give their folder with --shared PATH")
    if not folder.is_dir():
        pytest.fail(f"--shared {folder} is not a folder")
    return folder
