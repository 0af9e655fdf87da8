--- Mentions: phrases that name, describe or stand for someone, as the core finds them (csrc/core/phrases.h).
---
--- A mention is {sentence, shape, from, to, first, last, start, phrase_from, phrase_to}: first, last and start (of the whole
--- phrase) are tokens of the sentence, the others bytes of the text. A name stands without its titles and appositions; the
--- phrase has them.

local lexemes = require "malinews.quotes.lexemes"
local words = require "malinews.quotes.words"

local M = {}

local TITLE = words.BIT.title

--- csrc/core/phrases.h: the shapes
M.NAME, M.PRONOUN, M.DESCRIPTION = 1, 2, 3

--- The mention that the core's answer tells of; nil where there is none.
function M.of(sentence, shape, from, to, first, last, start, phrase_from, phrase_to)
  return shape and { sentence = sentence, shape = shape, from = from, to = to, first = first, last = last, start = start,
    phrase_from = phrase_from, phrase_to = phrase_to, classes = nil }
end

--- The subject that a sentence begins with, up to token `limit`.
function M.subject(ctx, sentence, limit)
  return M.of(sentence, ctx.speech:subject(sentence, limit))
end

--- The subject that a whole sentence begins with: the same table each time; false where there is none.
function M.topic(ctx, sentence)
  local topic = ctx.topics[sentence]
  if topic == nil then
    topic = M.subject(ctx, sentence) or false
    ctx.topics[sentence] = topic
  end
  return topic
end

--- The classes of its words, from the beginning of the whole phrase, together.
---@return integer
function M.classes(ctx, mention)
  local classes = mention.classes
  if not classes then
    classes = ctx.speech:classes(mention.sentence, mention.start, mention.last)
    mention.classes = classes
  end
  return classes
end

--- The classes of a token of its sentence.
---@return integer
function M.token_classes(ctx, mention, i)
  return ctx.speech:classes(mention.sentence, i, i)
end

--- The word of a token, in lower case.
---@return string
function M.word(ctx, mention, i)
  return lexemes.lower(ctx.s:sub(ctx.speech:token(mention.sentence, i)))
end

--- The first title from token i to `last`, in lower case, and its token; nil where there is none.
---@return string?
---@return integer?
function M.title(ctx, mention, i, last)
  if M.classes(ctx, mention) & TITLE == 0 then return nil end
  for k = i, last do
    if M.token_classes(ctx, mention, k) & TITLE ~= 0 then return M.word(ctx, mention, k), k end
  end
end

return M
