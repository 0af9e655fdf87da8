--- Quotations: what was said, by whom, with which word. Direct speech in marks of every style, indirect and mixed
--- speech.
---
--- No parser and no model: the core pairs marks inside paragraphs (csrc/core/quotations.h), and finds for each quotation the
--- cue that governs it (csrc/core/direct.h, from data/reporting_verbs.tsv) and the speaker that the cue names; here
--- attributions are carried over from sentence to sentence, and speakers get their ids. Linear in the text.

local core = require "malinews.core"
local lexemes = require "malinews.quotes.lexemes"
local lexicon = require "malinews.quotes.lexicon"
local options = require "malinews.options"
local reader = require "malinews.quotes.reader"
local result = require "malinews.result"

local M = {}

local COLUMNS = { "text", "speaker", "cue", "kind", "confidence" }

local KNOWN = { lang = "string", kind = { "direct", "indirect", "all" }, entities = "table" }

--- The quotations of a text, in order.
---
--- Rows have from, to, text, spans, speaker, cue, cue_class, addressee, kind, source, confidence; where the speaker is
--- not known there is none.
---@param s string
---@param opts? {lang?: string, kind?: "direct"|"indirect"|"all", entities?: malinews.Result} entities: rows of mn.entities
--- of the same text, whose ids the speakers take
---@return malinews.Result
function M.find(s, opts)
  options.argument("quotes", "s", s, "string")
  opts = options.check("quotes", opts, KNOWN)
  local lang = (opts.lang == "en" or opts.lang == "fr") and opts.lang or core.is_french(s) and "fr" or "en"
  local words = lexicon.of(lang)
  local ctx = { s = s, lang = lang, entities = opts.entities, lexicon = words, speech = lexemes.speech(lang, words) }
  return result.new(reader.rows(ctx, opts.kind or "direct"), { name = "quotes", columns = COLUMNS })
end

return M
