--- A text file is one document; its id is the file's name without the ending. The export of a press database is several.

local exports = require "malinews.reader.exports"
local files = require "malinews.reader.files"

local M = {}

function M.read(text, path, sink)
  if not text:find "%S" then return sink:problem(path, nil, "skipped", "only white space") end
  if exports.read(text, path, sink) then return end
  sink:record { id = files.stem(path), text = text, meta = {}, path = path, line = 1 }
end

return M
