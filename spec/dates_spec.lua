local mn = require "malinews"

local check = require("spec.support.marked").check

local function rows(s, opts) return mn.dates(s, opts) end

describe("dates in English", function()
  local MONDAY = { lang = "en", dct = "2022-03-14" }

  it("are read in every order and with every mark that news writes", function()
    check([[
      Signed on [March 3, 2019=2019-03-03] in Gao.
      Signed on [3 March 2019=2019-03-03] in Gao.
      Signed on [3rd March 2019=2019-03-03] in Gao.
      Signed on the [3rd of March 2019=2019-03-03] in Gao.
      Signed on [Sunday, March 3, 2019=2019-03-03] in Gao.
      Signed on [Sun., 3 Mar 2019=2019-03-03] in Gao.
      Signed on [Sept. 3, 2019=2019-09-03] in Gao.
      Signed [2019-03-03=2019-03-03], stamped [03.04.2019=2019-04-03].
      Signed [9/11/2001=2001-09-11] and [20/04/2023=2023-04-20].
      Logged at [2021-12-31T23:59Z=2021-12-31T23:59Z] by the server.
      In [March 2019=2019-03], in [2019=2019], in [March, 2019=2019-03].
      In [May of 1968=1968-05] the students struck.
    ]], MONDAY)
  end)

  it("keep the words that narrow them, and say so in mod", function()
    check([[
      By [early 2020=2020] and [late May 2020=2020-05]. In [mid-June=2021-06], and at the [end of 2019=2019].
      Since the [early 1960s=196X], the [1990s=199X], the [mid-'90s=199X] and the [sixties=196X].
      In the [late 19th century=18], the [nineteenth century=18] and the [21st century=20].
      In the [summer of 2020=2020-SU], [winter 2021=2021-WI], the [third quarter of 2020=2020-Q3].
      Rome fell silent in [44 BC=BC0044].
    ]], MONDAY)
    assert.equal("START", rows("In early 2020 it rained.", MONDAY)[1].mod)
    assert.equal("END", rows("the late 19th century", MONDAY)[1].mod)
    assert.equal("MID", rows("in mid-June 2020", MONDAY)[1].mod)
    assert.equal("BEFORE", rows("He left earlier this month.", MONDAY)[1].mod)
  end)

  it("are seen from the day of publication", function()
    check([[
      She spoke [today=2022-03-14], not [yesterday=2022-03-13].
      He leaves [tomorrow morning=2022-03-15TMO] and sang [last night=2022-03-13TNI].
      [Last week=2022-W10], [this month=2022-03], [next year=2023], [last month=2022-02].
      It closed [earlier this year=2022] and reopened [later this month=2022-03].
      It closed [two days ago=2022-03-12], [three weeks ago=2022-W08], [a month ago=2022-02], [ten years ago=2012].
      It closed [last May=2021-05] and opens [next May=2022-05].
      He resigned on [September 15=2021-09-15]; a vote follows on [19 October next year=2023-10-19].
      The crowd met over the [weekend=2022-03-12/2022-03-13] there.
    ]], MONDAY)
    for _, row in ipairs(rows("He left yesterday and last week.", MONDAY)) do assert.equal("dct", row.anchor) end
  end)

  it("take a weekday for the day of publication itself, the last one, or, where the sentence looks ahead, the next", function()
    check([[
      The minister said on [Monday=2022-03-14] that it was over.
      The minister said on [Tuesday=2022-03-08] that it was over.
      Troops will leave on [Tuesday=2022-03-15].
      The vote is scheduled for [Friday=2022-03-18].
      They must answer by [Thursday=2022-03-17].
      He was seen [last Monday=2022-03-07] and comes back [next Monday=2022-03-21].
      The plan, announced [Friday=2022-03-11], is expected to cost millions.
      He will meet them on [Thursday=2022-03-17] and fly home [Friday night=2022-03-18TNI].
    ]], MONDAY)
  end)

  it("give a month without a year the one that the sentence means", function()
    check([[
      It began in [January=2022-01].
      It began in [November=2021-11].
      The term will end in [November=2022-11].
      It was signed in [April=2021-04].
      Fighting has raged since [April=2021-04].
      The conference opens on [April 2=2022-04-02].
      In [2012=2012] the army fell, and in [March=2012-03] the president fled.
    ]], MONDAY)
  end)

  it("look back to the text for that August, the same day and two days later", function()
    check([[
      The deal of [June 5, 2020=2020-06-05] held until [that August=2020-08].
      He fled on [June 5, 2020=2020-06-05]; the [same day=2020-06-05] the camp burned.
      He fled on [June 5, 2020=2020-06-05]. [Two days later=2020-06-07] he was caught.
      He fled on [June 5, 2020=2020-06-05] and the [next day=2020-06-06] he was caught.
      Elected in [1992=1992], re-elected [four years later=1996], he left [that December=1996-12].
      It fell in [May 2019=2019-05] and [thirty years later=2049] it stands.
    ]], MONDAY)
    assert.equal("text", rows("He fled on June 5, 2020; the same day it rained.", MONDAY)[2].anchor)
  end)

  it("count durations and sets, with their hedges in mod", function()
    check([[
      It lasted [nine years=P9Y], [a decade=P10Y], [two centuries=P200Y] or [90 minutes=PT90M].
      The [nine-year=P9Y] war, a [two-day=P2D] summit, [twenty-five years=P25Y], [a few days=PXD], [several months=PXM].
      She is [35 years old=P35Y]; the [12-year-old=P12Y] boy waited [two and a half hours=PT2.5H].
      They met [every day=P1D], [every two years=P2Y] and [every Tuesday=XXXX-WXX-2], never on [Sundays=XXXX-WXX-7].
      Over the [past five years=P5Y] and in the [last two weeks=P2W].
    ]], MONDAY)
    local hedged = {
      ["more than ten years"] = "MORE_THAN", ["less than a year"] = "LESS_THAN", ["nearly a decade"] = "LESS_THAN",
      ["at least three days"] = "EQUAL_OR_MORE", ["about two hours"] = "APPROX", ["ten years or more"] = "EQUAL_OR_MORE",
      ["up to six months"] = "EQUAL_OR_LESS",
    }
    for text, mod in pairs(hedged) do
      local row = rows("It took " .. text .. ".", MONDAY)[1]
      assert.equal(mod, row.mod, text)
      assert.is_nil(row.text:find("than", 1, true))
    end
  end)

  it("read times of the clock, on the day beside them", function()
    check([[
      [23:47 GMT=2021-09-20T23:47Z] [20.09.2021=2021-09-20] from our desk
      At [5 p.m.=2022-03-14T17:00] and at [9:30 a.m.=2022-03-14T09:30] the bell rang.
      It broke at [8:45 a.m. EST=1998-01-05T08:45-05] on [Jan. 5, 1998=1998-01-05].
      At [noon on Sunday=2022-03-13T12:00].
    ]], MONDAY)
  end)

  it("split what two dates share", function()
    check([[
      From [14=2020-08-14]-[24 August 2020=2020-08-24].
      On [May 4=2020-05-04] and [5, 2020=2020-05-05].
      The war of [1939=1939]-[45=1945], of [2012=2012]–[2013=2013], of [1914=1914] to [1918=1918].
      Between [April=1955-04] and [June 1955=1955-06].
    ]], MONDAY)
  end)

  it("stay underspecified where nobody says when the text was written", function()
    check([[
      He spoke on [September 15=XXXX-09-15], on [Saturday=XXXX-WXX-6], in [May=XXXX-05], in the [summer=XXXX-SU].
      He spoke [today=XXXX-XX-XX], [last week=XXXX-WXX], [last year=XXXX], [last month=XXXX-XX], [last night=XXXX-XX-XXTNI].
    ]], { lang = "en" })
    for _, row in ipairs(rows("Saturday, last year, in May, today", { lang = "en" })) do assert.equal("none", row.anchor) end
  end)

  it("leave names, modals, verbs and figures alone", function()
    check([[
      Mrs May told the house; it may rain; the army will march on; March on, he said.
      The June 5 Movement and the 614th Battalion fired a D-30 and an M-16.
      It cost $2000, 1,958 people came, 2000 people left, 2,000 stayed, version 2.2021 of 1200 villages.
      He sat and the sun set; a second chance; the first time; a new spring in his step; on call 24/7; won 3:2.
      Call 2012-555 or +223 20 22 19 60; page 12, line 30, room 12.
      The raid on Mar-a-Lago came after.
      April Jones met August Wilson.
      USA Today and the Daily News wrote.
      A quarter of the voters, three quarters of them, and every second man.
    ]], MONDAY)
  end)

  it("see a caption's own date before the day of publication", function()
    local caption = "In this file photo girls sing on February 5, 2013 in a town retaken in January. © AFP"
    local list = rows(caption, MONDAY)
    assert.same({ "2013-02-05", "2013-01", "caption" }, { list[1].value, list[2].value, list[2].anchor })
    local week = rows("The square this week, in a photograph of May 28, 2021.", MONDAY)
    assert.same({ "2021-W21", "caption" }, { week[1].value, week[1].anchor })
  end)

  it("take today in a quotation for the day on which it was said", function()
    local s = "“We need them today,” the mayor told reporters on Saturday."
    local list = rows(s, MONDAY)
    assert.same({ "2022-03-12", "text" }, { list[1].value, list[1].anchor })
    assert.equal("2022-03-14", rows("We need them today, the mayor told reporters on Saturday.", MONDAY)[1].value)
  end)

  it("carry the year of a narrative forward", function()
    check([[
      On [June 3, 1944=1944-06-03] the fleet sailed. On [August 25=1944-08-25] Paris was free.
      In [December 1941=1941-12] it snowed; in [January=1942-01] it froze.
      The largest since [1813=1813] began in [June 1941=1941-06]; on [July 3=1941-07-03] it stopped.
    ]], { lang = "en", mode = "narrative" })
  end)

  it("take the article, hedges and vague adverbs in where a mode is named, as TimeML does", function()
    check([[
      It has [now=PRESENT_REF] lasted [more than ten years=P10Y].
      He came back on [the next day=XXXX-XX-XX] and in [the summer of 2020=2020-SU].
      In [the 1960s=196] and for [a decade=P1DE]; [recently=PAST_REF].
    ]], { lang = "en", mode = "news" })
    check("It has now lasted more than [ten years=P10Y].", { lang = "en" })
    check("It has [now=PRESENT_REF] lasted.", { lang = "en", scheme = "timex3" })
  end)

  it("go over the line ends of a text that is wrapped", function()
    local line = "The delegates of all the parties sat down in the town hall of the capital on\n"
    local s = line:rep(6) .. "September\n15, 2021 and signed."
    assert.equal("2021-09-15", rows(s, { lang = "en" })[1].value)
  end)
end)

describe("dates in French", function()
  local FRIDAY = { lang = "fr", dct = "2022-07-08" }

  it("are read in the forms that news writes", function()
    check([[
      Signé le [3 mars 2019=2019-03-03] puis le [1er avril 2020=2020-04-01] à Gao.
      Signé [lundi 20 septembre 2021=2021-09-20], relu le [20/09/2021=2021-09-20] et le [20.09.2021=2021-09-20].
      En [mars 2019=2019-03], en [2019=2019], [fin 2019=2019], [début janvier 2022=2022-01], à la [mi-mai=2022-05].
      Dans les [années 1990=199X], les [années 60=196X], les [années quatre-vingt=198X], au [début des années 1980=198X].
      Au [XIXe siècle=18], à la [fin du XXe siècle=19], au [19e siècle=18].
      L'[été 2020=2020-SU], le [premier trimestre 2021=2021-Q1]. À la [fin du mois de mars=2022-03].
      Dans la [nuit du 5 au 6 mars 2021=2021-03-05TNI], des coups de feu.
    ]], FRIDAY)
  end)

  it("are seen from the day of publication", function()
    check([[
      [Aujourd'hui=2022-07-08], [hier=2022-07-07], [avant-hier=2022-07-06], [après-demain=2022-07-10], [hier soir=2022-07-07TEV].
      La [semaine dernière=2022-W26], le [mois prochain=2022-08], l'[année dernière=2021], [cette semaine=2022-W27].
      [Il y a deux ans=2020], [il y a trois jours=2022-07-05], [il y a un mois=2022-06].
      Il est mort [lundi dernier=2022-07-04], [ce mardi=2022-07-05].
      Il est mort en [novembre dernier=2021-11], le [26 avril dernier=2022-04-26].
      Il a parlé [vendredi=2022-07-08] et [samedi=2022-07-02].
      Il parlera [vendredi=2022-07-08] puis [samedi=2022-07-09].
      Depuis [avril=2022-04], depuis [septembre dernier=2021-09].
      Dans la [nuit de jeudi à vendredi=2022-07-07TNI], des tirs.
    ]], FRIDAY)
  end)

  it("look back to the text", function()
    check([[
      Arrêté le [5 mars 2021=2021-03-05], il fuit le [lendemain=2021-03-06].
      Arrêté le [5 mars 2021=2021-03-05], il fuit [deux jours plus tard=2021-03-07].
      Élu en [mars 2021=2021-03], il tombe l'[année suivante=2022].
    ]], FRIDAY)
  end)

  it("count durations and sets", function()
    check([[
      Après [dix ans=P10Y], [dix-huit mois=P18M], [une dizaine d'années=P10Y], [plusieurs mois=PXM] et [quinze jours=P15D].
      [Chaque année=P1Y], [tous les jours=P1D], [chaque lundi=XXXX-WXX-1], [toutes les deux semaines=P2W].
      Au cours des [six derniers mois=P6M], ces trois mots, pendant [deux heures et demie=PT2.5H].
      À [8h30=2022-07-08T08:30], vers [15 heures=2022-07-08T15:00], pendant [3 heures=PT3H].
    ]], FRIDAY)
    assert.equal("LESS_THAN", rows("en moins de deux ans", FRIDAY)[1].mod)
    assert.equal("LESS_THAN", rows("moins d'un mois après", FRIDAY)[1].mod)
    assert.equal("APPROX", rows("environ trois heures", FRIDAY)[1].mod)
    assert.equal("MORE_THAN", rows("Il y a plus de dix ans", FRIDAY)[1].mod)
  end)

  it("leave figures and other words alone", function()
    check([[
      Près de 2 000 déplacés, 1 958 personnes, 2012 soldats, 3,5 % de hausse.
      Il a été tué; la planète Mars; il a été élu.
      Le score est de 3:2 et le prix de 2000 francs.
    ]], FRIDAY)
  end)
end)

describe("every call", function()
  local WORDS = { "March", "May", "2021", "3", "12", "1960s", "last", "next", "the", "of", "year", "weeks", "two", "ago",
    "Monday", "today", "10:30", "GMT", "early", "summer", "-", "/", ".", ",", "\n", "“", "”", "photo", "BC", "th", "mars",
    "il", "y", "a", "ans", "siècle", "XIXe", "l'", "été", "nuit", "du", "au", "5", "and", "century", "every", "\xC3", "\0",
    "99999999999999999999", "0", "dernier", "h", "p.m.", "New", "Year's", "Day", "Easter", "quarter", "first" }
  local MODES = { { lang = "en" }, { lang = "fr", dct = "2020-02-29" }, { lang = "en", mode = "narrative" },
    { lang = "en", dct = "2021-09-20", mode = "news" }, {} }
  local seed = 614

  local function random(n)
    seed = (seed * 1103515245 + 12345) % 2147483648
    return seed // 65536 % n + 1
  end

  local function text(n)
    local parts = {}
    for i = 1, n do parts[i] = WORDS[random(#WORDS)] .. (random(5) == 1 and "" or " ") end
    return table.concat(parts)
  end

  it("takes any bytes and gives ordered, separate spans without white space at the edges", function()
    for _ = 1, 3000 do
      local before = seed
      local s = text(random(25))
      for _, opts in ipairs(MODES) do
        local last = 0
        for _, row in ipairs(rows(s, opts)) do
          local note = ("seed %d: %q"):format(before, s)
          assert(row.from > last and row.to >= row.from and row.to <= #s, note)
          assert(s:sub(row.from, row.to) == row.text, note)
          assert(not row.text:find "^%s" and not row.text:find "%s$", note)
          assert(({ DATE = 1, TIME = 1, DURATION = 1, SET = 1 })[row.type], note)
          assert(type(row.value) == "string" and row.value ~= "", note)
          assert(({ dct = 1, text = 1, caption = 1, none = 1 })[row.anchor], note)
          last = row.to
        end
      end
    end
  end)

  it("gives the same rows again, in any order of calls", function()
    local texts = {}
    for i = 1, 50 do texts[i] = text(30) end
    local function all(step)
      local lines = {}
      for i = step > 0 and 1 or #texts, step > 0 and #texts or 1, step do
        for _, row in ipairs(rows(texts[i], MODES[4])) do
          lines[#lines + 1] = ("%d %d %d %s"):format(i, row.from, row.to, row.value)
        end
      end
      table.sort(lines)
      return lines
    end
    assert.same(all(1), all(-1))
  end)

  it("reads no clock and no locale", function()
    local time, date, clock = os.time, os.date, os.clock
    local function refuse() error "a clock was read" end
    os.time, os.date, os.clock = refuse, refuse, refuse -- luacheck: ignore
    local ok, result = pcall(rows, "On Saturday, last week, in May and tomorrow.", { dct = "2021-09-20" })
    os.time, os.date, os.clock = time, date, clock -- luacheck: ignore
    assert.is_true(ok)
    assert.equal(4, #result)
  end)

  it("takes time linear in the text, however hostile", function()
    local hostile = { "1", "May ", "the last ", "2021-", "12:", "year ", "“today ", "photo 2 May 2021 ", "two ", "Monday, " }
    for _, piece in ipairs(hostile) do
      local function cost(n)
        local s = piece:rep(n)
        local least = math.huge
        for _ = 1, 3 do
          local t = os.clock()
          rows(s, MODES[4])
          least = math.min(least, os.clock() - t)
        end
        return least
      end
      cost(100)
      local small, large = cost(1000), cost(8000)
      assert(large < math.max(small, 0.002) * 40, ("%q: %g s, then %g s"):format(piece, small, large))
    end
  end)

  it("guesses the language where none is stated", function()
    assert.equal("2021-03-03", rows("Le chef de la junte est arrivé le 3 mars 2021 dans la ville.")[1].value)
    assert.equal("2021-03-03", rows("The head of the junta arrived on 3 March 2021 in the town.")[1].value)
  end)

  it("raises on options it does not know and days that are none", function()
    assert.has_error(function() mn.dates("x", { dtc = "2021-01-01" }) end)
    assert.has_error(function() mn.dates("x", { dct = "2021-02-30" }) end)
    assert.has_error(function() mn.dates("x", { dct = "yesterday" }) end)
    assert.has_error(function() mn.dates("x", { mode = "poem" }) end)
    assert.has_error(function() mn.dates(nil) end)
    assert.has_no_error(function() mn.dates("x", { dct = "2021-09-20T23:47Z" }) end)
    assert.equal("2021-05", mn.dates("In May he left.", { dct = "2021-09" })[1].value)
    assert.equal("2020", mn.dates("He left last year.", { dct = "2021" })[1].value)
  end)
end)
