"""What the tests of access share: a screen, and figures that are printed after them."""

import pytest

from tests.hostile.window_fixtures import figure, print_figures, screen

__all__ = ["figure", "screen"]  # fixtures, for pytest to find here


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print every figure."""
    print_figures(terminalreporter)


@pytest.fixture
def is_long(request: pytest.FixtureRequest) -> bool:
    """Tell whether all is to be gone through, as the command does."""
    return bool(request.config.getoption("--long"))
