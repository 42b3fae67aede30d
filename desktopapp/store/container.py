"""A zip container in memory: named entries to bytes and back, whoever packed it.

What is read may come from a stranger, so nothing here trusts what a container says of itself:
names, sizes and methods are checked before anything is unpacked, and unpacking stops at the
size that was declared. Nothing is ever extracted to disk.
"""

import io
import zipfile
import zlib
from collections.abc import Mapping
from struct import error as StructError  # noqa: N812  # a class, named as one

MOST_ENTRIES = 5_000
MOST_BYTES_OF_AN_ENTRY = 64 << 20
MOST_UNPACKED_BYTES = 256 << 20  # of all entries together, unpacked
_LONGEST_NAME = 400
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)  # the first day a zip can name: same entries, same bytes
_ENTRY, _ENTRY_MARK = 30, b"PK\3\4"
_END, _END_MARK = 22, b"PK\5\6"
_ZIP64_MARK = b"PK\6\7"
_LONGEST_COMMENT = 1 << 16
_MOST_DIRECTORY = MOST_ENTRIES * 500  # bytes: an entry takes 46, and its name
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1  # bit 0 of an entry's flags (APPNOTE 4.4.4)


class ContainerError(ValueError):
    """The bytes are no sound container. Says why, in words that end a sentence."""


def pack(entries: Mapping[str, bytes], stored: str = "") -> bytes:
    """Return the entries as one zip file, in their order; the one named ``stored`` as it is."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in entries.items():
            info = zipfile.ZipInfo(name, _FIXED_TIME)
            info.create_system = 3  # the same on every system
            info.external_attr = 0o644 << 16
            info.compress_type = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            archive.writestr(info, data)
    return buffer.getvalue()


class Container:
    """A zip file held in memory, its directory checked. Entries are unpacked when asked for."""

    def __init__(self, data: bytes) -> None:
        """Read the directory, or raise ``ContainerError``."""
        _check_directory(data)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (*_BROKEN, UnicodeDecodeError) as error:
            raise ContainerError("its directory is missing or broken") from error
        infos = [info for info in self._archive.infolist() if not _is_folder(info)]
        self._entries = {info.filename: info for info in infos}
        if len(infos) > MOST_ENTRIES:
            raise ContainerError("it holds too many entries")
        if len(self._entries) < len(infos):
            raise ContainerError("it holds two entries of one name")
        for info in infos:
            _check(info)
        if sum(info.file_size for info in infos) > MOST_UNPACKED_BYTES:
            raise ContainerError("it would unpack to more than a plan can hold")
        if sum(info.compress_size for info in infos) > len(data):
            raise ContainerError("its entries overlap")

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the entries, in their order."""
        return tuple(self._entries)

    def read(self, name: str, most: int = MOST_BYTES_OF_AN_ENTRY) -> bytes:
        """Return an entry unpacked, or raise ``ContainerError``; also where it is too large."""
        info = self._entries.get(name)
        if info is None:
            raise ContainerError(f"its entry “{name}” is missing")
        if info.file_size > most:
            raise ContainerError(f"its entry “{name}” is too large")
        try:
            with self._archive.open(info) as file:
                data = file.read(info.file_size + 1)
        except _BROKEN as error:
            raise ContainerError(f"its entry “{name}” cannot be unpacked") from error
        if len(data) != info.file_size:
            raise ContainerError(f"its entry “{name}” is not as long as it says")
        return data


_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    StructError,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
    LookupError,
)  # all that zipfile raises on bytes that were changed at random


def entry_at_start(head: bytes, name: str) -> bytes:
    """Return an entry that lies whole in the start of a container, unpacked.

    The container may be cut off behind it; its directory is not asked, so what it says is no more
    than a hint. Raises ``ContainerError`` where no such entry is found.
    """
    at = 0
    while head[at : at + 4] == _ENTRY_MARK:  # APPNOTE 4.3.7
        method, size, named, more = (
            int.from_bytes(head[at + begin : at + end], "little")
            for begin, end in ((8, 10), (18, 22), (26, 28), (28, 30))
        )
        start = at + _ENTRY + named + more
        content = head[start : start + size]
        if head[at + _ENTRY : at + _ENTRY + named] == name.encode() and len(content) == size:
            if method == zipfile.ZIP_STORED:
                return content
            try:
                return zlib.decompressobj(-zlib.MAX_WBITS).decompress(
                    content, MOST_BYTES_OF_AN_ENTRY
                )
            except zlib.error as error:
                raise ContainerError(f"its entry “{name}” cannot be unpacked") from error
        at = start + size
    raise ContainerError(f"its entry “{name}” is missing")


def _check_directory(data: bytes) -> None:
    """Raise ``ContainerError`` for a directory far larger than a plan's, before it is read.

    Finds the end record as ``zipfile`` does (APPNOTE 4.3.16). No plan is large enough for a zip64.
    """
    end = len(data) - _END
    if data[end : end + 4] != _END_MARK or data[-2:] != b"\0\0":
        end = data.rfind(_END_MARK, max(end - _LONGEST_COMMENT, 0))
    if end < 0:
        raise ContainerError("its directory is missing or broken")
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    if size > _MOST_DIRECTORY or data[max(end - 20, 0) : end].startswith(_ZIP64_MARK):
        raise ContainerError("it holds too many entries")


def _is_folder(info: zipfile.ZipInfo) -> bool:
    return info.filename.endswith("/") and not info.file_size


def _check(info: zipfile.ZipInfo) -> None:
    """Raise ``ContainerError`` for an entry that no plan file has."""
    name = info.filename
    if info.compress_type not in _METHODS or info.flag_bits & _ENCRYPTED:
        raise ContainerError(f"its entry “{name[:80]}” is packed in a way no plan file is")
    if info.file_size > MOST_BYTES_OF_AN_ENTRY:
        raise ContainerError(f"its entry “{name[:80]}” is too large")
    if not is_safe(name):
        raise ContainerError(f"its entry “{name[:80]}” has a name that no plan file has")


def is_safe(name: str) -> bool:
    """Tell whether a name stays inside the folder it would be extracted to, on any system."""
    return (
        0 < len(name) <= _LONGEST_NAME
        and name.isprintable()
        and not any(character in name for character in '\\:*?"<>|')
        and not any(part.strip(" .") == "" for part in name.split("/"))
    )
