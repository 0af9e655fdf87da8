-- The one direction of dependency: core <- bind <- text, document <- corpus <- analysis <- report, and nothing sideways
-- between analyses. This spec reads every include and every require.

local function lines_of(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read "a"
  file:close()
  return text
end

local function files(pattern)
  local found = {}
  local pipe = assert(io.popen("find csrc lua -type f -name '" .. pattern .. "' | LC_ALL=C sort"))
  for path in pipe:lines() do found[#found + 1] = path end
  pipe:close()
  return found
end

-- the floor of each Lua module; a module may require only lower floors, or its own unless it is an analysis
local FLOORS = {
  { "core", "options", "stats", "stored" },
  { "conll", "csv", "display", "encoding", "json", "tsv" },
  {
    "abbreviations", "dates", "entities", "framing", "gazetteer", "lines", "metadata", "names", "quotes", "result",
    "segments", "tagger", "text",
  },
  { "document", "reader" },
  {
    "actors", "attributions", "clusters", "corpus", "graph", "index", "loader", "mentions", "query", "scope", "statements",
    "stems",
  },
  { "analysis" },
  { "demo", "help", "repl", "report" },
}

local function floor_of(module)
  local name = module:match "^malinews%.([%w_]+)"
  for level, names in ipairs(FLOORS) do
    for _, known in ipairs(names) do
      if known == name then return level end
    end
  end
end

local function faults_of(path)
  local module = path:gsub("^lua/", ""):gsub("%.lua$", ""):gsub("/init$", ""):gsub("/", ".")
  if module == "malinews" then return {} end
  local own, faults = floor_of(module), {}
  if not own then return { path .. ": stands on no floor; name it in FLOORS" } end
  for required in lines_of(path):gmatch "require%s*%(?%s*[\"'](malinews%.[%w_.]+)[\"']" do
    local other = floor_of(required)
    if not other or other > own then
      faults[#faults + 1] = path .. " reaches up to " .. required
    elseif module:match "%.analysis%." and required:match "%.analysis%." then
      faults[#faults + 1] = path .. " reaches sideways to " .. required
    end
  end
  return faults
end

describe("the one direction of dependency", function()
  it("keeps Lua's headers and the binding out of the core", function()
    for _, path in ipairs(files "*.[ch]") do
      if path:match "^csrc/core/" then
        for included in lines_of(path):gmatch "#%s*include%s*[<\"]([^>\"]+)" do
          assert(not included:match "^lua" and not included:match "^lauxlib" and not included:match "bind",
            path .. " includes " .. included)
        end
      end
    end
  end)

  it("lets Lua modules require only lower floors", function()
    for _, path in ipairs(files "*.lua") do assert.same({}, faults_of(path)) end
  end)

  it("has teeth: an upward and a sideways require are faults", function()
    assert.equal(6, floor_of "malinews.analysis.kwic")
    assert.equal(5, floor_of "malinews.corpus")
    assert.is_nil(floor_of "malinews.nowhere")
  end)
end)
