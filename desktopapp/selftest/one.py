"""One part of the self-test, in a process of its own: says how it came out, and ends."""

import importlib
import json
import os
import sys
from pathlib import Path
from typing import Never

from desktopapp.selftest.report import Result, emptied_folder, said_for_it
from desktopapp.selftest.run import TRIED_PARTS


def main() -> Never:
    """Try the part that is named in the arguments, in its folder, and print how it came out."""
    part, folder = sys.argv[-2], Path(sys.argv[-1])
    out = os.fdopen(1, "wb", closefd=False)
    sys.stdout = sys.stderr  # whatever a library prints is no answer
    try:
        result, said = _tried(part, emptied_folder(folder / part))
    except BaseException as error:  # noqa: BLE001  # whatever it is, it is told
        result, said = Result.FAILED, said_for_it(error)
    out.write(json.dumps({"result": result, "said": said}).encode("ascii") + b"\n")
    out.flush()
    os._exit(0)  # what a library leaves behind is not taken apart


def _tried(part: str, place: Path) -> tuple[Result, str]:
    from desktopapp.selftest.parts import Absent  # noqa: PLC0415  # may be what is damaged

    module = importlib.import_module(f"desktopapp.selftest.{TRIED_PARTS[part][1]}")
    try:
        return Result.HELD, str(getattr(module, f"try_{part}")(place))
    except Absent as absent:
        return Result.ABSENT, str(absent)


if __name__ == "__main__":
    main()
