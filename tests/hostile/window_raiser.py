"""Starts the program so that any line of chosen files can raise an exception, when told to.

    python window_raiser.py [PLAN]

RAISER_FILES names the files by the beginnings of their paths below the checkout, RAISER_CONTROL a
small file that this and the harness map into memory. Each statement inside a function of those
files is counted while armed, in whatever thread it runs; the chosen one raises, once. Nothing else
of the program is known or touched: the files are read as they are, and a look at the control is
put before each statement as they are loaded.
"""

import ast
import builtins
import importlib.abc
import importlib.machinery
import mmap
import os
import struct
import sys
import types
from collections.abc import Callable, Sequence
from pathlib import Path

ROOT = Path(__file__).parents[2]
KINDS: tuple[tuple[str, Callable[[], Exception]], ...] = (
    ("MemoryError", MemoryError),
    ("OSError", lambda: OSError(5, "Input/output error")),
    ("AttributeError", lambda: AttributeError("'NoneType' object has no attribute 'read'")),
    ("ValueError", lambda: ValueError("not in the range")),
    ("TypeError", lambda: TypeError("unhashable type: 'list'")),
    ("KeyError", lambda: KeyError("revision")),
    ("ZeroDivisionError", lambda: ZeroDivisionError("division by zero")),
    ("RecursionError", lambda: RecursionError("maximum recursion depth exceeded")),
    ("struct.error", lambda: struct.error("bad char in struct format")),
    ("AssertionError", AssertionError),
)
ARMED, CHOSEN, KIND, SEEN, FIRED, TURN, WHERE, TARGET, SIZE = 0, 4, 8, 12, 16, 20, 24, 152, 280
LINES = ".lines"  # the ending of a file in which each line that was seen is named once


class _Before(ast.NodeTransformer):
    """Puts a look at the control before each statement inside a function."""

    def __init__(self, name: str) -> None:
        self._name, self._inside = name, 0

    def visit(self, node: ast.AST) -> ast.AST:
        """Change the lists of statements of a node, and of all below it."""
        function = isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        self._inside += function
        for field, held in ast.iter_fields(node):
            if isinstance(held, list):
                changed: list[object] = []
                for one in held:
                    if isinstance(one, ast.stmt) and self._inside:
                        changed.append(self._look(one))
                    changed.append(self.visit(one) if isinstance(one, ast.AST) else one)
                setattr(node, field, changed)
            elif isinstance(held, ast.AST):
                setattr(node, field, self.visit(held))
        self._inside -= function
        return node

    def _look(self, statement: ast.stmt) -> ast.stmt:
        call = ast.Call(
            ast.Name("__look__", ast.Load()),
            [ast.Constant(f"{self._name}:{statement.lineno}")],
            [],
        )
        return ast.copy_location(ast.Expr(call), statement)


class _Loader(importlib.machinery.SourceFileLoader):
    """Loads a file with a look before each statement; never from what was compiled before."""

    def get_code(self, fullname: str) -> types.CodeType:
        """Compile the file as it is now."""
        path = self.get_filename(fullname)
        tree = ast.parse(Path(path).read_bytes(), path)
        tree = _Before(Path(path).relative_to(ROOT).as_posix()).visit(tree)
        return compile(ast.fix_missing_locations(tree), path, "exec", dont_inherit=True)


class _Finder(importlib.abc.MetaPathFinder):
    """Finds the chosen files before the usual finder does."""

    def __init__(self, chosen: Sequence[str]) -> None:
        self._chosen = tuple(chosen)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: types.ModuleType | None = None
    ) -> importlib.machinery.ModuleSpec | None:
        """Give the changed loader to a chosen file."""
        if not fullname.startswith("desktopapp."):
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path, target)
        if spec is None or spec.origin is None:
            return None
        below = os.path.relpath(spec.origin, ROOT)
        if below.startswith(self._chosen) and not below.endswith("__init__.py"):
            spec.loader = _Loader(fullname, spec.origin)
        return spec


def looking(control: mmap.mmap, lines: int) -> Callable[[str], None]:
    """Return what stands before each statement; ``lines`` is a file for the lines it sees."""
    numbers = memoryview(control)[:WHERE].cast("i")
    armed, chosen, kind, seen, fired, turn = range(6)
    known: set[str] = set()
    now = {"turn": -1, "target": ""}

    def look(where: str) -> None:
        if not numbers[armed]:
            return
        if numbers[turn] != now["turn"]:
            known.clear()
            now["turn"] = numbers[turn]
            now["target"] = control[TARGET:SIZE].split(b"\0", 1)[0].decode()
        numbers[seen] += 1
        if where not in known:
            known.add(where)
            os.write(lines, f"{where}\n".encode())
        if where == now["target"] or numbers[seen] == numbers[chosen]:
            numbers[armed] = 0
            control[WHERE:TARGET] = where.encode().ljust(TARGET - WHERE, b"\0")
            numbers[fired] += 1
            error = KINDS[numbers[kind]][1]()
            raise error

    return look


def main() -> None:
    """Put the looks in place, then start the program as it starts itself."""
    with Path(os.environ["RAISER_CONTROL"]).open("r+b") as file:
        control = mmap.mmap(file.fileno(), SIZE)
    lines = os.open(os.environ["RAISER_CONTROL"] + LINES, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    builtins.__look__ = looking(control, lines)  # type: ignore[attr-defined]  # for the files to find
    sys.meta_path.insert(0, _Finder(os.environ["RAISER_FILES"].split(",")))
    sys.path[0] = str(ROOT)
    from desktopapp.__main__ import main as start  # noqa: PLC0415  # once the finder is there

    sys.exit(start(sys.argv[1:]))


if __name__ == "__main__":
    main()
