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
    ["malinews.quotes"] = "lua/malinews/quotes.lua",
    ["malinews.quotes.cues"] = "lua/malinews/quotes/cues.lua",
    ["malinews.quotes.direct"] = "lua/malinews/quotes/direct.lua",
    ["malinews.quotes.identity"] = "lua/malinews/quotes/identity.lua",
    ["malinews.quotes.indirect"] = "lua/malinews/quotes/indirect.lua",
    ["malinews.quotes.lexicon"] = "lua/malinews/quotes/lexicon.lua",
    ["malinews.quotes.marks"] = "lua/malinews/quotes/marks.lua",
    ["malinews.quotes.paragraphs"] = "lua/malinews/quotes/paragraphs.lua",
    ["malinews.quotes.passage"] = "lua/malinews/quotes/passage.lua",
    ["malinews.quotes.people"] = "lua/malinews/quotes/people.lua",
    ["malinews.quotes.phrases"] = "lua/malinews/quotes/phrases.lua",
    ["malinews.quotes.reader"] = "lua/malinews/quotes/reader.lua",
    ["malinews.quotes.readings"] = "lua/malinews/quotes/readings.lua",
    ["malinews.quotes.speakers"] = "lua/malinews/quotes/speakers.lua",
    ["malinews.quotes.tokens"] = "lua/malinews/quotes/tokens.lua",
    ["malinews.quotes.view"] = "lua/malinews/quotes/view.lua",
    ["malinews.quotes.words"] = "lua/malinews/quotes/words.lua",
    ["malinews.result"] = "lua/malinews/result.lua",
    ["malinews.options"] = "lua/malinews/options.lua",
    ["malinews.text"] = "lua/malinews/text.lua",
    ["malinews.core"] = {
      sources = {
        "csrc/bind/buffer.c",
        "csrc/bind/core.c",
        "csrc/bind/display.c",
        "csrc/bind/spans.c",
        "csrc/bind/text.c",
        "csrc/core/buffer.c",
        "csrc/core/classes.c",
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
