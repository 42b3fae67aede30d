"""What the counter says, as data."""

from typing import Any

from desktopapp.layout.count import count
from desktopapp.layout.limits import limit_uses
from desktopapp.layout.saying import pages_words
from desktopapp.plan.later import said_of_later
from desktopapp.plan.plan import Answer, Plan


def count_data(plan: Plan) -> dict[str, Any]:
    """Count a plan and return it as the command line prints it in JSON.

    An answer's id is that of its first question, a theme's own text has the theme's, a section
    its own; the answers of one id are added up. Pages of a part are decimals.
    """
    counted = count(plan)
    answers: dict[str, dict[str, Any]] = {}
    for part in plan.parts():
        known = counted.part(part.id)
        named = (part.questions or (part.theme,))[0] if isinstance(part, Answer) else part.id
        row = answers.setdefault(named, {"id": named, "words": 0, "pages": 0.0})
        row["words"] += known.words
        row["pages"] = round(row["pages"] + known.pages, 3)
    limit = counted.limit
    return {
        "words": counted.words,
        "pages": counted.pages,
        "lines_free": counted.lines_free,
        "lines_to_cut": counted.lines_to_cut,
        "near_turn": counted.near_turn,
        "not_counted": said_of_later(plan),
        "said": pages_words(counted),
        "page_limit": {"min": limit.min, "max": limit.max} if limit else None,
        "themes": [
            {"id": theme.id, "words": theme.words, "pages": round(theme.pages, 3)}
            for theme in counted.themes
        ],
        "answers": list(answers.values()),
        "limits": [use.data() for use in limit_uses(plan, counted)],
    }
