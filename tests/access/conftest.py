"""What the tests of access share: a screen, and figures that are printed after them."""

import pytest

from tests.hostile.window_fixtures import figure, long_alone, print_figures, screen

__all__ = ["figure", "long_alone", "screen"]  # fixtures, for pytest to find here


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print every figure."""
    print_figures(terminalreporter)
