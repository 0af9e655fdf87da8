--- Quotations: what was said, by whom, with which word. Direct speech in marks of every style, indirect and mixed
--- speech.
---
--- No parser and no model: marks are paired inside paragraphs (quotes/marks), each quotation gets the cue that governs
--- it (quotes/cues, from data/reporting_verbs.tsv) and the speaker that the cue names (quotes/speakers). Linear in the
--- text.

local lexicon = require "malinews.quotes.lexicon"
local options = require "malinews.options"
local reader = require "malinews.quotes.reader"
local result = require "malinews.result"
local words = require "malinews.quotes.words"

local M = {}

local COLUMNS = { "text", "speaker", "cue", "kind", "confidence" }

local KNOWN = { lang = "string", kind = { "direct", "indirect", "all" }, entities = "table" }

-- The language by its commonest words.
local function guess(s)
  local head = s:sub(1, 4000):lower()
  local _, en = head:gsub("%f[%a]the%f[%A]", "")
  local _, fr = head:gsub("%f[%a]l[ea]s?%f[%A]", "")
  return fr > en and "fr" or "en"
end

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
  local lang = (opts.lang == "en" or opts.lang == "fr") and opts.lang or guess(s)
  local ctx = { s = s, lang = lang, entities = opts.entities, words = words[lang], lexicon = lexicon.of(lang) }
  return result.new(reader.rows(ctx, opts.kind or "direct"), { name = "quotes", columns = COLUMNS })
end

return M
