"""The ids within a package for Windows: the same for the same bytes, and others for others.

python3 msi_ids.py FILES.WXS                       numbers the folders, whose ids are random
python3 msi_ids.py PAYLOAD VERSION                 prints the id of the product
python3 msi_ids.py PAYLOAD VERSION PACKAGE ID...   puts ours in the place of each random one
"""

import re
import sys
from hashlib import sha256
from pathlib import Path
from uuid import UUID, uuid5

_OURS = UUID("5e7d4c52-6b0f-4f5c-8c39-91b7b4a0c3d6")  # the upgrade code


def main() -> None:
    """Do what the arguments ask for."""
    match sys.argv[1:]:
        case [listed]:
            _number_folders(Path(listed))
        case [payload, version]:
            print(_id("product", version, Path(payload)))  # noqa: T201  # a program of its own
        case [payload, version, package, *several]:
            for number, drawn in enumerate(several):
                like = str.lower if drawn.islower() else str.upper
                made = like(_id(f"package {number}", version, Path(payload)))
                _put(Path(package), drawn.strip("{}"), made)


def _number_folders(listed: Path) -> None:
    text = listed.read_text("utf-8")
    for number, drawn in enumerate(dict.fromkeys(re.findall(r"dir[0-9A-F]{32}", text))):
        text = text.replace(drawn, f"dir{number:04}")
    listed.write_text(text, "utf-8")


def _id(kind: str, version: str, payload: Path) -> str:
    holds = sha256((payload / "files.sha256").read_bytes()).hexdigest()
    return str(uuid5(_OURS, f"{kind} {version} {holds}")).upper()


def _put(package: Path, drawn: str, made: str) -> None:
    """Put our id in the place of the one that was drawn, which must stand there once."""
    data = package.read_bytes()
    if data.count(drawn.encode("ascii")) != 1:
        raise SystemExit(f"The id {drawn} does not stand once in {package}.")
    package.write_bytes(data.replace(drawn.encode("ascii"), made.encode("ascii")))


if __name__ == "__main__":
    main()
