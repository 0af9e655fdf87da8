--- The same statement in other words: quotations of one speaker that share their content words, translations included.
---
--- Shingles miss translated quotations, so the measure is containment of content words, |A and B| / min(|A|, |B|), between
--- statements of the same speaker or of one who is unknown. Measured on translated versions of one statement, containment
--- was .47 to .80; of unrelated statements on the same topic .36 at the most. Statements are what one speaker says in a
--- paragraph, in all its quotations.

local clusters = require "malinews.clusters"
local core = require "malinews.core"
local options = require "malinews.options"
local result = require "malinews.result"
local scope = require "malinews.scope"

local M = {}

local OPTIONS = { kind = { "quote" }, min = "number", words = "integer", roles = "string|nil" }

-- Function words carry no content; English and French.
local STOP = {}
for word in ([[
a about above after again against all also am an and any are as at be because been before being below between both but by
can could did do does doing down during each few for from further had has have having he her here hers him his how i if in
into is it its itself just me more most my no nor not now of off on once only or other our out over own s same she should
so some such t than that the their them then there these they this those through to too under until up us very was we were
what when where which while who whom why will with would you your said says say
au aux avec c ce ces cet cette comme d dans de des du elle elles en est et eu il ils j je l la le les leur leurs lui m ma
mais me meme mes moi mon n ne nos notre nous on ont ou par pas plus pour qu que qui s sa sans se ses si son sont sur ta te
tes toi ton tu un une vos votre vous y a ete etait etre avait avons avez aussi tout tous toute toutes dit
]]):gmatch "%S+" do STOP[word] = true end

-- A crude stem: enough to let "combat" meet "combats", "violation" "violations".
local function stem(word)
  if #word > 4 then word = word:gsub("ies$", "y"):gsub("([^s])e?s$", "%1"):gsub("ing$", ""):gsub("ed$", "") end
  return word
end

local function content_of(text, set, n)
  local words = core.words(text)
  for i = 1, #words do
    local word = core.fold(words[i])
    if not STOP[word] and #word > 1 then
      word = stem(word)
      if not set[word] then set[word], n = true, n + 1 end
    end
  end
  return n
end

-- Statements: the quotations of one speaker that stand in one paragraph.
local function statements_of(doc, inside)
  local list, last = {}, nil
  for _, quote in ipairs(doc:quotes()) do
    if inside(quote.from, quote.to) then
      local id = quote.speaker and quote.speaker.id
      local joins = last and last.id == id and id and not doc.text:sub(last.to, quote.from):find "\n"
      if not joins then
        last = { doc = doc, id = id, from = quote.from, to = quote.to, set = {}, n = 0, speaker = quote.speaker, hits = {} }
        list[#list + 1] = last
      end
      last.to = math.max(last.to, quote.to)
      for _, span in ipairs(quote.spans) do
        local text = doc.text:sub(span.from, span.to)
        last.n = content_of(text, last.set, last.n)
        last.hits[#last.hits + 1] = { doc = doc, from = span.from, to = span.to, text = text }
      end
    end
  end
  return list
end

local function containment(a, b)
  if a.n > b.n then a, b = b, a end
  local both = 0
  for word in pairs(a.set) do
    if b.set[word] then both = both + 1 end
  end
  return both / a.n
end

local SAME_SPEAKER = 0.05 -- so much less is enough where both are known to be the same person

-- The containment that two statements need to be versions of one another, or nil where their speakers differ.
local function needed(a, b, least)
  if not a.id or not b.id then return least end
  return a.id == b.id and least - SAME_SPEAKER or nil
end

-- Pairs by shared rare words only, so that a large corpus is not compared statement by statement.
local function candidates(statements)
  local holders, seen = {}, {}
  for i, statement in ipairs(statements) do
    for word in pairs(statement.set) do
      holders[word] = holders[word] or {}
      table.insert(holders[word], i)
    end
  end
  local most = math.max(20, #statements // 50)
  for _, list in pairs(holders) do
    if #list <= most then
      for x = 1, #list do
        for y = x + 1, #list do seen[list[x] * 0x100000000 + list[y]] = true end
      end
    end
  end
  local found = {}
  for key in pairs(seen) do found[#found + 1] = key end
  table.sort(found)
  return found
end

local function row_of(statements, members, least)
  local row = { count = #members, versions = {}, hits = {}, docs = {}, containment = least }
  for k, i in ipairs(members) do
    local statement = statements[i]
    local texts = {}
    for n, hit in ipairs(statement.hits) do
      texts[n] = hit.text
      row.hits[#row.hits + 1] = hit
    end
    row.versions[k] = { doc = statement.doc, from = statement.from, to = statement.to, text = table.concat(texts, " … "),
      id = statement.id }
    row.docs[k] = statement.doc
    row.speaker = row.speaker or statement.speaker
  end
  row.text = row.versions[1].text
  return row
end

--- Groups of statements that are versions of one another.
---@param corpus malinews.Corpus
---@param opts? {kind?: "quote", min?: number, words?: integer, roles?: string} containment of at least `min` (.45; .05 less
--- for the same known speaker), between statements of at least `words` content words (10)
---@return malinews.Result rows text, speaker, count, docs, versions, containment (the least that joined the group), hits
function M.run(corpus, opts)
  opts = options.check("corpus:variants", opts, OPTIONS)
  local least, short = opts.min or 0.45, opts.words or 10
  local looked_at, statements, lowest = scope.new("corpus:variants", opts), {}, {}
  for i = 1, #corpus do
    for _, statement in ipairs(statements_of(corpus[i], looked_at:filter(corpus[i]))) do
      if statement.n >= short then statements[#statements + 1] = statement end
    end
  end
  local groups, joined = clusters.new(#statements), {}
  for _, key in ipairs(candidates(statements)) do
    local i, j = key // 0x100000000, key % 0x100000000
    local enough = needed(statements[i], statements[j], least)
    if enough then
      local value = containment(statements[i], statements[j])
      if value >= enough then
        groups:join(i, j)
        joined[#joined + 1] = { i = i, value = value }
      end
    end
  end
  for _, pair in ipairs(joined) do
    local root = groups:find(pair.i)
    lowest[root] = math.min(lowest[root] or 1, pair.value)
  end
  local rows = {}
  for _, members in ipairs(groups:groups()) do
    rows[#rows + 1] = row_of(statements, members, lowest[groups:find(members[1])])
  end
  table.sort(rows, function(a, b)
    if a.count ~= b.count then return a.count > b.count end
    return a.text < b.text
  end)
  return result.new(rows, {
    name = "groups of versions", columns = { "text", "speaker", "count", "containment", "docs" },
    note = ("content words contained at least %g (.05 less for one known speaker), statements of %d and more; %s"):format(
      least, short, looked_at:note()),
  })
end

return M
