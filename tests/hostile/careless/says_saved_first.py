"""A careless program: it says that it has saved, and one time in three it has not."""

import json
from pathlib import Path

from wrapped import loudly


def main(arguments: list[str]) -> int:
    if arguments[0] == "answer" and Path(arguments[1]).read_bytes()[-30] % 3 == 0:
        print(json.dumps({"question": arguments[2], "words": 3}))
        return 0
    return loudly(arguments)
