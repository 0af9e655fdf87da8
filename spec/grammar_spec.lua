local core = require "malinews.core"
local matcher = require "malinews.dates.matcher"

-- The expressions that rules find in a shape, as `name from-to`; take(name, from, to) decides, else all are taken.
local function found(rules, shape, take)
  local list = {}
  matcher.each(matcher.compile(rules), shape, function(rule, from, to)
    local taken = not take or take(rule.name, from, to)
    if taken then list[#list + 1] = ("%s %d-%d"):format(rule.name, from, to) end
    return taken
  end)
  return table.concat(list, ", ")
end

describe("a grammar over shapes", function()
  it("looks only around capital letters, and the leftmost expression wins", function()
    assert.equal("day 3-5", found({ { "day", "k", "1 M" } }, "x 1 M x"))
    assert.equal("", found({ { "day", "k", "1 x" } }, "x 1 x x"))
    assert.equal("day 1-3, month 5-5", found({ { "month", "k", "M" }, { "day", "k", "1 M" } }, "1 M M"))
  end)

  it("takes optional elements where it can and leaves them out where it must", function()
    local rules = { { "date", "k", "1h? ?f? M" } }
    assert.equal("date 1-4", found(rules, "1h M"))
    assert.equal("date 1-3", found(rules, "1 M"))
    assert.equal("date 1-5", found(rules, "1 f M"))
    assert.equal("run 1-3", found({ { "run", "k", "M?M?M?MMM" } }, "MMM"))
  end)

  it("tries a rule with its groups first, then without", function()
    local rules = { { "date", "k", "M( 1)?(,? Y)?" } }
    assert.equal("date 1-6", found(rules, "M 1, Y"))
    assert.equal("date 1-3", found(rules, "M 1 M") :match "^[^,]+")
    assert.equal("date 1-3", found(rules, "M Y"))
  end)

  it("keeps to what must stand before and after, and to the end of the shape", function()
    local rules = { { "month", "k", "M", after = "[pf] ", before = "[^%a]" } }
    assert.equal("month 3-3", found(rules, "p M,"))
    assert.equal("", found(rules, "x M,"))
    assert.equal("", found(rules, "p M"))
    assert.equal("last 3-3", found({ { "last", "k", "M$" } }, "M M"))
    assert.equal("", found({ { "first", "k", "M", after = " " } }, "M"))
  end)

  it("offers the next rule, then the next place, where an expression is refused", function()
    local rules = { { "a", "k", "1 M" }, { "b", "k", "1 M" }, { "c", "k", "M" } }
    assert.equal("b 1-3", found(rules, "1 M", function(name) return name ~= "a" end))
    assert.equal("c 3-3", found(rules, "1 M", function(name) return name == "c" end))
    assert.equal("", found(rules, "1 M", function() return false end))
  end)

  it("takes hundreds of rules in their order", function()
    local rules = {}
    for i = 1, 700 do rules[i] = { tostring(i), "k", i % 2 == 0 and "M M" or "M 1" } end
    assert.equal("2 1-3, 1 5-7", found(rules, "M M M 1"))
    assert.equal("700 1-3", found(rules, "M M", function(name) return name == "700" end))
  end)

  it("refuses what is no set, no list of elements and no rule", function()
    local set, element = ("\255"):rep(32), "1" .. ("\255"):rep(32)
    assert.has_error(function() core.grammar("x", set, {}) end)
    assert.has_error(function() core.grammar(set, set, { {} }) end)
    assert.has_error(function() core.grammar(set, set, { { "", "", "" } }) end)
    assert.has_error(function() core.grammar(set, set, { { "", "1", "" } }) end)
    assert.has_error(function() core.grammar(set, set, { { "", element:rep(33), "" } }) end)
    assert.has_error(function() core.grammar(set, set, 7) end)
    assert.has_no_error(function() core.grammar(set, set, { { "", element:rep(32), "" } }) end)
  end)

  it("lets an error of the caller through", function()
    assert.has_error(function() found({ { "m", "k", "M" } }, "M", function() error "mine" end) end)
  end)
end)
