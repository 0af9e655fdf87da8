-- The scripts of examples/ run on the demo corpus and print what they promise.

local lfs = require "lfs"

local function names()
  local list = {}
  for name in lfs.dir "examples" do
    if name:find "^%d.*%.lua$" then list[#list + 1] = name end
  end
  table.sort(list)
  return list
end

-- What a script prints, with `print` collected.
local function run(path)
  local out = {}
  local environment = setmetatable({
    arg = { "examples/corpus" },
    print = function(...)
      local parts = table.pack(...)
      for i = 1, parts.n do parts[i] = tostring(parts[i]) end
      out[#out + 1] = table.concat(parts, "\t")
    end,
  }, { __index = _G })
  assert(loadfile(path, "t", environment))()
  return table.concat(out, "\n")
end

-- Something that each must show
local SHOWN = {
  ["01_load.lua"] = "globoflux24-2021-09-21-wagner", ["02_concordance.lua"] = " said", ["03_people.lua"] = "per:choguel_maiga",
  ["04_quotes.lua"] = "true", ["05_labels.lua"] = "Wagner Group (grp:wagner)", ["06_contrast.lua"] = "voice: own",
  ["07_timeline.lua"] = "2021-03", ["09_variants.lua"] = "granary", ["10_duplicates.lua"] = "repeated blocks",
  ["11_collocates.lua"] = "E = fx fy 10 / N", ["12_dispersion.lua"] = "DPnorm", ["13_sources.lua"] = "named",
  ["14_network.lua"] = "betweenness", ["16_outlets.lua"] = "own dictionary",
}

describe("the examples", function()
  for _, name in ipairs(names()) do
    it("run: " .. name, function()
      local said = run("examples/" .. name)
      assert(said:find(assert(SHOWN[name], "nothing is promised of " .. name), 1, true), said)
      assert.is_nil(said:find("Result: 0x", 1, true))
    end)
  end

  it("are all there", function()
    local count = 0
    for name in pairs(SHOWN) do
      assert(io.open("examples/" .. name), name):close()
      count = count + 1
    end
    assert.equal(#names(), count)
  end)
end)
