--- Readability of each document, by formulas made for its language.

local core = require "malinews.core"
local options = require "malinews.options"
local result = require "malinews.result"
local scope = require "malinews.scope"

local M = {}

-- Groups of vowels count as syllables; a final mute e (and French -es, -ent) does not. Good to a few per cent on running
-- text, which is what the formulas were fitted on.
local SYLLABLES = {}

function SYLLABLES.en(word)
  local _, n = word:gsub("[aeiouy]+", "")
  if n > 1 and word:find "[^l]e$" then n = n - 1 end
  if n > 1 and word:find "[^td]ed$" then n = n - 1 end
  return math.max(1, n)
end

function SYLLABLES.fr(word)
  local _, n = word:gsub("[aeiouy]+", "")
  if n > 1 and (word:find "[^aeiouy]es?$" or word:find "[^aeiouym]ent$") then n = n - 1 end
  return math.max(1, n)
end

-- Counts of a document's parts inside the scope.
local function count(doc, looked_at, lang)
  local syllable, c = SYLLABLES[lang] or SYLLABLES.en, { words = 0, letters = 0, syllables = 0, long = 0, hard = 0 }
  c.sentences = 0
  local inside = looked_at:filter(doc)
  for _, from, to in doc:sentences():spans() do
    if inside(from, to) then
      local words = core.words(doc.text:sub(from, to))
      if #words > 0 then c.sentences = c.sentences + 1 end
      for i = 1, #words do
        local folded = core.fold(words[i])
        local n = syllable(folded)
        c.words, c.letters, c.syllables = c.words + 1, c.letters + #folded, c.syllables + n
        if #folded > 6 then c.long = c.long + 1 end
        if n > 2 then c.hard = c.hard + 1 end
      end
    end
  end
  return c
end

--- The formulas. Flesch 1948 and Kincaid et al. 1975; Gunning 1952; McLaughlin 1969 (SMOG); Smith and Senter 1967 (ARI);
--- Coleman and Liau 1975; Kandel and Moles 1958 for French; Bjornsson 1968 (LIX) for any language.
---@param c {words: integer, sentences: integer, syllables: integer, letters: integer, long: integer, hard: integer}
---@param lang string
---@return table
function M.scores(c, lang)
  local row = {}
  if c.words == 0 or c.sentences == 0 then return row end
  local per_sentence, per_word = c.words / c.sentences, c.syllables / c.words
  row.lix = per_sentence + 100 * c.long / c.words
  if lang == "fr" then
    row.flesch = 207 - 1.015 * per_sentence - 73.6 * per_word
    return row
  end
  row.flesch = 206.835 - 1.015 * per_sentence - 84.6 * per_word
  row.grade = 0.39 * per_sentence + 11.8 * per_word - 15.59
  row.fog = 0.4 * (per_sentence + 100 * c.hard / c.words)
  row.smog = 1.0430 * math.sqrt(c.hard * 30 / c.sentences) + 3.1291
  row.ari = 4.71 * c.letters / c.words + 0.5 * per_sentence - 21.43
  row.coleman_liau = 0.0588 * 100 * c.letters / c.words - 0.296 * 100 * c.sentences / c.words - 15.8
  return row
end

local OPTIONS = { lang = "string" }
for name, expected in pairs(scope.OPTIONS) do OPTIONS[name] = expected end

--- Readability of each document. `flesch` is Flesch's reading ease, for French with Kandel and Moles' weights: high is
--- easy. `grade`, `fog`, `smog`, `ari` and `coleman_liau` are American school years, for English only.
---@param corpus malinews.Corpus
---@param opts? {lang?: string, roles?: string, voice?: string}
---@return malinews.Result rows doc, lang, sentences, words, flesch, grade, fog, smog, ari, coleman_liau, lix
function M.run(corpus, opts)
  opts = options.check("corpus:readability", opts, OPTIONS)
  local segments, rows = require "malinews.segments", {}
  local looked_at = scope.new("corpus:readability", opts)
  for i = 1, #corpus do
    local doc = corpus[i]
    local lang = opts.lang or doc.meta.lang or segments.language(doc.text)
    local c = count(doc, looked_at, lang)
    local row = M.scores(c, lang)
    row.doc, row.lang, row.sentences, row.words, row.syllables = doc, lang, c.sentences, c.words, c.syllables
    rows[i] = row
  end
  return result.new(rows, {
    name = "documents", columns = { "doc", "lang", "sentences", "words", "flesch", "grade", "fog", "lix" },
    note = "flesch: high is easy, in French by Kandel and Moles; grade, fog: American school years, English only; lix: any "
      .. "language; sentences that are looked at whole; " .. looked_at:note(),
  })
end

return M
