"""The refusal of a letter in which no question was found, with what can be made of it by hand."""

from desktopapp.plan.brief import Brief
from desktopapp.plan.problem import Problem


class NothingAsked(Problem):
    """No question was found in a letter: a ``brief`` without any, in which they can be marked."""

    def __init__(self, problem: Problem, brief: Brief, *, is_answer: bool) -> None:
        super().__init__(problem.what, safe=problem.safe, then=problem.then)
        self.brief = brief
        self.is_answer = is_answer  # reads as one
