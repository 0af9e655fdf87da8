--- The French grammar of dates: patterns over the shape of a text (classes: data/dates_fr.tsv; form:
--- dates/matcher.lua).

local grammar = require "malinews.dates.grammar"

-- each ends where the unit begins
local rules, rule = grammar.new {
  "a c f[' ]", "c[ -]c[ -]c ", "c j a ", "c[ -]c ", "[12]%-", "[12345Y0] ", "c ",
  "v f[' ]", "v ", "a v ", "a ", "[120],[120] ",
}

local NOUN = { article = true } -- a noun phrase: its article belongs to it in TimeML's scheme
local AFTER_MONTH = { after = "[pfjtr] ?-?" }
local ELIDED = { after = "[f]'" }

-- dates
rule("ce jour mois", "date", "t W [12]h? M( Y)?")
rule("jour mois année", "date", "(W,? )?(r )?[12]h? M%.? Y", NOUN)
rule("jour mois dernier", "date", "(W,? )?(r )?[12]h? M [ln]", NOUN)
rule("jour mois", "date", "(W,? )?(r )?[12]h? M", NOUN)
rule("nuit du", "date", "P f [12]h? p [12]h? M( Y)?", NOUN)
rule("nuit du", "date", "P f (W )?[12]h? M( Y)?", NOUN)
rule("nuit de", "date", "P f W( p W)?", NOUN)
rule("date iso", "iso", "Y%-[12]%-[12]")
rule("date en chiffres", "numeric", "[12][./-][12][./-]Y")
rule("mois année", "date", "e[ -]f M%.? Y")
rule("mois année", "date", "(e[ -])?M%.? Y")
rule("mois de l'année", "date", "(e[ -])?M f r?[ ']?U [ln]")
rule("mois de cette année", "date", "(e[ -])?M f t U")
rule("mois dernier", "date", "(e[ -])?M [ln]")
rule("début mois", "date", "e[ -](f )?M")
rule("fin du mois", "date", "e f U f M( Y)?")
rule("ce mois", "date", "t M")

-- pairs
local PAIR = { split = true }
rule("jours d'un mois", "date", "[12]h? ?%- ?[12]h? M(%.? Y)?", PAIR)
rule("jours d'un mois", "date", "[12]h? [jp] [12]h? M(%.? Y)?", PAIR)
rule("mois d'une année", "date", "M [jp] M Y", PAIR)
rule("années", "year", "Y ?%- ?[0123]", { split = true, before = "[^%d%-/.:]" })
rule("années", "year", "Y ?%- ?[0123]", { split = true, before = "[.:][ \n]" })
rule("années", "year", "Y ?%- ?Y", { split = true, before = "[^%d%-/.:]" })
rule("années", "year", "Y ?%- ?Y", { split = true, before = "[.:][ \n]" })

-- times of day
rule("heure", "clock", "C( G)?", { before = "[^%d%%]" })
rule("heure", "clock", "C$")
rule("heure", "clock", "[120] ?K( ?[120])?( G)?", { after = "[pfr] " })
rule("heure", "clock", "[120]K[120]( G)?")
rule("heure", "clock", "[12] V( [120])?( G)?", { after = "p " })

-- weekdays
rule("ce jour", "date", "t W p%-P")
rule("ce jour", "date", "t W( P)?")
rule("jour dernier", "date", "W [ln]( P)?")
rule("jour après-midi", "date", "W p%-P")
rule("jour matin", "date", "W P")
rule("jour", "date", "W")

-- seasons, quarters, decades, centuries
rule("saison année", "date", "(e f r?[ ']?)?S( f)? Y", NOUN)
rule("saison dernière", "date", "S [ln]", NOUN)
rule("cette saison", "date", "t S( [ln])?")
rule("saison", "date", "S", { after = "r'", article = true, before = "[^%l]" })
rule("saison", "date", "S", { after = "p r?'?", before = " ?[,.;)]" })
rule("trimestre", "quarter", "[o1]h? U( f)?( Y)?( f r?[ ']?U [ln])?", NOUN)
rule("décennie", "decade", "(e )?V Y", NOUN)
rule("décennie", "decade", "e f V Y", NOUN)
rule("décennie", "decade", "(e )?V c%-c%-c", NOUN)
rule("décennie", "decade", "(e )?V c%-c", NOUN)
rule("décennie", "decade", "(e )?V c", NOUN)
rule("décennie", "decade", "(e )?V 0", NOUN)
rule("décennie", "decade", "e f V 0", NOUN)
rule("siècle", "century", "(e f )?(r )?o U( B%. z%.%-?z%.?)?", NOUN)
rule("siècle", "century", "(e f )?(r )?[12]h U( B%. z%.%-?z%.?)?", NOUN)
rule("an avant", "era", "[01234Y5] B%. z%.%-?z%.?")

-- relative
rule("aujourd'hui", "deictic", "N's")
rule("avant-hier", "deictic", "p%-N( P)?")
rule("hier", "deictic", "N p%-P")
rule("hier", "deictic", "N( P)?", { before = "[^%-']" })
rule("hier", "deictic", "N$")
rule("il y a", "shift", "g w w @COUNT@[UV]")
rule("il y a plus de", "shift", "g w w w f[' ]@COUNT@[UV]")
rule("il y a environ", "shift", "g w w w @COUNT@[UV]")
rule("il y a à peine", "shift", "g w w p w @COUNT@[UV]")
rule("il y a un peu plus de", "shift", "g w w a w w f[' ]@COUNT@[UV]")
rule("deux ans après", "shift", "@COUNT@[UV] p", { before = " ?[%p\n]" })
rule("plus tard", "shift", "@COUNT@[UV] w?[ ]?b")
rule("fin d'année", "relative", "e f (r )?[']?[UQ]( [ln])?", NOUN)
rule("fin de l'année", "relative", "e f r[ ']U( [ln])?", NOUN)
rule("fin d'année", "relative", "e f'U( [ln])?", NOUN)
rule("cette année-là", "relative", "t [UQ]%-q", NOUN)
rule("ce mois-ci", "relative", "t [UQ](%-s)?( [ln])?(%-s)?")
rule("même jour", "relative", "(t )?m [UQ]", NOUN)
rule("année dernière", "relative", "U [ln]", NOUN)
rule("week-end dernier", "relative", "Q(%-s)? [ln]", NOUN)
rule("week-end", "relative", "Q(%-s)?", { after = "r ", before = " ?[^ %-]", article = true })
rule("week-end", "relative", "Q%-s", { after = "r ", before = " [^f%-]", article = true })
rule("week-end", "relative", "Q(%-s)?$", { after = "r ", article = true })
rule("lendemain", "relative", "T", { after = "r ", article = true })
rule("lendemain", "relative", "p T")
rule("cette nuit-là", "part", "t P%-q", NOUN)
rule("ce matin", "part", "t (p%-)?P", NOUN)

rule("à midi", "part", "P", { after = "p " })
rule("fêtes", "date", "H( Y)?")

-- durations and sets
rule("derniers mois", "span", "(t )?@COUNT@[ln] [UV]", NOUN)
rule("dernières 24 heures", "span", "(t )?[ln] @COUNT@[UV]", NOUN)
rule("derniers mois", "span", "(t )?[ln] V", NOUN)
rule("ces derniers mois", "span", "(t )?[ln] U", NOUN)
rule("jours à venir", "span", "V p x", NOUN)
rule("jours à venir", "span", "U p x", { after = "r ", article = true })
rule("demi-siècle", "half", "(a )?u%-U")
rule("chaque", "set", "y (r )?(c )?[UVWP]")
rule("fréquence", "set", "J", { timex3 = true })
rule("durée et demie", "duration", "@COUNT@[UV] j u")
rule("durée", "duration", "@COUNT@[UV]")

-- on their own
rule("mois", "date", "M", AFTER_MONTH)
rule("mois", "date", "M", ELIDED)
rule("mois", "date", "M", { before = " [jp] (e[ -])?M" })
rule("année", "year", "e f Y")
rule("année", "year", "(e[ -])?Y")
rule("référence", "ref", "R", { timex3 = true })

return rules
