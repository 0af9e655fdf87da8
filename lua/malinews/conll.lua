--- Annotated sentences in the columns of the CoNLL shared tasks: one token a line, its tag last, a blank line between
--- sentences; a line `-DOCSTART-` or `# newdoc` begins a document. They are read as texts with marked spans.
---
--- Tags are `O`, or a place and a type: IOB1, IOB2, BIOES and BILOU are all understood by one rule. A span begins at a B, S
--- or U, and at any other place where the token before it has no span or one of another type, or ends one (E, S, L, U).

local stored = require "malinews.stored"

local M = {}

---@class malinews.AnnotatedText
---@field text string the tokens with blanks between them where a text would have them, one sentence a line
---@field tokens integer[] from, to of each token
---@field spans table[] {from=, to=, first=, last=, type=}: bytes, and the numbers of the tokens

---- Text ---------------------------------------------------------------------------------------------------------------

-- Does the token stand without a blank after the one before it: closing marks, 's, and what follows a bracket or elision?
local function is_glued(before, token)
  return token:find "^[%.,;:!%?%)%]}%%]" or token:find "^'%a" or token:find "^’%a" or token == "n't"
    or before:find "^[%(%[{%$]$" or before:find "%a['’]$" or before:find "^%a\u{2019}$"
end

-- A document under construction.
local function new_document()
  return { pieces = {}, size = 0, tokens = {}, spans = {} }
end

local function append(doc, piece)
  doc.pieces[#doc.pieces + 1] = piece
  doc.size = doc.size + #piece
end

local STARTS = { B = true, S = true, U = true }
local ENDS = { E = true, L = true, S = true, U = true }

-- Append a token; place and type are nil for one outside of spans.
local function add_token(doc, token, place, type)
  if doc.before then
    if not is_glued(doc.before, token) then append(doc, " ") end
  elseif doc.size > 0 then
    append(doc, "\n")
  end
  local from, number = doc.size + 1, #doc.tokens // 2 + 1
  append(doc, token)
  doc.tokens[2 * number - 1], doc.tokens[2 * number] = from, doc.size
  local open = doc.open
  if type and open and open.type == type and not STARTS[place] then
    open.to, open.last = doc.size, number
  elseif type then
    open = { from = from, to = doc.size, first = number, last = number, type = type }
    doc.spans[#doc.spans + 1] = open
  else
    open = nil
  end
  if ENDS[place] then open = nil end
  doc.open, doc.before = open, token
end

local function end_sentence(doc)
  doc.open, doc.before = nil, nil
end

local function finish(doc)
  return { text = table.concat(doc.pieces), tokens = doc.tokens, spans = doc.spans }
end

---- Tags ---------------------------------------------------------------------------------------------------------------

-- place, type of a tag; false where it is none
local function split(tag)
  if tag == "O" then return nil, nil end
  local place, type = tag:match "^([BIESLU])%-([^%s%c]+)$"
  if not place then return false end
  return place, type
end

---- Files --------------------------------------------------------------------------------------------------------------

-- A comment stands before a sentence; a token may be a # too.
local function is_comment(line, tag)
  return line:find "^#" and (line:find " = " or split(tag) == false)
end

-- The token and the tag of a line.
local function columns(line, opts)
  local cells, pattern = {}, line:find("\t", 1, true) and "[^\t]+" or "%S+"
  for cell in line:gmatch(pattern) do cells[#cells + 1] = cell end
  return cells[opts.token or 1], cells[opts.tag or #cells], #cells
end

local function is_document(line)
  return line:find "^%-DOCSTART%-" or line:find "^#%s*newdoc"
end

-- Append the documents of a file's bytes. Where no line begins one, each sentence is a document of its own.
local function read_documents(bytes, path, opts, out)
  local is_marked = ("\n" .. bytes):find "\n%-DOCSTART%-" or ("\n" .. bytes):find "\n#%s*newdoc"
  local doc, number = new_document(), 0
  local function close()
    if #doc.tokens > 0 then out[#out + 1] = finish(doc) end
    doc = new_document()
  end
  for line in (bytes:gsub("\r\n?", "\n") .. "\n"):gmatch "(.-)\n" do
    number = number + 1
    local token, tag, count = columns(line, opts)
    if is_document(line) then
      close()
    elseif count == 0 then
      if is_marked then end_sentence(doc) else close() end
    elseif doc.before or not is_comment(line, tag) then
      local place, type = split(tag or "")
      local fault = (count < 2 or not token or not tag) and "a token and a tag expected"
        or place == false and ("%q is no tag: O, or B, I, E, S (L, U) with a type, as in B-PER"):format(tag:sub(1, 40))
      if fault then return nil, ("%s:%d: %s"):format(path, number, fault), number end
      add_token(doc, token, place, type)
    end
  end
  close()
  return out
end

--- The documents of annotated files.
---@param paths string|string[]
---@param opts? {token?: integer, tag?: integer} the columns; the first and the last by default
---@return malinews.AnnotatedText[]? texts
---@return string? message with file and line
---@return integer? line
function M.read(paths, opts)
  local out = {}
  for _, path in ipairs(type(paths) == "string" and { paths } or paths) do
    local bytes, message = stored.read(path)
    if not bytes then return nil, message end
    local ok, fault, line = read_documents(bytes, path, opts or {}, out)
    if not ok then return nil, fault, line end
  end
  return out
end

--- The documents of annotated sentences: each is a list of {token, tag}. Each is a document of its own.
---@param sentences {[1]: string, [2]: string}[][]
---@return malinews.AnnotatedText[]? texts
---@return string? message
---@return integer? sentence
function M.convert(sentences)
  local out = {}
  for i, sentence in ipairs(sentences) do
    local doc = new_document()
    for k, pair in ipairs(sentence) do
      local token, tag = pair[1], pair[2]
      local place, kind = split(tostring(tag))
      if type(token) ~= "string" or token == "" or place == false then
        return nil, ("sentences[%d][%d]: {token, tag} expected, with a tag like B-PER or O"):format(i, k), i
      end
      add_token(doc, token, place, kind)
    end
    if #doc.tokens > 0 then out[#out + 1] = finish(doc) end
  end
  return out
end

return M
