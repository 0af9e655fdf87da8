--- A name's id, from its fullest form in the text: `per:choguel_maiga` for "Maiga" too. An entity that covers the name,
--- where entities are known, has the say.

local mentions = require "malinews.quotes.mentions"
local words = require "malinews.quotes.words"

local M = {}

local BIT = words.BIT

-- what stands before a name, not in it
local NO_NAME = BIT.title | BIT.determiner | BIT.boundary | BIT.preposition | BIT.adverb | BIT.day

local find = string.find

local WINDOW = 32768 -- bytes around a surname that are searched for the full name
local TRIES = 40 -- times that it is looked at

-- letters with marks to plain ones, for ids
local PLAIN = {}
for _, row in ipairs {
  { "a", "àáâãäåāăą" }, { "c", "çćč" }, { "d", "ďđ" }, { "e", "èéêëēęěė" }, { "g", "ğģ" }, { "i", "ìíîïīıį" },
  { "l", "łľ" }, { "n", "ñńň" }, { "o", "òóôõöøōő" }, { "r", "řŕ" }, { "s", "šśşș" }, { "t", "ťţț" },
  { "u", "ùúûüūůűų" }, { "y", "ýÿ" }, { "z", "žźż" }, { "ae", "æ" }, { "oe", "œ" }, { "ss", "ß" },
} do
  for _, point in utf8.codes(row[2]) do PLAIN[utf8.char(point)] = row[1] end
end
local LOWER = {}
for point = 0xC0, 0xDE do LOWER[utf8.char(point)] = utf8.char(point + 0x20) end
for _, pair in ipairs { "Šš", "Žž", "Łł", "Œœ", "Ğğ", "Şş", "Čč", "Ćć", "Śś", "Żż" } do
  LOWER[pair:sub(1, 2)] = pair:sub(3)
end

--- The part of an id that a name makes: lower case, no marks, "_" between words.
---@param name string
---@return string
function M.slug(name)
  local low = name:lower()
  if low:find "[\x80-\xff]" then
    low = low:gsub("[\xc3-\xc8][\x80-\xbf]", LOWER):gsub("[\xc3-\xc8][\x80-\xbf]", PLAIN):gsub("\u{2019}", "_")
  end
  low = low:gsub("[^a-z0-9\x80-\xff]+", "_"):gsub("^_+", ""):gsub("_+$", "")
  return low
end

local function is_capital(s, at)
  return find(s, "^[%u\xc4\xc5]", at) or find(s, "^\xc3[\x80-\x9e]", at)
end

-- the capitalised word and the space that end at `last`, not before `least`; it begins behind a space. Its first byte.
local function name_before(s, least, last)
  if s:byte(last) ~= 0x20 then return nil end
  local from = last
  while from > least and not find(s, "^%s", from - 1) do from = from - 1 end
  return from > least and is_capital(s, from) and find(s, "^[^%s%p]+[-']?[^%s,.;:!?\"()]* ", from) or nil
end

-- the capitalised words before `pos`, as one string: "Jean-Yves Le " before "Drian"
local function names_before(s, pos)
  local least, from = math.max(1, pos - 60), pos
  for _ = 1, 3 do
    local start = name_before(s, least, from - 1)
    if not start then break end
    from = start
  end
  return from < pos and s:sub(from, pos - 1) or nil
end

-- titles, articles, "l'Ivoirien" and acronyms stand before a name, not in it
local function is_no_name(ctx, word)
  local low = word:lower():gsub("[%.,]", "")
  if words.by_list(ctx.lang, low) & NO_NAME ~= 0 or find(word, "^%u%u%u+$") then return true end
  return ctx.lang == "fr" and (find(low, "^[ld]'") or find(low, "^[ld]\u{2019}")) ~= nil
end

-- the words of a run that are of a name, or nil
local function trim_titles(ctx, run)
  local kept = {}
  for word in run:gmatch "%S+" do
    if is_no_name(ctx, word) then
      kept = {}
    else
      kept[#kept + 1] = word
    end
  end
  return kept[1] and table.concat(kept, " ") or nil
end

-- The full form of a bare surname, from the text around it.
local function find_full(ctx, surname, at)
  local s = ctx.s
  local stop = math.min(#s, at + WINDOW)
  local pos = math.max(1, at - WINDOW)
  for _ = 1, TRIES do
    local from, to = s:find(surname, pos, true)
    if not from or to > stop then return nil end
    if s:find("^[^%w\x80-\xff]", to + 1) or to == #s or s:find("^\xe2\x80", to + 1) then
      local run = names_before(s, from)
      local given = run and trim_titles(ctx, run)
      if given then return given .. " " .. surname end
    end
    pos = to + 1
  end
end

local BACK = 4 -- entities before a mention's end that may reach it: they nest at most once

-- The entity that a mention overlaps, by binary search: entities stand in the order of the text.
local function entity_of(ctx, mention)
  local rows = ctx.entities
  if not rows then return nil end
  local low, high = 1, #rows + 1
  while low < high do
    local middle = (low + high) // 2
    if rows[middle].from <= mention.to then low = middle + 1 else high = middle end
  end
  for i = math.max(1, low - BACK), low - 1 do
    local row = rows[i]
    if mention.from <= row.to and row.id and row.id ~= "" and row.type ~= "NORP" then return row end
  end
end

local KIND_OF_TYPE = { PER = "named", MEDIA = "outlet" }

local function without_article(slug)
  return (slug:gsub("^the_", ""):gsub("^l[ea]s?_", ""):gsub("^l_", ""))
end

-- The classes of a name's words; those of the words before it are of a name of one word ("le journal X"), unless there is a
-- title among them.
local function own_classes(ctx, mention)
  local whole = mentions.classes(ctx, mention)
  if mention.first == mention.start or mention.first == mention.last and whole & BIT.title == 0 then return whole end
  return ctx.speech:classes(mention.sentence, mention.first, mention.last)
end

-- an outlet or an organisation by a word of its name, an acronym or an article
local function resolve_body(ctx, mention, name, slug)
  local classes = own_classes(ctx, mention)
  if classes & BIT.outlet ~= 0 then return { id = "med:" .. without_article(slug), source = "outlet" } end
  local acronym = mention.first == mention.last and find(name, "^%u%u+$")
  if acronym or classes & BIT.organisation ~= 0 or mentions.token_classes(ctx, mention, mention.first) & BIT.determiner ~= 0 then
    return { id = "org:" .. without_article(slug), source = "official" }
  end
end

-- the full name's slug for a bare surname, from the names met and the text around; or false
local function full_slug(ctx, mention, slug)
  local known = ctx.people
  if known[slug] == nil then
    local full = find_full(ctx, ctx.s:sub(mention.from, mention.to), mention.from)
    known[slug] = full and M.slug(full) or false
    if full then known[known[slug]:match "[^_]+$"] = known[slug] end
  end
  return known[slug]
end

local function person(slug)
  return { id = "per:" .. slug, person = true, source = "named" }
end

--- What a name stands for: {id, person, source}, the id nil where it is not known.
function M.of(ctx, mention)
  local entity = entity_of(ctx, mention)
  if entity then
    return { id = entity.id, person = entity.type == "PER", source = KIND_OF_TYPE[entity.type] or "official" }
  end
  local name = ctx.s:sub(mention.from, mention.to)
  local slug = ctx.slugs[name]
  if not slug then
    slug = M.slug(name)
    ctx.slugs[name] = slug
  end
  local body = resolve_body(ctx, mention, name, slug)
  if body then return body end
  if mention.first < mention.last then
    local surname = slug:match "[^_]+$" or slug
    ctx.people[surname] = ctx.people[surname] or slug
    return person(slug)
  end
  local full = full_slug(ctx, mention, slug)
  if full then return person(full) end
  local titled = mention.start < mention.first and mentions.title(ctx, mention, mention.start, mention.first)
  return titled and person(slug) or { source = "named" }
end

return M
