--- What the core shows of a piece of a line (csrc/core/outline.h), as bits of an integer: each says that something may be.

local M = {
  PIECE = 7, -- the bits of what was cut from what
  LINE = 0, BLANK = 1, CREDIT = 2, DATELINE = 3, SITE = 4,
  START = 8,
  PATTERN = 16, TAIL = 32, LABEL = 64, DATE = 128, WORDLESS = 256, NOTE = 512, ENDLESS = 1024, REPEAT = 2048, LONG = 4096,
}

return M
