"""A careless program: what somebody took away comes back when plans are merged."""

import json
from pathlib import Path

from wrapped import Json, container, loudly, quietly


def main(arguments: list[str]) -> int:
    if arguments[0] != "merge":
        return loudly(arguments)
    one, other = Path(arguments[1]), Path(arguments[2])
    theirs = container.read(other)
    code, said = quietly(arguments)
    merged = container.read(one)
    plan = merged.plan
    there: Json = {part["id"]: part for part in container.parts(plan)}
    for part in container.parts(theirs.plan):
        if part["id"] in there:
            text = there[part["id"]].setdefault("text", [])
            known = {block.get("id") for block in text}
            text += [block for block in part.get("text", []) if block.get("id") not in known]
    pictures = {**theirs.pictures, **merged.pictures}
    container.write(one, container.saved(merged, plan, pictures, "2026-05-05"))
    print(json.dumps(said))
    return code
