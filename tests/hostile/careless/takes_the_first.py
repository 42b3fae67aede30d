"""A careless program: of several answers to a question it takes the first, and does not ask."""

from pathlib import Path

from wrapped import container, loudly


def main(arguments: list[str]) -> int:
    if arguments[0] == "answer" and "--place" not in arguments:
        answers = container.read(Path(arguments[1])).plan["answers"]
        if sum(arguments[2] in one["questions"] for one in answers) > 1:
            arguments = [*arguments, "--place", "1"]
    return loudly(arguments)
