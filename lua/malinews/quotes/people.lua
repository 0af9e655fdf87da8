--- Who a speaker's mention stands for: an id for names, pronouns and descriptions, and what kind of source it is.
---
--- A pronoun takes the subject of an earlier sentence that fits in gender and number, a description the person who was
--- introduced with its title. What is not found has no id: unknown is a value.

local identity = require "malinews.quotes.identity"
local speakers = require "malinews.quotes.speakers"

local M = {}

local SENTENCES = 8 -- looked back at for a pronoun
local PARAGRAPHS = 3

local GENDER = { he = "male", his = "male", she = "female", her = "female", il = "male", elle = "female" }
local PLURAL = { they = true, their = true, ils = true, elles = true, we = true, nous = true, our = true }

local function gender_of(sent, mention)
  return identity.head(sent, mention, "female") and "female" or identity.head(sent, mention, "male") and "male" or nil
end

-- The sentences before one, from the nearest, over paragraphs.
local function backwards(reader, row)
  local p, k, sentences = row.paragraph, row.index, reader:glimpse(row.paragraph)
  return function()
    k = k - 1
    while k < 1 do
      p = p - 1
      sentences = row.paragraph - p <= PARAGRAPHS and reader:glimpse(p)
      if not sentences then return nil end
      k = #sentences
    end
    return sentences[k]
  end
end

local function fits(ctx, sent, mention, found, pronoun)
  if not found or not found.id then return false end
  if PLURAL[pronoun] then return mention.shape == "description" or not found.person end
  local wanted = GENDER[pronoun]
  if not wanted then return true end
  local gender = found.gender or ctx.genders[found.id] or gender_of(sent, mention)
  return (found.person or gender ~= nil) and (gender == nil or gender == wanted)
end

local resolve_mention

-- whom a sentence speaks of: its speaker, else its subject
local function topic(ctx, reader, sent, pronoun)
  local known = sent.speaker
  if known and fits(ctx, sent, known.mention, known.found, pronoun) then return known.found end
  local subject = speakers.first(ctx, sent, #sent)
  if not subject or subject.shape == "pronoun" then return nil end
  if subject.shape == "description" and not PLURAL[pronoun] then return nil end
  local found = resolve_mention(ctx, reader, nil, sent, subject)
  return fits(ctx, sent, subject, found, pronoun) and found or nil
end

local function antecedent(ctx, reader, row, sent, mention)
  local pronoun = sent[mention.first].low
  local own = speakers.first(ctx, sent, mention.first - 1)
  if own and own.shape == "name" and own.last < mention.first then
    local found = identity.of(ctx, sent, own)
    if fits(ctx, sent, own, found, pronoun) then return found end
  end
  local count = 0
  for earlier in backwards(reader, row) do
    count = count + 1
    local found = count <= SENTENCES and topic(ctx, reader, earlier, pronoun)
    if found or count > SENTENCES then return found or nil end
  end
end

-- what "who" stands behind
local function relative(ctx, sent, mention)
  local i = mention.first - 1
  if sent[i] and sent[i].low == "," then i = i - 1 end
  local before = i >= 1 and speakers.phrase_before(sent, i + 1)
  return before and before.shape == "name" and identity.of(ctx, sent, before) or nil
end

local DEFINITE = { the = true, le = true, la = true, les = true, ["l'"] = true }
local ARTICLES = { "^the_", "^an?_", "^l[ea]s?_", "^l_", "^une?_", "^des_" }

local function description_slug(ctx, mention)
  local slug = identity.slug(ctx.s:sub(mention.from, mention.to))
  for _, article in ipairs(ARTICLES) do slug = slug:gsub(article, "") end
  return slug
end

-- a report, a newspaper, the minister who was named before; or nil
local function known_description(ctx, sent, mention, slug)
  if ctx.anonymous and (slug:find "^same_" or slug:find "^meme_") then return ctx.anonymous end
  if identity.head(sent, mention, "document") then return { source = "document" } end
  if identity.head(sent, mention, identity.OUTLET) then return { source = "outlet" } end
  local title = DEFINITE[sent[mention.first].low] and identity.head(sent, mention, "title")
  return title and ctx.titled[title]
end

local function describe(ctx, sent, mention)
  local slug, first = description_slug(ctx, mention), sent[mention.first]
  local known = known_description(ctx, sent, mention, slug)
  if known then return known end
  local anonymous = identity.head(sent, mention, "anonymous")
  if not anonymous and identity.head(sent, mention, "official") then return { source = "official" } end
  if anonymous or first.determiner and not DEFINITE[first.low] then
    ctx.anonymous = { source = "anonymous", id = "anon:" .. slug, gender = gender_of(sent, mention) }
    return ctx.anonymous
  end
  return { source = "unknown" }
end

-- a name, whose title and gender are kept for what comes after it
local function introduce(ctx, sent, mention)
  local found = identity.of(ctx, sent, mention)
  if found.id then
    for i = mention.start, mention.first - 1 do
      if sent[i].title then ctx.titled[sent[i].low] = found end
    end
    ctx.genders[found.id] = ctx.genders[found.id] or gender_of(sent, mention)
  end
  return found
end

local function resolve_pronoun(ctx, reader, row, sent, mention)
  local token = sent[mention.first]
  if token.relative then return relative(ctx, sent, mention) end
  local found = row and antecedent(ctx, reader, row, sent, mention)
  if found and found.person and GENDER[token.low] then ctx.genders[found.id] = GENDER[token.low] end
  return found or nil
end

function resolve_mention(ctx, reader, row, sent, mention)
  if mention.shape == "name" then return introduce(ctx, sent, mention) end
  if mention.shape == "description" then return describe(ctx, sent, mention) end
  return resolve_pronoun(ctx, reader, row, sent, mention)
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
