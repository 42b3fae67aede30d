"""What the house is like, in figures: printed by ``sh installers/dev figures``.

python tests/figures_of_the_house.py [FOLDER OF A CHECKOUT]
"""

import ast
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles

ROOT = Path(__file__).parents[1]
LONG, LARGE = 40, 400  # lines of a function, of a file
FRONT = ("ui", "cli")


def modules(root: Path) -> Iterator[tuple[str, str, ast.Module]]:
    """Go through the modules of the program: the name, the text and what it is made of."""
    for path in sorted((root / "desktopapp").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        parts = path.relative_to(root / "desktopapp").with_suffix("").parts
        yield ".".join(parts), text, ast.parse(text)


def defined(tree: ast.Module) -> set[str]:
    """Return the names that a module itself defines."""
    found = set()
    for node in tree.body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                found.add(name)
            case ast.Assign(targets=targets):
                found |= {
                    one.id
                    for part in targets
                    for one in ast.walk(part)
                    if isinstance(one, ast.Name)
                }
            case ast.AnnAssign(target=ast.Name(id=name)):
                found.add(name)
    return found


def handed_on(all_of: dict[str, ast.Module]) -> int:
    """Count the names that a front end takes from a module that only hands them on."""
    count = 0
    for module, tree in all_of.items():
        if module.split(".")[0] not in FRONT:
            continue
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.ImportFrom)
                and node.module
                and node.module.startswith("desktopapp.")
            ):
                source = node.module.removeprefix("desktopapp.")
                home = all_of.get(source) or all_of.get(f"{source}.__init__")
                if home:
                    inside = {name for name in all_of if name.startswith(f"{source}.")}
                    known = defined(home) | {
                        name.removeprefix(f"{source}.").split(".")[0] for name in inside
                    }
                    count += sum(one.name not in known for one in node.names)
    return count


def _type_variables(tree: ast.Module) -> set[str]:
    """Return the names that stand for any type, and mean nothing outside of their module."""
    return {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.value, ast.Call)
        and isinstance(node.value.func, ast.Name)
        and node.value.func.id == "TypeVar"
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def named_twice(root: Path = ROOT) -> dict[str, list[str]]:
    """Return the public functions, classes, types and constants that are named in two modules."""
    names: dict[str, list[str]] = defaultdict(list)
    for module, _, tree in modules(root):
        for name in defined(tree) - _type_variables(tree):
            if not name.startswith("_"):
                names[name].append(module)
    return {name: where for name, where in names.items() if len(where) > 1}


def main() -> None:
    """Print the figures."""
    root = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT
    lines, sizes = {}, []
    trees = {}
    for module, text, tree in modules(root):
        trees[module], lines[module] = tree, text.count("\n")
        sizes += [
            ((node.end_lineno or 0) - node.lineno + 1, f"{module}.{node.name}")
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef)
        ]
    longest = max(lines, key=lambda one: lines[one])
    above = [one for one in sizes if one[0] > LONG]
    twice = named_twice(root)
    rows = (
        ("modules, lines", f"{len(lines)}, {sum(lines.values()):,}"),
        ("longest file", f"{lines[longest]} lines, {longest}"),
        (f"files over {LARGE} lines", str(sum(one > LARGE for one in lines.values()))),
        (
            "functions, 99 in 100 of them at most",
            f"{len(sizes):,}, {quantiles([one for one, _ in sizes], n=100)[-1]:.0f} lines",
        ),
        (
            f"functions over {LONG} lines, the longest",
            f"{len(above)}, {max(sizes)[0]} in {max(sizes)[1]}",
        ),
        ("names that front ends take from where they are only handed on", str(handed_on(trees))),
        ("public names in more than one module", str(len(twice))),
    )
    wide = max(len(what) for what, _ in rows)
    for what, figure in rows:
        sys.stdout.write(f"{what:{wide}}   {figure}\n")
    for name, where in sorted(twice.items()):
        sys.stdout.write(f"  {name}: {', '.join(where)}\n")


if __name__ == "__main__":
    main()
