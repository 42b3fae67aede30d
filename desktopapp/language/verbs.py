"""Verbs that councils use, with their forms: what tells a verb from a noun in a sentence."""

from functools import cache

from desktopapp.language.flagging import wordset

_REGULAR = """
accept access accommodate account achieve acknowledge acquire act adapt add address adjust
administer adopt advance advertise advise affect afford agree aim align allocate allow alter
amend analyse announce answer anticipate appear apply appoint appraise approach approve arrange
ask assess assign assist assume assure attain attempt attend attract audit automate avoid await
award balance base benchmark benefit boost borrow brief budget call cancel capture care cause
cease centralise challenge champion change charge check claim clarify clean clear close
collaborate collate collect combine comment commence commission commit communicate compare
compensate compete complete comply comprise concentrate concern conclude conduct confirm connect
consider consist consolidate constitute construct consult consume contact contain continue
contract contribute control convene convert coordinate correct cost cover create debate decide
decline decommission decrease dedicate define delay delegate deliver demand demonstrate depend
deploy describe design detail detect determine develop devise diagnose digitise direct disclose
discontinue discover discuss dispose distribute diversify divert divide document double earn
ease educate effect elect eliminate embark embed embrace emerge emphasise employ empower enable
encourage endorse enforce engage enhance enjoy enquire ensure enter entitle equip establish
estimate evaluate evidence evolve examine exceed exclude exist expand expect experience explain
exploit explore express extend face facilitate fail fill finalise finance finish fit fix flag
focus follow forecast form formulate foster free fulfil fund gain gather generate govern grant
guide handle happen harness head help highlight hire hope host house identify illustrate impact
implement impose improve include incorporate increase incur indicate influence inform inherit
initiate innovate insource inspect install instruct insure integrate intend intensify interact
intervene introduce invest investigate invite invoice involve isolate issue join judge justify
label lack last launch learn lease lessen leverage liaise license limit link list listen live
lobby locate look lower maintain manage mandate manufacture map market match maximise measure
mention merge migrate minimise mitigate mobilise model modernise modify monitor motivate move
name need negotiate nominate note notify nurture object obtain occupy occur offer offset open
operate oppose optimise order organise originate outline outsource own participate partner
perform permit phase pilot place plan play point police pool possess post postpone practise
praise predict prefer prepare present preserve prevent prioritise proceed process procure
produce profile progress promise promote propose protect prove provide publicise publish
purchase pursue qualify question raise range rationalise reach react realise reassure rebalance
receive recognise recommend reconcile reconfigure record recover recruit recycle redesign reduce
redirect redeploy refer refine reflect reform refresh refurbish refuse regard regenerate
register regulate reinforce reinvest reject relate release relocate rely remain remedy remind
remove renew renovate rent reorganise repair repeat replace report represent request require
research reserve reshape resolve resource respond rest restore restrict restructure result
retain retire return reuse reveal review revise reward roll safeguard save scale schedule scope
score scrutinise secure seem select separate serve settle shape share shift shorten show sign
signal simplify solve specialise specify sponsor stabilise staff standardise start state stay
stimulate stop store streamline strengthen stretch structure struggle study submit succeed
suffer suggest suit summarise supply support suppose surround survey suspend sustain switch
tackle target task tend terminate test thank tie tour trace track trade train transfer transform
transition travel treat trial trigger trim uncover underpin undermine unite unlock update
upgrade upload use utilise validate value vary verify view visit volunteer vote wait walk want
warn warrant waste weigh welcome widen wish witness work worry
"""
_IRREGULAR = """
be was been|bear bore borne|become became become|begin began begun|bid bid bid|bind bound bound
break broke broken|bring brought brought|build built built|buy bought bought|choose chose chosen
come came come|cost cost cost|cut cut cut|deal dealt dealt|do did done|draw drew drawn
drive drove driven|eat ate eaten|fall fell fallen|feed fed fed|feel felt felt|find found found
fly flew flown|forget forgot forgotten|get got got|give gave given|go went gone|grow grew grown
hear heard heard|hit hit hit|hold held held|keep kept kept|know knew known|lay laid laid
lead led led|leave left left|let let let|lose lost lost|make made made|mean meant meant
meet met met|outweigh outweighed outweighed|overcome overcame overcome|oversee oversaw overseen
pay paid paid|put put put|read read read|rebuild rebuilt rebuilt|rethink rethought rethought
rise rose risen|run ran run|say said said|see saw seen|seek sought sought|sell sold sold
send sent sent|set set set|shake shook shaken|show showed shown|speak spoke spoken
spend spent spent|split split split|spread spread spread|stand stood stood|strive strove striven
take took taken|teach taught taught|tell told told|think thought thought
undergo underwent undergone|understand understood understood|undertake undertook undertaken
win won won|withdraw withdrew withdrawn|withstand withstood withstood|write wrote written
"""
_DOUBLING = wordset("""
plan stop fit cut map control commit submit permit refer prefer transfer occur incur trim ship
drop step equip format run set put get let begin deter fulfil cancel model label travel total
level channel program tap scrap snap wrap embed shed flag pin scan tag dip offset forget input
bid hit regret upset
""")


def _with_s(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{base}es"
    if base.endswith("y") and base[-2] not in "aeiou":
        return f"{base[:-1]}ies"
    return f"{base}s"


def _with_ing(base: str) -> str:
    if base.endswith("ie"):
        return f"{base[:-2]}ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
        return f"{base[:-1]}ing"
    return f"{base}{base[-1]}ing" if base in _DOUBLING else f"{base}ing"


def _with_ed(base: str) -> str:
    if base.endswith("e"):
        return f"{base}d"
    if base.endswith("y") and base[-2] not in "aeiou":
        return f"{base[:-1]}ied"
    return f"{base}{base[-1]}ed" if base in _DOUBLING else f"{base}ed"


class VerbForms:
    """The forms of all verbs: base, with s, with ing, past, and the participle of the past."""

    __slots__ = ("bases", "by_form", "gerunds", "participles", "pasts", "thirds")

    def __init__(self) -> None:
        """Make the forms of the lists above."""
        regular = [one for one in _REGULAR.split() if "-" not in one]
        rows = [row.split() for row in _IRREGULAR.replace("\n", "|").split("|") if row.strip()]
        told = {row[0]: (row[1], row[2]) for row in rows}
        made = {base: (_with_ed(base), _with_ed(base)) for base in regular}
        made.update(told)
        self.bases = frozenset(made) - {"be"}
        self.thirds = {_with_s(base): base for base in self.bases} | {"has": "have"}
        self.gerunds = {_with_ing(base): base for base in made}
        self.pasts = {past: base for base, (past, _) in made.items()} | {"had": "have"}
        self.participles = {one: base for base, (_, one) in made.items()} | {"had": "have"}
        self.by_form = {base: base for base in made}
        for forms in (self.thirds, self.gerunds, self.pasts, self.participles):
            self.by_form.update(forms)


@cache
def verb_forms() -> VerbForms:
    """Return the forms of verbs, made once they are asked for."""
    return VerbForms()
