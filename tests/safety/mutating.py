"""Plan files changed at random: each is refused in words, or is the plan that it was."""

import random
from collections import Counter

from desktopapp.plan.plan import Plan
from desktopapp.plan.problem import Problem
from desktopapp.store.container import Container, pack
from desktopapp.store.planfile import decode_plan, encode
from tests.safety.officer import state


def _flipped(data: bytearray, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 4)):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def _cut(data: bytearray, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return bytes(data[:start] + data[start + chance.randint(1, 200) :])


def _doubled(data: bytearray, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    return bytes(data[:start] + data[start : start + 200] + data[start:])


def _overwritten(data: bytearray, chance: random.Random) -> bytes:
    start = chance.randrange(len(data))
    data[start : start + 8] = chance.choice([b"\0" * 8, b"\xff" * 8, chance.randbytes(8)])
    return bytes(data)


def _repacked(data: bytearray, chance: random.Random) -> bytes:
    """Change an entry and pack it again, so that only our own checksums can tell."""
    container = Container(bytes(data))
    entries = {name: container.read(name) for name in container.names}
    read = [name for name in entries if name.endswith(".json") or name.startswith("pictures/")]
    name = chance.choice(read)
    change = chance.choice([_flipped, _cut, _doubled, _overwritten])
    changed = change(bytearray(entries[name]), chance)
    return pack({**entries, name: changed}) if changed != entries[name] else bytes(data[:-1])


def _verdict(data: bytes, plan: Plan) -> str:
    try:
        opened = decode_plan(data)
    except Problem as problem:
        return "" if problem.what and problem.safe and problem.then else "not told in words"
    except Exception as error:  # noqa: BLE001  # whatever comes is what we look for
        return f"uncaught: {type(error).__name__}"
    return "" if opened.plan == plan else "accepted"


def mutate(times: int, seed: int = 7) -> Counter[str]:
    """Change a plan file in so many ways; count what is wrong with what is made of it."""
    chance = random.Random(seed)  # noqa: S311  # chance, not secrecy
    plan = state(9).with_picture("logo.png", chance.randbytes(300))
    data = encode(plan, ("parent",))
    kinds = (_flipped, _cut, _doubled, _overwritten, _repacked)
    return Counter(
        _verdict(kinds[turn % len(kinds)](bytearray(data), chance), plan) for turn in range(times)
    )
