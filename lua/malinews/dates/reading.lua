--- What the tokens of one expression say, before anything is resolved: month, day, year, unit, count, direction.

local byte = string.byte

local M = {}

---@class malinews.DateReading
---@field month? integer
---@field weekday? integer
---@field day? integer
---@field year? integer
---@field numbers integer[] the figures in their order, a four-digit year left out
---@field sizes integer[] how many digits each has
---@field count? number what number words add up to
---@field vague? boolean several, few
---@field one? boolean a, an
---@field ordinal? integer
---@field unit? string D W M Q Y DE CE TH TM TS WE
---@field plural? boolean
---@field season? string
---@field part? string
---@field rel? string what last and next mean: -1, 1; T is appended where the text is the base; P past
---@field this? boolean
---@field that? boolean
---@field same? boolean
---@field mod? string
---@field dir? string "+" later, "-" earlier
---@field ago? boolean

local NONE = {} -- the figures of a reading that has none; never written to

-- What a token says, by the byte of its class: FIGURES(f, text) and WORDS(f, value, tokens, i).
local FIGURES, READ = {}, {}

local function number(f, text)
  if f.numbers == NONE then f.numbers, f.sizes = {}, {} end
  f.numbers[#f.numbers + 1], f.sizes[#f.sizes + 1] = math.tointeger(tonumber(text:sub(1, 15))), #text
end

for c in ("012345"):gmatch "." do FIGURES[c] = number end

function FIGURES.Y(f, text)
  if f.year then f.year2 = tonumber(text) else f.year = tonumber(text) end
end

function FIGURES.C(f, text)
  local hour, rest = text:match "^(%d+):(.*)$"
  f.clock = ("%02d:%s"):format(tonumber(hour), rest)
end

-- 10/30/89, 19891030
function FIGURES.D(f, text) f.compact = text end

function READ.M(f, value)
  if f.month then f.month2 = tonumber(value) else f.month = tonumber(value) end
end

function READ.W(f, value, tokens, i)
  if tokens[i]:find "[sS]$" then f.days = true end
  if f.weekday then f.weekday2 = tonumber(value) else f.weekday = tonumber(value) end
end
function READ.i(f, value) f.weekday = f.weekday or tonumber(value) end

-- "two hundred", "twenty-five", "three dozen": a hundred and a dozen multiply, anything else adds
function READ.c(f, value)
  local n = tonumber(value)
  if not n then
    f.vague = true
  elseif f.count == 4 and n == 20 then
    f.count = 80 -- quatre-vingts
  elseif f.count and (n == 100 or n == 12 or n == 1000) then
    f.count = f.count * n
  else
    f.count = (f.count or 0) + n
  end
end

function READ.v(f, value)
  if value == "2" then f.count = 2 else f.vague = true end
end

function READ.U(f, value)
  if f.unit then f.unit2 = value else f.unit = value end
end

function READ.V(f, value)
  READ.U(f, value)
  f.plural = true
end

-- weeklong
function READ.X(f, value)
  f.count, f.unit = math.tointeger(tonumber(value:match "^%d+")), value:match "%u+"
end

-- lendemain, veille: a day beside the last one
function READ.T(f, value) f.unit, f.rel = "D", value end

function READ.h(f) f.ordinal = f.numbers[#f.numbers] end
function READ.o(f, value) f.ordinal = tonumber(value) end
function READ.N(f, value) f.deictic, f.part = tonumber(value:match "^%S+"), value:match " (%S+)" or f.part end
function READ.g(f) f.dir, f.ago = "-", true end

local SIGN = { earlier = "-", later = "+" }

function READ.b(f, value) f.dir = f.dir or SIGN[value] end

local function set(name, constant)
  return function(f, value)
    if not f[name] then f[name] = constant == nil and value or constant end
  end
end

-- sixties, 60s
function READ.E(f, value, tokens, i) f.decade = value or tokens[i]:match "^%d+" end

READ.S, READ.P, READ.H = set "season", set "part", set "holiday"
READ.I, READ.A = READ.H, set "time"
READ.R, READ.J, READ.Q = set "ref", set "set", set "unit"
READ.K, READ.G, READ.B = set "half_day", set "zone", set "era"
READ.l, READ.L, READ.n, READ.e, READ.d = set "rel", set "rel", set "rel", set "mod", set "mod"
READ.a, READ.t, READ.q, READ.m = set("one", true), set("this", true), set("that", true), set("same", true)
READ.y, READ.u = set("each", true), set("half", true)

local FIGURE_OF, READER_OF = {}, {}
for class, reader in pairs(FIGURES) do FIGURE_OF[class:byte()] = reader end
for class, reader in pairs(READ) do READER_OF[class:byte()] = reader end

local DASH, PART = ("-P"):byte(1, 2)

--- Read the tokens from..to of a text.
---@param text table { s =, shape =, tokens = }
---@param from integer
---@param to integer
---@return malinews.DateReading
function M.read(text, from, to)
  local shape, tokens = text.shape, text.tokens
  -- room for what is said of it later
  local f = { numbers = NONE, sizes = NONE, rule = false, kind = false, from = 0, to = 0, the = false, line = 0,
    line_from = 0, line_to = 0, is_day = false }
  for i = from, to do
    local class = byte(shape, i)
    if READER_OF[class] then
      local _, _, value = tokens:span(i)
      READER_OF[class](f, value, tokens, i)
      if class == PART and f.part == "12:00" and byte(shape, i - 1) == DASH then f.part = "AF" end -- après-midi
    elseif FIGURE_OF[class] then
      FIGURE_OF[class](f, tokens[i])
    end
  end
  return f
end

local SHARED = { "month", "year", "era" }

-- 1939-45: the second figure has the first one's century
local function complete_year(first, second)
  local n = second.numbers[1]
  if first.year and not first.month and n and second.sizes[1] == 2 then second.year = first.year // 100 * 100 + n end
end

-- Where the first of two ends and the second begins: around a dash, else around a word.
local function cut(shape, from, to)
  local part = shape:sub(from, to)
  local a, b = part:find " ?%-+ ?"
  if not a then a, b = part:find " [jp] r? ?" end
  if a then return from + a - 2, from + b end
end

-- Is it no pair after all: 2012-555, 1995-94, 14-12 July?
local function is_disordered(first, second)
  if first.year and not first.month and not first.era and second.sizes[1] == 3 then return true end
  if first.year and second.year then return second.year < first.year and second.era ~= "BC" end
  local a, b = first.numbers[1], second.numbers[1]
  return a and b and b <= a and (not first.month or not second.month)
end

--- Read two expressions joined by a dash or a word; each takes from the other what it lacks.
---@param text table
---@param from integer
---@param to integer
---@return malinews.DateReading? first nil when they are no pair
---@return malinews.DateReading second
---@return integer left_end the first one's last token
---@return integer right_start the second one's first token
function M.pair(text, from, to)
  local left_end, right_start = cut(text.shape, from, to)
  if not left_end then return nil end
  local first, second = M.read(text, from, left_end), M.read(text, right_start, to)
  complete_year(first, second)
  if is_disordered(first, second) then return nil end
  for _, name in ipairs(SHARED) do
    first[name], second[name] = first[name] or second[name], second[name] or first[name]
  end
  if not first.month and not first.era then first.kind, second.kind = "year", "year" end
  return first, second, left_end, right_start
end

return M
