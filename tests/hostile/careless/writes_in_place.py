"""A careless program: it writes over the file that is there, piece by piece."""

import shutil
import time
from pathlib import Path

from wrapped import loudly


def main(arguments: list[str]) -> int:
    if arguments[0] not in ("answer", "merge"):
        return loudly(arguments)
    path = Path(arguments[1])
    beside = path.with_name(".beside.planwright")
    shutil.copy(path, beside)
    path.write_bytes(b"")
    code = loudly([arguments[0], str(beside), *arguments[2:]])
    data = beside.read_bytes()
    with path.open("wb") as file:
        for at in range(0, len(data), len(data) // 8 + 1):
            file.write(data[at : at + len(data) // 8 + 1])
            file.flush()
            time.sleep(0.01)
    return code
