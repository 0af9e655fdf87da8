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
    HD = "title", BY = "author", WC = "length", PD = "published", ET = false, SN = "outlet", SC = false, ED = "edition",
    PG = "page", LA = "lang", CY = false, LP = "text", TD = "text", CR = "agency", SE = "section", CO = false, IN = false, NS = false,
    RE = false, IPC = false, IPD = false, PUB = false, AN = false, CT = "contact", RF = false, ART = false, CLM = "column", DLN = "place",
  },
  labels = {},
  tail = {},
  -- without codes: the line that counts the words parts the headline (and by-line) from date, time, outlet, code, language
  pivot = { "^%s*(%d[%d,.]*) words%s*$", "^%s*(%d[%d ]*) mots%s*$" },
  rights = { "^%s*Copyright", "^%s*%(c%)", "^%s*© ?%d%d%d%d", "^%s*Tous droits" },
  languages = { English = "en", French = "fr", ["Français"] = "fr", Anglais = "en", Russian = "ru", Arabic = "ar", German = "de",
    Spanish = "es", Portuguese = "pt" },
}
