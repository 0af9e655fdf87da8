-- N-grams are counted and ordered by the core; here they are counted again in plain Lua.

local mn = require "malinews"

-- A text of so many words out of `forms` different ones, the low ones often, with a sentence's end here and there.
local function generated(words, forms, seed)
  local state, out = seed, {}
  local function random(n)
    state = (state * 1103515245 + 12345) % 2147483648
    return state // 65536 % n
  end
  for i = 1, words do
    local rank = random(random(forms) + 1)
    out[i] = ("w%d"):format(rank) .. (random(9) == 0 and ". " or " ")
    if out[i]:find "%." then out[i] = out[i] .. "W" .. rank .. " " end
  end
  return table.concat(out)
end

-- Does a sentence begin with each word? By the layer itself.
local function words_of(doc)
  local list, starts = {}, {}
  for _, from in doc:sentences():spans() do starts[from] = true end
  for i, from, to in doc:words():spans() do list[i] = { form = mn.fold(doc.text:sub(from, to)), begins = starts[from] } end
  return list
end

-- Every choice of n places from first to last with at most `skip` left out, each as a list.
local function choices(n, skip)
  local all = {}
  local function choose(places, left)
    if #places == n then
      all[#all + 1] = places
      return
    end
    for over = 0, left do
      local more = table.move(places, 1, #places, 1, {})
      more[#more + 1] = places[#places] + 1 + over
      choose(more, left - over)
    end
  end
  choose({ 0 }, skip)
  return all
end

local function plain_count(c, n, skip, in_sentence)
  local rows, by_form = {}, {}
  local all = choices(n, skip)
  for d = 1, #c do
    local words = words_of(c[d])
    for i = 1, #words do
      local stop = i + 1
      while words[stop] and not (in_sentence and words[stop].begins) do stop = stop + 1 end
      for _, places in ipairs(all) do
        if i + places[n] < stop then
          local parts = {}
          for k = 1, n do parts[k] = words[i + places[k]].form end
          local form = table.concat(parts, " ")
          local row = by_form[form]
          if not row then
            row = { form = form, count = 0, df = 0, last = 0 }
            rows[#rows + 1], by_form[form] = row, row
          end
          row.count = row.count + 1
          if row.last ~= d then row.last, row.df = d, row.df + 1 end
        end
      end
    end
  end
  table.sort(rows, function(a, b)
    if a.count ~= b.count then return a.count > b.count end
    return a.form < b.form
  end)
  return rows
end

local function shown(rows, least)
  local lines = {}
  for i = 1, #rows do
    local row = rows[i]
    if row.count >= least then lines[#lines + 1] = ("%s\t%d\t%d"):format(row.form, row.count, row.df) end
  end
  return table.concat(lines, "\n")
end

local function corpus(forms)
  local c = mn.corpus()
  for i = 1, 3 do c:add(generated(400, forms, 7 * i), { id = "d" .. i, lang = "en" }) end
  return c
end

describe("n-grams", function()
  it("are those that a plain count of the words gives, in the same order", function()
    for _, case in ipairs { { 1, 0 }, { 2, 0 }, { 3, 0 }, { 2, 2 }, { 4, 1 }, { 7, 0 }, { 8, 0 }, { 8, 1 } } do
      for _, forms in ipairs { 4, 30, 700 } do
        local c <close> = corpus(forms)
        for _, within in ipairs { "sentence", "document" } do
          local got = c:ngrams { n = case[1], skip = case[2], min = 1, within = within }
          local right = plain_count(c, case[1], case[2], within == "sentence")
          assert.equal(shown(right, 1), shown(got, 1), ("n = %d, skip = %d, %d forms"):format(case[1], case[2], forms))
        end
      end
    end
  end)

  it("are the same rows whichever is asked for first", function()
    local c <close> = corpus(30)
    local one, other = c:ngrams { min = 1 }, c:ngrams { min = 1 }
    local forms = {}
    for i = #other, 1, -1 do forms[i] = other[i].form end
    for i = 1, #one do assert.equal(forms[i], one[i].form) end
    assert.is_nil(one[0])
    assert.is_nil(one[#one + 1])
  end)

  it("stay right when documents are added after they were counted", function()
    local c <close> = corpus(30)
    local before = c:ngrams { n = 2, min = 1 }
    local right = shown(plain_count(c, 2, 0, true), 1)
    c:add(generated(200, 900, 3), { lang = "en" })
    assert.equal(shown(plain_count(c, 2, 0, true), 1), shown(c:ngrams { n = 2, min = 1 }, 1))
    assert.equal(right, shown(before, 1))
  end)

  it("of nothing are none", function()
    local c <close> = mn.corpus()
    assert.equal(0, #c:ngrams {})
    c:add("One. Two. Three.", { lang = "en" })
    assert.equal(0, #c:ngrams { n = 8, min = 1 })
    assert.equal(0, #c:ngrams { n = 2, min = 5 })
  end)

  it("with a space in their fold stand in byte order of what is written", function()
    local c <close> = mn.corpus()
    c:add("a\1b a ¨ c a b ¨ c", { lang = "en" })
    local last
    for row in c:ngrams { n = 2, min = 1, words = "tokens", within = "document" }:iter() do
      assert(not last or row.count < last.count or last.form <= row.form, row.form)
      last = row
    end
  end)
end)
