--- Write the lists of modules and C sources in the rockspec anew from the tree: `lua5.4 tools/rockspec.lua [--check]`.
--- LuaRocks' own guess would miss the data files and the core's sources.

local path = "malinews-dev-1.rockspec"

local function lines_of(command)
  local list, pipe = {}, assert(io.popen(command))
  for line in pipe:lines() do list[#list + 1] = line end
  pipe:close()
  return list
end

local function read(name)
  local file = assert(io.open(name, "rb"))
  local s = file:read "a"
  file:close()
  return s
end

local function modules()
  local out = {}
  for _, file in ipairs(lines_of "find lua -name '*.lua' | LC_ALL=C sort") do
    local name = file:gsub("^lua/", ""):gsub("%.lua$", ""):gsub("/init$", ""):gsub("/", ".")
    out[#out + 1] = ("    [%q] = %q,"):format(name, file)
  end
  out[#out + 1] = '    ["malinews.core"] = {'
  out[#out + 1] = "      sources = {"
  for _, file in ipairs(lines_of "find csrc/core csrc/bind -name '*.c' | LC_ALL=C sort") do
    out[#out + 1] = ("        %q,"):format(file)
  end
  out[#out + 1] = "      },"
  return table.concat(out, "\n")
end

-- Data files go where the module looks for them, beside its own files.
local function data()
  local out = {}
  for _, file in ipairs(lines_of "find lua -type f ! -name '*.lua' ! -name '*.md' | LC_ALL=C sort") do
    local name = file:gsub("^lua/", ""):gsub("%.[^.]*$", ""):gsub("/", ".")
    out[#out + 1] = ("      [%q] = %q,"):format(name, file)
  end
  return table.concat(out, "\n")
end

local function replace(s, from, to, text)
  local _, start = s:find(from, 1, true)
  local stop = s:find(to, assert(start, from .. " is not in the rockspec"), true)
  assert(stop, to .. " is not in the rockspec")
  return s:sub(1, start) .. "\n" .. text .. "\n" .. s:sub(stop)
end

local old = read(path)
local new = replace(old, "  modules = {", "      incdirs", modules())
new = replace(new, "    lua = {", "    },\n    bin", data())

if arg[1] == "--check" then
  if new ~= old then
    io.stderr:write("the rockspec does not list the tree as it is; run: lua5.4 tools/rockspec.lua\n")
    os.exit(1)
  end
else
  local file = assert(io.open(path, "wb"))
  file:write(new)
  file:close()
end
