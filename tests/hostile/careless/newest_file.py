"""A careless program: whoever is taken in last wins, as in a folder that is only copied."""

import json
import shutil

from wrapped import loudly


def main(arguments: list[str]) -> int:
    if arguments[0] != "merge":
        return loudly(arguments)
    shutil.copy(arguments[2], arguments[1])
    print(json.dumps({"merged": [], "clashes": []}))
    return 0
