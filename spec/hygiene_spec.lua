-- What the C sources promise in csrc/core/malinews.h and the Makefile: nothing aborts, exits, prints or copies without
-- bounds; one symbol leaves the module; the core has no variable that is written; functions are short.

local function lines_of(command)
  local list, pipe = {}, assert(io.popen(command))
  for line in pipe:lines() do list[#list + 1] = line end
  pipe:close()
  return list
end

local function read(path)
  local file = assert(io.open(path, "rb"))
  local text = file:read "a"
  file:close()
  return text
end

-- Without comments and strings, which may name anything; line ends stay.
local function bare(text)
  local function blank(s) return (s:gsub("[^\n]", " ")) end
  return (text:gsub("/%*.-%*/", blank):gsub("//[^\n]*", blank):gsub('\\[\\"]', "  "):gsub('"[^"\n]*"', blank))
end

local SOURCES = lines_of "find csrc -name '*.[ch]' | LC_ALL=C sort"

local FORBIDDEN = {
  "abort", "exit", "_Exit", "quick_exit", "assert", "strcpy", "strcat", "sprintf", "vsprintf", "gets", "scanf", "sscanf", "atoi",
  "atol", "atof", "strtok", "alloca", "printf", "fprintf", "puts", "perror", "system", "setlocale", "rand", "srand", "time",
}

local FORBIDDEN_IN_CORE = { "malloc", "calloc", "realloc", "free", "longjmp", "setjmp" } -- memory.c has the default allocator

local function calls_in(text, names)
  local found = {}
  for _, name in ipairs(names) do
    if text:find("%f[%w_]" .. name .. "%s*%(") then found[#found + 1] = name end
  end
  return found
end

-- Longer than 60 lines, each with its reason. Empty: keep it so.
local LONG = {}

-- name, first line, lines of each function of a text: a line that begins in column 1 and ends in `{`, to the next `}` there.
local function functions_of(text)
  local found, name, first, number = {}, nil, nil, 0
  for line in (text .. "\n"):gmatch "(.-)\n" do
    number = number + 1
    if not name and line:find "^[%a_][%w_ %*]*%f[%w_][%w_]+%(.*" and not line:find ";%s*$" then
      name, first = line:match "([%w_]+)%(", number
    elseif name and line:find "^}" then
      found[#found + 1] = { name = name, line = first, lines = number - first + 1 }
      name = nil
    elseif name and line:find ";%s*$" and number == first + 1 and not line:find "^%s%s%S" then
      name = nil
    end
  end
  return found
end

describe("the C sources", function()
  it("call nothing that ends the process, prints, or writes without bounds", function()
    assert(#SOURCES > 60)
    for _, path in ipairs(SOURCES) do
      assert.same({}, calls_in(bare(read(path)), FORBIDDEN), path)
      if path:find "csrc/core/" and not path:find "memory.c" then
        assert.same({}, calls_in(bare(read(path)), FORBIDDEN_IN_CORE), path)
      end
    end
  end)

  it("are searched so that a call would be seen, and a comment would not", function()
    assert.same({ "abort" }, calls_in(bare "x = 1; abort ();", FORBIDDEN))
    assert.same({}, calls_in(bare '/* abort() */ s = "exit(1)"; mn_abort(); // atoi(x)', FORBIDDEN))
  end)

  it("have short functions and files below 700 lines", function()
    local lengths = {}
    for _, path in ipairs(SOURCES) do
      local text = read(path)
      assert(select(2, text:gsub("\n", "")) < 700, path)
      for _, f in ipairs(functions_of(text)) do
        lengths[#lengths + 1] = f.lines
        assert(f.lines <= 60 or LONG[f.name], ("%s:%d: %s has %d lines"):format(path, f.line, f.name, f.lines))
      end
    end
    table.sort(lengths)
    assert(#lengths > 500)
    assert(lengths[#lengths // 2] <= 12, ("median %d lines"):format(lengths[#lengths // 2]))
  end)
end)

describe("refused memory", function()
  -- What is reached by another name, or asks for no memory of its own
  local BY_OTHER_NAME = { corpus = "mn.corpus", meta = "d:meta", where = "d:where", problems = "d:problems" }

  it("is tried in every function of the facade and every analysis", function()
    local torture, missing = read "spec/torture/lua.c", {}
    local function look(name, call)
      local pattern = (BY_OTHER_NAME[name] or call .. name):gsub("%p", "%%%0") .. "%f[^%w_]"
      if not torture:find(pattern) then missing[#missing + 1] = call .. name end
    end
    for name in pairs(require "malinews".public()) do look(name, "mn.") end
    for _, path in ipairs(lines_of "ls lua/malinews/analysis") do look(path:match "^(.*)%.lua$", "c:") end
    table.sort(missing)
    assert.same({}, missing)
  end)

  it("is tried in every function of the core that may answer MN_ENOMEM, itself or through one that it serves", function()
    -- parts of one stage, which its public functions call: each is tried through them
    local SERVES = {
      mn_array_fill = "mn_gazetteer_build", mn_array_reserve = "mn_gazetteer_build", mn_atoms_read = "mn_entities_find",
      mn_gazetteer_search = "mn_entities_find", mn_index_append = "mn_indexing_add", mn_keys_case = "mn_gazetteer_build",
      mn_keys_fold = "mn_gazetteer_build", mn_keys_fold_plain = "mn_gazetteer_scan", mn_keys_read = "mn_gazetteer_scan",
      mn_lattice_begin = "mn_tagger_scan", mn_lines_read = "mn_sentences_scan", mn_links_make = "mn_entities_find",
      mn_model_new = "mn_trainer_new",
      mn_offsets_add = "mn_normalize", mn_recall_begin = "mn_tagger_scan", mn_reserve = "mn_strings_intern",
      mn_starts_make = "mn_gazetteer_build", mn_tokens_scan_by = "mn_tokens_scan", mn_views_read = "mn_tagger_scan",
    }
    local torture, missing, seen = {}, {}, 0
    for _, path in ipairs(lines_of "ls spec/torture/*.c") do torture[#torture + 1] = read(path) end
    torture = table.concat(torture)
    for _, path in ipairs(lines_of "ls csrc/core/*.h") do
      for name in read(path):gmatch "mn_status%s+%*?(mn_[%w_]+)%(" do
        seen = seen + 1
        if not torture:find((SERVES[name] or name) .. "%f[^%w_]") then missing[#missing + 1] = name end
      end
    end
    assert(seen > 50)
    assert.same({}, missing)
  end)
end)

describe("the built module", function()
  local module = package.searchpath("malinews.core", package.cpath)
  local folder = module:gsub("malinews/core%.so$", "")

  local measured = module:find "coverage" ~= nil -- gcov's runtime is linked in, which is not ours

  it("exports luaopen_malinews_core and nothing else", function()
    if measured then return end
    local names = {}
    for _, line in ipairs(lines_of("nm -D --defined-only " .. module)) do
      local name = line:match "(%S+)$"
      -- what the linker and the sanitizers' runtimes put in is not ours
      if not name:find "^_" then names[#names + 1] = name end
    end
    assert.same({ "luaopen_malinews_core" }, names)
  end)

  it("asks the system for nothing that ends the process or writes without bounds", function()
    if measured then return end
    for _, line in ipairs(lines_of("nm -D --undefined-only " .. module)) do
      local name = line:match "(%S+)$":gsub("@.*", "")
      for _, forbidden in ipairs { "abort", "exit", "strcpy", "strcat", "sprintf", "atoi", "gets", "setlocale" } do
        assert.not_equal(forbidden, name)
      end
    end
  end)

  -- Instrumented objects have counters and tables of their own.
  local objects = #lines_of("ls " .. folder .. "core/*.o 2>/dev/null")
  local plain = not os.getenv "MN_SANITIZED" and not folder:find "coverage" and objects > 0

  if plain then
    it("has no variable in the core that is written", function()
      local written, seen = {}, 0
      for _, line in ipairs(lines_of("objdump -t " .. folder .. "core/*.o")) do
        local section, name = line:match "O (%S+)%s+%x+%s+(.*)$"
        seen = seen + (section and 1 or 0)
        -- tables of pointers stand in .data.rel.ro, which is read-only once the module is loaded
        if section and (section == "*COM*" or section:find "^%.t?data" or section:find "^%.t?bss")
            and not section:find "^%.data%.rel%.ro" then
          written[#written + 1] = name
        end
      end
      assert(seen > 20)
      assert.same({}, written)
    end)
  end
end)
