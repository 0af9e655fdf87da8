--- Dates, times, durations and sets in English and French text, with TIMEX3 values.
---
--- The text's shape (csrc/core/shape.h) is searched for the patterns of a closed grammar (dates/english.lua,
--- dates/french.lua); what an expression says (dates/reading.lua) is resolved from left to right (dates/resolve.lua).
--- No clock is read: without a creation time, values stay underspecified.

local accept = require "malinews.dates.accept"
local anchor = require "malinews.dates.anchor"
local base = require "malinews.dates.base"
local calendar = require "malinews.dates.calendar"
local extent = require "malinews.dates.extent"
local lexicon = require "malinews.dates.lexicon"
local matcher = require "malinews.dates.matcher"
local options = require "malinews.options"
local reading = require "malinews.dates.reading"
local resolve = require "malinews.dates.resolve"
local result = require "malinews.result"
local segments = require "malinews.segments"

local M = {}

local MATCHERS = {}

-- The matcher of a language, scheme and mode, made when first asked for.
local function matcher_of(context)
  local key = context.lang .. (context.timex3 and " timex3" or "") .. (context.narrative and " narrative" or "")
  if not MATCHERS[key] then
    local rules = require(context.lang == "fr" and "malinews.dates.french" or "malinews.dates.english")
    MATCHERS[key] = matcher.compile(rules, context.timex3, context.narrative)
  end
  return MATCHERS[key]
end

local COLUMNS = { "text", "type", "value", "mod", "anchor" }

local OPTIONS = {
  dct = "string", lang = "string", mode = { "news", "narrative" }, scheme = { "house", "timex3" },
}

-- The point of YYYY-MM-DD, YYYY-MM or YYYY, whatever follows it.
local function creation_time(dct)
  if not dct then return nil end
  local year, rest = dct:match "^(%d%d%d%d)(.*)$"
  local month, day = rest and rest:match "^%-(%d%d)", rest and rest:match "^%-%d%d%-(%d%d)"
  year, month, day = tonumber(year), tonumber(month), tonumber(day)
  if not year or rest ~= "" and not month or month and not calendar.is_date(year, month, day or 1) then
    error(("mn.dates: option dct must be a day as YYYY-MM-DD, got %q"):format(dct), 3)
  end
  return base.point(year, month, day)
end

local function language_of(s, lang)
  return (lang or segments.language(s)) == "fr" and "fr" or "en"
end

local READ = 6000 -- bytes that show whether a text is wrapped
local WIDTH = 100 -- bytes in the longest line of a wrapped text

-- Does a text break its lines at a fixed width? Then a single line end is a space.
local function is_wrapped(s)
  local count, long, at = 0, 0, 1
  while at < math.min(READ, #s) do
    local stop = s:find("\n", at, true)
    if (stop or #s) - at > WIDTH then return false end
    if not stop then break end
    count, long, at = count + 1, long + (stop - at >= WIDTH // 2 and 1 or 0), stop + 1
  end
  return long >= 5 and long * 2 >= count
end

-- Every expression of the text, unresolved: the rule's name and kind, the reading, and the span in bytes.
local function expressions(text, context)
  local found = {}
  local function add(rule, f, from, to)
    extent.place(text, context, rule, f, from, to)
    f.rule, f.kind = rule.name, f.kind or rule.kind
    found[#found + 1] = f
  end
  matcher.each(matcher_of(context), text.shape, function(rule, from, to)
    if rule.split then
      local first, second, left_end, right_start = reading.pair(text, from, to)
      if not first then return false end
      add(rule, first, from, left_end)
      add(rule, second, right_start, to)
      return true
    end
    local f = reading.read(text, from, to)
    if not accept.is_date(text, context, rule, f, from, to) then return false end
    add(rule, f, from, to)
    return true
  end)
  return found
end

-- The day that another expression means, without a row for it.
local function day_of(f, context)
  local row = f and resolve.resolve(f, context)
  local point = row and row.point
  return point and point.number and point or nil
end

-- What a reading is resolved against, beside the creation time and the last date of the text.
local function surround(found, i, context)
  local f = found[i]
  context.caption, context.quote_day, context.beside, context.clause_year = nil, nil, nil, nil
  local caption, said = day_of(f.caption, context), day_of(f.said_on, context)
  local beside = f.kind == "clock" and day_of(anchor.beside(context.s, found, i), context) or nil
  context.caption, context.quote_day, context.beside = caption, said, beside
  context.clause_year = anchor.clause_year(context, found, i)
end

-- Does a date move the narrative on? A bare year far from it does not: "the largest since 1813".
local function remember(context, f, point)
  if f.rel == "-T" then return end
  local last = context.last
  context.last_year = point
  if point.quarter then context.quarter = point end
  if not context.narrative then
    if point.month then context.last = point end
  elseif not (last and f.kind == "year" and math.abs(last.year - point.year) > 15) then
    context.last = point
  end
end

local function rows_of(found, s, context)
  local rows = {}
  for i, f in ipairs(found) do
    surround(found, i, context)
    local row = resolve.resolve(f, context)
    if row then
      if row.point then remember(context, f, row.point) end
      rows[#rows + 1] = {
        from = f.from, to = f.to, text = s:sub(f.from, f.to), type = row.type, value = row.value, mod = row.mod,
        anchor = row.anchor, rule = f.rule,
      }
    end
  end
  return rows
end

--- Find dates.
---
--- Two schemes say where spans end. `house` (the default): without prepositions, a leading article and hedges, and no
--- vague adverbs (now, recently). `timex3` (the default where a mode is named): TimeML's, with the article of a noun
--- phrase (`the next day`) and hedges inside, vague adverbs as PRESENT_REF, PAST_REF, FUTURE_REF, decades as `196` and
--- `P1DE`.
---@param s string any bytes
---@param opts? {dct?: string, mode?: "news"|"narrative", lang?: "en"|"fr", scheme?: "house"|"timex3"}
---@return malinews.Result rows from, to, text, type (DATE TIME DURATION SET), value, mod, rule and anchor: what it was
---  resolved against (dct text caption none)
function M.find(s, opts)
  options.argument("mn.dates", "s", s, "string")
  opts = options.check("mn.dates", opts, OPTIONS)
  local lang = language_of(s, opts.lang)
  local context = {
    s = s, lang = lang, narrative = opts.mode == "narrative", dct = creation_time(opts.dct),
    timex3 = (opts.scheme or (opts.mode and "timex3" or "house")) == "timex3",
  }
  local shape, tokens = lexicon.of(lang).shaper:shape(s)
  context.wrapped = is_wrapped(s)
  if context.wrapped then shape = shape:gsub("([%a%d,])\n", "%1 ") end
  local text = { s = s, shape = shape, tokens = tokens }
  local found = expressions(text, context)
  anchor.prepare(s, found)
  return result.new(rows_of(found, s, context), { name = "dates", columns = COLUMNS })
end

return M
