"""Words that are taken for one another: which stands there, between what, and which is meant.

A word, what stands before it, what behind, and the word that is meant. ``@`` names a class of
words, ``!`` behind it those that can be nothing else; where a place is empty any may stand there.
"""

CONFUSED = """
principle |  | officer officers contractor contractors town towns authority planner planners risk
  risks aim reason reasons source cause focus concern driver objective barrier | principal
principal | in the | of | principle
principal | in this a key guiding core basic first general agreed | . , ; : that of for |
  principle
principals | guiding core key basic general these our following same |  | principles
practise | @det @adj best good in into common current usual standard working of |  | practice
practises | the our these those best good working current its their common new |  | practices
practice | @to! | @det @adv | practise
license | a the our each this an premises no their its under of |  | licence
licenses | the our issued these all taxi |  | licences
licence | @to! @modal! | @det @noun | license
advise | the our of their this some for legal professional on any specialist expert further and
  provides provide providing provided give gives giving offer offers take seek sought received |
  . , ; : to from on for and that is was | advice
advice | @to! @modal! we they | @det @many members residents us them you that | advise
devise | a the this each mobile electronic | . , ; : for to that is was and which | device
device | @to! @modal! | @det | devise
device | @to! @modal! | new better | devise
affect | the an any adverse positive negative no little significant knock-on its this full into
  in immediate direct overall real lasting biggest greatest main overall same desired intended
  cumulative | . , ; : of on is was in will has upon for that | effect
affects | the adverse positive negative any its these lasting side knock-on | . , ; : of on are
  were in have | effects
effect | @to! @modal! not did does directly adversely also negatively positively severely | @det!
  how both residents services staff people everyone us every each many our the their those |
  affect
effects | it this that which | @det! how residents services staff everyone us every each our the
  those | affects
effected | @aux | by | affected
effected | has have had was were been being are is badly adversely severely directly most worst |
  by . , residents services our the | affected
effecting |  | our the residents services staff many people | affecting
their | @mark @sub is that @start where when | is are was were has have will | there
their |  | is are was were | there
there | of for with by on in about improve doing manage to from their into within across through
  using meet lose keep share support our and | own needs services staff role roles homes budgets
  plans communities teams jobs work offices customers residents future finances systems
  responsibilities money | their
there | @base! @ing! @en! | own needs services staff role roles homes budgets plans communities
  teams jobs offices customers residents finances systems responsibilities savings costs | their
they're | of for with by in on from |  | their
your | @start , that when if | going welcome able entitled required eligible unable | you’re
whose | @start | going | who’s
then | more less fewer rather other better worse higher lower greater larger smaller faster
  longer earlier later cheaper easier quicker bigger sooner stronger further | @det @num @noun
  @pron expected before ever any in we those | than
than | and if since by but | @det! we | then
too | @mark is are was able need needs wish aim in order plan continue how ready want seek intend
  | @base! | to
too | due subject prior according thanks relation regard addition respect access committed lead
  leads led owing up | @det @noun | to
to | @aux far | much many late early few small large often slow high low big soon costly
  expensive narrow complex difficult | too
loose | @to! @modal! not we they | @det @noun @adj @pron . , ; most | lose
loosing |  | @det @noun | losing
lead | is was were been being be are | by | led
lead | has have had | to by the our @adv a an | led
lead | which this that it | to | led
passed | in the over for | years year months few decade experience performance decades | past
past | has have was were been being is are had | @mark by on to unanimously | passed
past | members cabinet council they we committee | a the this | passed
were | in of from areas places , point situation stage | @det! we they it there possible
  appropriate necessary needed practicable this | where
where | they we services residents officers costs savings these those there councils staff
  members teams which | being not also @done able unable likely delighted pleased asked | were
we're | where |  | were
quite | the a in for | and please period periods | quiet
whether | bad wet good cold poor severe hot extreme adverse |  | weather
weather | to see consider decide determine check ask on of or about as | @det we or they it to
  @many | whether
wether |  |  | whether
except | @to! @modal! | @det @noun | accept
compliment | @to! @modal! which that not and will @many! | @det! existing our the each other this
  these one | complement
compliments | which that it this and | @det! existing our the each other this these one |
  complements
complimentary | are is a and these by with | to skills services roles approach approaches
  measures strengths teams work projects | complementary
stationary | office on and of the | cupboard cost costs order orders budget supplies spend and .
  , supplier contract | stationery
stationery | is are was were remain remained | . , for vehicle vehicles traffic | stationary
insure | @to! @modal! and we which will help helps | that services residents value staff all
  compliance we it | ensure
assure | @to! @modal! and we which will help helps | that compliance services value delivery best
  | ensure
personal | all our of agency and key council military medical more additional senior | . , ; to
  are were is have who and | personnel
personnel |  | data details information circumstances needs budgets budget safety care | personal
moral | staff and low high poor improve raise boost improved improving team of the | . , ; is was
  has and of among across in | morale
morale | a the | duty obligation case argument code | moral
dependant | is are be was were remain remains heavily largely highly very becoming entirely
  wholly | on upon | dependent
discrete | be being very was | about . , inquiries enquiries | discreet
discreet | a two three several of into | areas area pieces piece projects stages phases packages
  parts units functions tasks services funding | discrete
illicit | @to! @modal! | @noun @det | elicit
counsel | the our a town parish borough district county city full of local every each | tax house
  houses housing meeting meetings services officers members approved has is was will @aux staff
  website | council
consul |  | tax | council
councilor |  |  | councillor
counsellor | a the ward local each every elected | for who represents portfolio | councillor
counsellors | ward local our elected all by of | and are have who . , @aux | councillors
formally | was were is are | known called the a part based housed employed | formerly
formerly | was were is be been | adopted approved agreed consulted launched recognised opened
  signed recorded notified reviewed | formally
foreword | move moving going look looking bring brought bringing carry carried put taken take
  taking |  | forward
forward | a the leader’s ministerial | by from | foreword
bought |  | together forward about into | brought
breath | to | new life | breathe
sited | as was often | as an in example examples by | cited
cite | on | visit visits . , | site
cite | on the this a each every building development depot |  | site
sight | on a the building development construction each web | visit visits . , manager office |
  site
site | in lose lost losing line of | of | sight
roll | a key the leading major important vital central community leadership their its this | in
  of as played for | role
role |  | out | roll
roles |  | out | rolls
sort | we have has had also officers then be been was were and are approval | advice approval
  views feedback agreement assurance to clarification funding opportunities quotes ways from |
  sought
manger |  |  | manager
mangers |  |  | managers
untied |  | kingdom nations front | united
pubic |  |  | public
pubicly |  |  | publicly
asses | @to! @modal! and or we |  | assess
assess | full good easy better free have gain equal online public @det @adj | to | access
access | @to! @modal! | whether how needs performance risk risks progress impact impacts | assess
tow |  | years year months weeks tier thirds phases stages councils teams posts sites | two
tow | the these our first last next between other |  | two
trail | a the this our successful month pilot six-month initial on three-month | period periods
  basis scheme run was has is new in for , and | trial
trails |  | new | trials
casual |  | link links relationship factor factors | causal
causal |  | staff worker workers vacancies contracts vacancy hours | casual
costumer |  |  | customer
costumers |  |  | customers
statue | by in under of and primary | . , book law requires | statute
thorough | @en went go going achieved delivered made | the a our this these | through
though | @en go going went live | the a our this | through
trough |  |  | through
alternate | an the any no @num | use uses provider providers funding arrangement arrangements
  option options approach approaches source sources solution solutions accommodation venue
  delivery way model models means service | alternative
averse | an | impact impacts effect effects weather reaction publicity conditions | adverse
adverse | risk not | to . , | averse
bare | @to! will please must should also | in the | bear
bear |  | minimum bones essentials | bare
brake | to of lunch a tax | out down even up . , clause | break
coarse | of training the in a this short | of . , and for to | course
hear | @start over | is are we at | here
here | to | from about views their | hear
insight | to | violence hatred | incite
know | there is are has have | longer evidence change plans | no
know | is was are now well also were better commonly been | as that to by | known
now | @to! need residents also | that how what whether | know
new | we they already officers | that how what | knew
later | the | of part half two three | latter
mute | a | point | moot
peace | a one this single each | of | piece
pour |  | performance performing quality housing health condition outcomes | poor
preceding | is are | with | proceeding
queue | the | from | cue
rain | free |  | rein
reign | free | to | rein
reigns | the | of | reins
right | to | a the | write
right |  | off | write
write | the | to of | right
sole | of | the | soul
steak | a | in | stake
steakholders |  |  | stakeholders
suit | a full of the | of | suite
suite | to which will that | the our all @det | suit
taught | a |  | taut
tenant | central key core main | of | tenet
undo | without cause causing an any | pressure delay influence burden strain cost stress hardship
  | undue
wave | to | the fee fees charges charge rent | waive
waive | a second first new next | of | wave
waver | a fee | . , for of | waiver
waist | reduce of the household bulky food | collection collections . , disposal services and |
  waste
weigh | the a | in | way
weak | a each every per last next this once twice two three | . , for in to and period | week
weaks |  |  | weeks
week |  | performance financial controls governance | weak
witch |  |  | which
hole | the a as | council borough area district organisation year system service county estate
  town | whole
whole | a | in | hole
won |  | of the | one
wont |  |  | won’t
yolk |  |  | yoke
cant |  |  | can’t
form | @noun arising ranging benefit benefited suffer suffers range resulting moved move moving
  derived transferred away across changed saved different drawn received obtained feedback
  support savings income data information | the a our its @num £ residents partners government
  this across these other both their all | from
fro |  | the a our its residents | for
fo |  |  | of
ot |  |  | to
teh |  |  | the
adn |  |  | and
an | @noun @adj | the our its their to other also @many | and
out | across of in to for by with all deliver improve review use using support meet through on
  about | residents services customers communities staff council partners priorities vision
  approach plan plans website budget borough district teams corporate medium buildings assets own
  strategy workforce members towns reserves ambition ambitions financial digital | our
our | carry carried carrying set sets setting roll rolled rolling point pointed turn turned reach
  find found work worked being bring start started phase phased | @det! in by to for how that
  across . , | out
are | of for across in with by to from at on | residents services customers communities staff
  partners priorities vision approach plan plans website budget borough district teams corporate
  own strategy workforce members | our
our | which that who there they residents services these those | being not also @en! currently |
  are
as | which this it that he she who council service team programme review strategy | been led
  allowed resulted helped enabled reduced improved saved delivered made | has
has | such well known act acts used seen regarded | @det! a part | as
in | which this that it there | case not also being currently now expected likely important
  needed clear no | is
is | involved invested set based located held used engaged interested increase reduction rise
  fall placed embedded included | the our this a | in
it | in of for to improve with by through and | budget finances services residents staff website
  assets priorities role performance workforce communities customers own strategy vision | its
if | one some many most all part number each any range use cost review development most end
  member members because instead out | the our its these those this | of
of | , see determine decide decided ask check | the we this it any there needed required possible
  successful approved agreed necessary | if
off | one some many most all part number each range use cost review lack because instead member
  members disposing disposal terms case out aware full made up consist consists | the our its
  these those this a | of
that | more less fewer rather higher lower better greater | @num @det! expected planned before
  ever previously | than
thank | more less rather | the | than
they | in to of for with by on and | @many! | the
the | @start , and that as which because | are were have will can also | they
you | of to in for with on about | council councils bin bins home local area application account
  property street | your
your | thank helping allow let help enable ask | for to if | you
use | help helps allow let give gave gives enable enables for with by let | @base! to | us
us | @to! @modal! we the | the of a this these our data online technology | use
ware | we they there where which who @many! | @adv @en a the not | were
well | we it they this which there | be continue also need have | will
wile |  |  | while
whist | @start , | @det! we this these there | whilst
witch |  |  | which
wok |  |  | work
ward | in | of mouth | word
words | council |  | wards
three | @start , | is are | there
tree |  | years months weeks | three
delver |  |  | deliver
finical |  |  | financial
marital |  | arts law | martial
revue | a the to budget annual under | of the | review
sever | a the | impact shortage pressure pressures weather financial | severe
tern | long short medium |  | term
terns |  |  | terms
ensue | @to! @modal! and we | that the all value | ensure
enure | @to! @modal! and we | that the all value | ensure
excess | to | of to services the | access
adopt | @to! | to | adapt
adaption |  |  | adaptation
addition | first second third latest | of | edition
edition | in | to | addition
appraise | @to! | of members | apprise
ascent | royal |  | assent
born |  | by out | borne
borne | was were | in | born
canvas | @to! @modal! | views residents opinion support opinions | canvass
chose | @to! @modal! can | @det! to which from how | choose
conscious | clear social guilty | . , | conscience
disburse | @to! | crowds | disperse
draught | a the first final second this local | plan budget strategy report local policy version
  document of | draft
draft |  | excluder proofing proof | draught
emphasise | the an with particular more greater | on | emphasis
emphasis | @to! @modal! we | @det! that how | emphasise
envelop | financial the cost budget funding a this | . , of for | envelope
exiting | the our @start its build all and | staff services building buildings contracts contract
  systems system arrangements resources budgets provision teams | existing
extant | to the some large lesser greater great full | of that to | extent
lose | a | end ends change fit | loose
maybe | @noun there it they this we these that | @en! able necessary needed required possible a
  the | may be
everyday | @start happens work open , . working operate | . , we of in that the | every day
anyone |  | of the | any one
apart | is are as be was form being an forms plays key important integral | of | a part
alot |  |  | a lot
aloud |  | to | allowed
setup | @to! be been was were being is are newly | @det! in by to a as up . , | set up
setup | has have had | a the in an up this | set up
rollout | @to! @modal! |  | roll out
roll-out | @to! @modal! |  | roll out
signup | @to! @modal! |  | sign up
followup | @to! @modal! |  | follow up
backup | @to! @modal! |  | back up
login | @to! @modal! |  | log in
breakdown | @to! @modal! | @det! | break down
buildup |  |  | build-up
economical |  | growth development recovery conditions regeneration impact climate prosperity
  activity wellbeing | economic
ingenious |  | people community | indigenous
ordinance |  | survey | ordnance
prospective | from another new this | of . , on | perspective
perspective |  | tenants buyers bidders employees candidates suppliers | prospective
respectfully | or and £ , years | . | respectively
secession |  | planning plan | succession
specially | and | when where since the | especially
conversation | building nature energy heritage wildlife | area areas work measures of officer and
  | conservation
conservation | a the open regular in honest | with about between | conversation
corporation | in close with further | with between | cooperation
country | north east south west | council councillor | county
diary |  | farm products farmers | dairy
dairy | the a | entry date appointment appointments | diary
dinning |  |  | dining
eligable |  |  | eligible
flare |  | for | flair
genetic | a | role roles job mailbox inbox email | generic
grate | a | deal success | great
heath | and public mental of population | and services outcomes . , inequalities wellbeing board
  | health
hosing | and social council affordable the new of | association associations stock . , services
  need needs benefit register | housing
lien | in | with | line
mange | @to! @modal! |  | manage
mangement |  |  | management
mater |  | of | matter
meting | the a our council board this cabinet | of on in held . , was | meeting
moths | @num! few several last next six |  | months
par | as in large | of | part
pat | as | of | part
pay | an to important active key vital | role part | play
plaining |  |  | planning
planing |  |  | planning
polices | our the its these council new key local national housing all and | and . , are were to
  for on that have in | policies
quiet |  | often a likely rightly some | quite
rage | a wide the broad | of | range
ranger | a wide | of | range
rationale | a more | approach use | rational
rational | the a clear our | for behind . , | rationale
rise | to | awareness money income funds revenue taxes standards | raise
raise | a the pay significant an this | in of | rise
serves | council public local our key these all | are were to for | services
stared | we work has have | to the work in on a | started
staring |  | point | starting
sates | it this report | that | states
tacking |  | the poverty climate inequality inequalities fraud homelessness crime | tackling
tine | the same in at |  | time
vary | a the is are | small large high low important limited well | very
very | @to! @modal! costs may will | between from by according | vary
wiling |  |  | willing
wining |  |  | winning
wit |  | the a our its | with
wring |  |  | wrong
yeas |  |  | years
yea | this last next each |  | year
piece |  | of_mind | peace
excepted | we have has was been be is | the a by . , an our | accepted
principal | in | @det! we it they this . , the council members officers | principle
passed | the | @num! few decade decades year years | past
weather | decided decide consider determine see asked ask check consulted of on about | to @det!
  we they it | whether
were | areas places cases instances situations parts | @noun @det! we they it there | where
that | @noun | ever_before ever | than
access | @to! @modal! we and officers will | the_impact the_impacts the_risk the_risks the_need
  the_needs the_quality the_performance the_effect their_needs | assess
assess | fair easy equal free better improved improve digital online public have gain |
  to_services to_the to_our to_housing to_support to_information | access
right | staff officers can may will to | to_the to_residents to_members a_letter a_report | write
practice | @modal! |  | practise
licence | @modal! |  | license
advice | @modal! @to! |  | advise
device | @modal! @to! |  | devise
principle |  | @thing | principal
there | @start . , ; and that | @thing | their
insured | | that | ensured
insures | | that | ensures
insuring | | that | ensuring
"""
