--- Saved HTML pages: one page is one document. The text is the article's, a block a line; what the page says of itself
--- in its markup is the meta; what was left out stands in the problems.
---
--- The parser is gumbo (HTML5), an optional module: Debian's libgumbo-dev, then `make`; with LuaRocks, malinews-html.

local about = require "malinews.reader.html.about"
local article = require "malinews.reader.html.article"
local files = require "malinews.reader.files"

local M = {}

M.MISSING = "saved HTML pages need the gumbo parser: install libgumbo-dev (Debian), gumbo-parser-devel (Fedora) or "
  .. "gumbo-parser (Homebrew) and run make again, or luarocks install malinews-html"

--- A page larger than this is not read, nor one whose tags are nested deeper: no article is, and the parser takes time
--- that grows with the square of the depth.
M.MAX_BYTES, M.MAX_DEPTH = 16 << 20, 4000

-- Tags that need no end tag do not deepen a page by being many.
local OPEN = {}
for tag in ("area base br col embed hr img input link meta param source track wbr p li td th tr dt dd option"):gmatch "%a+" do
  OPEN[tag] = true
end

local function is_too_deep(text)
  local depth = 0
  for slash, tag in text:gmatch "<(/?)(%a[%w%-]*)" do
    if not OPEN[tag:lower()] then
      depth = slash == "" and depth + 1 or math.max(0, depth - 1)
      if depth > M.MAX_DEPTH then return true end
    end
  end
  return false
end

local function parser()
  local ok, gumbo = pcall(require, "malinews.gumbo")
  return ok and gumbo or nil
end

--- Can pages be read on this machine?
---@return boolean
function M.is_available()
  return parser() ~= nil
end

function M.read(text, path, sink)
  local gumbo = parser()
  if not gumbo then return sink:problem(path, nil, "skipped", M.MISSING) end
  if #text > M.MAX_BYTES then return sink:problem(path, nil, "skipped", "a page of more than 16 MiB") end
  if is_too_deep(text) then
    return sink:problem(path, nil, "skipped", ("tags are nested more than %d deep"):format(M.MAX_DEPTH))
  end
  local nodes = gumbo.parse(text)
  local meta, faults = about.read(nodes)
  for _, fault in ipairs(faults) do sink:problem(path, nil, "note", fault) end
  local body, left_out = article.text(nodes, meta.title)
  if not body then return sink:problem(path, nil, "skipped", "no article text found in the page") end
  if left_out then sink:problem(path, nil, "note", left_out) end
  sink:record { id = files.stem(path), text = body, meta = meta, path = path, line = 1 }
end

return M
