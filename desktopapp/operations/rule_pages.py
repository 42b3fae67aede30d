"""The page of a rule, by its name: what it finds, why, how to mend it and what it rests on."""

from desktopapp.checks.rule import SAID, Rule
from desktopapp.checks.rules import RULES
from desktopapp.plan.problem import Problem
from desktopapp.plan.saying import names


def rule_named(name: str) -> Rule:
    """Return the rule of a name, or raise ``Problem`` with the names there are."""
    rule = RULES.get(" ".join(name.replace("-", " ").split()).casefold())
    if rule is None:
        raise Problem(
            f"There is no rule “{name}”.",
            safe="Nothing was changed.",
            then=f"The rules are: {names(sorted(RULES))}.",
        )
    return rule


def said_page(rule: Rule) -> tuple[str, ...]:
    """Return the page of a rule in lines."""
    head = f"{rule.called} ({rule.name}): {SAID[rule.severity].lower()}, {rule.kind}"
    return head, *(f"{heading}: {words}" for heading, words in rule.page())
