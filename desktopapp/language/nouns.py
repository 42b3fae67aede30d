"""Nouns that councils use: those that are counted, and those that are not; and adjectives."""

from functools import cache

_COUNTED = """
ability academy accident account acquisition act action activity adult advance advantage adviser
agency agenda agent agreement aim allocation allotment alternative ambition amendment analyst
apology app applicant application appointment apprentice apprenticeship approach area arena
argument arrangement arrear asset assessment assistant association assumption attempt attraction
audience audit author authority average award backlog balance bank barrier baseline basis
battery bay bed benchmark benefit bid bill bin block board body bond bonus book booking borough
branch bridge brief budget building bus business buyer cabinet camera campaign campus candidate
car card career carer case category centre ceremony chair challenge chance change channel
chapter charge charity chart charter child choice church citizen city claim clause client club
code collaboration collection college combination comment commission commissioner commitment
committee community company comparison competitor complaint component computer concern concept
conclusion condition conference connection consequence constituency constraint consultant
consultation consumer contact content contract contractor contribution contributor conversation
cooperative copy corner corporation cost council councillor counterpart country county couple
course court creditor crime crisis criterion cup customer cut cycle dashboard database date day
deadline deal debate demand debt debtor decade decision deficit definition degree delay
delegation department deposit depot description design desk detail developer development device
diagram difference difficulty director directorate disability discount discussion district
division document donation door draft drawing driver duty earner economy edition efficiency
effort election element email emergency emission employee employer enquiry entity entry
environment error estate estimate evaluation event example exception exchange exercise
expectation expense experiment expert explanation extension eye facility fact factor failure
family farm fault feature fee field figure file finding fine firm flag flat fleet flood floor
focus folder forecast form formula forum foundation fountain framework frequency friend function
fund funder future gap garden generation goal government graduate grant graph ground group
guarantee guard guide guideline gym hall hand harbour head heading hearing highway hill hire
holder holiday home hospital hotel hour house household hub idea image impact implication
improvement inability incentive incident increase index indicator individual industry
inefficiency initiative innovation inquiry inspection inspector institute institution instrument
interest interface intervention interview introduction investigation investment investor
invitation invoice island issue item job journey judgement key kitchen laboratory landlord
landscape lane laptop law lead leader league lease leaflet lesson lever letter level liability
library licence lift limit line link list loan location loss machine majority man manager
mandate manifesto map margin market matter mayor meal measure mechanism meeting member
membership message meter method metre metric mile milestone minister ministry minority minute
mission mistake mix mode model module month motion motorway movement museum name narrative
nation need negotiation neighbour neighbourhood network newsletter niche note notice number
nurse nursery objection objective obligation obstacle offer office officer official opening
operation operative operator opinion opportunity option order organisation outcome outline
output outturn overspend overview owner package page panel paper parameter parent parish park
parliament part participant partner partnership party passenger path pathway patient pattern
payment payroll peak penalty pension percentage period permission permit person perspective
phase phone phrase picture pilot pipe place plan planner plant platform player playground pledge
plot point policy pool population portal portfolio portion position possibility post poster
pothole practitioner precept preference premium presentation president pressure price principle
priority prison problem procedure process processor procurement product professional profile
profit programme project promise proportion proposal prospect protocol provider provision pump
pupil purchase purpose qualification quarter question questionnaire queue quota quote range rate
ratio reader reason receipt recommendation record reduction referral reform refugee region
register registration regulation regulator reinvestment relation relationship release remit
renewal repair replacement reply report representative reputation request requirement reserve
resident residence resolution resource response responsibility restaurant restriction
restructure result retailer return review revision reward right ring risk river road roadmap
role roof room rota round route routine row rule salary sale sample saving scale scenario
schedule scheme school scope score screen seat secretary section sector segment seminar sensor
sequence server service session set setting settlement shape share shareholder shelter shift
shop shortage shortfall sign signal silo site situation size skill slide slot society solution
source space speaker specialist specification spectrum speech sponsor square stage stakeholder
standard statement station statistic status step stock store story strategy stream street
strength structure student studio study subject submission subsidiary subsidy success suggestion
suite summary summit supervisor supplement supplier surplus survey symbol system table tablet
target task taxpayer team technician technique technology template tenancy tenant tender term
test theatre theme theory thing third threat threshold ticket tier timetable title tonne tool
toolkit topic total tour tower town track trader tradition train trainee trainer transaction
transfer transformation transition tree trend trial tribunal trip trust turn type underspend
union unit university update upgrade user vacancy valuation value variance variation variety
vehicle vendor venture venue version victim view village vision visit visitor volume volunteer
vote vulnerability walk wall ward warehouse warning way weakness website week weekend wheel win
window word worker workflow workload workplace workshop worksite workstream year yard zone address
analysis answer base call cause charge check colleague command
comment compliance control cover deal decline
decrease disclosure drive end essay experience face fall feed gain health heat hold hope host
input labour lack landing lead load lock look mail move need pay play plea praise push reach
rebuild recording redesign refusal remedy rent reply rescue respect restart restructure rethink
rise roll run search sentence shopping show slide sort spread stand start state stay stop
stretch struggle switch talk timing touch trace treat try use username visit wait watch wish
witness worry
"""
_UNCOUNTED = """
access accommodation accountability accuracy admin administration advice ageing agriculture
assistance assurance attendance autonomy availability awareness behaviour biodiversity broadband
capability capacity carbon care cash caution certainty childcare clarity cohesion collaboration
communication compliance confidence confidentiality congestion consent consistency construction
consumption content continuity control cooperation coordination corruption creativity
credibility culture damage data delivery demand democracy deprivation development digitalisation
diligence disruption diversity economy education effectiveness efficiency electricity employment
empowerment energy enforcement engagement enterprise entertainment equality equipment equity
evidence excellence expenditure experience expertise exposure fairness feedback finance fitness
flexibility food fraud freedom fuel funding governance growth guidance happiness hardship
hardware harm health heating help heritage homelessness hospitality housing hygiene income
inclusion independence inequality inflation influence information infrastructure innovation
insight integration integrity intelligence internet investment isolation justice knowledge
labour land leadership learning legislation leisure literacy litter logistics loneliness
maintenance management manufacturing media medicine mobility modernisation money monitoring
morale mortality motivation noise nutrition oversight ownership parking participation pay
payroll peace performance permission planning policing pollution poverty power pressure
prevention privacy procurement productivity progress property prosperity protection provision
publicity quality reablement regard recognition recruitment recycling regeneration
rehabilitation relevance reliability remuneration rent repair reporting research resilience
respect responsibility retention revenue safety sanitation satisfaction scrutiny security
sickness simplicity software solidarity spend spending stability staff staffing stewardship
stress supervision supply support surveillance sustainability talent tax taxation technology
telecare telephony time timeliness tourism trade traffic training transformation transparency
transport travel treatment trust turnover uncertainty unemployment usage usefulness validation
visibility waste water wealth weather welfare wellbeing work workforce worth youth
"""
_PLURAL_ONLY = """
accounts arrears people children women men police premises statistics criteria phenomena lives
halves shelves leaves feet teeth goods earnings savings surroundings thanks proceeds outskirts
belongings
"""
_ADJECTIVES = """
able absent absolute academic acceptable accessible accurate active actual acute adequate
administrative adult adverse affordable agile ambitious annual anticipated apparent appropriate
automatic available aware bad balanced basic beneficial best better big brief broad busy capable
careful central certain challenging cheap clean clear close coastal coherent cold collaborative
collective commercial common compact comparable compelling competitive complete complex
comprehensive confident considerable consistent constant constructive contemporary continuous
convenient cooperative corporate correct costly creative critical crucial cultural current
customary daily dedicated deep deliberate democratic demographic dense dependent detailed
different difficult digital diligent direct disabled discretionary diverse domestic double
dramatic due dynamic eager early easy economic effective efficient elderly elected electric
electronic eligible emerging entire environmental equal equitable essential ethical exact
excellent exceptional excessive exciting existing expensive experienced explicit external extra
extensive extraordinary extreme fair familiar fast favourable feasible federal final financial
fine firm fiscal fit flexible formal former fragile free frequent fresh front-line full
fundamental further future general generic gentle genuine global good grateful great green gross
happy hard harmful healthy heavy helpful high historic holistic honest huge human ideal illegal
immediate imminent important impossible inadequate inclusive incorrect incremental independent
indirect individual industrial ineffective inefficient inevitable informal initial innovative
integral integrated intelligent intense interactive interested interesting interim intermediate
internal international joint key known large last late lean legal less level likely limited
little live local logical long lone low lower loyal main major manageable mandatory manual marginal
marked material mature maximum meaningful medium mental minimal minimum minor mobile moderate
modern modest monthly multiple municipal mutual narrow national native natural near neat
necessary negative net neutral new next nice normal northern notable novel numerous obvious
occasional official old one-off ongoing online open operational optimal optional ordinary
original outdated outstanding overall overdue own parallel partial particular past patient
payable permanent personal physical pivotal plain planned pleasant plural poor popular positive
possible potential powerful practical precise predictable preferred premature present
preventative previous primary principal prior private proactive probable productive professional
profitable progressive prominent proper proportionate prosperous protective proud proven prudent
public punctual qualified qualitative quantitative quarterly quick quiet rapid rare raw ready
real realistic reasonable recent recurrent redundant regional regular related relative relevant
reliable reluctant remarkable remote repetitive representative residential resilient resourceful
responsible responsive revised rich rigid rigorous robust routine rural safe same satisfied
scarce seasonal secondary secure senior sensible sensitive separate serious severe shared sharp
short significant similar simple single slight slow small smart smooth social solid
sophisticated sound southern spare special specialist specific stable standard statutory steady
straightforward strategic strict strong structural subject subsequent substantial successful
sudden sufficient suitable supportive surplus sustainable swift systematic tailored tangible
temporary thorough tight timely tiny top total tough traditional transparent tremendous true
typical unable unacceptable unaware uncertain unclear underlying unique universal unlikely
unnecessary unprecedented unsuitable untapped updated upper urban urgent useful usual vacant
valid valuable various vast viable vibrant virtual visible vital voluntary vulnerable warm weak
weekly welcome western whole wide widespread willing wise worse worst worth worthwhile wrong
young
"""
_SPECIAL = {
    "person": "people",
    "child": "children",
    "man": "men",
    "criterion": "criteria",
    "half": "halves",
    "life": "lives",
    "basis": "bases",
    "crisis": "crises",
    "analysis": "analyses",
    "hypothesis": "hypotheses",
}


def plural_of(noun: str) -> str:
    """Return the plural of a noun."""
    if noun in _SPECIAL:
        return _SPECIAL[noun]
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}s"


class Nouns:
    """Counted nouns, their plurals with the noun of each, nouns not counted, and adjectives."""

    __slots__ = ("adjectives", "counted", "plurals", "uncounted")

    def __init__(self) -> None:
        """Gather the lists above."""
        self.counted = frozenset(one for one in _COUNTED.split() if "-" not in one)
        self.uncounted = frozenset(one for one in _UNCOUNTED.split() if "-" not in one)
        self.plurals = {plural_of(noun): noun for noun in self.counted}
        self.plurals.update(
            {one: one for one in _PLURAL_ONLY.split() if one not in self.uncounted}
        )
        self.plurals.update({plural: noun for noun, plural in _SPECIAL.items()})
        self.adjectives = frozenset(_ADJECTIVES.split())


@cache
def nouns() -> Nouns:
    """Return the nouns, gathered once they are asked for."""
    return Nouns()
