--- What each outlet calls the same actor: mercenaries, instructors, a militia, a private military company.
---
--- A label of the framing lexicon is bound to the actor where it stands inside one of its names (`PMC Wagner`), or near a
--- mention in the same sentence with no other actor nearer (`Wagner, a militia that`, `Wagner mercenaries`), or takes the
--- actor up again (`the mercenaries`) within two sentences of its last mention.

local actors = require "malinews.actors"
local core = require "malinews.core"
local framing = require "malinews.framing"
local options = require "malinews.options"
local result = require "malinews.result"
local scope = require "malinews.scope"

local M = {}

local OPTIONS = { by = "string", window = "size" }
for name, expected in pairs(scope.OPTIONS) do OPTIONS[name] = expected end

local NEAR = 6 -- words between a label and a mention
local ACTORS = { PER = true, ORG = true, GROUP = true, OPERATION = true, MEDIA = true }

local DEFINITE = {}
for word in ("the these those this that le la les l ces cette ce cet du des aux au"):gmatch "%S+" do DEFINITE[word] = true end

-- Mentions of a document by sentence, its own actor's, and of others; and how many of its own are looked at. Those outside
-- the scope still say whom a label inside it means.
local function by_sentence(doc, id, inside)
  local sentences = {}
  for i, from, to in doc:sentences():spans() do sentences[i] = { from = from, to = to, own = {}, others = {} } end
  local k, all, count = 1, 0, 0
  for _, mention in ipairs(doc:entities()) do
    while sentences[k] and sentences[k].to < mention.from do k = k + 1 end
    local sentence = sentences[k]
    if mention.id == id then
      all = all + 1
      if inside(mention.from, mention.to) then count = count + 1 end
    end
    if sentence and sentence.from <= mention.from then
      if mention.id == id then
        table.insert(sentence.own, mention)
      elseif ACTORS[mention.type] then
        table.insert(sentence.others, mention)
      end
    end
  end
  return sentences, all, count
end

local function words_between(text, a, b)
  local from, to = math.min(a.to, b.to) + 1, math.max(a.from, b.from) - 1
  return from > to and 0 or #core.words(text:sub(from, to))
end

local function nearest(text, label, mentions)
  local least
  for _, mention in ipairs(mentions) do
    local distance = words_between(text, label, mention)
    if not least or distance < least then least = distance end
  end
  return least
end

local function is_definite(text, label)
  local words = core.words(text:sub(math.max(1, label.from - 24), label.from - 1))
  return #words > 0 and DEFINITE[core.fold(words[#words])] or false
end

-- By which rule a label is bound to the actor, or nil.
local function rule_of(doc, sentences, k, label, window)
  local sentence = sentences[k]
  for _, mention in ipairs(sentence.own) do
    if mention.from <= label.from and label.to <= mention.to then return "name" end
  end
  local own = nearest(doc.text, label, sentence.own)
  if own then
    local other = nearest(doc.text, label, sentence.others)
    return own <= window and (not other or own <= other) and "near" or nil
  end
  if not is_definite(doc.text, label) then return nil end
  for back = k - 1, math.max(1, k - 2), -1 do
    if #sentences[back].own > 0 then return "coreference" end
    if #sentences[back].others > 0 then return nil end
  end
end

-- The labels of a document that are bound to the actor.
local function bound_labels(doc, id, window, looked_at)
  local sentences, all, count = by_sentence(doc, id, looked_at:filter(doc))
  local inside, hits, k = looked_at:filter(doc), {}, 1
  if all == 0 then return hits, 0 end
  local lang = doc.meta.lang or require("malinews.segments").language(doc.text)
  for _, label in ipairs(framing.find(doc.text, lang)) do
    while sentences[k] and sentences[k].to < label.from do k = k + 1 end
    if not sentences[k] then break end
    if inside(label.from, label.to) and sentences[k].from <= label.from then
      label.rule = rule_of(doc, sentences, k, label, window)
      label.doc = doc
      if label.rule then hits[#hits + 1] = label end
    end
  end
  return hits, count
end

local function group_rows(corpus, id, opts, looked_at)
  local rows, by_group, totals = {}, {}, {}
  for i = 1, #corpus do
    local doc = corpus[i]
    local group = actors.group(doc, opts.by)
    local hits, mentions = bound_labels(doc, id, opts.window or NEAR, looked_at)
    local row = by_group[group]
    if not row then
      row = { [opts.by] = group, mentions = 0, labelled = 0, counts = {}, frames = {}, hits = {} }
      by_group[group], rows[#rows + 1] = row, row
    end
    row.mentions, row.labelled = row.mentions + mentions, row.labelled + #hits
    for _, hit in ipairs(hits) do
      row.counts[hit.label] = (row.counts[hit.label] or 0) + 1
      row.frames[hit.frame] = (row.frames[hit.frame] or 0) + 1
      totals[hit.label] = (totals[hit.label] or 0) + 1
      row.hits[#row.hits + 1] = hit
    end
  end
  return rows, totals
end

local function sorted_labels(totals)
  local labels = {}
  for label in pairs(totals) do labels[#labels + 1] = label end
  table.sort(labels, function(a, b) return totals[a] > totals[b] or totals[a] == totals[b] and a < b end)
  return labels
end

--- What documents call an actor, grouped by a field of their meta (`outlet` by default; `doc` for each document). A row's
--- field of a label's name is its rate per thousand mentions of the actor; `counts` has the counts, `frames` those of the
--- lexicon's frames, `hits` each label with the rule that bound it.
---@param corpus malinews.Corpus
---@param actor string an id, a name or a spelling: "wagner"
---@param opts? {by?: string, window?: integer, roles?: string, voice?: string}
---@return malinews.Result rows the group, mentions, labelled, a rate for each label, counts, frames, hits
function M.run(corpus, actor, opts)
  options.argument("corpus:labels", "actor", actor, "string")
  opts = options.check("corpus:labels", opts, OPTIONS)
  local by = actors.by("corpus:labels", corpus, opts.by)
  local looked_at = scope.new("corpus:labels", opts)
  local id, name = actors.resolve(corpus, actor)
  if not id then
    return result.new({}, { name = "groups", columns = { by }, note = ("no document names %q; %s"):format(actor, looked_at:note()) })
  end
  local rows, totals = group_rows(corpus, id, { by = by, window = opts.window }, looked_at)
  local labels = sorted_labels(totals)
  for _, row in ipairs(rows) do
    for _, label in ipairs(labels) do
      local count = row.counts[label]
      if row.mentions > 0 and count then row[label] = 1000 * count / row.mentions end
    end
  end
  table.sort(rows, function(a, b) return a.mentions > b.mentions or a.mentions == b.mentions and a[by] < b[by] end)
  local columns = { by, "mentions" }
  table.move(labels, 1, #labels, 3, columns)
  return result.new(rows, {
    name = "groups", columns = columns,
    note = ("labels of %s (%s) per 1,000 mentions; %s"):format(name, id, looked_at:note()),
  })
end

return M
