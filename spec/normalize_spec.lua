-- The normalization forms, against the Unicode Character Database where Debian's unicode-data is installed.
local mn = require "malinews"

local FORMS = { "NFC", "NFD", "NFKC", "NFKD" }
local TEST = "/usr/share/unicode/NormalizationTest.txt"

-- The lines of the official test, plain or packed; nil where it is not installed.
local function test_lines()
  local plain = io.open(TEST)
  if plain then return plain:lines() end
  local packed = io.open(TEST .. ".bz2")
  if not packed then return nil end
  packed:close()
  local pipe = assert(io.popen("bzcat " .. TEST .. ".bz2"))
  local first = pipe:read "l"
  if not first then return nil end
  return pipe:lines()
end

local function text_of(column)
  local cps = {}
  for hex in column:gmatch "%x+" do cps[#cps + 1] = tonumber(hex, 16) end
  return utf8.char(table.unpack(cps))
end

-- The rule of columns 1 to 5 for one form: what each column becomes, by number of the column that it must equal.
local RULES = { NFC = { 2, 2, 2, 4, 4 }, NFD = { 3, 3, 3, 5, 5 }, NFKC = { 4, 4, 4, 4, 4 }, NFKD = { 5, 5, 5, 5, 5 } }

local function check_row(columns, line)
  local checks = 0
  for _, form in ipairs(FORMS) do
    for i = 1, 5 do
      local want = columns[RULES[form][i]]
      if mn.normalize(columns[i], form) ~= want or mn.is_normalized(columns[i], form) ~= (columns[i] == want) then
        error(("%s of column %d: %s"):format(form, i, line))
      end
      checks = checks + 1
    end
  end
  return checks
end

-- Deterministic random numbers, so that a failure can be run again.
local function generator(seed)
  return function(m)
    seed = (seed * 6364136223846793005 + 1442695040888963407)
    return (seed >> 33) % m + 1
  end
end

-- Code points that meet in interesting ways: letters, marks of several classes, jamo, composites, compatibility forms.
local ALPHABET = {
  0x41, 0x65, 0x20, 0xE9, 0xEF, 0x1EB9, 0x1ECD, 0x1EC7, 0x300, 0x301, 0x302, 0x304, 0x308, 0x323, 0x327, 0x328, 0x31B,
  0x338, 0x345, 0x340, 0x344, 0x34F, 0x3B1, 0x1F71, 0x1F80, 0x5D0, 0x5B0, 0x5BC, 0x627, 0x64B, 0x653, 0x654, 0x93C,
  0x915, 0x958, 0x94D, 0x9C7, 0x9BE, 0x9D7, 0xDD9, 0xDCF, 0xDCA, 0x1100, 0x1161, 0x11A7, 0x11A8, 0xAC00, 0xAC01, 0x304B,
  0x3099, 0xFF76, 0xFF9E, 0xFB01, 0x212B, 0x2126, 0xF71, 0xF72, 0xF73, 0xFB2C, 0x1D15E, 0x1D165, 0x1D16E, 0x2F800, 0x2000,
  0x2019, 0xA0, 0x3C, 0x226E, 0x1E9B, 0x1109A, 0x110BA, 0x2ADC, 0x07C1, 0x07EB, 0x135D, 0x1208,
}

local function random_text(random, length)
  local cps = {}
  for i = 1, random(length) do cps[i] = ALPHABET[random(#ALPHABET)] end
  return utf8.char(table.unpack(cps))
end

local function classes()
  local class, file = {}, io.open "/usr/share/unicode/UnicodeData.txt"
  if not file then return nil end
  for line in file:lines() do
    local cp, ccc = line:match "^(%x+);[^;]*;[^;]*;(%d+);"
    class[tonumber(cp, 16)] = tonumber(ccc)
  end
  file:close()
  return class
end

describe("normalization", function()
  it("keeps every invariant of every row of NormalizationTest.txt", function()
    local lines = test_lines()
    if not lines then return pending "needs Debian's unicode-data and bzcat" end
    local rows, checks, first_part, listed = 0, 0, false, {}
    for line in lines do
      if line:match "^@Part" then first_part = line:match "^@Part1" ~= nil end
      local columns = {}
      if line:match "^%x" then
        for column in line:gmatch "([^;]*);" do columns[#columns + 1] = text_of(column) end
        if first_part then listed[utf8.codepoint(columns[1])] = true end
        rows, checks = rows + 1, checks + check_row(columns, line)
      end
    end
    assert.equal(19074, rows)
    assert.equal(381480, checks)
    -- "each code point that is not listed in Part 1 is its own form, in all four"
    for cp = 0, 0x10FFFF do
      if not listed[cp] and not (cp >= 0xD800 and cp <= 0xDFFF) then
        local s = utf8.char(cp)
        for _, form in ipairs(FORMS) do
          if mn.normalize(s, form) ~= s then error(("%s of U+%04X"):format(form, cp)) end
        end
      end
    end
  end)

  it("gives the very same string back when nothing changes, and NFC without a form", function()
    local long = ("Sévaré, Ségou et Gao. "):rep(100)
    assert.equal(("%p"):format(long), ("%p"):format(mn.normalize(long)))
    assert.equal("é", mn.normalize "e\u{301}")
    assert.is_true(mn.is_normalized "é")
    assert.is_false(mn.is_normalized "e\u{301}")
    assert.equal("", mn.normalize "")
    assert.equal("a\0é", mn.normalize "a\0e\u{301}")
  end)

  it("keeps U+11A7 behind a syllable, which utf8proc 2.8 loses", function()
    assert.equal("\u{AC00}\u{11A7}", mn.normalize "\u{AC00}\u{11A7}")
    assert.equal("\u{AC01}", mn.normalize "\u{1100}\u{1161}\u{11A8}")
  end)

  it("sorts long runs of marks stably, as short ones", function()
    for _, count in ipairs { 1, 7, 8, 9, 16, 17, 40, 1000 } do
      local mixed = "q" .. ("\u{301}\u{327}"):rep(count)
      assert.equal("q" .. ("\u{327}"):rep(count) .. ("\u{301}"):rep(count), mn.normalize(mixed, "NFD"))
      assert.equal(mn.normalize(mixed, "NFD"), mn.normalize(mixed, "NFC"))
      local letters = "e" .. ("\u{302}\u{301}"):rep(count)
      assert.equal("\u{1EBF}" .. ("\u{302}\u{301}"):rep(count - 1), mn.normalize(letters))
    end
  end)

  it("treats runs of marks of any length alike", function()
    -- a short run's normal form, each of whose marks stands `short` times or less, with as many more as the long run has
    local function lengthened(normal, short, long)
      local out, last, count = {}, nil, 0
      local function flush()
        if last then out[#out + 1] = utf8.char(last):rep(count > 1 and count + long - short or count) end
      end
      for _, cp in utf8.codes(normal) do
        if cp ~= last then flush() last, count = cp, 0 end
        count = count + 1
      end
      flush()
      return table.concat(out)
    end
    local marks = { "\u{301}", "\u{327}", "\u{301}\u{327}", "\u{338}\u{5B0}\u{323}", "\u{345}\u{302}\u{328}", "\u{3099}\u{1D165}" }
    for _, letter in ipairs { "a", "\u{E9}", "\u{1E69}", "\u{FB01}", "\u{AC00}", "\u{304B}", "\u{1F80}", "<", "" } do
      for _, run in ipairs(marks) do
        for _, form in ipairs { "NFC", "NFD", "NFKC", "NFKD" } do
          local s, normal = letter .. run:rep(4000), mn.normalize(letter .. run:rep(4), form)
          local wanted = lengthened(normal, 4, 4000)
          assert.equal(wanted, mn.normalize(s, form), letter .. run)
          assert.equal(s == wanted, mn.is_normalized(s, form))
          assert.is_true(mn.is_normalized(wanted, form))
        end
      end
    end
  end)

  it("finds what is not normal at every distance from the text's begin", function()
    for before = 0, 200 do
      local pairs_of = { { "e\u{301}", "é" }, { "\u{2000}", "\u{2002}" }, { "\u{212B}", "Å" }, { "\u{1100}\u{1161}", "가" } }
      for _, pair in ipairs(pairs_of) do
        local head = ("x"):rep(before)
        assert.equal(head .. pair[2] .. "yz", mn.normalize(head .. pair[1] .. "yz"))
        assert.equal(head .. pair[2], mn.normalize(head .. pair[1]))
      end
    end
    -- a sequence cut between two of the pieces that are searched at a time
    for before = 4090, 4100 do
      local head = ("x"):rep(before)
      assert.equal(head .. "Å", mn.normalize(head .. "\u{212B}"))
      assert.equal(head .. "\u{2002}.", mn.normalize(head .. "\u{2000}."))
    end
  end)

  it("is idempotent, agrees with its check, and the forms agree with each other, over generated text", function()
    local seed = 20230917
    local random = generator(seed)
    for case = 1, 20000 do
      local s = random_text(random, case % 100 == 0 and 300 or 8)
      local form = {}
      for _, name in ipairs(FORMS) do
        form[name] = mn.normalize(s, name)
        local where = ("seed %d, case %d, %s: %q"):format(seed, case, name, s)
        assert(mn.is_normalized(form[name], name), where)
        assert(mn.normalize(form[name], name) == form[name], where)
        assert(mn.is_normalized(s, name) == (s == form[name]), where)
      end
      assert(mn.normalize(form.NFD, "NFC") == form.NFC and mn.normalize(form.NFC, "NFD") == form.NFD, s)
      assert(mn.normalize(form.NFC, "NFKC") == form.NFKC and mn.normalize(form.NFKD, "NFKC") == form.NFKC, s)
    end
  end)

  it("orders marks by their classes, however the segment is built", function()
    local class = classes()
    if not class then return pending "needs Debian's unicode-data" end
    local random = generator(7)
    for _ = 1, 5000 do
      local last = 0
      for _, cp in utf8.codes(mn.normalize(random_text(random, 30), "NFD")) do
        local here = class[cp] or 0
        assert(here == 0 or here >= last)
        last = here
      end
    end
  end)

  it("names the byte of a fault, and raises on a form that it does not have", function()
    local s, message, byte = mn.normalize("caf\xE9 noir")
    assert.is_nil(s)
    assert.equal("invalid UTF-8", message)
    assert.equal(4, byte)
    assert.equal(4, select(3, mn.is_normalized("caf\xE9", "NFKD")))
    local ok, fault = pcall(mn.normalize, "x", "NFCK")
    assert.is_false(ok)
    assert.matches('did you mean "NFC"', fault, 1, true)
    assert.has_error(function() mn.is_normalized("x", "nfc") end)
    assert.has_error(function() mn.normalize({}) end)
  end)
end)
