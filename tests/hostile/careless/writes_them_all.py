"""A careless program: what it writes for one answer, every answer to that question has then."""

from pathlib import Path

from wrapped import container, loudly


def main(arguments: list[str]) -> int:
    code = loudly(arguments)
    path = Path(arguments[1])
    if arguments[0] == "answer" and not code and "--place" in arguments:
        file = container.read(path)
        plan = file.plan
        same = [one for one in plan["answers"] if arguments[2] in one["questions"]]
        for one in same:
            one["text"] = same[int(arguments[arguments.index("--place") + 1]) - 1]["text"]
        container.write(path, container.saved(file, plan, file.pictures, "2026-05-05"))
    return code
