-- Words are cut 64 bytes at a time, and character by character where that window does not tell: a text must have the same
-- words wherever in a window it begins.

local core = require "malinews.core"

-- The words of a text that stands behind so many other bytes.
local function cut(s, behind)
  local words, list = core.words(("-"):rep(behind) .. s), {}
  for i = 1, #words do
    local from, to = words:span(i)
    list[i] = ("%d-%d"):format(from - behind, to - behind)
  end
  return table.concat(list, " ")
end

describe("words", function()
  it("are the same wherever a window of bytes ends", function()
    local texts = { "Sévaré — l’été à N’Djamena, 20h30 × 2", "ẹ́kọ́ ọ̀rẹ́ ɓarna ƙasa", "МИД России и ООН", "مالي والنيجر",
      "a\u{AD}b\u{AD} \u{200D}c \u{AD}", "x\xC3 \xE2\x80y\xE1\xB8z\x80\xBF \xF0\x9F\xFF", "½ª²µ·¼«»¡¿", ("word"):rep(40) .. " é" .. ("é"):rep(70) }
    for _, s in ipairs(texts) do
      local right = cut(s, 0)
      for behind = 1, 66 do assert.equal(right, cut(s, behind), s) end
    end
  end)

  it("hold each character below U+2100 or not, whichever way it is read", function()
    for cp = 1, 0x20FF do
      local s = "a" .. utf8.char(cp) .. "b " .. utf8.char(cp) .. "c"
      local right = cut(s, 0)
      for behind = 61, 63 do assert.equal(right, cut(s, behind), ("U+%04X"):format(cp)) end
    end
  end)

  it("have forms of their own, however long and however often they stand there", function()
    local forms, text = {}, {}
    for size = 1, 40 do
      for n = 1, 4 do
        local form = ("abcdefgh"):rep(5):sub(1, size) .. n
        forms[#forms + 1] = form
        for _ = 1, n do text[#text + 1] = form end
      end
    end
    table.sort(text, function(a, b) return a:reverse() < b:reverse() end)
    local c <close> = require "malinews".corpus()
    c:add(table.concat(text, " "), { lang = "en" })
    c:add(table.concat(text, "\n"), { lang = "en" })
    local counts = {}
    for row in c:frequencies():iter() do counts[row.form] = row.count end
    for _, form in ipairs(forms) do assert.equal(2 * tonumber(form:sub(-1)), counts[form], form) end
  end)
end)
