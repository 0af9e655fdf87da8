-- What a caller gets wrong is said at the caller's line, with the name, what was expected, what came, and the nearest right one.

local mn = require "malinews"
local options = require "malinews.options"

local HERE = debug.getinfo(1, "S").short_src

-- The message of a call that must raise, and the line that it names.
local function fault(call)
  local ok, message = pcall(call)
  assert.is_false(ok)
  local file, line, rest = message:match "^(.-):(%d+): (.*)$"
  assert.equal(HERE, file, message)
  local about = debug.getinfo(call, "S")
  assert(tonumber(line) >= about.linedefined and tonumber(line) <= about.lastlinedefined, message)
  return rest
end

describe("a fault of the caller", function()
  local c = mn.corpus { mn.document('Wagner left. "We stay," the mayor Paul Sow said.', { outlet = "A", dct = "2021", lang = "en" }) }

  it("is told at the line that called the library, however deep it was found", function()
    local cases = {
      ["corpus:kwic: the query \"\" has no word"] = function() return (c:kwic "") end,
      ["corpus:kwic: [typ=PER]: no such key (did you mean \"type\"?)"] = function() return (c:kwic "[typ=PER]") end,
      ["corpus:kwic: [type=PERS]: no such type (did you mean \"PER\"?)"] = function() return (c:kwic "[type=PERS]") end,
      ["corpus:kwic: option window must be an integer of at least 0, got -1"] = function() return (c:kwic("a", { window = -1 })) end,
      ["corpus:kwic: a place to sort by is \"L1\""] = function() return (c:kwic("a", { sort = "X1" })) end,
      ["corpus:collocates: option window[2], to the right, must be an integer of at least 0, got nil"] = function()
        return (c:collocates("a", { window = { 2 } }))
      end,
      ["corpus:labels: a role must be one of"] = function() return (c:labels("wagner", { roles = "bodi" })) end,
      ["corpus:labels: option roles names no role"] = function() return (c:labels("wagner", { roles = "" })) end,
      ["corpus:frames: dictionary.a must be table, got \"x\""] = function() return (c:frames { dictionary = { a = "x" } }) end,
      ["corpus:keyness: other.a must be number, got \"x\""] = function() return (c:keyness { a = "x" }) end,
      ["mn.tokens: s must be string, got nil"] = function() return (mn.tokens()) end,
    }
    for expected, call in pairs(cases) do assert.matches(expected, fault(call), 1, true) end
  end)

  it("is a type, a kind, a class or a field that there is not, with the nearest", function()
    assert.matches('got "PERSN" (did you mean "PERSON"?)', fault(function() return (c:network { nodes = "PERSN" }) end), 1, true)
    assert.matches('did you mean "DURATION"', fault(function() return (c:dates { type = "DURATON" }) end), 1, true)
    assert.matches('did you mean "deny"', fault(function() return (c:quotes { class = "denny" }) end), 1, true)
    assert.matches('did you mean "official"', fault(function() return (c:quotes { source = "offical" }) end), 1, true)
    assert.matches('did you mean "outlet"', fault(function() return (c:where { outlett = "A" }) end), 1, true)
    for _, name in ipairs { "compare", "frames", "omission", "sources" } do
      assert.matches('did you mean "outlet"', fault(function() return (c[name](c, { by = "outlett" })) end), 1, true)
    end
    assert.matches('did you mean "outlet"', fault(function() return (c:labels("wagner", { by = "outlett" })) end), 1, true)
    assert.matches('did you mean "count"', fault(function() return (c:frequencies():where { cuont = 1 }) end), 1, true)
    assert.matches('did you mean "count"', fault(function() return (c:frequencies():sort "cuont") end), 1, true)
    assert.matches('did you mean "count"', fault(function() return (c:frequencies():csv { columns = "form,cuont" }) end), 1, true)
    assert.matches("ar.*de.*en", fault(function() return (c:frequencies { by = "stem", lang = "xx" }) end))
  end)

  it("is not a field that only has no such value, or that no document happens to have", function()
    assert.equal(0, #c:where { outlet = "B" })
    assert.equal(0, #c:where { section = "Africa" })
    assert.equal(0, #c:frequencies():where { form = "zebra" })
    assert.equal("(none)", c:sources({ by = "section" })[1].section)
  end)

  it("is a number out of its range", function()
    local cases = {
      { "diversity", { window = 0 }, "option window must be an integer of at least 1, got 0" },
      { "diversity", { sample = 0 }, "option sample must be an integer of at least 1" },
      { "diversity", { threshold = 1 }, "option threshold must be a number between 0 and 1" },
      { "dedup", { threshold = 1.5 }, "option threshold must be a number above 0, 1 at most, got 1.5" },
      { "dedup", { k = 0 }, "option k must be an integer of at least 1" },
      { "variants", { min = 2 }, "option min must be a number above 0, 1 at most" },
      { "similarity", { min = 0 }, "option min must be a number above 0, 1 at most" },
      { "frames", { reach = -1 }, "option reach must be an integer of at least 0" },
      { "timeline", { from = "soon" }, 'option from must be a date like "2021", "2021-09" or "2021-09-20", got "soon"' },
      { "timeline", { to = "2021-9" }, "option to must be a date" },
    }
    for _, case in ipairs(cases) do
      local message = fault(function() return (c[case[1]](c, case[2])) end)
      assert.equal("corpus:" .. case[1], message:match "^[^:]+:[^:]+")
      assert.matches(case[3], message, 1, true)
    end
    for name, good in pairs { count = 1, size = 0, share = 1, fraction = 0.5, positive = 9.5 } do
      assert.equal(good, options.argument("f", "n", good, name))
      for _, bad in ipairs { -1, "1", 0 / 0 } do assert.has_error(function() options.argument("f", "n", bad, name) end) end
    end
  end)

  it("is told without a line where no line of the caller's is known", function()
    local ok, message = coroutine.resume(coroutine.create(options.raise), "a fault")
    assert.same({ false, "a fault" }, { ok, message })
  end)
end)

describe("a note", function()
  local function note(rows) return (rows.note:gsub("; roles: all.*", "")) end

  it("says what was not counted, and in what units", function()
    local c = mn.corpus { mn.document("In 2020 they left. They came in May 2021 and on 3 May 2021.", { lang = "en", dct = "2021-05-04" }),
      mn.document("Nothing.", { lang = "xx" }) }
    assert.equal("dates named in the texts by day; not counted: 2 dates that name no known day", note(c:timeline {}))
    assert.equal("dates named in the texts by month; not counted: 1 date that names no known month", note(c:timeline { unit = "month" }))
    assert.equal("published by day; not counted: 1 document published on no known day", note(c:timeline { by = "published", unit = "day" }))
    assert.equal("dates named in the texts by year", note(c:timeline { unit = "year" }))
    assert.matches("^%d+ tokens in 2 documents", c:frequencies({ words = "tokens" }).note)
    assert.equal("n = 2, without gaps, cut at sentence ends, at least 2 times", note(c:ngrams {}))
    assert.equal("n = 2, gaps of 3 words in all at the most, cut at sentence ends, at least 2 times", note(c:ngrams { skip = 3 }))
    assert.matches("sentences that are looked at whole", c:readability({}).note, 1, true)
    if require("malinews.stems").available() then
      assert.matches("no stems of language xx", c:frequencies({ by = "stem" }).note, 1, true)
      assert(not c:where({ lang = "en" }):frequencies({ by = "stem" }).note:find "no stems")
    end
  end)
end)

describe("r:csv", function()
  local rows = mn.corpus { mn.document("the cat, the hat", { id = "=d" }) }:frequencies()

  it("writes the columns that are asked for, in their order", function()
    assert.equal("count,form\r\n2,the\r\n1,cat\r\n1,hat\r\n", (rows:csv { columns = "count, form" }:gsub("\r?\n", "\r\n")))
    assert.equal(rows:csv { columns = { "count", "form" } }, rows:csv { columns = "count,form" })
  end)

  it("writes with \"all\" every field that holds one value, the printed ones first", function()
    assert.equal("form,count,df,per_million,fold,rank,zipf", rows:csv({ columns = "all" }):match "^[^\r\n]+")
    assert.equal(rows:csv():match "^[^\r\n]+", "form,count,df,per_million")
  end)

  it("disarms in any column what a spreadsheet would take for a formula", function()
    local c = mn.corpus { mn.document("= cat", { id = "=d" }) }
    assert.matches("'=\r?\n", c:frequencies({ words = "tokens" }):csv { columns = "form" })
    assert.matches("'=d", c:kwic("cat"):csv { columns = "all" }, 1, true)
  end)
end)
