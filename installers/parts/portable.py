"""Packs a folder that needs no installation, and keeps its data beside it: the same bytes twice.

    python3 portable.py PAYLOAD TO.ZIP

``portable.txt`` tells the launchers to put settings, journals, backups and the library into the
folder ``data``.
"""

import sys
import zipfile
from pathlib import Path

from app_folder import files

_SAID = (
    "Planwright keeps its settings, journals, backups and library in the folder “data” here,\r\n"
    "as long as this file is here. Plans lie where you save them.\r\n"
)
_DAY = (2020, 1, 1, 0, 0, 0)


def main() -> None:
    """Pack the folder that is named first into the file that is named second."""
    payload, to = Path(sys.argv[1]), Path(sys.argv[2])
    with zipfile.ZipFile(to, "w") as archive:
        for path in files(payload):
            _add(archive, path.relative_to(payload).as_posix(), path.read_bytes())
        _add(archive, "portable.txt", _SAID.encode("utf-8-sig"))


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(f"Planwright/{name}", _DAY)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0  # of MS-DOS, whose entries have no rights
    archive.writestr(entry, data)


if __name__ == "__main__":
    main()
