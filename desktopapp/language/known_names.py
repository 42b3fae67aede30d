"""Names that officers know: English councils, counties and regions, suppliers and systems.

Councils that were merged are among them, since older documents name them.
"""

from functools import cache

_COUNCILS = """
Adur, Allerdale, Amber Valley, Arun, Ashfield, Ashford, Aylesbury Vale, Babergh, Barking and
Dagenham, Barnet, Barnsley, Barrow-in-Furness, Basildon, Basingstoke and Deane, Bassetlaw, Bath
and North East Somerset, Bedford, Bexley, Birmingham, Blaby, Blackburn with Darwen, Blackpool,
Bolsover, Bolton, Boston, Bournemouth, Bracknell Forest, Bradford, Braintree, Breckland, Brent,
Brentwood, Brighton and Hove, Bristol, Broadland, Bromley, Bromsgrove, Broxbourne, Broxtowe,
Buckinghamshire, Burnley, Bury, Calderdale, Cambridge, Cambridgeshire, Camden, Cannock Chase,
Canterbury, Carlisle, Castle Point, Central Bedfordshire, Charnwood, Chelmsford, Cheltenham,
Cherwell, Cheshire East, Cheshire West and Chester, Chesterfield, Chichester, Chiltern, Chorley,
Christchurch, Colchester, Copeland, Corby, Cornwall, Cotswold, Coventry, Craven, Crawley,
Croydon, Cumberland, Cumbria, Dacorum, Darlington, Dartford, Daventry, Derby, Derbyshire,
Derbyshire Dales, Devon, Doncaster, Dorset, Dover, Dudley, Durham, Ealing, East Cambridgeshire,
East Devon, East Dorset, East Hampshire, East Hertfordshire, East Lindsey, East Northamptonshire,
East Riding of Yorkshire, East Staffordshire, East Suffolk, East Sussex, Eastbourne, Eastleigh,
Eden, Elmbridge, Enfield, Epping Forest, Epsom and Ewell, Erewash, Essex, Exeter, Fareham,
Fenland, Folkestone and Hythe, Forest of Dean, Fylde, Gateshead, Gedling, Gloucester,
Gloucestershire, Gosport, Gravesham, Great Yarmouth, Greenwich, Guildford, Hackney, Halton,
Hambleton, Hammersmith and Fulham, Hampshire, Harborough, Haringey, Harlow, Harrogate, Harrow,
Hart, Hartlepool, Hastings, Havant, Havering, Herefordshire, Hertfordshire, Hertsmere, High Peak,
Hillingdon, Hinckley and Bosworth, Horsham, Hounslow, Huntingdonshire, Hyndburn, Ipswich, Isle of
Wight, Islington, Kensington and Chelsea, Kent, Kettering, King's Lynn and West Norfolk, Kingston
upon Hull, Kingston upon Thames, Kirklees, Knowsley, Lambeth, Lancashire, Lancaster, Leeds,
Leicester, Leicestershire, Lewes, Lewisham, Lichfield, Lincoln, Lincolnshire, Liverpool, Luton,
Maidstone, Maldon, Malvern Hills, Manchester, Mansfield, Medway, Melton, Mendip, Merton, Mid
Devon, Mid Suffolk, Mid Sussex, Middlesbrough, Milton Keynes, Mole Valley, New Forest, Newark and
Sherwood, Newcastle upon Tyne, Newcastle-under-Lyme, Newham, Norfolk, North Devon, North East
Derbyshire, North East Lincolnshire, North Hertfordshire, North Kesteven, North Lincolnshire,
North Norfolk, North Northamptonshire, North Somerset, North Tyneside, North Warwickshire, North
West Leicestershire, North Yorkshire, Northampton, Northamptonshire, Northumberland, Norwich,
Nottingham, Nottinghamshire, Nuneaton and Bedworth, Oadby and Wigston, Oldham, Oxford,
Oxfordshire, Pendle, Peterborough, Plymouth, Portsmouth, Preston, Redbridge, Redcar and
Cleveland, Redditch, Reigate and Banstead, Ribble Valley, Richmond upon Thames, Richmondshire,
Rochdale, Rochford, Rossendale, Rother, Rotherham, Rugby, Runnymede, Rushcliffe, Rushmoor,
Rutland, Ryedale, Salford, Sandwell, Scarborough, Sedgemoor, Sefton, Selby, Sevenoaks, Sheffield,
Shropshire, Slough, Solihull, Somerset, South Cambridgeshire, South Derbyshire, South
Gloucestershire, South Hams, South Holland, South Kesteven, South Lakeland, South Norfolk, South
Oxfordshire, South Ribble, South Staffordshire, South Tyneside, Southampton, Southend-on-Sea,
Southwark, Spelthorne, St Albans, St Helens, Stafford, Staffordshire, Staffordshire Moorlands,
Stevenage, Stockport, Stockton-on-Tees, Stoke-on-Trent, Stratford-on-Avon, Stroud, Suffolk,
Sunderland, Surrey, Surrey Heath, Sutton, Swale, Swindon, Tameside, Tamworth, Tandridge, Taunton
Deane, Teignbridge, Telford and Wrekin, Tendring, Test Valley, Tewkesbury, Thanet, Three Rivers,
Thurrock, Tonbridge and Malling, Torbay, Torridge, Tower Hamlets, Trafford, Tunbridge Wells,
Uttlesford, Vale of White Horse, Wakefield, Walsall, Waltham Forest, Wandsworth, Warrington,
Warwick, Warwickshire, Watford, Waverley, Wealden, Wellingborough, Welwyn Hatfield, West
Berkshire, West Devon, West Lancashire, West Lindsey, West Norfolk, West Northamptonshire, West
Oxfordshire, West Suffolk, West Sussex, Westminster, Westmorland and Furness, Weymouth and
Portland, Wigan, Wiltshire, Winchester, Windsor and Maidenhead, Wirral, Woking, Wokingham,
Wolverhampton, Worcester, Worcestershire, Worthing, Wychavon, Wycombe, Wyre, Wyre Forest, York,
Yorkshire, Merseyside, Tyne and Wear, West Midlands, East Midlands, Greater Manchester, Greater
London, South Yorkshire, West Yorkshire, Tees Valley, Humberside, Cheshire, Bedfordshire,
Berkshire, Northamptonshire, Pennine Lancashire, East Lancashire
"""

_SYSTEMS = """
Aareon, Acolaid, Adobe, Agresso, Amazon, Arcus, Asana, AWS, Azure, Bartec, Bottomline, Capita,
Cisco, Citrix, Civica, Content Guru, Copilot, ContrOCC, Crayon, Dynamics, Eploy, Esri,
FixMyStreet, Firmstep, Fujitsu, Genesys, Gladstone, GOSS, Google, Gov.uk Notify, Gov.uk Pay,
Granicus, HFX, IBM, IDOX, Idox, iTrent, Jadu, Liquidlogic, Lagan, Locata, LinkedIn, Macmillan,
Mastergov, Meritec, MHR, Microsoft, Midland HR, Modern.Gov, ModernGov, Mosaic, MRI, MS Teams,
NEC, Netcall, Northgate, Ocella, Office 365, Oracle, Orchard, Ordnance Survey, Pentana, Power
Automate, Power BI, Proactis, Qlik, Salesforce, SAP, Serco, ServiceNow, SharePoint, Sharepoint,
Sopra Steria, Tableau, TechnologyOne, Tascomi, Unit4, Veritau, Veolia, VMware, Webex, Whitespace,
Xpress, Zellis, Zoom, Biffa, Amey, Norse, Ubico, Grant Thornton, Mazars, Deloitte, KPMG, PwC, EY,
Azets, Bishop Fleming, Arlingclose, Link Asset Services, Places for People, Everyone Active,
Freedom Leisure, Greenwich Leisure, Citizens Advice, Credit Union,  Oflog, OFLOG
"""

# Capitalised words that every council uses of itself, or that only begin a sentence.
_USUAL = """
council councils authority authorities borough district county city town parish member members
councillor councillors leader cabinet committee committees executive chief officer officers
director directors head heads service services team teams senior management leadership corporate
finance financial human resources legal democratic housing planning revenues benefits council's
government central local national department departments minister ministers parliament state
secretary public sector community communities customer customers resident residents business
businesses staff workforce people place digital data technology information strategy strategies
plan plans policy policies programme programmes project projects framework review reviews report
reports budget budgets capital revenue medium term value money audit internal external governance
risk performance equality diversity inclusion training development environment waste recycling
leisure culture health wellbeing social care adult adults children childrens economic growth
regeneration climate change property assets estate estates procurement contract contracts section
appendix annex theme objective table figure page chapter part phase stage tier introduction
summary conclusion background january february march april may june july august september october
november december monday tuesday wednesday thursday friday saturday sunday spring summer autumn
winter easter christmas english england british britain united kingdom uk european europe london
internet web covid covid-19 pandemic act acts bill code order regulations i a an the and or of
for in on at to by with from as our we it its this that these those there their they he she his
her you your all any each every some many most more other others both either neither no not only
also however therefore further furthermore additionally moreover while whilst when where who what
which why how if because although since until after before during through over under between
within across around about below above following like such examples example key core new wider
current future recent significant various several numerous continued continuing first second
third finally next last one two three four five six work working to-date once but so yet then now
here still asset facilities facility operations operation infrastructure fraud recovery telephony
challenge challenges primary spend cloud hybrid agency consultant consultants executives impact
assessment assessments integrated peer managed shared transforming transformation transform
centre centres contact insufficient adoption allow providing political stakeholder pressures
court defence depth decarbonising improvement improvements grade speakers omni channel building
control payroll licensing street scene parks grounds maintenance energy carbon net zero
artificial intelligence machine learning automation robotic process customer-focused office
ombudsman police fire ambulance school schools college university hospital gp church north south
east west northern southern eastern western independent voluntary private industry trade union
unions time freedom requests press charity company charities chair mayor mayors deputy overview
edi hr ict ai crm kpi kpis single multi non pre post self co sme smes area areas youth hall
civic full annual pay pension pensions licensing standards appeals safeguarding transport highways
homelessness homes allocations election elections electoral register constitution member
ward wards neighbourhood neighbourhoods village villages accounts statement clerk clerks chairman
chairwoman chairperson cllr cllrs sub-committee sub-committees site sites land subject see proper
responsible permission permissions consent consents notice notices privacy listed forum salary
expenses meeting meetings agenda agendas minutes standing orders memorandum understanding law
safety directive guidance terms reference conduct s151 green white paper trust
"""

# Names that every council uses of itself.
_USUAL_NAMES = """
The Council, Local Authority, Local Authorities, Local Government, Government, Chief Executive,
Senior Leadership Team, Senior Management Team, Corporate Management Team, Chief Officer, Chief
Officers, Monitoring Officer, Section 151 Officer, Local Plan, Capital Programme, Capital
Strategy, Value for Money, Freedom of Information, Medium Term Financial Plan, Medium Term
Financial Strategy, Medium-Term Financial Plan, Medium-Term Financial Strategy, Corporate Plan,
Council Tax, Business Rates, Housing Benefit, Full Council, Equality and Diversity, Equality
Diversity and Inclusion, Human Resources, Customer Service, Customer Services, Adult Social Care,
Social Care, Children's Services, Public Health, Revenues and Benefits, Trade Union, Trade
Unions, Internal Audit, External Audit, Artificial Intelligence, Audit Committee, Overview and
Scrutiny, Overview and Scrutiny Committee, Scrutiny Committee, Statutory Officers, Chief Finance
Officer, Chief Finance Officers, New Burdens, Customer Contact, Waste Management, Development
Management, Cyber Security, Workforce Development, Service Review, Service Reviews, Business
Case, Business Cases, Cabinet and Overview and Scrutiny, Town Hall, City Hall, County Hall, Civic
Centre, Youth Council, Youth Parliament, Planning Committee, Licensing Committee, Standards
Committee, Audit and Governance Committee, Scrutiny Board, Scrutiny Panel, Cabinet Committee,
Health and Wellbeing Board, Schools Forum, Community Safety Partnership, Safeguarding Partnership,
Safeguarding Adults Board, Pension Fund, Pension Board, General Fund, Collection Fund, Housing
Revenue Account, Dedicated Schools Grant, High Needs Block, Better Care Fund, Public Health Grant,
Revenue Support Grant, Disabled Facilities Grant, Local Government Finance Settlement, Spending
Review, Community Infrastructure Levy, Section 106, Universal Credit, Council Tax Support,
Council Tax Reduction Scheme, Discretionary Housing Payment, Discretionary Housing Payments,
Electoral Register, Statement of Accounts, Annual Governance Statement, Best Value, Pay Policy
Statement, Local Transport Plan, Local Area Energy Plan, Local Nature Recovery Strategy, Joint
Strategic Needs Assessment, Health and Wellbeing Strategy, Statement of Community Involvement,
Biodiversity Net Gain, Neighbourhood Plan, Neighbourhood Plans, Local Government Reorganisation,
Digital Strategy, Workforce Strategy, Transformation Programme, Procurement Strategy, Asset
Management Strategy, Treasury Management Strategy, Investment Strategy, Housing Strategy,
Homelessness Strategy, Communications Strategy, Customer Strategy, Economic Strategy, Risk
Management Strategy, Climate Strategy, Armed Forces Covenant, Regulation 18, Regulation 19
"""


def _listed(text: str) -> frozenset[str]:
    return frozenset(" ".join(name.split()) for name in text.replace("\n", " ").split(","))


@cache
def councils() -> frozenset[str]:
    """Return the short names of English councils, counties and regions."""
    return _listed(_COUNCILS)


@cache
def systems() -> frozenset[str]:
    """Return suppliers, systems and auditors that councils name in their plans."""
    return _listed(_SYSTEMS)


@cache
def usual_words() -> frozenset[str]:
    """Return words, in small letters, whose capital tells no council from another."""
    return frozenset(_USUAL.split())


@cache
def usual_names() -> frozenset[str]:
    """Return names that are the same in every council."""
    return _listed(_USUAL_NAMES)
