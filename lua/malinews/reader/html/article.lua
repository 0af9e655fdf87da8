--- The article's text of a page: blocks become lines; navigation, scripts and link lists are left out and counted.
---
--- Which part of the page is the article is told by density, as Readability does (Arc90, 2009): each paragraph's letters,
--- less those inside links, count for the element around it and half for the one around that; `<article>`, `<main>` and
--- classes that name an article weigh more.

local M = {}

local function set(words)
  local t = {}
  for word in words:gmatch "%S+" do t[word] = true end
  return t
end

local DROPPED = set [[script style noscript template svg iframe form button nav aside footer select textarea object embed canvas
  video audio dialog menu math head]]
local BLOCKS = set [[address article blockquote body center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6
  header hr html li main ol p pre section summary table tbody td th thead tr ul]]
local PARAGRAPHS = set "p pre blockquote li dd td h1 h2 h3 h4 h5 h6 figcaption"
local HEADINGS = set "h1 h2 h3 h4 h5 h6"

-- Words in a class or id that name furniture, and those that name an article
local FURNITURE = { "comment", "related", "sharing", "share%-", "social", "promo", "newsletter", "sidebar", "breadcrumb",
  "cookie", "consent", "advert", "banner", "menu", "recommend", "most%-read", "mostread", "subscribe", "paywall", "toolbar",
  "widget", "outbrain", "taboola", "popup", "modal",
  "read%-more", "readmore", "lire%-aussi", "navigation", "footer", "pagination",
  "tag%-list", "skip%-link", "visually%-hidden", "screen%-reader" }
local ARTICLE = { "article%-?_?body", "article%-?_?content", "article%-?_?text", "story%-?_?body", "entry%-?_?content",
  "post%-?_?content", "post%-?_?body", "article__", "content%-?_?body", "main%-?_?content" }

local FEW = 25         -- bytes of a paragraph that counts
local LINKS = 0.5      -- a block with this share of its text in links is a list of links
local LEAST = 140      -- bytes of an article at least
local NAMED = 0.4      -- an element named like furniture that holds this share of the page's text is none

local function names_of(attributes)
  return ((attributes.class or "") .. " " .. (attributes.id or "")):lower()
end

local function matches(names, patterns)
  for _, pattern in ipairs(patterns) do
    if names:find(pattern) then return true end
  end
  return false
end

local ROLES = set "navigation complementary contentinfo dialog search"
local WHOLE = set "html body main article"

local function is_hidden(attributes)
  return attributes.hidden or attributes["aria-hidden"] == "true" or (attributes.style or ""):find "display:%s*none" ~= nil
end

-- Why an element is left out, or nil.
local function dropped_as(node)
  local attributes = node.attributes
  if DROPPED[node.tag] then return node.tag end
  if is_hidden(attributes) then return "hidden element" end
  if ROLES[attributes.role or ""] then return attributes.role end
  if WHOLE[node.tag] then return nil end
  local names = names_of(attributes)
  return #names > 1 and matches(names, FURNITURE) and not matches(names, ARTICLE) and "named" or nil
end

-- The last node of the element at i
local function last_of(nodes, i)
  local depth, k = nodes[i].depth, i + 1
  while nodes[k] and nodes[k].depth > depth do k = k + 1 end
  return k - 1
end

local function letters_in(nodes, from, to)
  local n = 0
  for i = from, to do
    local text = nodes[i].text
    if text then n = n + #text:gsub("%s+", " ") end
  end
  return n
end

-- ---- blocks

-- Walk the nodes, keep the stack of elements, and cut the text into blocks.
local Walker = {}
Walker.__index = Walker

local function new_walker(nodes)
  return setmetatable({ nodes = nodes, stack = {}, blocks = {}, parts = {}, size = 0, linked = 0, counts = {}, order = {} },
    Walker)
end

function Walker:count(what)
  if not self.counts[what] then self.order[#self.order + 1] = what end
  self.counts[what] = (self.counts[what] or 0) + 1
end

-- Close the block that is open: it belongs to the nearest block element on the stack.
function Walker:close()
  local text = table.concat(self.parts)
  local holder
  for k = #self.stack, 1, -1 do
    if BLOCKS[self.stack[k].node.tag] then
      holder = k
      break
    end
  end
  local lines = {}
  for line in (text .. "\n"):gmatch "([^\n]*)\n" do
    line = line:gsub("[ \t]+", " "):match "^ ?(.-) ?$"
    if line:find "[^ \u{A0}]" then lines[#lines + 1] = line end
  end
  if holder and #lines > 0 then
    local element = self.stack[holder]
    local up = self.stack[holder - 1]
    local inner = PARAGRAPHS[element.node.tag] and up or element
    local outer = inner == element and up or self.stack[holder - 2]
    self.blocks[#self.blocks + 1] = { lines = lines, tag = element.node.tag, holder = inner.index, outer = outer and outer.index,
      index = self.at, size = self.size, linked = self.linked }
  end
  self.parts, self.size, self.linked = {}, 0, 0
end

function Walker:pop(depth)
  local stack = self.stack
  while #stack > 0 and stack[#stack].node.depth >= depth do
    if BLOCKS[stack[#stack].node.tag] then self:close() end
    stack[#stack] = nil
  end
end

function Walker:text(node)
  local top, inside_pre, inside_link = self.stack, false, false
  for k = #top, 1, -1 do
    local tag = top[k].node.tag
    inside_pre, inside_link = inside_pre or tag == "pre", inside_link or tag == "a"
    if BLOCKS[tag] then break end
  end
  local text = inside_pre and node.text:gsub("\r\n?", "\n") or node.text:gsub("%s+", " ")
  local size = #text:gsub("%s+", "")
  self.parts[#self.parts + 1] = text
  self.size = self.size + size
  if inside_link then self.linked = self.linked + size end
end

function Walker:element(node, i)
  if node.tag == "br" then
    self.parts[#self.parts + 1] = "\n"
  elseif BLOCKS[node.tag] then
    self:close()
  end
  self.stack[#self.stack + 1] = { node = node, index = i }
end

-- The blocks of a page.
local function blocks_of(nodes)
  local walker, all = new_walker(nodes), letters_in(nodes, 1, #nodes)
  local i = 1
  while i <= #nodes do
    local node = nodes[i]
    walker.at = i
    walker:pop(node.depth)
    if node.tag then
      local why = dropped_as(node)
      if why then
        local last = last_of(nodes, i)
        -- a wrapper may have any name
        if why == "named" and letters_in(nodes, i, last) > NAMED * all then why = nil end
        if why then
          walker:count(why)
          i = last
        end
      end
      if not why then walker:element(node, i) end
    else
      walker:text(node)
    end
    i = i + 1
  end
  walker:pop(0)
  return walker
end

-- ---- the article among the blocks

local function bonus(node)
  if node.tag == "article" or (node.attributes.itemprop or "") == "articleBody" then return 1.5 end
  if node.tag == "main" or matches(names_of(node.attributes), ARTICLE) then return 1.3 end
  return 1
end

local function best_holder(nodes, blocks)
  local scores, order = {}, {}
  local function add(index, value)
    if not index then return end
    if not scores[index] then order[#order + 1] = index end
    scores[index] = (scores[index] or 0) + value
  end
  for _, block in ipairs(blocks) do
    if block.size >= FEW and block.linked < LINKS * block.size and not HEADINGS[block.tag] then
      add(block.holder, block.size - block.linked)
      add(block.outer, (block.size - block.linked) / 2)
    end
  end
  local best, most
  for _, index in ipairs(order) do
    local score = scores[index] * bonus(nodes[index])
    if not best or score > most then best, most = index, score end
  end
  return best
end

-- An article around the best part holds its headline and its further parts.
local function widen(nodes, best)
  local depth = nodes[best].depth
  for i = best, 1, -1 do
    local node = nodes[i]
    if node.tag and node.depth < depth or i == best then
      depth = node.depth
      if node.tag == "article" or node.tag == "main" then return i end
    end
  end
  return best
end

local function keep(block)
  if block.linked >= LINKS * block.size and block.size > 0 and not HEADINGS[block.tag] then return false end
  return true
end

local function describe(walker, links)
  local parts = {}
  for _, what in ipairs(walker.order) do
    parts[#parts + 1] = ("%d %s"):format(walker.counts[what], what == "named" and "named like furniture" or what)
  end
  if links > 0 then parts[#parts + 1] = ("%d list%s of links"):format(links, links > 1 and "s" or "") end
  if #parts == 0 then return nil end
  return "left out of the page: " .. table.concat(parts, ", ")
end

-- The first heading above the article, where the article does not hold it
local function headline_of(blocks, first, title)
  for _, block in ipairs(blocks) do
    if block.index >= first then break end
    if block.tag == "h1" then return table.concat(block.lines, " ") end
  end
  return title
end

--- The article's text, a block a line, its headline first.
---@param nodes table[] as malinews.gumbo gives them
---@param title? string the page's title, for a page without a heading
---@return string? text nil when there is none
---@return string? left_out what was left out
function M.text(nodes, title)
  local walker = blocks_of(nodes)
  local best = best_holder(nodes, walker.blocks)
  if not best then return nil end
  local from = widen(nodes, best)
  local to = last_of(nodes, from)
  local lines, links, size, headed = {}, 0, 0, false
  for _, block in ipairs(walker.blocks) do
    if block.index > from and block.index <= to + 1 and block.holder >= from then
      if keep(block) then
        headed = headed or block.tag == "h1"
        for _, line in ipairs(block.lines) do
          lines[#lines + 1] = line
          size = size + #line
        end
      else
        links = links + 1
      end
    end
  end
  if size < LEAST then return nil end
  local headline = not headed and headline_of(walker.blocks, from, title)
  if headline and lines[1] ~= headline then table.insert(lines, 1, headline) end
  return table.concat(lines, "\n") .. "\n", describe(walker, links)
end

return M
