--- The English grammar of dates: patterns over the shape of a text (classes: data/dates_en.tsv; form:
--- dates/matcher.lua). A rule is { name, kind, pattern, after =, before =, article = }; the kind says how the
--- expression is resolved.

local grammar = require "malinews.dates.grammar"

local WEEKDAY = "([Wi]%.?,? )?"
local UNIT = "[UV]"

-- each without the mark that ends it
local rules, rule = grammar.new {
  "c[ -]c[ -]c", "c[ -]c", "[c12345Y0]", "[1],3", "a v f", "a v", "v", "a", "[120]%.[120]",
}

-- a bare month is one only after a preposition or another month; "May said", "March on Rome" are not
local BEFORE_MONTH = "[pfjbt] ?-?"

-- pairs
local PAIR = { split = true }
rule("days of a month", "date", "M%.? [12]h? ?%- ?[12]h?,? Y", PAIR)
rule("days of a month", "date", "M%.? [12]h? [jp] [12]h?,? Y", PAIR)
rule("days of a month", "date", "M%.? [12]h? ?%-%-? ?[12]h?", { split = true, before = "[^%d%-/]" })
rule("days of a month", "date", "M%.? [12]h? j [12]h?", { split = true, before = "[^%d%-/]" })
rule("days of a month", "date", "[12]h? ?%- ?[12]h?( f)? M%.?(,? Y)?", PAIR)
rule("days of a month", "date", "[12]h? [jp] (r )?[12]h?( f)? M%.?(,? Y)?", PAIR)
rule("months of a year", "date", "M ?[-] ?M,? Y", PAIR)
rule("months of a year", "date", "M [jp] M,? Y", PAIR)
rule("days of a year", "date", "M%.? [12]h? ?[-] ?M%.? [12]h?,? Y", PAIR)
rule("years", "year", "Y ?%- ?[0123]", { split = true, before = "[^%d%-/.:]" })
rule("years", "year", "Y ?%- ?Y", { split = true, before = "[^%d%-/.:]" })
rule("years before Christ", "era", "[01234Y] ?%- ?[01234] B", PAIR)

-- full dates
rule("month day year", "date", WEEKDAY .. "M%.? ?[12]h?,? ?Y")
rule("day month year", "date", WEEKDAY .. "[12](h)?( f)?[ -]M%.?,?[ -]Y")
rule("time stamp", "iso", "Y%-[12]%-[12]zCz?")
rule("iso date", "iso", "Y%-[12]%-[12]")
rule("iso date", "iso", "Y/[12]/[12]")
rule("month the day", "date", "M r [12]h(,? Y)?")
rule("numeric date", "numeric", "[12]%.[12]%.Y")
rule("numeric date", "numeric", "[12]/[12]/Y")
rule("numeric date", "numeric", "[12]%-[12]%-Y")
rule("night of", "date", "(e p r )?P f " .. WEEKDAY .. "M%.? [12](h)?(,? Y)?", { article = true })
rule("night of", "date", "(e p r )?P f " .. "[12](h)? M%.?(,? Y)?", { article = true })
rule("month day of", "date", "M%.? [12]h?,?( f)?( r)? [qtlnm]( m)? U")
rule("day month of", "date", "[12]h? M%.?,?( f)?( r)? [qtlnm]( m)? U")
rule("month of", "date", "(e )?M%.?( f)?( r)? [lntqm]( m)? U")
rule("month day", "date", WEEKDAY .. "M%.? [12](h)?", { before = "[^%d%%]" })
rule("month day", "date", WEEKDAY .. "M%.? [12](h)?$")
rule("day month", "date", WEEKDAY .. "[12](h)?( f)?[ -]M", { article = true })
rule("month year", "date", "([bd] )?(e ?-? ?)?M%.?,?( f)?[ -]Y")
rule("end of month", "date", "(r )?d f (r )?(e )?M,?( f)? Y", { article = true })
rule("end of month", "date", "(r )?d f (r )?(e )?M", { article = true })
rule("early month", "date", "e ?-? ?M", { before = "[^%a]" })
rule("early month", "date", "e ?-? ?M$")
rule("rel month", "date", "[lntq] M%.? [12]h?")
rule("rel month", "date", "([be] )?[lntq] M")

-- seasons, quarters, halves, decades, centuries, eras
rule("season year", "date", "(e )?S( f)?,? Y", { article = true })
rule("season of", "date", "(e )?S( f)? [lntq] U", { article = true })
rule("rel season", "date", "([be] )?[lntq]( m)? S", { article = true })
rule("season before Christ", "date", "(e )?S( f)? [123] B", { article = true })
rule("year season", "date", "Y S")
rule("season", "date", "(e )?S", { after = "[r] " , article = true })
rule("season", "date", "(e ?-? ?)?S", { after = "p " })
rule("season as adjective", "date", "S", { timex3 = true })
rule("quarter", "quarter", "o (w )?U( f)? Y", { article = true })
rule("quarter", "quarter", "o U f [lntq] U", { article = true })
rule("quarter", "quarter", "(w )?o (w )?U", { article = true, after = "[rpt] " })
rule("quarter", "quarter", "(w )?o%-[Uu]")
rule("quarter", "quarter", "Y o U")
rule("half", "quarter", "o u", { after = "r ", before = "[ ]?[%p]", article = true })
rule("half", "quarter", "o u f (r )?Y", { article = true })
rule("half", "quarter", "o u f [rtlnq] U", { article = true })
rule("early decade", "decade", "(e ?-? ?)?Y'?s", { article = true, before = "%A" })
rule("early decade", "decade", "(e ?-? ?)?Y'?s$", { article = true })
rule("early decade", "decade", "e ?-? ?'?E", { article = true })
rule("decade", "decade", "'?E", { after = "r ", article = true })
rule("decade", "decade", "'E")
rule("end of decade", "decade", "(r )?d f (r )?(Ys)?(E)?", { article = true, before = "%A" })
rule("century", "century", "(d f r )?(e ?-? ?)?[12]h[ -]U( B)?", { article = true })
rule("century", "century", "(d f r )?(e ?-? ?)?o[ -]U( B)?", { article = true })
rule("decade before Christ", "decade", "(e )?3s B", { article = true })
rule("era year", "era", "(e )?[12034Y5] ?B")
rule("era year", "era", "B [12034Y5]")
rule("era month", "date", "M [1203] ?B")

-- times of day
rule("clock", "clock", "C ?K( G)?")
rule("clock", "clock", "C ?[aw]%.K%.?( G)?")
rule("clock", "clock", "C( G)?", { before = "[^%d%%]" })
rule("clock", "clock", "C$")
rule("hour", "clock", "[12] ?[aw]%.K%.?( G)?")
rule("hour", "clock", "[12] ?K( G)?")
rule("hour", "clock", "Y G")
rule("rel part", "part", "(e )?[lntqy]( m)? P", { article = true })
rule("rel part", "part", "(e )?(p r )?N P")
rule("weekday part", "date", "(e )?W P")
rule("part weekday", "date", "P p W")
rule("late weekday", "date", "e W")
rule("late today", "deictic", "e N")
rule("the morning", "part", "(e )?P", { after = "p r ", article = true, timex3 = true })
rule("at night", "part", "P", { after = "p ", timex3 = true })
rule("date part", "date", "P f W", { article = true })
rule("holiday", "date", "H( [UW])?(,? Y)?")
rule("New Year", "new_year", "w U's [Uz](,? Y)?")

-- relative to the text or to the creation time
rule("day after tomorrow", "deictic", "U b N", { article = true })
rule("deictic", "deictic", "N")
rule("the past", "past", "L", { after = "r ", before = " ?[%p\n]", article = true, timex3 = true })
rule("end of unit", "relative", "(r )?d f [rtlnq]( m)? U", { article = true })
rule("early this unit", "relative", "[eb]( p)? [rtlnqm]( m)? U", { article = true })
rule("days ago", "shift", "@COUNT@[ -]" .. UNIT .. " [gb]")
rule("days ago", "shift", "V [gb]", { after = "%A" })
rule("year-ago", "shift", "U%-[gb]")
rule("ages", "duration", "[c120][ -][UV][ -]k")
rule("ages", "duration", "c%-c[ -][UV][ -]k")
rule("last days", "span", "[ln] @COUNT@ V", { article = true })
rule("last days", "span", "[t] [ln] @COUNT@ V", { article = true })
rule("last days", "span", "o @COUNT@ V", { article = true })
rule("over the next unit", "span", "[ln] U", { after = "p r ", article = true })
rule("past unit", "span", "[lt] V", { article = true })
rule("past unit", "span", "n V", { article = true })
rule("day before", "relative", "U [bn]", { after = "r ", article = true })
rule("that unit", "relative", "[tqlnm]( m)? [UQ]", { article = true })
rule("the year", "relative", "[r] U", { article = true, before = " ?[.,;:)\"'\np]", timex3 = true })
rule("same unit", "relative", "m [UQ]", { article = true })
rule("rel unit", "relative", "[lntq] ?[UQ]", { article = true })
rule("weekend", "relative", "[lntq] Q")
rule("weekend", "relative", "Q", { after = "[rp] ", article = true })

-- sets and durations
rule("a year", "set", "a U", { after = "[%d%%V] " })
rule("each", "set", "y (c )?(o )?[UVWPS]")
rule("frequency", "set", "J", { timex3 = true })
rule("long", "duration", "(a )?U%-x")
rule("duration", "duration", "@COUNT@ j a u [UV]")
rule("duration", "duration", "@COUNT@ [UV] j a u")
rule("duration", "duration", "@COUNT@[ -]w? ?" .. UNIT)
rule("a dozen", "duration", "a c V")
rule("for years", "duration", "V", { after = "p ", timex3 = true })

-- weekdays, months, years on their own
rule("rel weekday", "date", "[lntq] W")
rule("weekday", "date", "W")
rule("month", "date", "M", { after = BEFORE_MONTH })
rule("month", "date", "M", { before = " ?[jp%-] ?(e )?M" })
rule("plain month", "date", "M")
rule("year", "year", "(e ?-? ?)?Y")
rule("end of year", "year", "(r )?d f (r )?Y", { article = true })
rule("early in year", "year", "e p Y")
rule("recent years", "ref", "R V")
rule("the future", "ref", "R", { after = "r ", article = true, timex3 = true })
rule("reference", "ref", "R", { timex3 = true })

return rules
