--- Which expressions are no dates after all: what a rule's pattern cannot see, the words around.

local cues = require "malinews.dates.cues"

local M = {}

-- nouns after which a figure before them counts things
local COUNTED = cues.values "counted"

-- A bare figure is a year unless it counts, costs or numbers something. Years far from ours need a preposition.
local GLUED_BEFORE = { "[%d%$*#]$", "%d[.,:]$", "[xz][-/.]$", "[xz]'$" }
local GLUED_AFTER = { "^[%%*$]", "^ ?[.:]%d", "^,%d", "^ ?%-? ?[UVhsK]", "^[a-zA-Z]", "^%-[345]" }
local NEAR_YEARS = { 1900, 2050 }

local function matches(list, s, at)
  for i = 1, #list do
    if s:find(list[i], at) then return true end
  end
  return false
end

-- A figure far from our years is one after a preposition or a mark; with a noun behind it, where that is no plural.
local function is_old_year(f, before, noun)
  local plural = noun and noun:sub(-1) == "s"
  if matches({ "[pfjb] $", "[(-]$", "[,;] $" }, before) or f.mod then return f.year >= 1200 and not plural end
  return f.year >= 1400 and before:find "[rx] $" ~= nil and noun ~= nil and not plural
end

local function is_year(text, f, from, to)
  local shape = text.shape
  local before = shape:sub(from > 2 and from - 2 or 1, from - 1)
  if matches(GLUED_BEFORE, before) or matches(GLUED_AFTER, shape, to + 1) then return false end
  local noun = shape:find("^ x", to + 1) and text.tokens[to + 2] or nil
  if noun and COUNTED[noun] then return false end
  if f.year >= NEAR_YEARS[1] and f.year <= NEAR_YEARS[2] then return not shape:find("^ [345Y%d] ?x", to + 1) end
  return is_old_year(f, before, noun)
end

-- the Winter Olympics
local function in_name(shape, from, to)
  return shape:find("^ z", to + 1) or from > 2 and shape:find("^z ", from - 2)
end

-- "the fall of the city" is no season
local function is_season(text, context, rule, f, from, to)
  local word = text.tokens[to]
  if f.year or f.era or #f.numbers > 0 or f.rel or f.this or f.that or f.unit then return true end
  if not context.narrative and word:find "^%u" and in_name(text.shape, from, to) then return false end
  if word == "fall" and from > 2 and text.tokens[from - 2] == "to" then return false end
  if word == "fall" then return rule.name ~= "season as adjective" and text.shape:find("^ ?[,.;]", to + 1) ~= nil end
  return true
end

-- months that are always months when written with a capital: nobody is called October
local PLAIN = { [1] = true, [2] = true, [7] = true, [9] = true, [10] = true, [11] = true, [12] = true }

local AT_HOUR = { ["à"] = true, vers = true, ["À"] = true, a = true }

local ACCEPTS = {
  year = is_year,
  decade = function(_, f)
    if f.unit and f.unit ~= "Y" then return false end
    local n = f.count or f.numbers[1]
    return not f.year and (not n or n % 10 == 0 and n >= 20) or f.year and f.year % 10 == 0 or f.era ~= nil
  end,
  century = function(_, f) return f.unit == "CE" end,
  quarter = function(_, f) return f.half or f.unit == "Q" or f.unit == "H" or f.unit2 == "Q" end,
  -- "a quarter of the voters"
  duration = function(text, f, _, to)
    return f.unit ~= "Q" or (f.count and f.count ~= 3 and not text.shape:find("^ f", to + 1))
  end,
  -- "two days after the vote" is a duration and a preposition
  shift = function(text, _, _, to)
    local word = text.tokens[to]:lower()
    return word ~= "before" and word ~= "after" or to == #text.shape or text.shape:find("^ ?[%p\n]", to + 1) ~= nil
  end,
  -- "Luke 12:15", "5 m", "at 15 hours" but "for 15 hours"
  clock = function(text, f, from)
    if f.clock then return not text.shape:find("^z ", from > 2 and from - 2 or #text.shape) end
    if f.unit then return f.unit == "TH" and AT_HOUR[text.tokens[from - 2]:lower()] end
    return f.year or f.half_day ~= "" or text.shape:find("%.K", from) ~= nil
  end,
  relative = function(text, f, _, to)
    if f.dir and not f.rel and not f.this and not f.that and text.tokens[to]:lower() == "after" then
      return to == #text.shape or text.shape:find("^ ?[%p\n]", to + 1) ~= nil
    end
    return f.unit:sub(1, 1) ~= "T"
  end,
}

local OVER = { over = true, within = true, ["for"] = true, throughout = true }

-- a month and a day that open a name: the June 5 Movement
local NAMES = cues.values "name"

local FOLLOWS_FUTURE = { is = true, was = true, will = true, would = true, has = true, holds = true, looks = true }
local PLAIN_ADJECTIVE = { former = true, recent = true, future = true, current = true }

-- a capital inside a sentence that is no weekday's: USA Today, the Daily News
local function is_title(text, from)
  return from > 2 and text.tokens[from]:find "^%u" ~= nil and text.shape:find("^[zR-T] ", from - 2) ~= nil
end

-- what has a half that is a unit of its own
local HALVES = { TH = true, D = true, Y = true, DE = true, CE = true }

-- at the moment, but not from the moment
local AT = { at = true, At = true, ["for"] = true, ["until"] = true, ["For"] = true }

-- Bloody Sunday
local DAY_NAMES = { Bloody = true, Black = true, Super = true }

-- `earlier this month`, but not `before this month`
local function is_adverb(text, f, from)
  local word = f.dir and text.tokens[from]:lower()
  return not word or word == "earlier" or word == "later"
end

local NAMED = {
  long = function(text, f, _, to)
    f.one = true
    return text.tokens[to] == "long"
  end,
  ["New Year"] = function(text, _, from, to)
    local word = text.tokens[from]:lower()
    return word == "new" and to > from and text.tokens[from + 6]:find "^[DE]" ~= nil
  end,
  -- avant-hier, après-demain
  ["avant-hier"] = function(text, f, from)
    local word = text.tokens[from]:lower()
    f.dir = word == "avant" and "-" or word:find "^apr" and "+" or nil
    return f.dir and f.deictic ~= 0
  end,
  ["deux ans après"] = function(text, f, _, to)
    local word = text.tokens[to]
    f.dir = word == "avant" and "-" or word == "après" and "+" or nil
    return f.dir
  end,
  ["ces derniers mois"] = function(text, f, from, to)
    f.vague = f.unit == "M" and text.tokens[to - 2]:sub(-1) == "s"
    return f.vague or f.unit == "DE" and from == to - 2
  end,
  -- not `il a passé trois mois`
  ["dernières 24 heures"] = function(text, f, from)
    local word = text.tokens[f.this and from + 2 or from]:lower()
    return word:find "^derni" ~= nil or word:find "^prochain" ~= nil
  end,
  -- not `du jour au lendemain`
  lendemain = function(text, _, from)
    return not (from > 4 and text.shape:find("^U p ?", from - 2) or from > 2 and text.shape:find("^U ", from - 2))
  end,
  -- `un jour, peut-être`
  ["durée"] = function(text, f, from, to)
    local some = f.one and f.unit == "D" and not f.plural and from < to and text.tokens[to] == "jour"
    return f.unit ~= "Q" and not (some and not (from > 2 and text.shape:find("^[pfb]", from - 2)))
  end,
  ["jours à venir"] = function(text, f, _, to)
    f.vague = f.unit:sub(1, 1) ~= "T"
    return f.vague and text.tokens[to] == "venir"
  end,
  ["demi-siècle"] = function(_, f) return HALVES[f.unit] end,
  ["à midi"] = function(_, f) return f.part:find ":" end,
  ["the year"] = function(_, f) return f.unit ~= "D" end,
  ["day after tomorrow"] = function(text, f) return f.unit == "D" and f.deictic ~= 0 and text ~= nil end,
  ["year-ago"] = function(_, f)
    f.one = true
    return f.unit ~= "D"
  end,
  deictic = function(text, _, from) return not is_title(text, from) end,
  frequency = function(text, _, from)
    return not is_title(text, from) and not (text.tokens[from]:find "^%u" and text.shape:find("^ z", from + 1))
  end,
  ["present day"] = function(text, f, from)
    f.ref = f.time
    return text.tokens[from] == "present" and f.unit == "D"
  end,
  ["noon of a day"] = function(_, f) return f.part:find ":" end,
  ["half a unit"] = function(_, f) return HALVES[f.unit] end,
  ["every other"] = function(text, f, from)
    f.count = 2
    return text.tokens[from + 2] == "other"
  end,
  ["named day"] = function(text, f, from, to)
    local _, last = text.tokens[from], text.tokens[to]
    return f.weekday and f.holiday == "GF" or f.unit == "D" and (f.year or last == "Day")
  end,
  eve = function(text, f, from)
    local eve = f.holiday == "12-25" and text.tokens[from + 2] == "Eve"
    if eve then f.holiday = "12-24" end
    return eve
  end,
  ["times a unit"] = function(_, f)
    f.count = nil
    return true
  end,
  ["late weekday"] = is_adverb, ["early in month"] = is_adverb, ["early in year"] = is_adverb,
  ["days from now"] = function(text, f, _, to)
    f.dir, f.ago = "+", true
    return text.tokens[to - 2] == "from" and (f.deictic == 0 or f.ref == "PRESENT_REF")
  end,
  ["quarter of a month"] = function(_, f) return f.unit == "Q" and f.month % 3 == 0 end,
  ["the quarter"] = function(_, f) return f.unit == "Q" end,
  ["quarter of a year"] = function(_, f) return f.unit == "Q" or f.time == "" end,
  ["months ahead"] = function(text, f, _, to)
    f.ref = "FUTURE_REF"
    return text.tokens[to] == "ahead"
  end,
  ["early this unit"] = function(text, f, from, _, context)
    if not (f.rel or f.this or f.that or f.same) then -- later in the year
      f.this, f.that = not context.narrative, context.narrative
    end
    return is_adverb(text, f, from)
  end,
  ["mid-unit"] = function(text, f, from)
    f.this = true
    return f.unit ~= "D" and text.tokens[from]:lower() == "mid"
  end,
  ["years-long"] = function(text, _, _, to)
    local word = text.tokens[to]
    return word == "long" or word == "old"
  end,
  ["current unit"] = function(_, f)
    f.this = f.ref == "PRESENT_REF"
    return f.this
  end,
  ["fiscal unit"] = function(_, f)
    f.this = f.this or f.ref == "PRESENT_REF"
    return f.ref == nil or f.ref == "PRESENT_REF"
  end,
  ["the year in figures"] = function(_, f) return f.unit == "Y" end,
  ["the moment"] = function(text, f, from, to)
    f.ref = f.time
    if f.time == "" then return false end
    return AT[text.tokens[from - 2]] and (from < to) == (text.tokens[to] == "moment")
  end,
  -- not `before April 2016`
  ["month year"] = is_adverb, ["rel month"] = is_adverb, ["rel season"] = is_adverb,
  weekday = function(text, _, from) return not DAY_NAMES[from > 2 and text.tokens[from - 2] or ""] end,
  ["past unit"] = function(text, f, from)
    return f.rel ~= "1T" or from > 2 and text.shape:find("^r", from - 2) ~= nil
  end,
  -- `former presidents`: an adjective of the noun, which only TIMEX2 (narratives) counts
  reference = function(text, _, from, to, context)
    if is_title(text, from) then return false end
    if text.tokens[to + 2] == "as" and from > 2 and text.tokens[from - 2] == "as" then return false end -- as recently as
    return context.narrative or not PLAIN_ADJECTIVE[text.tokens[from]:lower()] or text.tokens[from]:lower() == "current"
      or text.tokens[from]:lower() == "recent"
  end,
  ["the future"] = function(text, _, from, to, context)
    local word = text.tokens[from]:lower()
    if word ~= "future" and word ~= "former" and not context.narrative then return false end
    if word == "future" and text.shape:find("^p r", from > 4 and from - 4 or #text.shape) then return true end
    if word == "future" then
      return FOLLOWS_FUTURE[text.shape:find("^ x", to + 1) and text.tokens[to + 2] or "is"]
    end
    return word ~= "former" or context.narrative
  end,
  -- Mar-a-Lago
  month = function(text, _, _, to) return not text.shape:find("^%-[%lz]", to + 1) end,
  ["month day"] = function(text, _, _, to)
    return not NAMES[text.shape:find("^ z", to + 1) and text.tokens[to + 2] or ""]
  end,
  ["over the next unit"] = function(text, f, from)
    return OVER[text.tokens[from - 4]:lower()] and f.unit ~= "D" or f.rel == "P"
  end,
  ["plain month"] = function(text, f, _, to)
    return PLAIN[f.month] and not text.shape:find("^ ?%-?[zT%d]", to + 1)
  end,
}

local DASH = ("-"):byte()

-- "AK-47 rounds", "D-30": a figure glued to a word by a hyphen
local function is_glued(shape, from)
  return from > 2 and shape:byte(from - 1) == DASH and shape:find("^[xz]%-%d", from - 2) ~= nil
end

--- Does the context let it be a date?
---@return boolean
function M.is_date(text, context, rule, f, from, to)
  if is_glued(text.shape, from) then return false end
  local test = NAMED[rule.name] or ACCEPTS[rule.kind]
  if test and not test(text, f, from, to, context) then return false end
  if f.season then return is_season(text, context, rule, f, from, to) end
  return true
end

return M
