--- Tokens, sentences and the language of a text: thin names over the C core, with their options checked.

local core = require "malinews.core"
local options = require "malinews.options"
local abbreviations = require "malinews.abbreviations"

local M = {}

local TOKENS = { lang = "string", abbreviations = "userdata" }
local SENTENCES = { lang = "string", abbreviations = "userdata", quotes = { "split", "keep" } }

local next, type = next, type

local shipped -- the compiled list, loaded when it is first needed

local function list_of(opts)
  local list = opts and opts.abbreviations or shipped
  if list then return list end
  shipped = abbreviations.shipped()
  return shipped
end

-- The language, where opts name it and nothing else: what most callers pass, and then the check in full takes longer than all
-- else that a call costs.
local function only_lang(opts)
  if type(opts) ~= "table" then return nil end
  local key, value = next(opts)
  return key == "lang" and type(value) == "string" and next(opts, key) == nil and value or nil
end

--- The tokens of a text, with kinds: word number punctuation symbol url email handle hashtag other. What lies between two
--- tokens is white space.
---@param s string
---@param opts? { lang?: string, abbreviations?: userdata } lang is guessed line by line when it is not given
---@return Spans
function M.tokens(s, opts)
  if type(s) ~= "string" then options.argument("mn.tokens", "s", s, "string") end
  if opts == nil then return core.tokens(s, shipped or list_of()) end
  local lang = only_lang(opts)
  if lang then return core.tokens(s, shipped or list_of(), lang) end
  options.check("mn.tokens", opts, TOKENS)
  return core.tokens(s, list_of(opts), opts.lang)
end

--- The sentences of a text. quotes = "split" (default) cuts at the inner ends of a quotation, "keep" never cuts inside one.
---@param s string
---@param opts? { lang?: string, quotes?: "split"|"keep", abbreviations?: userdata }
---@return Spans
function M.sentences(s, opts)
  if type(s) ~= "string" then options.argument("mn.sentences", "s", s, "string") end
  if opts == nil then return core.sentences(s, shipped or list_of()) end
  local lang = only_lang(opts)
  if lang then return core.sentences(s, shipped or list_of(), lang) end
  options.check("mn.sentences", opts, SENTENCES)
  return core.sentences(s, list_of(opts), opts.lang, opts.quotes == "keep")
end

--- The language that a paragraph's function words show: "en", "fr", "ru", else "und".
---@param s string
---@return string
function M.language(s)
  if type(s) ~= "string" then options.argument("mn.language", "s", s, "string") end
  return core.language(s, list_of())
end

return M
