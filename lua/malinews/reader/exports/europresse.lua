--- Text exports of Europresse (Eureka). Edit this table when the layout changes.
return {
  name = "Europresse",
  signs = { { "news·%d%d%d%d%d%d%d%d·", "©%s*%d%d%d%d [^\n]*CEDROM", "Certificat émis le ", "\nRéférence ?: news" } },
  begins = {},
  ends = { "^%s*news·%d%d%d%d%d%d%d%d·", "^%s*Référence ?: news" },
  ignored = { "^%s*Certificat émis le ", "^%s*Page %d+ de %d+%s*$", "^%s*Sauvegardé le ", "^%s*Documents sauvegardés%s*$",
    "^%s*europresse%.com%s*$", "^%s*eureka%.cc%s*$" },
  labels = { auteur = "author", ["aussi paru dans"] = false, ["note(s)"] = false, illustration = false },
  tail = { ["aussi paru dans"] = true, ["note(s)"] = true, illustration = true },
  -- outlet, then a line with section, date, words and page, then the title
  rights = { "^%s*© ?%d%d%d%d", "^%s*Tous droits réservés" },
}
