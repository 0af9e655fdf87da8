--- Files that are read and written whole.

local core = require "malinews.core"

local M = {}

--- The bytes of a file.
---@param path string
---@return string? bytes
---@return string? message
function M.read(path)
  local bytes, fault = core.read_file(path, math.maxinteger)
  if not bytes then return nil, path .. ": " .. tostring(fault) end
  return bytes
end

--- Write beside the file, then put it in its place: whoever reads sees the old file or the new one, whole.
---@param path string
---@param bytes string
---@return boolean? ok
---@return string? message
function M.write(path, bytes)
  local part = path .. ".part"
  local file, message = io.open(part, "wb")
  if not file then return nil, message end
  local ok, fault = file:write(bytes)
  local closed, late = file:close()
  if ok and closed then ok, fault = os.rename(part, path) end
  if ok and closed then return true end
  os.remove(part)
  return nil, fault or late
end

return M
