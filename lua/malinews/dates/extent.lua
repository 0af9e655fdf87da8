--- What is a date and where its span ends: context that makes a figure no year, the article, hedges.

local M = {}

-- nouns after which a figure before them counts things
local COUNTED = {}
for word in ([[people men women troops soldiers children personnel dead police persons villagers civilians fighters km miles
metres meters kilometers kilometres tons tonnes dollars euros pounds feet yards acres hectares euro francs men
personnes hommes femmes soldats militaires enfants morts blessés déplacés civils kilomètres mètres tonnes combattants
habitants réfugiés policiers gendarmes soldiers prisoners casualties others votes seats jobs homes houses cars rounds
rebels refugees workers students members migrants guns tanks aircraft ships planes copies inhabitants]]):gmatch "%S+" do
  COUNTED[word] = true
end

-- what TIMEX3 calls the modifier of a hedge before an amount
local HEDGES = {
  ["more than"] = "MORE_THAN", over = "MORE_THAN", ["just over"] = "MORE_THAN", ["well over"] = "MORE_THAN",
  ["less than"] = "LESS_THAN", ["fewer than"] = "LESS_THAN", under = "LESS_THAN", ["just under"] = "LESS_THAN",
  nearly = "LESS_THAN", almost = "LESS_THAN", ["at least"] = "EQUAL_OR_MORE", ["at most"] = "EQUAL_OR_LESS",
  ["up to"] = "EQUAL_OR_LESS", about = "APPROX", around = "APPROX", approximately = "APPROX", roughly = "APPROX",
  some = "APPROX",
  ["plus de"] = "MORE_THAN", ["plus d"] = "MORE_THAN", ["moins de"] = "LESS_THAN", ["moins d"] = "LESS_THAN",
  ["près de"] = "LESS_THAN", ["près d"] = "LESS_THAN", presque = "LESS_THAN", ["à peine"] = "LESS_THAN",
  ["au moins"] = "EQUAL_OR_MORE", ["au plus"] = "EQUAL_OR_LESS", environ = "APPROX", quelque = "APPROX",
}
local HEDGED = { duration = true, shift = true, span = true }

-- A bare figure is a year unless it counts, costs or numbers something. Years far from ours need a preposition.
local function is_year(text, f, from, to)
  local shape = text.shape
  local year = f.year
  local before = shape:sub(from > 2 and from - 2 or 1, from - 1)
  if before:find "[%d%$*#]$" or before:find "%d[.,:]$" or before:find "[xz][-/.]$" or before:find "[xz]'$" then return false end
  if shape:find("^[%%*$]", to + 1) or shape:find("^ ?[.,:]%d", to + 1) and not shape:find("^, %d", to + 1) then return false end
  if shape:find("^ ?%-? ?[UVhsK]", to + 1) then return false end
  if shape:find("^[a-zA-Z]", to + 1) or shape:find("^%-[345]", to + 1) then return false end
  local noun = shape:find("^ x", to + 1) and text.tokens[to + 2] or nil
  if noun and COUNTED[noun] then return false end
  if year >= 1900 and year <= 2050 then
    return not shape:find("^ [345Y%d] ?x", to + 1)
  end
  if year < 1000 then return false end
  local led = before:find "[pfjb] $" or before:find "%($" or before:find "%-$" or before:find "[,;] $" or f.mod
  if not led then return before:find "[rx] $" ~= nil and noun ~= nil and noun:sub(-1) ~= "s" and year >= 1400 end
  return year >= 1200 and not (noun and noun:sub(-1) == "s")
end

-- May, March, August, and weekdays' and seasons' look-alikes
local function is_season(text, f, from, to)
  local word = text.tokens[to]
  if f.year or f.era or #f.numbers > 0 or f.rel or f.this or f.that or f.unit then return true end
  if word == "fall" or word == "spring" then return text.shape:find("^ ?[,.;]", to + 1) ~= nil or word == "spring" end
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
  quarter = function(_, f) return f.half or f.unit == "Q" or f.unit == "H" end,
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
  clock = function(text, f, from, to)
    if f.clock then return not text.shape:find("^z ", from > 2 and from - 2 or #text.shape) end
    if f.unit then return f.unit == "TH" and AT_HOUR[text.tokens[from - 2]:lower()] end
    return f.year or f.half_day ~= "" or text.shape:find("%.K", from) ~= nil
  end,
  relative = function(text, f, from, to)
    if f.dir and not f.rel and not f.this and not f.that and text.tokens[to]:lower() == "after" then
      return to == #text.shape or text.shape:find("^ ?[%p\n]", to + 1) ~= nil
    end
    return f.unit:sub(1, 1) ~= "T"
  end,
}

local OVER = { over = true, within = true, ["for"] = true, throughout = true }

-- a month and a day that open a name: the June 5 Movement
local NAMES = {}
for word in ([[Movement Mouvement Coalition Alliance Brigade Brigades Battalion Revolution Group Front Party University Square
Street Avenue Hospital Airport Bridge Committee Forum Platform Collective]]):gmatch "%S+" do NAMES[word] = true end

local FOLLOWS_FUTURE = { is = true, was = true, will = true, would = true, has = true, holds = true, looks = true }
local PLAIN_ADJECTIVE = { former = true, recent = true, future = true, current = true }

-- a capital inside a sentence that is no weekday's: USA Today, the Daily News
local function is_title(text, from)
  return from > 2 and text.tokens[from]:find "^%u" ~= nil and text.shape:find("^[zR-T] ", from - 2) ~= nil
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
  ["ces derniers mois"] = function(_, f)
    f.vague = f.unit == "M"
    return f.vague
  end,
  ["à midi"] = function(_, f) return f.part:find ":" end,
  ["day after tomorrow"] = function(text, f) return f.unit == "D" and f.deictic ~= 0 and text ~= nil end,
  ["year-ago"] = function(_, f)
    f.one = true
    return f.unit ~= "D"
  end,
  deictic = function(text, _, from) return not is_title(text, from) end,
  frequency = function(text, _, from)
    return not is_title(text, from) and not (text.tokens[from]:find "^%u" and text.shape:find("^ z", from + 1))
  end,
  -- `former presidents`: an adjective of the noun, which only TIMEX2 (narratives) counts
  reference = function(text, _, from, _, context)
    return context.narrative or not PLAIN_ADJECTIVE[text.tokens[from]:lower()] or text.tokens[from]:lower() == "current"
      or text.tokens[from]:lower() == "recent"
  end,
  ["the future"] = function(text, _, from, to, context)
    local word = text.tokens[from]:lower()
    if word == "future" then return FOLLOWS_FUTURE[text.shape:find("^ x", to + 1) and text.tokens[to + 2] or "is"] end
    return word ~= "former" or context.narrative
  end,
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

-- "AK-47 rounds", "D-30": a figure glued to a word by a hyphen
local function is_glued(shape, from)
  return shape:find("^[xz]%-%d", from - 2 > 0 and from - 2 or #shape) ~= nil
end

--- Does the context let it be a date?
---@return boolean
function M.accepts(text, context, rule, f, from, to)
  if is_glued(text.shape, from) then return false end
  local test = NAMED[rule.name] or ACCEPTS[rule.kind]
  if test and not test(text, f, from, to, context) then return false end
  if f.season then return is_season(text, f, from, to) end
  return true
end

-- The hedge right before a position, with the space after it, and its modifier.
local function hedge(s, from)
  local before = s:sub(from > 24 and from - 24 or 1, from - 1):lower()
  local at, words, gap = before:match "()(%S+ %S-)([ '’]+)$"
  if not at then at, words, gap = before:match "()(%S+)( )$" end
  if not at then return nil end
  local mod = HEDGES[words]
  if not mod then
    at, words = before:match("()([^ ]+)" .. gap .. "$")
    mod = HEDGES[words]
  end
  if mod then return #before - at + 1, mod end
end

local ARTICLE = { en = "r ?$", fr = "r[ ']?$" }

--- Set f.from and f.to, in bytes, and f.mod where a hedge stands before.
function M.place(text, context, rule, f, from, to)
  local shape = text.shape
  f.the = shape:sub(from > 2 and from - 2 or 1, from - 1) == "r "
  if context.timex3 then
    if rule.article and shape:sub(from > 2 and from - 2 or 1, from - 1):find(ARTICLE[context.lang]) then
      from = shape:sub(from - 1, from - 1) == "r" and from - 1 or from - 2
    end
  else
    while shape:sub(from, from) == "r" do
      from = from + (shape:sub(from + 1, from + 1):find "[ ']" and 2 or 1)
    end
  end
  f.from = text.tokens:span(from)
  local _
  _, f.to = text.tokens:span(to)
  if rule.kind == "shift" and shape:sub(from, from) == "g" then
    local mod = text.s:sub(f.from, f.to):match "^%a+ y a (%S+)"
    f.mod = mod and (HEDGES[mod] or HEDGES[mod .. " de"]) or nil
  elseif HEDGED[rule.kind] and not text.shape:sub(from, from):find "[tlLnr]" then
    local size, mod = hedge(text.s, f.from)
    if size then
      f.mod = f.mod or mod
      if context.timex3 then f.from = f.from - size end
    end
    local more = context.lang == "en" and " or more" or " ou plus"
    if text.s:sub(f.to + 1, f.to + #more) == more then
      f.mod = "EQUAL_OR_MORE"
      if context.timex3 then f.to = f.to + #more end
    end
  end
end

return M
