--- `mn.help()` lists what there is; `mn.help("kwic")` explains one thing with an example. The texts stand in help/topics.

local options = require "malinews.options"
local topics = require "malinews.help.topics"

local M = { topics = {} }

-- A name may be a function of one text and a method of a corpus: the method's topic is then known as "c:" and the name.
for _, topic in ipairs(topics) do
  M.topics[M.topics[topic.name] and "c:" .. topic.name or topic.name] = topic
end

-- A text that the REPL prints as it is, where a plain string would do too; `print(mn.help())` and `mn.help()` look alike.
local Text = { __name = "malinews.Help", __tostring = function(self) return self.text end }
Text.__index = Text

local function made(text)
  return setmetatable({ text = text }, Text)
end

local function one(topic)
  local lines = { topic.call, "", topic.what }
  if topic.options then
    lines[#lines + 1] = ""
    lines[#lines + 1] = "Options:"
    for _, option in ipairs(topic.options) do lines[#lines + 1] = ("  %-10s %s"):format(option[1], option[2]) end
  end
  if topic.rows then lines[#lines + 1] = "\nRows have: " .. topic.rows end
  if topic.example then lines[#lines + 1] = "\nExample:\n  " .. topic.example:gsub("\n", "\n  ") end
  return table.concat(lines, "\n")
end

local function all()
  local lines, group = { "malinews: corpus analysis of news. mn.help(\"kwic\") explains one of these:" }, nil
  for _, topic in ipairs(topics) do
    if topic.group ~= group then
      group = topic.group
      lines[#lines + 1] = "\n" .. group
    end
    lines[#lines + 1] = ("  %-14s %s"):format(topic.name, topic.brief)
  end
  return table.concat(lines, "\n")
end

--- What a function takes and returns: `mn.help("quotes")`, or only one of two, `mn.help("c:quotes")`.
---@param name? string
---@return table text prints itself
function M.help(name)
  options.argument("mn.help", "name", name, "string|nil")
  if not name then return made(all()) end
  local plain = name:match "[%w_]+$" or name
  local topic, method = M.topics[plain], M.topics["c:" .. plain]
  if method and name:find ":" then return made(one(method)) end
  if method and not name:find "%." then return made(one(topic) .. "\n\n" .. one(method)) end
  if topic then return made(one(topic)) end
  local names = {}
  for i, other in ipairs(topics) do names[i] = other.name end
  local near = options.nearest(name, names)
  return made(("no help on %q%s; mn.help() lists what there is"):format(name,
    near and (" (did you mean %q?)"):format(near) or ""))
end

return M
