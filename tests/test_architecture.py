"""The house keeps its arrows and its names: layers, no circle, one name for one thing."""

from importlinter import cli

from tests.figures_of_the_house import named_twice

# Names that may stand in two modules, and why nobody takes one for the other.
_SHARED = {
    "PATIENCE": "how long what its module is about is waited for, in seconds everywhere",
    "main": "where a process begins",
    "rehearsal": "each reader's small document, asked for by the worker alone",
}


def test_the_house_keeps_its_arrows() -> None:
    assert cli.lint_imports(cache_dir=None) == 0


def test_a_public_name_means_one_thing_in_the_whole_program() -> None:
    found = named_twice()
    assert {name: found[name] for name in found if name not in _SHARED} == {}
    assert set(_SHARED) <= set(found), "a reason for what is no longer there"
