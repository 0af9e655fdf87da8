--- Throw-away folders of files for specs.

local lfs = require "lfs"

local M = {}

--- Make a folder with the given files (name = bytes) below the system's temporary folder.
---@param files table<string, string>
---@return string path
function M.make(files)
  local path = os.tmpname()
  os.remove(path)
  assert(lfs.mkdir(path))
  for name, bytes in pairs(files) do
    local sub = name:match "^(.*)/[^/]*$"
    if sub then lfs.mkdir(path .. "/" .. sub) end
    local file = assert(io.open(path .. "/" .. name, "wb"))
    file:write(bytes)
    file:close()
  end
  return path
end

--- Remove a folder that `make` made.
---@param path string
function M.remove(path)
  os.execute(("chmod -R u+rwx '%s' 2>/dev/null; rm -rf '%s'"):format(path, path))
end

return M
