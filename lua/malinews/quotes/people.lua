--- Who a speaker's mention stands for: an id for names, pronouns and descriptions, and what kind of source it is.
---
--- A name's id is made of its fullest form in the text (`per:choguel_maiga` for "Maiga" too), or is that of the entity
--- that covers it, where entities are known. A pronoun takes the subject of an earlier sentence that fits in gender and
--- number. What is not found has no id: unknown is a value.

local speakers = require "malinews.quotes.speakers"

local M = {}

local WINDOW = 32768 -- bytes around a surname that are searched for the full name
local SENTENCES = 8 -- looked back at for a pronoun

-- letters with marks to plain ones, for ids
local PLAIN = {}
for plain, marked in pairs { a = "àáâãäåāăą", c = "çćč", d = "ďđ", e = "èéêëēęěė", g = "ğģ", i = "ìíîïīıį", l = "łľ", n = "ñńň",
  o = "òóôõöøōő", r = "řŕ", s = "šśşș", t = "ťţț", u = "ùúûüūůűų", y = "ýÿ", z = "žźż", ae = "æ", oe = "œ", ss = "ß" } do
  for _, point in utf8.codes(marked) do PLAIN[utf8.char(point)] = plain end
end
local UPPER = {}
for point = 0xC0, 0xDE do UPPER[utf8.char(point)] = utf8.char(point + 0x20) end
for _, pair in ipairs { "Šš", "Žž", "Çç", "Łł", "Œœ", "Ğğ", "Şş", "Čč", "Ćć", "Śś", "Żż" } do
  UPPER[pair:sub(1, 2)] = pair:sub(3)
end

--- The part of an id that a name makes: lower case, no marks, "_" between words.
---@param name string
---@return string
function M.slug(name)
  local low = name:lower():gsub("[\xc3-\xc8][\x80-\xbf]", UPPER):gsub("[\xc3-\xc8][\x80-\xbf]", PLAIN)
  low = low:gsub("\u{2019}", "_"):gsub("[^a-z0-9\x80-\xff]+", "_"):gsub("^_+", ""):gsub("_+$", "")
  return low
end

local OUTLET, ORGANISATION = {}, {}
for word in ([[reuters afp ap tass interfax sputnik bbc cnn rfi tv5 aljazeera jazeera novosti times post news
  monde figaro parisien journal tribune guardian telegraph herald gazette daily npr cbs nbc abc msnbc bloomberg
  politico radio television magazine newspaper agency24 france24 xinhua apa maliweb studio libération breitbart]]):gmatch "%S+" do
  OUTLET[word] = true
end
for word in ([[ministry department council committee commission party group union association federation university
  institute agency bank court army force forces police office administration campaign foundation organization
  organisation government house senate congress parliament nations bureau center centre company corporation inc ltd
  coalition movement front watch amnesty ministère conseil comité parti groupe université agence banque cour armée
  gouvernement fondation mouvement assemblée commission syndicat collectif]]):gmatch "%S+" do
  ORGANISATION[word] = true
end

local function head_in(sent, mention, set)
  for i = mention.start, mention.last do
    if set[sent[i].low] then return sent[i].low end
  end
end

local function text_of(ctx, mention)
  return ctx.s:sub(mention.from, mention.to)
end

-- the capitalised words before `pos`, as one string: "Jean-Yves Le " before "Drian"
local function names_before(s, pos)
  local lead = s:sub(math.max(1, pos - 60), pos - 1)
  local run = lead:match "(%f[%S][%u\xc3-\xc5][^%s%p]*[-']?[^%s,.;:!?\"()]* )$"
  local from = pos
  local count = 0
  while run and count < 3 do
    from = from - #run
    count = count + 1
    lead = lead:sub(1, #lead - #run)
    run = lead:match "(%f[%S][%u\xc3-\xc5][^%s%p]*[-']?[^%s,.;:!?\"()]* )$"
  end
  return count > 0 and s:sub(from, pos - 1) or nil
end

-- titles and articles stand before a name, not in it
local function trim_titles(ctx, run)
  local kept = {}
  for word in run:gmatch "%S+" do
    local low = word:lower():gsub("[%.,]", "")
    if ctx.words.title[low] or ctx.words.title[low:match "[^%-]+$" or ""] or ctx.words.determiner[low]
      or ctx.words.boundary[low] or ctx.words.preposition[low] or ctx.words.adverb[low] or ctx.words.day[low] then
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
  for _ = 1, 40 do
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

local function entity_of(ctx, mention)
  for _, row in ipairs(ctx.entities or {}) do
    if row.from <= mention.to and mention.from <= row.to and row.id and row.type ~= "NORP" then return row end
  end
end

local KIND_OF_TYPE = { PER = "named", MEDIA = "outlet" }

local function resolve_name(ctx, sent, mention)
  local entity = entity_of(ctx, mention)
  if entity then return { id = entity.id, person = entity.type == "PER", source = KIND_OF_TYPE[entity.type] or "official" } end
  local name = text_of(ctx, mention)
  local known = ctx.people
  local slug = M.slug(name)
  if head_in(sent, mention, ctx.words.document) and not sent[mention.last].cap then return { source = "document" } end
  if head_in(sent, mention, OUTLET) then return { id = "med:" .. slug:gsub("^the_", ""), source = "outlet" } end
  local acronym = name:find "^%u%u+$" and mention.first == mention.last
  if head_in(sent, mention, ORGANISATION) or acronym or sent[mention.first].determiner then
    return { id = "org:" .. slug:gsub("^the_", ""):gsub("^l[ea]s?_", ""), source = "official" }
  end
  local last = slug:match "[^_]+$" or slug
  if mention.first < mention.last then
    known[last] = known[last] or slug
    return { id = "per:" .. slug, person = true, source = "named" }
  end
  if not known[slug] then
    local full = find_full(ctx, name, mention.from)
    known[slug] = full and M.slug(full) or false
    if full then known[known[slug]:match "[^_]+$"] = known[slug] end
  end
  if known[slug] then return { id = "per:" .. known[slug], person = true, source = "named" } end
  if mention.start < mention.first and head_in(sent, { start = mention.start, last = mention.first }, ctx.words.title) then
    return { id = "per:" .. slug, person = true, source = "named" }
  end
  return { source = "named", id = nil, uncertain = true }
end

local GENDER = { he = "male", his = "male", she = "female", her = "female", il = "male", elle = "female" }
local PLURAL = { they = true, their = true, ils = true, elles = true, we = true, nous = true, our = true }

local function gender_of(ctx, sent, mention)
  if head_in(sent, mention, ctx.words.female) then return "female" end
  if head_in(sent, mention, ctx.words.male) then return "male" end
end

-- The sentences before one, from the nearest, over paragraphs.
local function backwards(reader, row)
  local p, k = row.paragraph, row.index
  return function()
    k = k - 1
    while k < 1 do
      p = p - 1
      if p < 1 or row.paragraph - p > 3 then return nil end
      local sentences = reader:glimpse(p)
      if not sentences then return nil end
      k = #sentences
    end
    return reader:glimpse(p)[k]
  end
end

local resolve_mention

local function fits(ctx, sent, mention, found, pronoun)
  local plural, wanted = PLURAL[pronoun], GENDER[pronoun]
  if plural then return mention.shape == "description" or not found.person end
  if not wanted then return true end
  local gender = found.gender or found.id and ctx.genders[found.id] or gender_of(ctx, sent, mention)
  return (found.person or gender ~= nil) and (gender == nil or gender == wanted)
end

local function antecedent(ctx, reader, row, sent, mention)
  local pronoun = sent[mention.first].low
  local own = speakers.first(ctx, sent, mention.first - 1)
  if own and own.shape == "name" and own.last < mention.first then
    local found = resolve_name(ctx, sent, own)
    if found.id and fits(ctx, sent, own, found, pronoun) then return found end
  end
  local count = 0
  for earlier in backwards(reader, row) do
    count = count + 1
    if count > SENTENCES then return nil end
    for _, candidate in ipairs { earlier.speaker or false, speakers.first(ctx, earlier, #earlier) or false } do
      if candidate and candidate.shape and (candidate.shape == "name" or PLURAL[pronoun] and candidate.shape ==
        "description") then
        local found = resolve_mention(ctx, reader, nil, earlier, candidate)
        if found and found.id and fits(ctx, earlier, candidate, found, pronoun) then return found end
      elseif candidate and candidate.found and candidate.found.id and fits(ctx, earlier, candidate.mention,
        candidate.found, pronoun) then
        return candidate.found
      end
    end
  end
end

-- what "who" stands behind
local function relative(ctx, sent, mention)
  local i = mention.first - 1
  if sent[i] and sent[i].low == "," then i = i - 1 end
  local before = i >= 1 and speakers.phrase_before(sent, i + 1)
  return before and before.shape == "name" and resolve_name(ctx, sent, before) or nil
end

local function describe(ctx, sent, mention)
  local words, text = ctx.words, M.slug(text_of(ctx, mention))
  text = text:gsub("^the_", ""):gsub("^an?_", ""):gsub("^l[ea]s?_", ""):gsub("^une?_", ""):gsub("^des_", "")
  local same = text:match "^same_(.+)$" or text:match "^meme_(.+)$"
  if same and ctx.anonymous then return ctx.anonymous end
  if head_in(sent, mention, words.document) then return { source = "document" } end
  if head_in(sent, mention, OUTLET) then return { source = "outlet" } end
  local first = sent[mention.first].low
  local title = head_in(sent, mention, words.title)
  local definite = first == "the" or first == "le" or first == "la" or first == "l'"
  if title and definite and ctx.titled[title] then return ctx.titled[title] end
  local anonymous = head_in(sent, mention, words.anonymous)
  if head_in(sent, mention, words.official) and not anonymous then
    return { source = "official", id = nil, gender = gender_of(ctx, sent, mention) }
  end
  if anonymous or words.determiner[first] and not definite then
    local found = { source = "anonymous", id = "anon:" .. text, gender = gender_of(ctx, sent, mention) }
    ctx.anonymous = found
    return found
  end
  return { source = "unknown" }
end

function resolve_mention(ctx, reader, row, sent, mention)
  local found
  if mention.shape == "name" then
    found = resolve_name(ctx, sent, mention)
    for i = mention.start, mention.first - 1 do
      if sent[i].title and found.id then ctx.titled[sent[i].low] = found end
    end
    if found.id then ctx.genders[found.id] = ctx.genders[found.id] or gender_of(ctx, sent, mention) end
  elseif mention.shape == "description" then
    found = describe(ctx, sent, mention)
  elseif sent[mention.first].relative then
    found = relative(ctx, sent, mention)
  elseif row then
    found = antecedent(ctx, reader, row, sent, mention)
    local gender = GENDER[sent[mention.first].low]
    if found and found.id and found.person and gender then ctx.genders[found.id] = gender end
  end
  return found
end

--- The id and the kind of source of an attribution's speaker.
---@param ctx table
---@param reader table
---@param row table with attr, paragraph, index
---@return string? id
---@return string source "named" "official" "anonymous" "document" "outlet" "unknown"
function M.resolve(ctx, reader, row)
  local attr = row.attr
  local found = resolve_mention(ctx, reader, row, attr.sent, attr.speaker)
  if found and found.id then
    attr.sent.speaker = { found = found, mention = attr.speaker }
  end
  return found and found.id, found and found.source or "unknown"
end

return M
