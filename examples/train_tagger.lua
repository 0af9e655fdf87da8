-- Train a tagger, see what it is worth, save it, use it.
--
--   lua5.4 examples/train_tagger.lua [TRAIN.conll DEV.conll [MODEL]]
--
-- Without arguments it takes the small corpus in examples/tagger, which was written for this project: enough to show the way, too
-- small for a good tagger. Say beside a model what it was trained on, and whether that text may be used for one.

local mn = require "malinews"

local train = arg and arg[1] or "examples/tagger/train.conll"
local dev = arg and arg[2] or "examples/tagger/dev.conll"

local tagger, history = mn.train { files = train, epochs = 10, hash_bits = 16 }
if not tagger then error(history, 0) end

local last = history[#history]
print(("%s: %d words, %d still wrong in the last of %d epochs"):format(train, last.words, last.wrong_words, last.epoch))

local SAME = { GPE = "LOC", GROUP = "ORG", MEDIA = "ORG" } -- the corpus does not tell these apart
for _, by in ipairs { "rules", "tagger", "both" } do
  local rows, message = tagger:evaluate(dev, { by = by, map = SAME })
  if not rows then error(message, 0) end
  print("\n" .. ({ rules = "lists and rules", tagger = "the tagger", both = "lists and rules, then the tagger" })[by])
  for _, row in ipairs(rows) do
    print(("  %-5s P %5.1f  R %5.1f  F1 %5.1f   (%d marked, %d found, %d right)"):format(row.type, 100 * row.precision,
      100 * row.recall, 100 * row.f1, row.gold, row.found, row.right))
  end
end

if arg and arg[3] then assert(tagger:save(arg[3])) end

print "\nWhat it finds in a sentence:"
print(tagger:tag "Colonel Hamadoun Tessougui of the Ansongo Veterans' League flew from Gao to Niamey.")
