--- Text exports of Factiva, with two-letter codes at the lines' beginnings or without. Edit this table when the layout
--- changes.
return {
  name = "Factiva",
  signs = { { "\n%s*Document %u%u%u[%w]*%d%d%d%d%w*", "\nAN%s+Document %u%u%u%w*" },
    { "\n%s*%d[%d,.]* words%s*\n", "\n%s*%d[%d ]* mots%s*\n", "\nHD%s%s+%S" } },
  begins = {},
  ends = { "^%s*Document %u%u%u[%w]*%d%d%d%d%w*%s*$", "^AN%s+Document %u%u%u%w*%s*$" },
  ignored = { "^%s*Page %d+ of %d+", "^%s*© %d%d%d%d Factiva" },
  -- two-letter codes, when the export has them
  codes = {
    HD = "title", BY = "author", WC = "length", PD = "published", SN = "outlet", ED = "edition", PG = "page", LA = "lang",
    LP = "text", TD = "text", CR = "agency", SE = "section", CT = "contact", CLM = "column", DLN = "place",
    ET = false, SC = false, CY = false, CO = false, IN = false, NS = false, RE = false, IPC = false, IPD = false, PUB = false,
    AN = false, RF = false, ART = false,
  },
  labels = {},
  tail = {},
  -- without codes: the line that counts the words parts the headline (and by-line) from date, time, outlet, code, language
  pivot = { "^%s*(%d[%d,.]*) words%s*$", "^%s*(%d[%d ]*) mots%s*$" },
  rights = { "^%s*Copyright", "^%s*%(c%)", "^%s*© ?%d%d%d%d", "^%s*Tous droits" },
  languages = { English = "en", French = "fr", ["Français"] = "fr", Anglais = "en", Russian = "ru", Arabic = "ar", German = "de",
    Spanish = "es", Portuguese = "pt" },
}
