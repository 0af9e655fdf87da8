-- What holds of tokens, sentences and pieces of any bytes: generated text, the seed printed where it fails.
local mn = require "malinews"
local core = require "malinews.core"

local PARTS = {
  "Mali", "the", "l'", "d’", "été", "Dr.", "U.S.", "etc.", "e.g.", "5", "1 000", "3,5", "20h30", ". ", "...",
  " . . . ", "?", "!", '"', "'", "“", "”", "« ", " »", "(", ")", "[", "]", "-", " - ", "—", ":", ";", ",",
  "\n", "\r\n", "\n\n", "\t", " ", "  ", "\u{A0}", "\u{202F}", "\u{2028}", "\u{85}", "•", "1)", "2)", "a.",
  "http://a.b/c", "x@y.org", "#t", "@h", "***", "___", "Lire aussi :", "Image:", "04/26/2001 07:17 AM",
  "© AP / ALI SOWMen", "BAMAKO (AP) - ", " | site", "。", "؟", "।", "中", "ߊ", "e\u{301}", "\u{200D}",
  "\u{FEFF}", "\0", "\x80", "\xE2", "\xE2\x80", "\xF0\x9F", "\xFF", "\xC3", "😀", ":)", "$", "%", "°C", "I",
  "he said", "Maiga asked.",
}
local LANGS = { "en", "fr", "ru", "und" }

local function generate(seed)
  math.randomseed(seed)
  local out = {}
  for i = 1, math.random(1, 60) do out[i] = PARTS[math.random(#PARTS)] .. (math.random(3) == 1 and " " or "") end
  return table.concat(out)
end

local SPACES = { ["\u{85}"] = true, ["\u{A0}"] = true, ["\u{1680}"] = true, ["\u{2028}"] = true, ["\u{2029}"] = true,
  ["\u{202F}"] = true, ["\u{205F}"] = true, ["\u{3000}"] = true }
for c = 0x2000, 0x200A do SPACES[utf8.char(c)] = true end

local function is_blank(s)
  local i = 1
  while i <= #s do
    if s:find("^[ \t\n\v\f\r]", i) then i = i + 1
    elseif SPACES[s:sub(i, i + 1)] then i = i + 2
    elseif SPACES[s:sub(i, i + 2)] then i = i + 3
    else return false end
  end
  return true
end

local function starts_blank(s) return is_blank(s:sub(1, 1)) or is_blank(s:sub(1, 2)) or is_blank(s:sub(1, 3)) end
local function ends_blank(s)
  return is_blank(s:sub(-1)) or (#s > 1 and is_blank(s:sub(-2))) or (#s > 2 and is_blank(s:sub(-3)))
end

-- bars: a bar before a site's name belongs to no sentence
local function check_spans(s, x, what, bars)
  local last = 0
  for i, from, to in x:spans() do
    assert(from > last and to >= from and to <= #s, what .. ": out of order or range at " .. i)
    local gap = s:sub(last + 1, from - 1):gsub("|", "", bars and 1 or 0)
    assert(is_blank(gap), what .. ": more than white space before " .. i)
    assert.equal(s:sub(from, to), x[i])
    last = to
  end
  assert(is_blank((s:sub(last + 1):gsub("|", "", bars and 1 or 0))), what .. ": more than white space at the end")
end

describe("tokens, sentences and pieces of any bytes", function()
  for _, seed in ipairs { 1, 2, 3, 4, 5, 6, 7, 8 } do
    it("are in order, disjoint, trimmed, and all of the text but white space, seed " .. seed, function()
      for k = 1, 150 do
        local s = generate(seed * 1000 + k)
        local what = ("seed %d: %q"):format(seed * 1000 + k, s)
        local opts = { lang = LANGS[k % 5] }
        check_spans(s, mn.tokens(s, opts), "tokens, " .. what)
        check_spans(s, mn.sentences(s, opts), "sentences, " .. what, true)
        opts.quotes = "keep"
        local kept = mn.sentences(s, opts)
        check_spans(s, kept, "kept, " .. what, true)
        for i = 1, #kept do assert(not starts_blank(kept[i]) and not ends_blank(kept[i]), "white space, " .. what) end
      end
    end)

    it("are cut between characters, seed " .. seed, function()
      for k = 1, 100 do
        local s = mn.repair(generate(seed * 7000 + k))
        for _, from, to in mn.tokens(s):spans() do assert.truthy(utf8.len(s, from, to)) end
        for _, from, to in mn.sentences(s):spans() do assert.truthy(utf8.len(s, from, to)) end
      end
    end)
  end

  it("have pieces that leave out blanks and bars only", function()
    for k = 1, 300 do
      local s = generate(90000 + k)
      local last = 0
      for _, from, to, kind in core.pieces(s):spans() do
        assert(from > last or kind == "blank")
        assert.truthy(s:sub(last + 1, from - 1):gsub("|", ""))
        if kind ~= "blank" then assert(not starts_blank(s:sub(from, to))) end
        last = math.max(last, to)
      end
    end
  end)

  it("take time that grows with the text, whatever it repeats", function()
    local repeated = { '"', ". ", "a.", "Dr. ", "1) ", "a. b) ", "“x. ", "l'", "x-", "a@", ". . ", "é", "' ", "http:",
      "Lire aussi : Le ", "\n", "04/", " \u{2028}" }
    for _, part in ipairs(repeated) do
      local function cost(n)
        local s = part:rep(n // #part)
        local best = math.huge
        for _ = 1, 3 do
          local t = os.clock()
          mn.tokens(s)
          mn.sentences(s, { quotes = "keep" })
          best = math.min(best, os.clock() - t)
        end
        return best
      end
      local small, large = cost(100000), cost(400000)
      assert(large < small * 10 + 0.02, ("%q: %.4f s, then %.4f s"):format(part, small, large))
    end
  end)
end)
