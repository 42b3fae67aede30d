"""A careless program: it merges, and tells nobody what it could not decide."""

import json

from wrapped import loudly, quietly


def main(arguments: list[str]) -> int:
    if arguments[0] != "merge":
        return loudly(arguments)
    code, said = quietly(arguments)
    print(json.dumps({**said, "clashes": []}))
    return code
