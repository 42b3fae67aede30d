"""Each rule is declared once, has its page, and is looked for."""

from importlib import import_module
from pkgutil import iter_modules

import pytest

from desktopapp import checks
from desktopapp.checks.looking import LineCheck, PartCheck, PlanCheck
from desktopapp.checks.rule import Rule
from desktopapp.checks.rules import CHECKS, RULES

MODULES = [import_module(f"desktopapp.checks.{one.name}") for one in iter_modules(checks.__path__)]


def declared(kind: type | tuple[type, ...]) -> set[object]:
    return {one for module in MODULES for one in vars(module).values() if isinstance(one, kind)}


def test_every_check_that_is_written_is_asked() -> None:
    assert declared((PlanCheck, PartCheck, LineCheck)) == set(CHECKS)
    assert len(CHECKS) == len(set(CHECKS))


def test_every_rule_that_is_declared_is_looked_for_and_has_a_name_of_its_own() -> None:
    assert declared(Rule) == set(RULES.values())
    assert all(rule.name == name for name, rule in RULES.items())
    called = [rule.called for rule in RULES.values()]
    assert len(called) == len(set(called))


@pytest.mark.parametrize("rule", RULES.values(), ids=str)
def test_every_rule_has_its_page_in_whole_sentences(rule: Rule) -> None:
    assert rule.name == rule.name.strip().lower()
    assert not rule.called.endswith(".")
    for heading, words in rule.page():
        assert words.endswith("."), heading
        assert words[0] == words[0].upper(), heading
        assert len(words) <= 400, heading  # who reads it is in the middle of writing
    assert len(rule.together) in (0, 2)
