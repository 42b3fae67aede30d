"""PySide6 as this program loads it: with Python's own import left in its place.

PySide6 puts its own there, which reads each module's source for a switch that none here has, and
keeps all of it in memory.
"""

import builtins


def load_qt() -> None:
    """Load PySide6, and put Python's import back."""
    plain = builtins.__import__
    import PySide6.QtCore  # noqa: F401, PLC0415  # this is what puts another there

    builtins.__import__ = plain
