-- How fast is text tagged? lua5.4 bench/tagger.lua MODEL TEXT... [rounds]
-- The whole pipeline through Lua, text by text: validate, normalize, sentences, tokens, entities, with and without the
-- tagger as second layer; a loop over sentences and entities. Tokens are those of mn.tokens; best and median of the rounds.
-- A text is an article; a file with a blank line between articles is cut there.

local mn = require "malinews"

local ROUNDS = 7

local function read(path)
  local file = assert(io.open(path, "rb"))
  local s = file:read "a"
  file:close()
  return s
end

local function articles(paths)
  local list = {}
  for _, path in ipairs(paths) do
    local s = read(path)
    if #s < 20000 then list[#list + 1] = s
    else
      for part in (s .. "\n\n"):gmatch "(.-)\n\n+" do list[#list + 1] = part ~= "" and part or nil end
    end
  end
  return list
end

local function measure(name, texts, tokens, bytes, pass)
  local times = {}
  pass(texts)
  for i = 1, ROUNDS do
    local from = os.clock()
    pass(texts)
    times[i] = os.clock() - from
  end
  table.sort(times)
  local median = times[(ROUNDS + 1) // 2]
  print(("%-44s %6.2f M tokens/s (best %.2f)  %6.1f MB/s"):format(name, tokens / median / 1e6, tokens / times[1] / 1e6,
    bytes / median / 1e6))
end

local function pipeline(opts)
  return function(texts)
    local count = 0
    for _, s in ipairs(texts) do
      assert(mn.validate(s))
      local text = mn.normalize(s)
      for _ in mn.sentences(text):spans() do count = count + 1 end
      count = count + #mn.tokens(text)
      for _, row in ipairs(mn.entities(text, opts)) do count = count + row.to - row.from end
    end
    return count
  end
end

local tagger = assert(mn.tagger(arg[1]))
local texts = articles { table.unpack(arg, 2) }
local tokens, bytes = 0, 0
for _, s in ipairs(texts) do
  tokens = tokens + #mn.tokens(s)
  bytes = bytes + #s
end
print(("%d texts, %d tokens, %.2f MB, %s"):format(#texts, tokens, bytes / 1e6, tagger))
measure("tagger:tag", texts, tokens, bytes, function(all)
  for _, s in ipairs(all) do tagger:tag(s) end
end)
measure("pipeline without the tagger", texts, tokens, bytes, pipeline { dates = false })
measure("pipeline with the tagger", texts, tokens, bytes, pipeline { dates = false, tagger = tagger })
measure("pipeline with dates and the tagger", texts, tokens, bytes, pipeline { tagger = tagger })
