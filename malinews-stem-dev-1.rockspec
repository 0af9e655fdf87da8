rockspec_format = "3.0"
package = "malinews-stem"
version = "dev-1"
source = { url = "git+https://github.com/malinews/malinews.git" }
description = {
  summary = "Stems for malinews, through Snowball's libstemmer",
  license = "MIT",
  labels = { "nlp", "corpus", "news", "stemming" },
}
dependencies = { "lua >= 5.4, < 5.5", "malinews" }
external_dependencies = { STEMMER = { header = "libstemmer.h" } }
build = {
  type = "builtin",
  modules = {
    ["malinews.stemmer"] = {
      sources = { "csrc/stem/stemmer.c" },
      incdirs = { "$(STEMMER_INCDIR)" },
      libdirs = { "$(STEMMER_LIBDIR)" },
      libraries = { "stemmer" },
    },
  },
}
