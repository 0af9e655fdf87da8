--- Closed word classes of English and French, as sets of lower-case words, for finding who speaks without a parser, and
--- the classes of a word by how it is written. A word's classes together are one integer (csrc/core/lexemes.h).

local M = {}

local function set(text)
  local words = {}
  for word in text:gmatch "%S+" do words[word] = true end
  return words
end

M.en = {
  -- what may stand between a subject and its verb
  auxiliary = set [[has have had is was are were be been being 's 've 'd 're 'll will would could should may might must
    can cannot do does did not n't hasn't haven't hadn't didn't doesn't don't isn't wasn't aren't weren't won't wouldn't
    also then later once again never now still further even already first previously often earlier just recently
    both all soon afterwards sometimes always only today yesterday himself herself themselves itself instead
    likewise though ever thus]],
  be = set [[is was are were be been being 's 're isn't wasn't aren't weren't]],
  pronoun = set "he she they it we i you who which",
  person = set "he she they i we who",
  object = set "him her them me us reporters journalists",
  determiner = set [[the a an his her its their our my your this that these those some several many two three four five
    six seven eight nine ten one another both all most few any each every other no]],
  possessive = set "his her its their our my your 's",
  preposition = set [[of in on at by for from with to about over under against into through during between among
    within without near behind outside inside toward towards across amid since until upon like despite]],
  glue = set "of for from with in at by to on and & close familiar against near over inside within between",
  boundary = set [[that because while when as if but although though after before since than whether where what how why
    whom whose so yet or unless until according]],
  conjunction = set "and but or nor",
  time = set [[last next this earlier week weeks month months year years day days night morning afternoon evening
    weekend ago]],
  relative = set "who which that",
  adverb = set [[however meanwhile moreover later yesterday today still instead indeed nevertheless also then now thus
    furthermore earlier separately afterwards but and so yet perhaps often even only]],
  that = set "that",
  by = set "by",
  towards = set "to",
  day = set [[monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december]],
  work = set [[book film movie album song show series program programme episode titled entitled novel
    documentary headlined headline poem play magazine newspaper podcast called-for single hit musical blog-post
    article column essay so-called nicknamed dubbed known alias aka word words term phrase letters sign signs
    hashtag slogan]],
  title = set [[president minister prime foreign defence defense interior deputy vice secretary general gen col
    colonel captain capt lieutenant lt major maj sergeant sgt mr mrs ms miss dr professor prof sir lord lady
    king queen prince princess senator sen rep representative congressman congresswoman governor gov mayor judge
    justice chief chairman chairwoman chair director spokesman spokeswoman spokesperson ambassador chancellor
    premier commissioner commander attorney leader analyst candidate nominee rival democrat republican
    republicans imam pope cardinal bishop reverend rev father sheikh marshal admiral brigadier interim acting
    former then-president now-interim co-founder founder ceo officer lawyer author economist historian envoy
    special inspector coach strategist adviser advisor aide correspondent reporter editor
    under-secretary-general secretary-general head under-secretary doctor head mp mep state libertarian
    democratic presidential vice-presidential gop senate house majority minority transitional whip speaker
    pollster businessman billionaire counterpart
    owner treasurer councillor farmer teacher nurse paramedic activist campaigner researcher scientist manager boss
    barrister solicitor archbishop journalist presenter detective superintendent constable sheriff]],
  female = set [[mrs ms miss lady queen princess spokeswoman chairwoman congresswoman actress mother wife sister
    daughter woman]],
  male = set "mr sir lord king prince spokesman chairman congressman actor father husband brother son man",
  official = set [[president minister ministry government spokesman spokeswoman spokesperson official officials
    army police authorities prosecutor governor mayor ambassador senator secretary general colonel commander
    chancellor premier commissioner envoy judge court parliament administration campaign department commission
    junta military kremlin]],
  anonymous = set [[source sources official officials resident residents witness witnesses diplomat diplomats analyst
    analysts expert experts critics people somebody someone aide aides observers insiders activists protesters
    villagers soldiers others some many observers supporters opponents]],
  document = set [[report statement letter document documents memo communique poll survey study article book
    email filing lawsuit complaint indictment constitution law paper transcript analysis release ad data figures
    records]],
}

M.fr = {
  auxiliary = set [[a ont avait avaient aura aurait est était sera serait sont ayant eu été s' se n' ne pas
    jamais plus y en lui leur l' nous vous m' me t' te également aussi ensuite alors encore déjà notamment
    même toujours ainsi récemment souvent vient de d' en outre avoir être tout simplement ailleurs par enfin
    puis d'abord fait les]],
  be = set "est était sont étaient fut furent été être sera",
  pronoun = set "il elle ils elles on nous je j' vous qui",
  person = set "il elle ils elles je j' qui nous",
  object = set "lui leur",
  determiner = set [[le la les l' un une des du de-la son sa ses leur leurs ce cet cette ces notre nos mon ma
    mes plusieurs certains certaines quelques deux trois quatre cinq six tous toutes chaque aucun aucune
    d'autres]],
  possessive = set "son sa ses leur leurs notre nos mon ma mes",
  preposition = set [[de du des d' à au aux en dans sur sous par pour avec sans chez vers entre contre depuis
    pendant lors durant avant après dès jusqu' jusque malgré selon parmi hors]],
  glue = set "de du des d' à au aux en et pour la le les l' par chez dans sur",
  boundary = set [[que qu' quand lorsque lorsqu' comme si mais car parce puisque puisqu' où dont tandis alors ou quoi
    pourquoi comment afin selon d'après]],
  conjunction = set "et mais ou puis",
  time = set "semaine mois an année jour jours soir matin dernier dernière prochain prochaine",
  relative = set "qui",
  adverb = set [[cependant toutefois mais et or puis ensuite enfin ainsi pourtant néanmoins hier aujourd'hui
    aussi alors désormais également entre-temps lui-même elle-même eux-mêmes]],
  that = set "que qu'",
  by = set "par",
  towards = set "à au aux",
  day = set [[lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet
    août septembre octobre novembre décembre]],
  work = set [[livre film album chanson série émission intitulé intitulée roman documentaire titre baptisé
    baptisée dit dite surnommé surnommée mot mots terme termes expression slogan hashtag nommé nommée
    dénommé dénommée appelé appelée opération]],
  title = set [[président présidente ministre premier première général colonel capitaine commandant
    lieutenant maire gouverneur secrétaire directeur directrice docteur professeur maître me m. m mme mlle mr
    imam pape cardinal juge procureur dr pr mgr docteure professeure maîtresse lieutenant-colonel député
    députée sénateur sénatrice ambassadeur porte-parole chef
    premier-ministre cheikh roi reine homologue
    avocat avocate entraîneur entraîneuse sélectionneur commissaire inspecteur chercheur chercheuse économiste
    journaliste évêque archevêque]],
  female = set [[mme mlle madame présidente directrice députée sénatrice reine avocate mère femme chanteuse actrice
    épouse]],
  male = set "m m. mr monsieur président directeur sénateur roi père frère avocat chanteur acteur mari",
  official = set [[président présidente ministre ministère gouvernement porte-parole armée police autorités
    procureur gouverneur maire ambassadeur général colonel commandant junte état-major préfet parquet
    parlement présidence]],
  anonymous = set [[source sources responsable responsables habitant habitants habitante témoin témoins
    diplomate diplomates analystes experts expert observateurs militants manifestants villageois riverains
    soldat certains plusieurs]],
  document = set [[rapport communiqué lettre document documents note étude sondage article livre enquête
    texte loi arrêté décret constitution plainte chiffres]],
}

-- classes that do not depend on the language
local BOTH = {
  -- within names
  connector = set "de du des d' la le les sans al el bin ben ibn ag ould van von der den di da dos del of & y jr sr",
  owned = set "of for to de du des d'",
  apposed = set "a an the un une le la l' who which qui dont his her its their one former now then ancien ancienne",
  cut = set "but while though although whereas even mais tandis alors",
  from = set "of from de du des d'",
  negation = set "not never pas jamais without sans",
  -- titles that are surnames, too
  surname = set "king prince pope bishop marshal major judge cardinal head",
  definite = set "the le la les l'",
  clitic_s = set "'s",
  it = set "it",
  to = set "to",
  of = set "of",
  on = set "on in",
  but = set "but mais",
  what = set "what",
  gendered = set "him her them lui eux elle elles", -- pronouns that a preposition stands before
  folk = set "police people",
  says = set "says",
  article = set "a an",
  outlet = set [[reuters afp ap tass interfax sputnik bbc cnn rfi tv5 aljazeera jazeera novosti times post news
    monde figaro parisien journal tribune guardian telegraph herald gazette daily npr cbs nbc abc msnbc bloomberg
    politico radio television magazine newspaper agency24 france24 xinhua apa maliweb studio libération
    breitbart]],
  organisation = set [[ministry department council committee commission party group union association federation university
    institute agency bank court army force forces police office administration campaign foundation organization
    organisation government house senate congress parliament nations bureau center centre company corporation inc ltd
    coalition movement front watch amnesty street road avenue hospital school college stadium airport museum cathedral
    festival league club theatre county hôpital lycée stade aéroport musée école fédération association
    ministère conseil comité parti groupe université agence banque cour armée
    gouvernement fondation mouvement assemblée commission syndicat collectif]],
}

-- verbs that are not in the lexicon end the first noun phrase of a sentence
M.en.common = set [[went took made came gave sent left held met got ran won lost had has have will would could did does do
  makes takes gives goes comes holds meets gets runs began kept brought built became led fell hit set signed joined arrived
  grew knew rose broke chose drove flew threw wore paid spent stood sat felt slept meant dealt caught bought taught sought
  fought lent put quit let lost ate drank sang swam forgot rode shook stole struck swore tore looks seems wants needs]]
M.fr.common = set "a ont avait avaient est sont sera fait font donne va vont prend prit"

-- who speaks in what anybody may say
M.en.impersonal = set "you"
M.fr.impersonal = set "on"
M.fr.reflexive = set "se s'"
M.fr.comme = set "comme"

-- what heads a link or a picture, and is no speaker
M.en.pointer = set "read watch listen see more also related video photo photos image picture update caption topics source"
M.fr.pointer = set "lire voir écouter regarder vidéo photo photos image légende suite source"

-- auxiliaries of participles
M.en.having = set "has have had having 's 've 'd"
M.fr.having = set "a ont avait avaient ayant aura aurait auraient ai avons avez as est sont était étaient eu"

-- in the order of csrc/core/lexemes.h
local ORDER = {
  "auxiliary", "be", "pronoun", "person", "object", "determiner", "possessive", "preposition", "glue", "boundary",
  "conjunction", "time", "relative", "adverb", "that", "by", "towards", "day", "work", "title", "female", "male",
  "official", "anonymous", "document", "having", "connector", "owned", "apposed", "common", "cut", "from", "negation",
  "outlet", "organisation", "definite", "clitic_s", "it", "to", "of", "on", "but", "what", "folk", "says", "article",
  "spokes", "th", "past", "ly", "ing", "ment", "nt", "demonym", "plural", "of_french", "impersonal", "pointer",
  "surname", "reflexive", "gendered", "comme",
}

--- BIT[class] is its bit in the integer of a word's classes.
M.BIT = {}
for number, class in ipairs(ORDER) do M.BIT[class] = 1 << number - 1 end

local PATTERNS = {
  spokes = "^spokes", th = "^th", ly = "ly$", ing = "ing$", nt = "n't$", demonym = "[aei]an$", plural = "[^s']s$",
  of_french = "^d['eu]",
}

-- listed[lang][word] = its classes by the lists
local listed = {}
for _, lang in ipairs { "en", "fr" } do
  local classes = {}
  for _, sets in ipairs { M[lang], BOTH } do
    for class, words in pairs(sets) do
      for word in pairs(words) do classes[word] = (classes[word] or 0) | M.BIT[class] end
    end
  end
  listed[lang] = classes
end

--- The classes of a word, in lower case, by the lists alone.
---@param lang "en"|"fr"
---@param low string
---@return integer
function M.by_list(lang, low)
  local bits, head = listed[lang][low] or 0, low:match "%-([^%-]+)$"
  return head and M[lang].title[head] and bits | M.BIT.title or bits
end

-- what depends on more than one pattern
local function by_form(lang, low, is_cap)
  local bits = low == "porte-parole" and M.BIT.spokes or 0
  if lang == "fr" and #low > 6 and low:find "ment$" then bits = bits | M.BIT.ment end
  if lang == "en" and not is_cap and low ~= "hundred" and low:find "[^e]ed$" then bits = bits | M.BIT.past end
  return bits
end

--- The classes of a word, in lower case; ex-minister and vice-president are titles.
---@param lang "en"|"fr"
---@param low string
---@param is_cap boolean whether it begins with a capital where it stands
---@return integer
function M.classes(lang, low, is_cap)
  local bits = M.by_list(lang, low) | by_form(lang, low, is_cap)
  for class, pattern in pairs(PATTERNS) do
    if low:find(pattern) then bits = bits | M.BIT[class] end
  end
  return bits
end

return M
