-- Lines and their roles. All texts were written for this spec.

local mn = require "malinews"
local texts = require "spec.support.texts"

local function roles_of(s, opts)
  local list = {}
  for i, row in ipairs(mn.lines(s, opts)) do list[i] = row.role end
  return table.concat(list, " ")
end

local function only(s, role)
  local list = {}
  for _, row in ipairs(mn.lines(s)) do
    if row.role == role then list[#list + 1] = row.text end
  end
  return list
end

local BODY = "The council of the town met on Thursday to talk about the bridge, which has been closed since the flood."

describe("mn.lines", function()
  it("tells headline, dateline, credit, caption, button, body, heading and footnote apart", function()
    local s = table.concat({
      "River Town Waits for Its Bridge",
      "21:05 GMT 03.04.2021 (Updated: 08:15 GMT 05.04.2021)",
      "© RIVERPIX / MONA LINDGRENFishermen mend their nets below the bridge in Port Amar, April 2, 2021.",
      "© RIVERPIX / MONA LINDGREN",
      "Subscribe",
      BODY .. " Men of the Black Oar* were blamed.",
      "Nobody Counts the Boats",
      BODY,
      "*Black Oar is a gang that the courts have banned.",
    }, "\n")
    assert.equal("headline dateline credit caption credit boilerplate body heading body footnote", roles_of(s))
  end)

  it("yields any text's rows in order, apart from each other, with all that is no white space", function()
    local seed = texts.seed()
    for s in texts.generate(seed, 3000) do
      local last, kept = 0, {}
      for _, row in ipairs(mn.lines(s)) do
        assert(row.from > last, ("seed %d: %q"):format(seed, s))
        assert.equal(s:sub(row.from, row.to), row.text)
        kept[#kept + 1] = s:sub(last + 1, row.from - 1)
        last = math.max(last, row.to)
      end
      kept[#kept + 1] = s:sub(last + 1)
      local left = table.concat(kept):gsub("[%s|\u{A0}\u{202F}\u{2028}]", "")
      assert.equal("", (left:gsub("[\xA0\xA8\xAF\xC2\xE2\x80]", "")), ("seed %d: %q"):format(seed, s))
    end
  end)
end)
