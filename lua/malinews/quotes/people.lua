--- Who a speaker's mention stands for: an id for names, pronouns and descriptions, and what kind of source it is.
---
--- A pronoun takes the subject of an earlier sentence that fits in gender and number, a description the person who was
--- introduced with its title. What is not found has no id: unknown is a value.

local identity = require "malinews.quotes.identity"
local mentions = require "malinews.quotes.mentions"
local words = require "malinews.quotes.words"

local M = {}

local SENTENCES = 8 -- looked back at for a pronoun
local PARAGRAPHS = 3

local GENDER = { he = "male", his = "male", him = "male", she = "female", her = "female", il = "male", lui = "male",
  elle = "female" }
local PLURAL = { them = true, eux = true, they = true, their = true, ils = true, elles = true, we = true, nous = true, our = true }

local BIT = words.BIT
local NAME, PRONOUN, DESCRIPTION = mentions.NAME, mentions.PRONOUN, mentions.DESCRIPTION

local function gender_of(ctx, mention)
  local classes = mentions.classes(ctx, mention)
  return classes & BIT.female ~= 0 and "female" or classes & BIT.male ~= 0 and "male" or nil
end

-- The sentence before one in paragraph p, and its paragraph; not further back than paragraph `least`.
local function before(reader, p, sentence, least)
  local passage = reader:glimpse(p)
  sentence = sentence - 1
  while passage and sentence < passage.first do
    p = p - 1
    passage = p >= least and reader:glimpse(p)
    sentence = passage and passage.first + passage.count - 1
  end
  return passage and sentence, p
end

local function fits(ctx, mention, found, pronoun)
  if not found or not found.id then return false end
  if PLURAL[pronoun] then return mention.shape == DESCRIPTION or not found.person end
  local wanted = GENDER[pronoun]
  if not wanted then return true end
  local gender = found.gender or ctx.genders[found.id] or gender_of(ctx, mention)
  return (found.person or gender ~= nil) and (gender == nil or gender == wanted)
end

local resolve_mention

local describe

-- a woman or a man without a name, who may be all that is known of "she": a spokeswoman
local function described(ctx, subject, pronoun)
  local wanted = GENDER[pronoun]
  return wanted and gender_of(ctx, subject) == wanted and describe(ctx, subject) or nil
end

-- whom a sentence speaks of: its speaker, else its subject
local function topic(ctx, reader, sentence, pronoun)
  local known = ctx.speakers[sentence]
  if known and fits(ctx, known.mention, known.found, pronoun) then return known.found end
  local subject = mentions.topic(ctx, sentence)
  if not subject or subject.shape == PRONOUN then return nil end
  if subject.shape == DESCRIPTION and not PLURAL[pronoun] then return described(ctx, subject, pronoun) end
  local found = resolve_mention(ctx, reader, nil, subject)
  return fits(ctx, subject, found, pronoun) and found or nil
end

local function antecedent(ctx, reader, attr, mention, pronoun)
  local own = mentions.subject(ctx, mention.sentence, mention.first - 1)
  if own and own.shape == NAME and own.last < mention.first then
    local found = identity.of(ctx, own)
    if fits(ctx, own, found, pronoun) then return found end
  end
  local sentence, p = attr.sentence, attr.paragraph
  local least = p - PARAGRAPHS
  for _ = 1, SENTENCES do
    sentence, p = before(reader, p, sentence, least)
    if not sentence then return nil end
    local found = topic(ctx, reader, sentence, pronoun)
    if found then return found end
  end
end

-- what "who" stands behind
local function relative(ctx, mention)
  local i, sentence = mention.first - 1, mention.sentence
  if i >= 1 and mentions.word(ctx, mention, i) == "," then i = i - 1 end
  local found = i >= 1 and mentions.of(sentence, ctx.speech:phrase_before(sentence, i + 1))
  return found and found.shape == NAME and identity.of(ctx, found) or nil
end

local ARTICLES = { "^the_", "^an?_", "^l[ea]s?_", "^l_", "^une?_", "^des_" }

local function description_slug(ctx, mention)
  local slug = identity.slug(ctx.s:sub(mention.from, mention.to))
  for _, article in ipairs(ARTICLES) do slug = slug:gsub(article, "") end
  return slug
end

-- a report, a newspaper, the minister who was named before; or nil
local function known_description(ctx, mention, slug)
  local classes = mentions.classes(ctx, mention)
  if ctx.anonymous and (slug:find "^same_" or slug:find "^meme_") then return ctx.anonymous end
  if classes & BIT.document ~= 0 then return { source = "document" } end
  if classes & BIT.outlet ~= 0 then return { source = "outlet" } end
  if classes & BIT.title == 0 or mentions.token_classes(ctx, mention, mention.first) & BIT.definite == 0 then return nil end
  return ctx.titled[mentions.title(ctx, mention, mention.start, mention.last)]
end

function describe(ctx, mention)
  local slug, classes = description_slug(ctx, mention), mentions.classes(ctx, mention)
  local known = known_description(ctx, mention, slug)
  if known then return known end
  local anonymous = classes & BIT.anonymous ~= 0
  if not anonymous and classes & BIT.official ~= 0 then return { source = "official" } end
  local first = mentions.token_classes(ctx, mention, mention.first)
  if anonymous or first & BIT.determiner ~= 0 and first & BIT.definite == 0 then
    ctx.anonymous = { source = "anonymous", id = "anon:" .. slug, gender = gender_of(ctx, mention) }
    return ctx.anonymous
  end
  return { source = "unknown" }
end

-- a name, whose title and gender are kept for what comes after it
local function introduce(ctx, mention)
  local found = identity.of(ctx, mention)
  if found.id then
    local title, i = mentions.title(ctx, mention, mention.start, mention.first - 1)
    while title do
      ctx.titled[title] = found
      title, i = mentions.title(ctx, mention, i + 1, mention.first - 1)
    end
    ctx.genders[found.id] = ctx.genders[found.id] or gender_of(ctx, mention)
  end
  return found
end

local function resolve_pronoun(ctx, reader, attr, mention)
  if mentions.token_classes(ctx, mention, mention.first) & BIT.relative ~= 0 then return relative(ctx, mention) end
  local pronoun = mentions.word(ctx, mention, mention.first)
  local found = attr and antecedent(ctx, reader, attr, mention, pronoun)
  if found and found.person and GENDER[pronoun] then ctx.genders[found.id] = GENDER[pronoun] end
  return found or nil
end

function resolve_mention(ctx, reader, attr, mention)
  if mention.shape == NAME then return introduce(ctx, mention) end
  if mention.shape == DESCRIPTION then return describe(ctx, mention) end
  return resolve_pronoun(ctx, reader, attr, mention)
end

--- The id and the kind of source of an attribution's speaker.
---@param ctx table
---@param reader table
---@param attr table
---@return string? id
---@return string source "named" "official" "anonymous" "document" "outlet" "unknown"
function M.resolve(ctx, reader, attr)
  local found = resolve_mention(ctx, reader, attr, attr.speaker)
  if found and found.id then ctx.speakers[attr.sentence] = { found = found, mention = attr.speaker } end
  return found and found.id, found and found.source or "unknown"
end

return M
