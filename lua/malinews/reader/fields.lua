--- From a row of named cells to a record: which column holds the text, the id, the title, the date.

local M = {}

-- The names that exports use, most telling first; compared in lower case.
local NAMES = {
  text = { "text", "body", "content", "article", "fulltext", "full_text", "texte", "contenu" },
  id = { "id", "doc_id", "docid", "document_id", "identifier" },
  title = { "title", "headline", "titre" },
  outlet = { "outlet", "source", "publication", "newspaper", "media", "journal" },
  published = { "published", "date", "published_at", "pubdate", "publication_date", "datetime" },
  dct = { "dct" },
  url = { "url", "link", "lien" },
  lang = { "lang", "language", "langue" },
  author = { "author", "byline", "auteur" },
}

--- Which of the column names plays which part.
---@param names string[] as the file has them
---@param asked? table<string, string> part = column, the caller's own choice
---@return table<string, string> parts part = column
function M.parts(names, asked)
  local by_folded, parts = {}, {}
  for _, name in ipairs(names) do
    local folded = name:lower():gsub("^%s+", ""):gsub("%s+$", "")
    by_folded[folded] = by_folded[folded] or name
  end
  for part, known in pairs(NAMES) do
    for _, name in ipairs(known) do
      if by_folded[name] then
        parts[part] = by_folded[name]
        break
      end
    end
  end
  for part, column in pairs(asked or {}) do parts[part] = column end
  return parts
end

--- Make a record of a row. The day of `published` becomes the creation time where no `dct` is given.
---@param row table<string, any> column = value
---@param parts table<string, string>
---@return table record
function M.record(row, parts)
  local record, taken = { meta = {} }, {}
  for part, column in pairs(parts) do
    local value = row[column]
    taken[column] = true
    if value ~= nil and value ~= "" then
      if part == "text" or part == "id" then record[part] = tostring(value) else record.meta[part] = tostring(value) end
    end
  end
  for column, value in pairs(row) do
    if not taken[column] and type(value) ~= "table" and value ~= "" then record.meta[column] = value end
  end
  if record.meta.published and not record.meta.dct then
    record.meta.dct = record.meta.published:match "^%d%d%d%d%-%d%d%-%d%d"
  end
  return record
end

return M
