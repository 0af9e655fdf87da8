rockspec_format = "3.0"
package = "malinews-html"
version = "dev-1"
source = { url = "git+https://github.com/malinews/malinews.git" }
description = {
  summary = "Saved HTML pages for malinews, through the gumbo parser",
  license = "MIT",
  labels = { "nlp", "corpus", "news", "html" },
}
dependencies = { "lua >= 5.4, < 5.5", "malinews" }
external_dependencies = { GUMBO = { header = "gumbo.h" } }
build = {
  type = "builtin",
  modules = {
    ["malinews.gumbo"] = {
      sources = { "csrc/html/gumbo.c" },
      incdirs = { "$(GUMBO_INCDIR)" },
      libdirs = { "$(GUMBO_LIBDIR)" },
      libraries = { "gumbo" },
    },
  },
}
