--- Text exports of Nexis (LexisNexis, Nexis Uni). Edit this table when the layout changes.
return {
  name = "Nexis",
  -- every one of these must match for the file to be such an export; a list inside is a choice
  signs = { { "\n%s*Length:%s*%d+ words?", "\n%s*LENGTH:%s*%d+ words?", "\n%s*LONGUEUR ?:%s*%d+ mots" },
    { "\n%s*End of Document", "\n%s*%d+ of %d+ DOCUMENTS", "\n%s*LOAD%-DATE:", "\n%s*Load%-Date:" } },
  -- an article begins at such a line, or ends with one
  begins = { "^%s*%d+ of %d+ DOCUMENTS%s*$", "^%s*Document %d+ of %d+%s*$" },
  ends = { "^%s*End of Document%s*$" },
  ignored = { "^%s*Page %d+ of %d+%s*$" },
  -- label (in small letters) = field of the meta; false: known, and left out
  labels = {
    byline = "author", section = "section", length = "length", dateline = "place", language = "lang", ["load-date"] = "loaded",
    highlight = "standfirst", url = "url", ["publication-type"] = false, ["document-type"] = false, graphic = false,
    ["journal-code"] = false, subject = false, geographic = false, person = false, organization = false, company = false,
    industry = false, ["acc-no"] = false, copyright = false, notes = false, correction = "correction", auteur = "author",
    rubrique = "section", longueur = "length", langue = "lang", ["date-chargement"] = "loaded", ["type-publication"] = false,
  },
  -- labels behind the text: what follows them is no text
  tail = { ["load-date"] = true, language = true, ["publication-type"] = true, graphic = true, ["journal-code"] = true,
    subject = true, ["document-type"] = true, geographic = true, notes = true, ["acc-no"] = true, langue = true,
    ["date-chargement"] = true, ["type-publication"] = true },
  body = { "^%s*Body%s*$", "^%s*BODY%s*$", "^%s*BODY:%s*$" },
  -- a line behind the text that no colon follows
  stop = { "^%s*Classification%s*$", "^%s*Graphic%s*$" },
  rights = { "^%s*Copyright %d%d%d%d", "^%s*All Rights Reserved", "^%s*Tous droits" },
}
