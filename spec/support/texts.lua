--- Generated texts that no layer may stumble over: combining marks, right-to-left, NUL, emoji, broken bytes, quotation
--- marks in all states, dates, names. A generator of its own, so that a seed gives the same texts everywhere.

local M = {}

-- Marsaglia's xorshift64* (Vigna 2016): independent of math.random
local function generator(seed)
  local x = seed ~= 0 and seed or 1
  return function(n)
    x = x ~ (x >> 12)
    x = x ~ (x << 25)
    x = x ~ (x >> 27)
    return ((x * 0x2545F4914F6CDD1D) >> 33) % n + 1
  end
end

local PIECES = {
  "Mali", "Goïta", "Choguel Kokalla Maïga", "N'Djamena", "Côte d’Ivoire", "al-Qaeda", "Wagner", "M5-RFP", "U.S.", "Mr. Keita",
  "said", "a déclaré", "selon", "the", "le", "d'une", "mercenaires", "5,000 troops", "3 000 soldats", "$1.5 million",
  "12 March 2021", "lundi dernier", "last week", "20.09.2021", "2012-2013",
  ".", "...", "!", "?", ",", ";", ":", "-", "—", "(", ")",
  "[", "]", "“", "”", "\"", "'", "‘", "’", "«", "»", "„",
  " ", " ", " ", " ", "\n", "\r\n", "\n\n", "\t", "\u{A0}", "\u{202F}", "\u{2028}",
  "e\u{301}", "a\u{301}\u{327}\u{302}", "\u{301}", "عربي", "\u{202E}שלום\u{202C}", "漢字", "ߒߞߏ", "𞤀𞤁", "ⵜⵉⴼ", "አማርኛ", "\0", "😀",
  "👩‍👩‍👧", "🇲🇱", "ﬁ", "İ", "ß", "\u{FEFF}", "\u{AD}", "\x80", "\xFF", "\xE2\x82", "\xED\xA0\x80", "\xF4\x90\x80\x80",
  "https://example.org/a?b=c", "info@example.org", "@handle", "#hashtag", "© REUTERS / JANE DOE", "*", "|", "($1=558 XOF)",
}

--- Iterate over generated texts.
---@param seed integer
---@param count integer
---@param longest? integer pieces, 40 by default
---@return fun(): string?
function M.generate(seed, count, longest)
  local random, made = generator(seed), 0
  return function()
    if made == count then return nil end
    made = made + 1
    local parts = {}
    for i = 1, random(longest or 40) do parts[i] = PIECES[random(#PIECES)] end
    return table.concat(parts, random(2) == 1 and " " or "")
  end
end

--- The seed of this run: MN_SEED, or a fixed one, printed so that a failure can be had again.
---@return integer
function M.seed()
  return math.tointeger(tonumber(os.getenv "MN_SEED")) or 20210920
end

return M
