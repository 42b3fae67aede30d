from desktopapp.documents.build import build
from desktopapp.documents.count import count
from desktopapp.documents.layout import lay_out
from tests import generated_plans


def test_every_line_of_a_plan_lies_within_the_margins() -> None:
    for seed in range(10):
        document = build(generated_plans.plan(seed))
        styles = document.styles
        for page in lay_out(document).pages:
            assert page.used <= styles.height + 0.01
            for placed in page.lines:
                right = placed.x + placed.line.width
                assert right <= styles.margin + styles.width + 0.03


def test_a_plan_is_counted() -> None:
    plan = generated_plans.plan(1)
    counted = count(plan)
    parts = sum(part.words for part in (*counted.themes, *counted.sections))
    assert counted.words == parts + len(f"{plan.title} {plan.council.name}".split())
