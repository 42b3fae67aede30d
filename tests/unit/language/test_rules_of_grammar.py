"""Rules of grammar: what is wrong is found by the class of its words; what is right is left."""

import pytest

from desktopapp.language.every_rule import faults

WRONG = (  # what is marked in brackets is found
    # whose, several, and it is
    "The [Councils] digital strategy was agreed in May.",
    "We use the [organisations data] to plan ahead.",
    "This [authorities approach] to risk is sound.",
    "Harbourmouth [Councils approach] has been praised.",
    "[It's services] are well used by residents of the town.",
    "The service has met [it's targets] in each year.",
    "[Its] important to note that demand has grown.",
    "We work with other [council's] across the county.",
    "[Resident's] are able to report issues online.",
    "Both [council's] services are shared.",
    "The [KPI's] are reviewed monthly.",
    "We have over ten [years experience] of sharing.",
    "Next [years budget] is balanced.",
    "We listen to [residents concerns] each week.",
    "We look at what [firm's] charge for the work.",
    "The council reviewed its [fee's] and charges.",
    # number, over a distance
    "The introduction of new systems across the service [have] reduced costs.",
    "The costs of running the depot [has] risen.",
    "[Each of the teams are] working on this.",
    "The officers who manage the contract [is] based at the depot.",
    "In 2023 the [cost of repairs were] high.",
    "The benefits of this approach, including lower costs, [is] clear.",
    "Residents in the most rural part of the district [has] poor access.",
    "[There is] still five spreadsheets in use.",
    "Partners in the hub share an office, a list and a rota and [uses] one form.",
    # words taken for one another
    "The [principle] contractor left the site.",
    "In [principal] we agree with the proposal.",
    "The [affect] of the change has been positive.",
    "We follow best [practise] across the service.",
    "[Their] are three options open to us.",
    "Costs are lower [then] expected.",
    "Over the [passed] five years we have shared services.",
    "The council provides [advise] to residents.",
    "An integral part [off] the service.",
    "We carried [our] a review of the depot.",
    "More residents [that] ever use the site.",
    "It [in] now complete.",
    "The council benefited [form] the grant.",
    "Staff [where] trained in the new system.",
    "We [access] the impact of each change.",
    # prepositions
    "We [invest on] technology across the council.",
    "The plan [consists from] four parts.",
    "We [comply to] the code.",
    "The service [depends of] grant funding.",
    "Cabinet [discussed about] the options.",
    "The change has had an [impact to] residents.",
    "Savings came [due the] new contract.",
    # missing words and forms
    "The scheme [enables to report] issues online.",
    "We have the [ability deliver] savings.",
    "The service has [improve] since then.",
    "We adopted [new strategy] in May.",
    "It aims [to provides] value.",
    "The review of [the is] complete.",
    "Savings have been [achieve] in full.",
    "It was open for [first time] in June.",
    # clauses
    "We share a depot. [Which gives] the districts time to agree a collection.",
    "[Whereas in] the past a question might go round three departments.",
    "[While costs] have risen, particularly in housing where demand is high.",
    "[With a] new approach to the management of contracts across the council.",
    # the whole text
    "Spending fell in 2022/23 and again in 2023/24. It rose in [2024-25].",
    "An asset management plan (AMP) is in place. The [AMP plan] is read each year.",
    "[As the photograph below shows], the hall is open.",
    "The plan is set out [in section 9] of this plan.",
    "The council has four teams. They meet each week and have a [chair]",
    'We say “nothing you press is [real"].',
    "In order to save [in order] to share we met.",
)
RIGHT = (
    "The councils work with partners on this, and the councils share a chief executive.",
    "It’s important that we go on, and it’s clear to members.",
    "The council’s and its partners’ offices were sold.",
    "Its budget, its own staff and its new depot are small.",
    "The MTFS’s assumptions are prudent, and a driver’s licence is needed.",
    "A number of homes are empty, and the majority of members were present.",
    "One of the few districts that still run their own service is ours.",
    "What residents want is a reply, and reducing costs was hard.",
    "Ten years is a long time, and economics is a subject.",
    "Because most were announced late and had to be spent by March, we could not use them.",
    "When the contract ends we will review it.",
    "Since 2019 the council has met every week.",
    "As part of this work, teams meet monthly.",
    "Where possible, we share. If an idea fails, nobody has much to lose.",
    "The principal reason is cost, and the principle is sound.",
    "Staff are trained to practise, and good practice is shared.",
    "The effect was small, and it will affect few people.",
    "We are committed to improving, and responsible for the depot.",
    "The savings that we identify in each year are published.",
    "Section 151 of the Local Government Act 1972 applies, as do sections 3 and 4.",
)


@pytest.mark.parametrize("marked", WRONG)
def test_what_is_wrong_is_found_where_it_stands(marked: str) -> None:
    before, rest = marked.split("[")
    wrong, after = rest.split("]")
    start, end = len(before), len(before + wrong)
    found = list(faults(before + wrong + after))
    assert any(one.start < end and start < one.end for one in found), found


@pytest.mark.parametrize("right", RIGHT)
def test_what_is_right_is_left_alone(right: str) -> None:
    assert [right[one.start : one.end] for one in faults(right)] == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (
            "The Councils digital strategy was agreed.",
            "The Council’s digital strategy was agreed.",
        ),
        ("The service depends of grants.", "The service depends on grants."),
        ("We follow best practise here.", "We follow best practice here."),
        ("We have the ability deliver more.", "We have the ability to deliver more."),
    ],
)
def test_what_is_meant_is_told_where_only_one_thing_can_be(wrong: str, right: str) -> None:
    [fault] = [one for one in faults(wrong) if one.meant]
    assert wrong[: fault.start] + fault.meant + wrong[fault.end :] == right


@pytest.mark.parametrize(
    "wrong",
    [
        "The boards decision was published in June.",
        "Our residents survey was answered by 900 people.",
        "The county councils contract ends in March.",
        "The scheme has proved it's worth.",
        "There website lists every grant.",
        "Every one of our libraries have free internet.",
        "Staffing levels in the contact centre is under review.",
        "Both the depot and the yard is full.",
        "The site is to be build next year.",
        "We where able to save more.",
        "Residents benefit of lower costs.",
        "The board consists in nine members.",
        "The council intends to selling it.",
        "Although the budget was small and the team was new.",
        "Meaning that the work stops in March.",
        "For example, the depot at Marl Lane and the yard.",
        "The cost was high.we cut it.",
        "The council met on monday in June.",
        "It is important maintain the roads.",
        "Work began 2019.",
        "We rely partners for it.",
        "The council have a plan, and its leader is new.",
    ],
)
def test_a_sentence_with_a_fault_has_a_finding(wrong: str) -> None:
    assert list(faults(f"We looked at it. {wrong}"))
