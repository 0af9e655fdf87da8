--- What `mn.help` says: one entry for each public function, in the order in which it lists them. A spec checks that
--- every public function has one, and that its example runs.

local ROLES = { "roles", "which lines count, e.g. \"headline,heading,body\"; all by default" }
local VOICE = { "voice", "\"own\" leaves quotations out, \"quoted\" takes only them; \"all\" by default" }
local LANG = { "lang", "\"en\", \"fr\"; guessed paragraph by paragraph when not given" }

return {
  {
    group = "Text", name = "validate", brief = "is a string well-formed UTF-8?",
    call = "mn.validate(s) --> true | nil, message, byte",
    what = "The byte is where the first ill-formed sequence begins.",
    example = 'print(mn.validate("S\\xE9var\\xE9"))',
  },
  {
    group = "Text", name = "repair", brief = "replace what is ill-formed by U+FFFD",
    call = "mn.repair(s) --> string, count",
    what = "One U+FFFD for each maximal subpart; the very same string when nothing is wrong.",
    example = 'print(mn.repair("S\\xE9var\\xE9"))',
  },
  {
    group = "Text", name = "tokens", brief = "words, numbers, punctuation, with kinds and offsets",
    call = "mn.tokens(s, opts) --> Spans",
    what = "#x, x[i] is the i-th token, x:span(i) its positions and kind, and the cheap loop of integers:\n"
      .. "for i, from, to, kind in mn.tokens(s):spans() do ... end",
    options = { LANG, { "abbreviations", "a list made by mn.abbreviations" } },
    example = 'for _, from, to, kind in mn.tokens("Il l\'a dit."):spans() do print(from, to, kind) end',
  },
  {
    group = "Text", name = "sentences", brief = "sentences with offsets",
    call = "mn.sentences(s, opts) --> Spans",
    what = "A sentence never begins or ends with white space, and no quotation mark swallows the rest of a text.",
    options = { LANG, { "quotes", "\"split\" cuts at inner ends of a quotation (default), \"keep\" never inside one" },
      { "abbreviations", "a list made by mn.abbreviations" } },
    example = 'print(mn.sentences("He left. \\"We stay,\\" she said.")[2])',
  },
  {
    group = "Text", name = "language", brief = "the language that a paragraph shows",
    call = "mn.language(s) --> \"en\" | \"fr\" | \"ru\" | \"und\"",
    what = "From function words and letters; \"und\" where they do not tell.",
    example = 'print(mn.language("La junte a annoncé la fin des sanctions."))',
  },
  {
    group = "Text", name = "abbreviations", brief = "abbreviations of your own for tokens and sentences",
    call = "mn.abbreviations(rows) --> abbreviations",
    what = "Rows of {abbreviation=, lang=, kind=} on top of the shipped list.",
  },
  {
    group = "Text", name = "lines", brief = "each line, and each part of a glued line, with its role",
    call = "mn.lines(s, opts) --> rows",
    what = "Roles: headline dateline caption credit heading body footnote boilerplate blank. Nothing is deleted.",
    options = { { "patterns", "rows of your own on top of the shipped boilerplate patterns" } },
    rows = "from, to, text, role, rule, line, repeats",
    example = 'print(mn.lines("Coup in Bamako | Lagoon Tribune\\nSoldiers seized power.\\nSubscribe to our newsletter"))',
  },
  {
    group = "Text", name = "metadata", brief = "what a text and its file's name state about themselves",
    call = "mn.metadata(s, opts) --> table",
    what = "published, updated, outlet, place, author, agency, where they are stated, each with a _from that says where.",
    options = { { "name", "the file's name: a date in it counts where the text has no full one" } },
    example = 'print(mn.metadata("Coup in Bamako\\n23:47 GMT 20.09.2021\\nSoldiers seized power.").published)',
  },
  {
    group = "Text", name = "quotes", brief = "who is said to have said what, in whose words",
    call = "mn.quotes(s, opts) --> rows",
    what = "Marked text with a speech cue; with kind=\"all\" indirect and mixed speech too.",
    options = { { "kind", "\"direct\" (default), \"indirect\", \"all\"" }, LANG },
    rows = "spans, speaker, cue, addressee, kind, source, confidence",
    example = 'print(mn.quotes("\"We stay,\" Paul Sow said.")[1].speaker.text)',
  },
  {
    group = "Text", name = "entities", brief = "names, numbers and dates in one text, typed and with ids",
    call = "mn.entities(s, opts) --> rows",
    what = "From lists and rules; one person has one id. For a corpus: c:entities().",
    options = { LANG },
    rows = "from, to, text, type, id, name, rule, confidence",
    example = 'print(mn.entities("Colonel Assimi Goïta spoke in Kati."))',
  },
  {
    group = "Text", name = "gazetteer", brief = "a compiled list of names of your own",
    call = "mn.gazetteer(rows | path) --> gazetteer, conflicts",
    what = "A row is {id=, type=, name=, forms={...}, case=\"exact\"}. g:scan(s) gives the hits, g:add(rows) adds names,\n"
      .. "g:find(id) a row, g:save(path) writes the compiled form, which mn.gazetteer(path) reads.",
    example = 'local g = mn.gazetteer{{id = "grp:wagner", type = "GROUP", name = "Wagner", forms = {"Wagner Group"}}}\n'
      .. 'print(g:scan("The Wagner Group said nothing."))',
  },
  {
    group = "Corpora", name = "load", brief = "a folder, a file, or a list of them, as a corpus",
    call = "mn.load(path, opts) --> corpus | nil, message",
    what = "Reads .txt, .jsonl, .csv and .tsv. What was skipped or changed stands in c:problems(), with file and line.\n"
      .. "metadata.tsv in a folder tells outlet and date of the files beside it.",
    options = { { "glob", "which files of a folder, e.g. \"*.txt\"" },
      { "columns", "which column is what: {text=\"body\", id=\"nr\"}" },
      { "max_bytes", "larger files are left out, and reported" }, { "threads", "how many cores loading may use" } },
    example = 'local c <close> = assert(mn.load("examples/corpus"))\nprint(c)',
  },
  {
    group = "Corpora", name = "document", brief = "a text and what is known about it",
    call = "mn.document(s, {id=, title=, outlet=, dct=, url=, lang=}) --> document",
    what = "doc.text, doc.id, doc.meta; and its layers: doc:sentences(), doc:tokens(), doc:words() ...",
    example = 'print(mn.document("Mali ...", {outlet = "Hexaradio", dct = "2021-03-31"}))',
  },
  {
    group = "Corpora", name = "corpus", brief = "a corpus of documents in memory",
    call = "mn.corpus{doc, doc, ...} --> corpus",
    what = "#c, c[1], c[\"000_71a4\"] (an id or its beginning), c:add(doc), c:meta{...}, c:where{...}, c:problems(), c:close().",
    example = 'local c = mn.corpus{mn.document("Mali", {id = "a"})}\nprint(#c, c.a)',
  },
  {
    group = "Corpora", name = "meta", brief = "show or set what is known about documents",
    call = "c:meta() --> rows; c:meta{[\"000\"] = {outlet = \"Sputnik\"}} sets",
    what = "An id may be given by its beginning, or as the document's number.",
  },
  {
    group = "Corpora", name = "where", brief = "a part of a corpus",
    call = "c:where{outlet = \"Hexaradio\"} --> corpus; c:where(function(doc) ... end)",
    what = "A field may be a value, a list of values, or a function of the value.",
    example = 'local c <close> = assert(mn.load("examples/corpus"))\nprint(#c:where{lang = "fr"})',
  },
  {
    group = "Analyses", name = "entities", brief = "who and what is named, under which spellings",
    call = "c:entities(opts) --> rows",
    what = "One row an entity, most frequent first; mn.entities(s) gives the mentions of one text.",
    options = { { "type", "one type or a list: PER ORG GROUP GPE LOC NORP OPERATION EVENT WEAPON MEDIA ..." },
      { "min", "least number of mentions" }, ROLES, VOICE },
    rows = "id, type, name, count, df (documents), forms (spellings, most frequent first), hits (doc, from, to, text)",
    example = 'local c <close> = assert(mn.load("examples/corpus"))\nprint(c:entities{type = "PER"})',
  },
  {
    group = "Analyses", name = "frequencies", brief = "how often each word occurs, in how many documents",
    call = "c:frequencies(opts) --> rows",
    what = "Words are maximal runs of letters, marks and digits, folded (case, accents, apostrophes).",
    options = { { "by", "\"fold\" (default) or \"form\": as written" }, { "min", "least count" }, ROLES, VOICE },
    rows = "form, count, df, per_million, rank, hits (made when asked for)",
    example = 'local c <close> = assert(mn.load("examples/corpus"))\nprint(c:frequencies())',
  },
  {
    group = "Analyses", name = "kwic", brief = "a concordance: every hit with what stands left and right",
    call = "c:kwic(query, opts) --> rows",
    what = "A query is words, `mercenar*` for endings, `a | b` for alternatives; case and accents are folded.\n"
      .. "left .. hit .. right is always the raw text.",
    options = { { "window", "words on each side, 8 by default" },
      { "sort", "a list of places: \"R1\" the first word to the right, \"L1\" to the left, \"hit\"" }, ROLES, VOICE },
    rows = "left, hit, right, from, to, doc",
    example = 'local c <close> = assert(mn.load("examples/corpus"))\nprint(c:kwic("mercenar* | militia"))',
  },
  {
    group = "Analyses", name = "collocates", brief = "what stands near a word more often than by chance",
    call = "c:collocates(query, opts) --> rows",
    what = "Twelve measures beside each other; the note says how the window was cut and what E is.",
    options = { { "window", "words on each side: 5, or {left, right}" }, { "within", "\"sentence\" (default) or \"document\"" },
      { "expected", "\"span\": E = fx fy span / N (default), \"plain\": fx fy / N" }, { "min", "least count" }, { "sort", "a measure" }, ROLES, VOICE },
    rows = "form, count, total, g2, log_ratio, pmi, pmi3, npmi, t_score, z_score, logdice, min_sensitivity, delta_p_forward",
    example = 'local c <close> = assert(mn.load("examples/corpus"))\nprint(c:collocates("transition", {min = 3}))',
  },
  {
    group = "Analyses", name = "keyness", brief = "what words are typical of one corpus beside another",
    call = "c:keyness(other, opts) --> rows",
    what = "The other side may be a corpus, a result of c:frequencies, or a table of counts. q is adjusted over all types tested.",
    options = { { "measure", "g2 (default) g2_rayson chi2 chi2_yates log_ratio percent_difference bic logodds" },
      { "prior", "for logodds: a corpus, or a table of counts" }, { "min", "least count on both sides" }, ROLES, VOICE },
    rows = "form, count, df, other, each measure by its name, p, q, hits",
    example = 'local c <close> = assert(mn.load("examples/corpus"))\nprint(c:where{lang = "en"}:keyness(c:where{lang = "fr"}, {min = 5}))',
  },
  {
    group = "Analyses", name = "dispersion", brief = "how evenly a word stands over the documents",
    call = "c:dispersion(query, opts) --> one row",
    what = "dp, dpnorm, kld: 0 is even; juilland, carroll, rosengren: 1 is even; arf is the count reduced by clumps.",
    options = { ROLES, VOICE },
    rows = "form, count, range, dp, dpnorm, juilland, carroll, rosengren, kld, arf, parts, hits",
    example = 'local c <close> = assert(mn.load("examples/corpus"))\nprint(c:dispersion("mercenar*"))',
  },
  {
    group = "More", name = "stats", brief = "the formulas, as functions of numbers",
    call = "mn.stats.g2(a, b, c, d) --> number; .log_ratio, .log_odds, .pmi, .logdice, .dispersion ...",
    what = "a, b are counts and c, d corpus sizes; association measures take (fxy, fx, fy, n, span).",
    example = "print(mn.stats.g2(12, 3, 1000, 5000))",
  },
  {
    group = "More", name = "help", brief = "this",
    call = "mn.help(name) --> text",
    what = "Without a name, the list.",
    example = 'print(mn.help("kwic"))',
  },
}
