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
    ["malinews.abbreviations"] = "lua/malinews/abbreviations.lua",
    ["malinews.corpus"] = "lua/malinews/corpus.lua",
    ["malinews.csv"] = "lua/malinews/csv.lua",
    ["malinews.display"] = "lua/malinews/display.lua",
    ["malinews.document"] = "lua/malinews/document.lua",
    ["malinews.encoding"] = "lua/malinews/encoding.lua",
    ["malinews"] = "lua/malinews/init.lua",
    ["malinews.json"] = "lua/malinews/json.lua",
    ["malinews.loader"] = "lua/malinews/loader.lua",
    ["malinews.options"] = "lua/malinews/options.lua",
    ["malinews.reader.delimited"] = "lua/malinews/reader/delimited.lua",
    ["malinews.reader.fields"] = "lua/malinews/reader/fields.lua",
    ["malinews.reader.files"] = "lua/malinews/reader/files.lua",
    ["malinews.reader"] = "lua/malinews/reader/init.lua",
    ["malinews.reader.jsonl"] = "lua/malinews/reader/jsonl.lua",
    ["malinews.reader.plain"] = "lua/malinews/reader/plain.lua",
    ["malinews.result"] = "lua/malinews/result.lua",
    ["malinews.scope"] = "lua/malinews/scope.lua",
    ["malinews.segments"] = "lua/malinews/segments.lua",
    ["malinews.text"] = "lua/malinews/text.lua",
    ["malinews.core"] = {
      sources = {
        "csrc/bind/buffer.c",
        "csrc/bind/core.c",
        "csrc/bind/display.c",
        "csrc/bind/lexicon.c",
        "csrc/bind/segment.c",
        "csrc/bind/spans.c",
        "csrc/bind/text.c",
        "csrc/core/buffer.c",
        "csrc/core/classes.c",
        "csrc/core/display.c",
        "csrc/core/index.c",
        "csrc/core/language.c",
        "csrc/core/lexicon.c",
        "csrc/core/lexicon_words.c",
        "csrc/core/lines.c",
        "csrc/core/memory.c",
        "csrc/core/sentences.c",
        "csrc/core/spans.c",
        "csrc/core/strings.c",
        "csrc/core/tokens.c",
        "csrc/core/utf8.c",
        "csrc/core/words.c",
      },
      incdirs = { "$(UTF8PROC_INCDIR)" },
      libdirs = { "$(UTF8PROC_LIBDIR)" },
      libraries = { "utf8proc" },
    },
  },
  install = {
    lua = {
      ["malinews.data.abbreviations"] = "lua/malinews/data/abbreviations.tsv",
      ["malinews.data.cities_world"] = "lua/malinews/data/cities_world.tsv",
      ["malinews.data.countries"] = "lua/malinews/data/countries.tsv",
      ["malinews.data.demonyms"] = "lua/malinews/data/demonyms.tsv",
      ["malinews.data.framing"] = "lua/malinews/data/framing.tsv",
      ["malinews.data.given_names"] = "lua/malinews/data/given_names.tsv",
      ["malinews.data.groups"] = "lua/malinews/data/groups.tsv",
      ["malinews.data.locations"] = "lua/malinews/data/locations.tsv",
      ["malinews.data.mali"] = "lua/malinews/data/mali.tsv",
      ["malinews.data.media"] = "lua/malinews/data/media.tsv",
      ["malinews.data.name_particles"] = "lua/malinews/data/name_particles.tsv",
      ["malinews.data.operations"] = "lua/malinews/data/operations.tsv",
      ["malinews.data.orgs"] = "lua/malinews/data/orgs.tsv",
      ["malinews.data.people"] = "lua/malinews/data/people.tsv",
      ["malinews.data.sahel"] = "lua/malinews/data/sahel.tsv",
      ["malinews.data.surnames"] = "lua/malinews/data/surnames.tsv",
      ["malinews.data.titles"] = "lua/malinews/data/titles.tsv",
    },
    bin = { malinews = "bin/malinews" },
  },
}
test = { type = "command", command = "make test" }
