--- The same statement in other words: quotations of one speaker that share their content words, translations included.
---
--- Shingles miss translated quotations, so the measure is containment of content words, |A and B| / min(|A|, |B|), between
--- statements of the same speaker or of one who is unknown. Measured on translated versions of one statement, containment
--- was .47 to .80; of unrelated statements on the same topic .36 at the most. Statements are what one speaker says in a
--- paragraph, in all its quotations.

local attributions = require "malinews.attributions"
local clusters = require "malinews.clusters"
local core = require "malinews.core"

local M = {}

--- The containment, and the content words of a statement, that are asked for by default.
M.CONTAINMENT, M.WORDS = 0.45, 10

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
local function add_statements(list, doc, looked_at, short)
  local last
  for _, quote in ipairs(attributions.of(doc, looked_at)) do
    local id = quote.speaker and quote.speaker.id
    local joins = last and last.id == id and id and not doc.text:sub(last.to, quote.from):find "\n"
    if not joins then
      if last and last.n >= short then list[#list + 1] = last end
      last = { doc = doc, id = id, from = quote.from, to = quote.to, set = {}, n = 0, speaker = quote.speaker, hits = {} }
    end
    last.to = math.max(last.to, quote.to)
    for _, span in ipairs(quote.spans) do
      local text = doc.text:sub(span.from, span.to)
      last.n = content_of(text, last.set, last.n)
      last.hits[#last.hits + 1] = { doc = doc, from = span.from, to = span.to, text = text }
    end
  end
  if last and last.n >= short then list[#list + 1] = last end
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

-- Pairs of statements that are versions of one another.
local function versions_of(statements, least)
  local joined = {}
  for _, key in ipairs(candidates(statements)) do
    local i, j = key // 0x100000000, key % 0x100000000
    local enough = needed(statements[i], statements[j], least)
    local value = enough and containment(statements[i], statements[j])
    if enough and value >= enough then joined[#joined + 1] = { i = i, j = j, value = value } end
  end
  return joined
end

--- Groups of statements that are versions of one another, the largest first, equal ones in byte order of their first texts.
---@param corpus malinews.Corpus
---@param looked_at malinews.Scope
---@param least? number containment (CONTAINMENT)
---@param short? integer content words of a statement at least (WORDS)
---@return table[] rows text, speaker, count, docs, versions, containment (the least that joined the group), hits
function M.groups(corpus, looked_at, least, short)
  local statements, lowest, rows = {}, {}, {}
  for i = 1, #corpus do add_statements(statements, corpus[i], looked_at, short or M.WORDS) end
  local groups, joined = clusters.new(#statements), versions_of(statements, least or M.CONTAINMENT)
  for _, pair in ipairs(joined) do groups:join(pair.i, pair.j) end
  for _, pair in ipairs(joined) do
    local root = groups:find(pair.i)
    lowest[root] = math.min(lowest[root] or 1, pair.value)
  end
  for _, members in ipairs(groups:groups()) do
    rows[#rows + 1] = row_of(statements, members, lowest[groups:find(members[1])])
  end
  table.sort(rows, function(a, b)
    if a.count ~= b.count then return a.count > b.count end
    return a.text < b.text
  end)
  return rows
end

return M
