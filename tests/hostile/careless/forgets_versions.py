"""A careless program: what it saves has no named versions any more."""

from dataclasses import replace
from pathlib import Path

from wrapped import container, loudly


def main(arguments: list[str]) -> int:
    code = loudly(arguments)
    path = Path(arguments[1])
    if arguments[0] in ("answer", "merge", "import") and not code:
        file = container.read(path)
        kept = [one for one in file.index["versions"] if not one.get("name")]
        index = container.to_json({**file.index, "versions": kept})
        entries = {**file.entries, "versions/index.json": index}
        container.write(path, replace(file, entries=entries))
    return code
