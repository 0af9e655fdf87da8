rockspec_format = "3.0"
package = "malinews"
version = "dev-1"
source = { url = "git+https://github.com/malinews/malinews.git" }
description = {
  summary = "Corpus analysis of news, with a fast C core",
  detailed = [[
malinews reads news: tokens, sentences, entities, dates and quotations with offsets into the raw text, and the corpus
statistics on top of them. Grown on the coverage of Mali, the Sahel, France and Russia; English and French.]],
  license = "MIT",
  labels = { "nlp", "corpus", "news", "unicode", "text" },
}
dependencies = { "lua >= 5.4, < 5.5", "luafilesystem", "dkjson", "argparse" }
test_dependencies = { "busted" }
external_dependencies = { UTF8PROC = { header = "utf8proc.h" } }
build = {
  type = "builtin",
  modules = {
    ["malinews"] = "lua/malinews/init.lua",
    ["malinews.csv"] = "lua/malinews/csv.lua",
    ["malinews.display"] = "lua/malinews/display.lua",
    ["malinews.json"] = "lua/malinews/json.lua",
    ["malinews.result"] = "lua/malinews/result.lua",
    ["malinews.dates"] = "lua/malinews/dates.lua",
    ["malinews.dates.absolute"] = "lua/malinews/dates/absolute.lua",
    ["malinews.dates.base"] = "lua/malinews/dates/base.lua",
    ["malinews.dates.relative"] = "lua/malinews/dates/relative.lua",
    ["malinews.dates.accept"] = "lua/malinews/dates/accept.lua",
    ["malinews.dates.anchor"] = "lua/malinews/dates/anchor.lua",
    ["malinews.dates.calendar"] = "lua/malinews/dates/calendar.lua",
    ["malinews.dates.cues"] = "lua/malinews/dates/cues.lua",
    ["malinews.dates.tsv"] = "lua/malinews/dates/tsv.lua",
    ["malinews.dates.english"] = "lua/malinews/dates/english.lua",
    ["malinews.dates.extent"] = "lua/malinews/dates/extent.lua",
    ["malinews.dates.french"] = "lua/malinews/dates/french.lua",
    ["malinews.dates.grammar"] = "lua/malinews/dates/grammar.lua",
    ["malinews.dates.language"] = "lua/malinews/dates/language.lua",
    ["malinews.dates.lexicon"] = "lua/malinews/dates/lexicon.lua",
    ["malinews.dates.matcher"] = "lua/malinews/dates/matcher.lua",
    ["malinews.dates.reading"] = "lua/malinews/dates/reading.lua",
    ["malinews.dates.resolve"] = "lua/malinews/dates/resolve.lua",
    ["malinews.dates.value"] = "lua/malinews/dates/value.lua",
    ["malinews.options"] = "lua/malinews/options.lua",
    ["malinews.text"] = "lua/malinews/text.lua",
    ["malinews.core"] = {
      sources = {
        "csrc/bind/buffer.c",
        "csrc/bind/core.c",
        "csrc/bind/lexicon.c",
        "csrc/bind/display.c",
        "csrc/bind/spans.c",
        "csrc/bind/text.c",
        "csrc/core/buffer.c",
        "csrc/core/classes.c",
        "csrc/core/lexicon.c",
        "csrc/core/display.c",
        "csrc/core/memory.c",
        "csrc/core/spans.c",
        "csrc/core/utf8.c",
      },
      incdirs = { "$(UTF8PROC_INCDIR)" },
      libdirs = { "$(UTF8PROC_LIBDIR)" },
      libraries = { "utf8proc" },
    },
  },
}
test = { type = "command", command = "make test" }
