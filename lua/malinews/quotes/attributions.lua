--- Attributions: a cue with who speaks by it, as the core finds them (csrc/core/attribution.h).
---
--- An attribution is {paragraph, sentence, entry, from, to, confidence, mixed, addressee_from, addressee_to, speaker}: from and
--- to are the cue's bytes, entry its number in the lexicon (0 for a mark), speaker a mention (quotes/mentions).

local mentions = require "malinews.quotes.mentions"

local M = {}

--- The attribution that the core's answer tells of; nil where there is none.
function M.of(paragraph, sentence, entry, from, to, confidence, mixed, addressee_from, addressee_to, ...)
  return entry and { paragraph = paragraph, sentence = sentence, entry = entry, from = from, to = to,
    confidence = confidence, mixed = mixed, addressee_from = addressee_from, addressee_to = addressee_to,
    speaker = mentions.of(sentence, ...) }
end

--- The attribution of the quotation at token q of a sentence, or nil; `mixed` where its words are part of a clause.
function M.of_quotation(ctx, paragraph, sentence, q)
  return M.of(paragraph, sentence, ctx.speech:attribute(sentence, q))
end

--- The last cue of a sentence with no quotation of its own, for one that follows it; or nil.
function M.of_last_cue(ctx, paragraph, sentence)
  return M.of(paragraph, sentence, ctx.speech:last_cue(sentence))
end

return M
