"""The house keeps its arrows: layers, no circle, Qt only where the window is."""

from importlinter import cli


def test_the_house_keeps_its_arrows() -> None:
    assert cli.lint_imports(cache_dir=None) == 0
