--- What a page says of itself in its markup: JSON-LD of schema.org, Open Graph, meta names, `<time>`, `<title>`,
--- `<html lang>`. Where several speak, the first in this order counts. Each date and name has a `_from` beside it.

local json = require "malinews.json"

local M = {}

-- meta name or property = field, the most telling first
local NAMES = {
  { "og:title", "title" }, { "twitter:title", "title" }, { "dc.title", "title" },
  { "article:published_time", "published" }, { "og:article:published_time", "published" }, { "datepublished", "published" },
  { "dc.date.issued", "published" }, { "dc.date", "published" }, { "dcterms.created", "published" },
  { "publication_date", "published" }, { "pubdate", "published" }, { "date", "published" }, { "parsely-pub-date", "published" },
  { "article:modified_time", "updated" }, { "og:updated_time", "updated" }, { "datemodified", "updated" },
  { "last-modified", "updated" }, { "dcterms.modified", "updated" },
  { "og:site_name", "outlet" }, { "application-name", "outlet" }, { "dc.publisher", "outlet" }, { "publisher", "outlet" },
  { "author", "author" }, { "article:author", "author" }, { "dc.creator", "author" }, { "byl", "author" },
  { "parsely-author", "author" }, { "og:url", "url" }, { "og:locale", "lang" }, { "dc.language", "lang" },
}

local ARTICLES = { Article = true, NewsArticle = true, ReportageNewsArticle = true, AnalysisNewsArticle = true,
  OpinionNewsArticle = true, BlogPosting = true, Report = true, LiveBlogPosting = true }

local function clean(value)
  if type(value) ~= "string" then return nil end
  value = value:gsub("%s+", " "):match "^ ?(.-) ?$"
  return value ~= "" and value or nil
end

-- The day of an ISO date or time; other forms are not read.
local function day_of(value)
  return value and value:match "^%d%d%d%d%-%d%d%-%d%d"
end

local function set(meta, field, value, from)
  value = clean(value)
  if not value or meta[field] then return end
  if field == "published" or field == "updated" then
    value = day_of(value)
  elseif field == "author" and value:find "^https?:" then
    value = nil
  elseif field == "lang" then
    value = value:match "^%a%a%a?%f[%A]"
    value = value and value:lower()
  end
  if value then meta[field], meta[field .. "_from"] = value, from end
end

-- The first name, or several with commas between them, of a person or organization in JSON-LD
local function name_of(value)
  if type(value) == "string" then return value end
  if type(value) ~= "table" then return nil end
  if value.name then return name_of(value.name) end
  local names = {}
  for _, one in ipairs(value) do names[#names + 1] = name_of(one) end
  return names[1] and table.concat(names, ", ") or nil
end

local function is_article(object)
  local kind = object["@type"]
  if type(kind) == "table" then
    for _, one in ipairs(kind) do
      if ARTICLES[one] then return true end
    end
  end
  return ARTICLES[kind] == true
end

-- The article among the objects of a JSON-LD value, without descending deeper than graphs do
local function article_in(value, depth)
  if type(value) ~= "table" or depth > 4 then return nil end
  if is_article(value) then return value end
  for _, one in ipairs(value) do
    local found = article_in(one, depth + 1)
    if found then return found end
  end
  return article_in(value["@graph"], depth + 1) or article_in(value.mainEntity, depth + 1)
end

local function read_json(text, meta, faults)
  local value, message = json.decode(text)
  if type(value) ~= "table" then
    faults[#faults + 1] = "JSON-LD of the page could not be read: " .. tostring(message or type(value))
    return
  end
  local object = article_in(value, 0)
  if not object then return end
  set(meta, "title", object.headline, "JSON-LD")
  set(meta, "published", object.datePublished, "JSON-LD")
  set(meta, "updated", object.dateModified, "JSON-LD")
  set(meta, "author", name_of(object.author), "JSON-LD")
  set(meta, "outlet", name_of(object.publisher), "JSON-LD")
  set(meta, "lang", object.inLanguage, "JSON-LD")
  set(meta, "url", object.url, "JSON-LD")
end

-- The text inside the element at i of the flat list
local function text_in(nodes, i)
  local parts, depth = {}, nodes[i].depth
  for k = i + 1, #nodes do
    if nodes[k].depth <= depth then break end
    parts[#parts + 1] = nodes[k].text
  end
  return table.concat(parts)
end

-- What each tag tells: a function of the page so far, the attributes, and the element's text when asked for
local TAGS = {
  meta = function(page, attributes)
    local name = (attributes.property or attributes.name or attributes.itemprop or ""):lower()
    page.names[name] = page.names[name] or attributes.content
  end,
  script = function(page, attributes, text)
    if (attributes.type or ""):lower():find("ld+json", 1, true) then page.json[#page.json + 1] = text() end
  end,
  time = function(page, attributes)
    if attributes.datetime then page.times[#page.times + 1] = attributes end
  end,
  html = function(page, attributes) page.lang = attributes.lang end,
  title = function(page, _, text) page.title = page.title or text() end,
  link = function(page, attributes)
    if (attributes.rel or ""):lower() == "canonical" then page.canonical = attributes.href end
  end,
}

local function collect(nodes)
  local page = { json = {}, names = {}, times = {} }
  for i, node in ipairs(nodes) do
    local read = TAGS[node.tag]
    if read then read(page, node.attributes, function() return text_in(nodes, i) end) end
  end
  return page
end

--- The meta of a page.
---@param nodes table[] as malinews.gumbo gives them
---@return table meta title, published, updated, author, outlet, lang, url, dct
---@return string[] faults
function M.read(nodes)
  local page, meta, faults = collect(nodes), {}, {}
  for _, text in ipairs(page.json) do read_json(text, meta, faults) end
  for _, pair in ipairs(NAMES) do set(meta, pair[2], page.names[pair[1]], "meta " .. pair[1]) end
  for _, time in ipairs(page.times) do
    local updated = (time.itemprop or ""):lower() == "datemodified" or (time.class or ""):lower():find "update"
    set(meta, updated and "updated" or "published", time.datetime, "time")
  end
  set(meta, "title", page.title, "title")
  set(meta, "lang", page.lang, "html lang")
  set(meta, "url", page.canonical, "link canonical")
  meta.title_from, meta.lang_from, meta.url_from = nil, nil, nil
  meta.dct = meta.published
  return meta, faults
end

return M
