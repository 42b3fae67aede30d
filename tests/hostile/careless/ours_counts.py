"""A careless program: of statuses, asks and settings it keeps its own side's, and says nothing."""

import json
from pathlib import Path

from wrapped import container, loudly, quietly


def main(arguments: list[str]) -> int:
    if arguments[0] != "merge":
        return loudly(arguments)
    one = Path(arguments[1])
    ours = container.read(one).plan
    code, said = quietly(arguments)
    merged = container.read(one)
    plan = merged.plan
    statuses = {part["id"]: part.get("status") for part in container.parts(ours)}
    for part in container.parts(plan):
        if statuses.get(part["id"]):
            part["status"] = statuses[part["id"]]
    for key in ("coverage", "title", "appearance", "address_override"):
        if key in ours:
            plan[key] = ours[key]
    container.write(one, container.saved(merged, plan, merged.pictures, "2026-05-05"))
    print(json.dumps(said))
    return code
