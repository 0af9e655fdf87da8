-- The patterns of data/boilerplate.tsv and their small language.

local fold = require "malinews.lines.fold"
local mn = require "malinews"
local patterns = require "malinews.lines.patterns"

local BODY = "The council of the town met on Thursday to talk about the bridge, which has been closed since the flood."

local function role_of(line, opts)
  local rows = mn.lines(BODY .. "\n" .. line .. "\n" .. BODY, opts)
  return rows[2].role, rows[2].rule
end

describe("data/boilerplate.tsv", function()
  it("has rows of known roles and places, folded, sorted, and none twice", function()
    local rows = assert(patterns.read "lua/malinews/data/boilerplate.tsv")
    assert(#rows > 300)
    local last, seen = "", {}
    for i, row in ipairs(rows) do
      local where = ("row %d %q"):format(i, row.pattern)
      assert(({ boilerplate = 1, credit = 1, caption = 1, dateline = 1, footnote = 1 })[row.role], where)
      assert(({ line = 1, start = 1, ["end"] = 1, any = 1, colon = 1, label = 1 })[row.place], where)
      assert(({ en = 1, fr = 1, [""] = 1 })[row.lang], where)
      assert.equal(fold.text(row.pattern), row.pattern)
      assert(row.pattern:find "^[%w* ]+$" and row.pattern:find "%w" and not row.pattern:find "  ", where)
      local key = row.pattern .. "\t" .. row.lang .. "\t" .. row.role .. "\t" .. row.place
      assert(last < key, where .. " is not in order")
      assert(not seen[row.pattern .. row.place], where .. " stands twice")
      last, seen[row.pattern .. row.place] = key, true
    end
  end)

  it("lets each shipped pattern find the line that it describes", function()
    for _, row in ipairs(patterns.rows()) do
      local line = row.pattern:gsub("%*$", ""):gsub(" %* ", " one two "):gsub("^%* ", "one "):gsub("%*", "")
      if row.place == "label" or row.place == "colon" then line = line .. ": Xyz" end
      if row.role ~= "caption" then
        local role = role_of(line)
        assert(role ~= "body" and role ~= "heading", ("%q (%s): %s"):format(line, row.place, role))
      end
    end
  end)

  it("counts a pattern only in its place", function()
    assert.equal("boilerplate", role_of "Subscribe")
    assert.equal("boilerplate", role_of "SUBSCRIBE NOW")
    assert.equal("body", role_of "Subscribe, said the mayor, and the bridge will be paid for by the readers of this paper.")
    assert.equal("boilerplate", role_of "Read more: How to build a bridge")
    assert.equal("body", role_of "Read more books, the mayor told the children of the school on Friday, and learn.")
    assert.equal("boilerplate", role_of "Ce site utilise des témoins. Tout accepter")
    assert.equal("body", role_of "Nous avons vu tout le monde accepter le pont, explique le maire, qui ne dort plus.")
    assert.equal("credit", role_of "Photo : Mona Lindgren")
    assert.equal("body", role_of "Photo editors of three papers wrote to the council on Friday to ask for the plans.")
  end)

  it("takes the caller's rows, with stars, and says which said so", function()
    local own = { { pattern = "le canard * vous inform*", role = "boilerplate", place = "start" } }
    local role, rule = role_of("Le Canard du fleuve vous informe", { patterns = own })
    assert.equal("boilerplate", role)
    assert.equal("pattern: le canard * vous inform*", rule)
    assert.not_equal("boilerplate", (role_of "Le Canard du fleuve vous informe"))
    assert.equal("boilerplate", role_of("Hier, le canard en colère vous informait", { patterns = {
      { pattern = "le canard * vous inform*", place = "any" } } }))
  end)

  it("refuses a pattern that could never match, and an unknown place", function()
    assert.has_error(function() mn.lines("x", { patterns = { { pattern = "Été" } } }) end)
    assert.has_error(function() mn.lines("x", { patterns = { { pattern = "*" } } }) end)
    local _, message = pcall(mn.lines, "x", { patterns = { { pattern = "x", place = "lien" } } })
    assert.matches("place must be one of", message, 1, true)
  end)
end)
