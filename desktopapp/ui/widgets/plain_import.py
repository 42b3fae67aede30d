"""PySide6 as this program loads it: Python's own import stays, and what writes help stays away.

PySide6 puts an import of its own in Python's place, which reads each module's source for a switch
that none here has, and keeps all of it in memory. It also compiles helpers of its own from their
source at every start, a quarter of what an empty window takes. They say what a function takes,
to programmers and in the words of an error, so they are loaded when that is asked for.
"""

import builtins
import sys
from types import ModuleType
from typing import Any

_HELPERS = "errorhandler", "layout", "parser", "lib/enum_sig", "lib/pyi_generator"
_LATER = {f"shibokensupport/signature/{one}.py" for one in _HELPERS}


class Later(ModuleType):
    """A helper of PySide6 that is loaded once anything in it is asked for."""

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # whatever the module holds
        """Load it, and return what was asked for."""
        if name.startswith("__"):  # Python itself asks what kind of module it is
            raise AttributeError(name)
        self.__class__ = ModuleType  # type: ignore[assignment]  # what it is from now on
        file = str(self.__file__)
        source = vars(self)["__loader__"].zfile.read(file)
        exec(compile(source, file, "exec"), vars(self))  # noqa: S102  # as PySide6 itself does
        return getattr(self, name)

    @classmethod
    def begin(cls, name: str) -> None:
        """Let a module be such a one."""
        sys.modules[name].__class__ = cls


def load_qt() -> None:
    """Load PySide6 without what writes help, and put Python's import back."""
    plain, compiled = builtins.__import__, builtins.compile

    def compiled_later(source: Any, file: Any, *how: Any, **more: Any) -> Any:  # noqa: ANN401  # Python's own
        later = f"from {__name__} import Later; Later.begin(__name__)"
        return compiled(later if file in _LATER else source, file, *how, **more)

    builtins.compile = compiled_later  # type: ignore[assignment]  # it takes the same
    import PySide6.QtCore  # noqa: F401, PLC0415  # this is what puts another there

    builtins.__import__, builtins.compile = plain, compiled
