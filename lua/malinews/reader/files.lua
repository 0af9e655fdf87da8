--- Finding and reading files: folders in byte order of their paths, each folder once however many links lead to it.

local core = require "malinews.core"

local M = {}

local DOT = ("."):byte()

local function filesystem()
  local ok, lfs = pcall(require, "lfs")
  if ok then return lfs end
  error("malinews: reading folders needs the module lfs (Debian: lua-filesystem; LuaRocks: luafilesystem)", 0)
end

-- A glob as a Lua pattern over a file's name: `*`, `?` and `[...]`
local function pattern_of(glob)
  local pattern = glob:gsub("[%^%$%(%)%%%.%+%-]", "%%%0"):gsub("%*", ".*"):gsub("%?", ".")
    :gsub("%[[^%]]*%]", function(set) return (set:gsub("%%%-", "-")) end)
  return "^" .. pattern .. "$"
end

-- All names in a folder, by another module where the core cannot ask; and those that are known to be regular files.
local function read_folder(lfs, folder)
  local all, plain = core.read_folder(folder)
  if all or plain then return all, plain end
  all = {}
  local ok, message = pcall(function()
    for name in lfs.dir(folder) do all[#all + 1] = name end
  end)
  if not ok then return nil, (tostring(message):gsub("^cannot open [^:]*: ", "")) end
  return all, {}
end

-- The names in a folder in byte order; with a glob, only those that may lead to a text.
local function names_in(lfs, folder, wanted)
  local all, plain = read_folder(lfs, folder)
  if not all then return nil, plain end
  local names, n = {}, 0
  for _, name in ipairs(all) do
    if name:byte() ~= DOT and (not wanted or not plain[name] or wanted(name)) then
      n = n + 1
      names[n] = name
    end
  end
  table.sort(names)
  return names, plain
end

local function join(folder, name)
  return folder:sub(-1) == "/" and folder .. name or folder .. "/" .. name
end

local function descend(lfs, path, state)
  local about, message = lfs.attributes(path)
  if not about then return state.sink:problem(path, nil, "skipped", (tostring(message):gsub("^.*: ", ""))) end
  local key = about.dev .. ":" .. about.ino
  if state.seen[key] then
    return state.sink:problem(path, nil, "skipped", "leads back to a folder that was already read")
  end
  state.seen[key] = about.ino ~= 0
  local names, plain = names_in(lfs, path, state.globbed and state.wanted)
  if not names then return state.sink:problem(path, nil, "skipped", plain) end
  local todo, n = state.todo, #state.todo
  for i = #names, 1, -1 do
    local name = names[i]
    local inner = join(path, name)
    n = n + 1
    todo[n] = inner
    if plain[name] then state.plain[inner] = state.wanted(name) and state.found or state.other end
  end
end

-- What to do with one path: descend, take, or leave it.
local function visit(lfs, path, state)
  local asked = state.asked > #state.todo
  if asked then state.asked = #state.todo end
  local known = state.plain[path]
  if known then
    known[#known + 1] = path
    return
  end
  local mode, message = lfs.attributes(path, "mode")
  if mode == "file" then
    local list = (asked or state.wanted(M.name(path))) and state.found or state.other
    list[#list + 1] = path
  elseif mode == "directory" then
    descend(lfs, path, state)
  elseif mode then
    state.sink:problem(path, nil, "skipped", "is a " .. mode .. ", not a file")
  else
    state.sink:problem(path, nil, "skipped", (tostring(message):gsub("^.*: ", "")))
  end
end

--- The files of a list of paths. A file that is named is taken whatever its ending; in folders, those that match the
--- glob, or whose kind is known: without a glob, others beside them are problems.
---@param paths string[]
---@param glob? string
---@param kind_of fun(path: string): any
---@param sink table
---@return string[]
function M.list(paths, glob, kind_of, sink)
  local pattern = glob and pattern_of(glob)
  -- `todo` is a stack; the lowest `asked` of it are the paths that were named
  local state = { seen = {}, todo = {}, found = {}, other = {}, plain = {}, sink = sink, asked = #paths,
    globbed = pattern ~= nil }
  function state.wanted(name)
    if name:find "^metadata%.[ct]sv$" then return true end
    if pattern then return name:find(pattern) ~= nil end
    return kind_of(name) ~= nil
  end
  local lfs = filesystem()
  for i = #paths, 1, -1 do state.todo[#state.todo + 1] = paths[i] end
  while #state.todo > 0 do visit(lfs, table.remove(state.todo), state) end
  for _, path in ipairs(not pattern and #state.found > 0 and state.other or {}) do
    sink:problem(path, nil, "skipped", "not a kind of file that is read; one that is named is read as text")
  end
  return state.found
end

--- A file's bytes.
---@param path string
---@param limit integer bytes
---@return string? bytes
---@return string? message
function M.read(path, limit)
  local bytes, message, size = core.read_file(path, limit)
  if size then return nil, ("%d bytes are more than the limit of %d (max_bytes)"):format(size, limit) end
  return bytes, message
end

--- A file's name without its folder.
---@param path string
---@return string
function M.name(path)
  return path:match "^.*/(.*)$" or path
end

--- A file's name without its folder and its ending.
---@param path string
---@return string
function M.stem(path)
  local name = M.name(path)
  return name:match "^(.+)%.[^.]*$" or name
end

return M
