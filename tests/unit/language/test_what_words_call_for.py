"""Rules by class of word: articles, objects, forms, comparisons, clauses; and what they leave."""

import pytest

from desktopapp.language.every_rule import faults, line_faults
from desktopapp.language.formats import council_has
from desktopapp.language.pointing import leads_nowhere
from desktopapp.language.typing_slips import small_after_stops

WRONG = (
    # an article
    "The team is led by experienced manager.",
    "The council is member of the county partnership.",
    "We have reviewed contract and found savings.",
    "It is good example of joint working.",
    "There was sharp rise in demand.",
    "Each year we publish report on progress.",
    "We run apprenticeship scheme for young people.",
    "We took decision to close the counter.",
    # what a verb acts on, and a preposition
    "The survey helped us to identify.",
    "We responded the consultation in March.",
    "The council listens its residents.",
    "The programme focuses three areas.",
    "The service is responsible parks and cemeteries.",
    "We are committed improving services.",
    "A number residents asked for it.",
    "Most the savings came from property.",
    "The council will publish in the autumn.",
    "The work forms part of wider programme.",
    "There is clear link between the two plans.",
    # whose
    "The publics money is tight.",
    "The companys accounts are late.",
    "The tenants panel meets each month.",
    "The trusts income has grown.",
    "The chief executives office is on the first floor.",
    "The auditors report was clear.",
    "A childs place in the nursery costs more.",
    # number
    "The manager, together with her two deputies, meet them weekly.",
    "The two depots, one in the north and the other in the south of the borough, is full.",
    "The report, which covers all the wards, are published online.",
    "The officers responsible for the contract has left.",
    "All of the savings is in the budget.",
    "Residents who lives in the villages use the bus.",
    "The systems that supports this work are old.",
    "Those who run a depot which serve both towns are few.",
    "The scheme, launched with three partners in the spring, have been praised.",
    "Everyone in the teams are trained.",
    "Spending on agency staff were cut.",
    "The results of the survey shows a rise.",
    "The officer who deal with this is new.",
    # half sentences
    "Working with our partners to reduce demand across the borough.",
    "Ensuring that every pound is spent well and that residents see the difference.",
    "Looking at how each service works, and what it costs.",
    "Helping us to plan ahead and to spend less on agency staff.",
    # forms
    "We will analysis the results each month.",
    "We need to reduction our costs.",
    "Officers must decision by June.",
    "We are plan to share the service.",
    "Instead of replace the fleet, we repaired it.",
    "It was a very success project.",
    "The reduce in calls was welcome.",
    "We saw a significantly increase in demand.",
    "The service runs efficient.",
    "Costs rose significant in the year.",
    "The scheme is fund by a grant.",
    "We have been work with partners.",
    "The team does not uses paper.",
    "It helped us reducing costs.",
    # comparisons
    "We are smaller to most councils.",
    "It is more efficient that before.",
    "Costs here are lower that in most districts.",
    "Our spend is higher to that of our neighbours.",
    "We spend less as other councils.",
    "The figure is better compared than before.",
    "The new system is faster as the old one.",
    "More that half of the calls are online.",
)
RIGHT = (
    "None of this is new, and none of this was easy.",
    "If the council were to stop, the cost would rise.",
    "As if the depot were ours, we look after it.",
    "The concern that residents raised is valid.",
    "The reason that costs rise is clear.",
    "The council meets at 9.30am, and the office opens at 8 am.",
    "Those at work by 9.30 am are few. The 1990s were good years.",
    "The new form cuts errors and saves time, and the review shows what works.",
    "5% of calls, 10% of visits and 3% of letters were answered late.",
    "Working with partners, we cut costs by a tenth.",
    "Ensuring value for money is the duty of every manager.",
    "With the grant we bought two vans. With costs rising, we must choose what matters.",
    "Making services digital helps us to serve people.",
    "Members question officers at each meeting, and residents view the map online.",
    "What the councils share is a depot, and all that matters is the result.",
    "The council that serves the town and the one that serves the county are separate.",
    "It was one of the measures that were taken, and the money they save is spent on parks.",
    "We will advise residents, staff will practise it and the officer will chair the meeting.",
    "Costs are lower to run than to build, and the rate is lower as a result.",
    "Fees are lower as they include no travel, and a better way to work was found.",
    "The council is part of a county partnership. As leader of the council he signs it.",
    "He was appointed manager of the site, and she is chair of the committee.",
    "We have access to data, made use of it and took part in training.",
    "It is hard to measure, and easy to use. The savings we identify are kept.",
    "There is more to achieve. We will review and report.",
    "A number plate is read. The tender deals were signed.",
    "A customer focused approach to the Grade I listed building pays.",
    "The parish councils budget for this themselves, and training staff takes time.",
    "It is better that we share than that we close, and we are closer to the target.",
    "We will position the borough well. Instead of paper we use tablets.",
    "He was elected leader in May. The plan is in draft form, and the scheme won an award.",
    "They are words that labels are made of.",
)


@pytest.mark.parametrize("wrong", WRONG)
def test_a_sentence_that_lacks_what_its_words_call_for_has_a_finding(wrong: str) -> None:
    assert list(line_faults(wrong))


@pytest.mark.parametrize("right", RIGHT)
def test_a_right_sentence_of_the_same_kind_has_none(right: str) -> None:
    assert [(right[one.start : one.end], one.why) for one in faults(right)] == []


def test_the_council_were_is_right_behind_if() -> None:
    assert not list(council_has("If the council were rich, the council has said, it would pay."))
    assert list(council_has("The council were rich. The council has said so. The council is."))


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("As set out in chapter four, it works.", "Chapter 4: Homes"),
        ("See the annex for details.", "Annex\nDetails"),
        ("The savings are listed in Schedule B.", "Schedule B: Savings"),
        ("This is said in part 6 of this plan.", "Part 6. What we say"),
    ],
)
def test_a_part_in_words_or_without_a_number_is_looked_for(text: str, there: str) -> None:
    assert list(leads_nowhere(text))
    assert not list(leads_nowhere(text, there))


def test_a_small_letter_behind_a_question_or_a_call_is_found_but_not_behind_a_quotation() -> None:
    assert list(small_after_stops("How did we do it? we shared a team."))
    assert list(small_after_stops("Did it work? we think so."))
    assert list(small_after_stops("What a success! the team was praised."))
    assert not list(small_after_stops("“Did it work?” the chair asked. Yahoo! is a firm."))
