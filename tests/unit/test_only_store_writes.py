"""Only the store writes files: no other module calls what makes, changes or removes one.

Reads the source. What a library writes when it is given a path cannot be seen here; documents
are therefore built in memory (the store writes their bytes).
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "desktopapp"
EXCEPTED = {
    "library/moving.py",  # an index can be made again from its documents at any time
    "library/shared.py",
    "library/database.py",
    "selftest/report.py",  # the store may be what is damaged
}

WRITING_NAMES = {
    *("write_text", "write_bytes", "unlink", "rename", "touch", "mkdir", "rmdir", "chmod"),
    *("symlink_to", "hardlink_to", "makedirs", "removedirs", "renames", "rmtree", "truncate"),
    *("copyfile", "copy2", "copytree", "copyfileobj", "move", "mkstemp", "mkdtemp"),
    *("NamedTemporaryFile", "TemporaryFile", "TemporaryDirectory", "SpooledTemporaryFile"),
    *("QFile", "QSaveFile", "QTemporaryFile", "QTemporaryDir", "QSettings", "QLockFile"),
}
WRITING_OF_OS = {"open", "write", "remove", "replace", "link", "symlink", "mkfifo", "chown"}

NAMED_FIRST = {"archive", "Image"}  # a zip container and a picture are given a name, then a mode


def writing_calls(source: str) -> Iterator[str]:
    """Return the calls in a module that write, as source text."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and _writes(node):
            yield ast.unparse(node)


def _writes(call: ast.Call) -> bool:  # noqa: PLR0911  # one line for each way to write
    match call.func:
        case ast.Name("open") | ast.Attribute(ast.Name("io" | "codecs"), "open"):
            return _mode_writes(call, 1)
        case ast.Attribute(ast.Name("os"), name) if name in WRITING_OF_OS:
            return True
        case ast.Attribute(owner, "open"):
            named = isinstance(owner, ast.Name) and owner.id in NAMED_FIRST
            return _mode_writes(call, 1 if named else 0)
        case ast.Attribute(ast.Name(module), "move"):  # parts of the window move too
            return module == "shutil"
        case ast.Attribute(_, "replace"):  # a text's takes two, a path's takes one
            return len(call.args) == 1 and not call.keywords
        case ast.Name(name) | ast.Attribute(_, name):
            return name in WRITING_NAMES
    return False


def _mode_writes(call: ast.Call, position: int) -> bool:
    """Tell whether a call opens a file to write.

    A mode of ``open`` that is not spelt out counts as one; the first argument of a method may be
    the name of an entry instead.
    """
    given = [keyword.value for keyword in call.keywords if keyword.arg == "mode"]
    given += call.args[position : position + 1]
    for mode in given:
        if not isinstance(mode, ast.Constant):
            if position:
                return True
        elif (
            isinstance(mode.value, str) and len(mode.value) <= 3 and set(mode.value) & set("wax+")
        ):
            return True
    return False


def modules() -> list[Path]:
    return [
        path
        for path in sorted(PACKAGE.rglob("*.py"))
        if path.parent.name != "store"
        and str(path.relative_to(PACKAGE).as_posix()) not in EXCEPTED
    ]


def test_no_module_outside_the_store_writes_files() -> None:
    found = {
        path.relative_to(PACKAGE).as_posix(): calls
        for path in modules()
        if (calls := list(writing_calls(path.read_text(encoding="utf-8"))))
    }
    assert found == {}


def test_each_exception_is_one() -> None:
    for name in EXCEPTED:
        assert list(writing_calls((PACKAGE / name).read_text(encoding="utf-8"))), name


@pytest.mark.parametrize(
    "source",
    [
        "open('x', 'w')",
        "open('x', mode='a+b')",
        "open('x', how)",
        "path.open('xb')",
        "archive.open('x', 'w')",
        "Path('x').write_text('y')",
        "os.replace(a, b)",
        "a.replace(b)",
        "os.open('x', flags)",
        "shutil.move(a, b)",
        "tempfile.mkdtemp()",
        "QSaveFile('x')",
    ],
)
def test_a_module_that_writes_is_caught(source: str) -> None:
    assert list(writing_calls(source))


@pytest.mark.parametrize(
    "source",
    [
        "open('x')",
        "archive.open(name)",
        "path.open('rb')",
        "'a'.replace('b', 'c')",
        "replace(plan, title='')",
        "open(path, 'r')",
    ],
)
def test_a_module_that_reads_is_not(source: str) -> None:
    assert not list(writing_calls(source))
