"""Which files of the packages are installed, on Windows and on Linux: what Planwright loads.

What is left out is named here, and nowhere else. ``tests/installed`` copies the packages by this
list, goes through every journey with the copy, and fails where something is missed.
"""

import re

# Of Qt, what the window and its printing use, under the names that both systems give it.
_QT = ("Core", "Gui", "Widgets", "PrintSupport")
_QT_BINDINGS = {f"Qt{one}.{ending}" for one in _QT for ending in ("pyd", "abi3.so")}
_QT_BINDINGS |= {"__init__.py", "_config.py", "_git_pyside_version.py", "pyside6.abi3.dll"}
_QT_LIBRARIES = {f"Qt6{one}.dll" for one in _QT} | {f"libQt6{one}.so.6" for one in _QT}
_QT_LIBRARIES |= {"libQt6DBus.so.6", "libQt6XcbQpa.so.6", "libQt6WaylandClient.so.6"}
_QT_LIBRARIES |= {"libicudata.so.73", "libicui18n.so.73", "libicuuc.so.73"}
_BINDING = re.compile(r"libpyside6\.abi3\.so\.[\d.]+")
_PLUGINS = {
    "platforms": ("windows", "offscreen", "xcb", "wayland"),
    "imageformats": ("jpeg", "ico"),
    "platforminputcontexts": (
        "composeplatforminputcontextplugin",
        "ibusplatforminputcontextplugin",
    ),
    "platformthemes": ("xdgdesktopportal",),
    "printsupport": ("cupsprintersupport",),
    "wayland-shell-integration": ("xdg-shell",),
    "wayland-decoration-client": ("adwaita", "bradient"),
}
# Of other packages: what is for building, for other programs, or for what nobody here does.
_LEFT_OUT = (
    "bin",
    "docx/templates/default-docx-template",
    "lxml/ElementInclude",
    "lxml/builder",
    "lxml/cssselect",
    "lxml/doctestcompare",
    "lxml/html",
    "lxml/includes",
    "lxml/isoschematron",
    "lxml/objectify",
    "lxml/pyclasslookup",
    "lxml/sax",
    "lxml/usedoctest",
    "pypdfium2",
    "pypdfium2_cli",
    "reportlab/fonts",
    "reportlab/graphics",
    "shiboken6/include",
    "spylls/hunspell/data/en",
    "spylls/hunspell/data/ru",
    "spylls/hunspell/data/sv",
)
_LEFT_OUT_OF_PILLOW = (
    "_avif",
    "_webp",
    "_imagingft",
    "_imagingmath",
    "_imagingtk",
    "_imagingmorph",
)
_LEFT_OUT_ENDS = (".pyi", ".lib", ".pxd", ".pxi", ".pyx", ".h", ".c", ".lock", "py.typed")
_LEFT_OUT_FOLDERS = ("tests", "__pycache__")
_TOLD = ("METADATA", "entry_points.txt")  # what a package says of itself when it is asked
_RUNTIME = re.compile(r"(msvcp|vcruntime|vccorlib|vcomp|concrt|vcamp)140", re.IGNORECASE)
# Of the Python that is put beside the program on Windows: what speaks over a network, and the
# catalogue of a signature that only its own setup uses.
_LEFT_OUT_OF_PYTHON = ("_ssl", "libssl", "libcrypto", "_hashlib", "python.cat")
# Of the library of that Python: servers and senders, what explains and tests programs, and what
# stands in for a part in C that is there.
LEFT_OUT_OF_LIBRARY = (
    *("asyncio", "doctest", "ftplib", "imaplib", "mailbox", "poplib", "smtplib", "ssl"),
    *(
        "_pydatetime",
        "_pydecimal",
        "_pyio",
        "_pyrepl",
        "pdb",
        "pickletools",
        "pydoc",
        "pydoc_data",
    ),
    *("unittest", "wsgiref", "xmlrpc"),
)


def is_wanted(name: str) -> bool:
    """Tell whether a file of the packages, named by its path there, is installed."""
    parts = name.split("/")
    if parts[0] == "PySide6":
        return _is_wanted_of_qt(parts[1:])
    if parts[0].endswith(".dist-info"):
        return len(parts) == 2 and parts[1] in _TOLD  # noqa: PLR2004  # the folder and a file
    if any(name == one or name.startswith((f"{one}/", f"{one}.")) for one in _LEFT_OUT):
        return False
    if any(part in _LEFT_OUT_FOLDERS for part in parts[:-1]) or _RUNTIME.match(parts[-1]):
        return False
    if parts[0] == "PIL" and parts[-1].startswith(_LEFT_OUT_OF_PILLOW):
        return False
    return not parts[-1].endswith(_LEFT_OUT_ENDS)


def _is_wanted_of_qt(parts: list[str]) -> bool:
    if "plugins" in parts:
        kind, file = parts[parts.index("plugins") + 1], parts[-1]
        bare = re.sub(r"^(?:lib)?q?|\.(?:dll|so)$", "", file)
        return bare in _PLUGINS.get(kind, ())
    name = parts[-1]
    if len(parts) == 1:
        return name in _QT_BINDINGS | _QT_LIBRARIES or bool(_BINDING.fullmatch(name))
    return parts[:-1] == ["Qt", "lib"] and name in _QT_LIBRARIES


def is_runtime(name: str) -> bool:
    """Tell whether a file of Qt belongs to the runtime of its compiler, wanted once for all."""
    return bool(re.fullmatch(r"PySide6/(?:msvcp140\w*|vcruntime140\w*)\.dll", name))


def is_wanted_of_python(name: str) -> bool:
    """Tell whether a file of the Python for Windows is installed."""
    return not name.startswith(_LEFT_OUT_OF_PYTHON)


def is_wanted_of_library(name: str) -> bool:
    """Tell whether a module of Python's own library, by its path there, is installed."""
    return name.split("/", maxsplit=1)[0].removesuffix(".pyc") not in LEFT_OUT_OF_LIBRARY


def left_out_modules() -> tuple[str, ...]:
    """Return the modules of packages that are not installed, by their names."""
    of_packages = [one.replace("/", ".") for one in _LEFT_OUT if one != "bin"]
    return (*of_packages, *(f"PIL.{one}" for one in _LEFT_OUT_OF_PILLOW))
