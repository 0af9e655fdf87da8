--- The main job on one corpus, for people who meet malinews for the first time: what is in it, who is in it and under
--- which spellings, a concordance. Each section is a title, a sentence of what it shows, the call, and its answer.

local M = {}

local function spread(corpus, field)
  local seen, n = {}, 0
  for i = 1, #corpus do
    local value = corpus[i].meta[field]
    if value and not seen[value] then seen[value], n = true, n + 1 end
  end
  return n
end

local function about(corpus)
  local bytes, first, last = 0, nil, nil
  for i = 1, #corpus do
    local doc = corpus[i]
    local dct = doc.meta.dct
    bytes = bytes + #doc.text
    if dct and (not first or dct < first) then first = dct end
    if dct and (not last or dct > last) then last = dct end
  end
  return ("%d documents, %d bytes, %d outlets named%s"):format(#corpus, bytes, spread(corpus, "outlet"),
    first and (", %s to %s"):format(first, last) or "")
end

-- The most frequent armed actor of the corpus, to compare what it is called; the one that most outlets name where equal.
local function main_actor(corpus)
  local actors = corpus:entities { type = "GROUP" }
  return actors[1]
end

--- The sections of the demonstration.
---@param corpus malinews.Corpus
---@return fun(): {title: string, what: string, call: string, answer: any}?
function M.sections(corpus)
  local actor = main_actor(corpus)
  local function section(title, what, call, make)
    return function() return { title = title, what = what, call = call, answer = make() } end
  end
  local list = {
    section("The corpus", "What was loaded.", "c", function() return about(corpus) end),
    section("Set aside while loading", "Files that were skipped, changed or are worth a note.", "c:problems()",
      function() return corpus:problems() end),
    section("People", "Who is in it, and under which spellings.", 'c:entities{type="PER"}',
      function() return corpus:entities { type = "PER" } end),
    section("Armed groups, operations, organisations", "The same for actors that are no persons.",
      'c:entities{type={"GROUP","OPERATION","ORG"}}',
      function() return corpus:entities { type = { "GROUP", "OPERATION", "ORG" } } end),
    section("A concordance", "Every hit with what stands left and right, whatever the spelling.",
      'c:kwic("mercenar* | mercenaire* | instruct*", {sort="R1"})',
      function() return corpus:kwic("mercenar* | mercenaire* | instruct*", { sort = "R1" }) end),
  }
  if actor and corpus.labels then
    list[#list + 1] = section("What each outlet calls " .. actor.name, "Words for the same actor, per outlet.",
      ('c:labels(%q, {by="outlet"})'):format(actor.id), function() return corpus:labels(actor.id, { by = "outlet" }) end)
  end
  local i = 0
  return function()
    i = i + 1
    return list[i] and list[i]()
  end
end

return M
