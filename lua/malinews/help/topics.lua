--- What `mn.help` says: one entry for each public function, in the order in which it lists them. A spec checks that
--- every public function has one, and that its example runs.

local ROLES = { "roles", "which lines count, e.g. \"headline,heading,body\"; all by default" }
local VOICE = { "voice", "\"own\" leaves quotations out, \"quoted\" takes only them; \"all\" by default" }
local KIND = { "kind", "\"direct\" (default), \"indirect\" (the default with voice=\"own\") or \"all\"" }
local WORDS = { "words", "\"tokens\" counts mn.tokens instead of runs of letters and digits" }
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
    group = "Text", name = "normalize", brief = "the normalization forms NFC, NFD, NFKC, NFKD",
    call = "mn.normalize(s, form) --> string | nil, message, byte",
    what = "NFC when no form is given. The very same string when nothing changes.",
    example = 'print(#mn.normalize("Se\u{301}vare\u{301}"), #mn.normalize("Sévaré", "NFD"))',
  },
  {
    group = "Text", name = "is_normalized", brief = "is a string in a normalization form?",
    call = "mn.is_normalized(s, form) --> boolean | nil, message, byte",
    what = "NFC when no form is given.",
    example = 'print(mn.is_normalized("Sévaré"), mn.is_normalized("Sévaré", "NFD"))',
  },
  {
    group = "Text", name = "fold", brief = "the key under which texts are matched",
    call = "mn.fold(s) --> string",
    what = "Case, marks and compatibility forms are off; every apostrophe is ', every hyphen -; œ is oe. Any bytes may be\n"
      .. "given: a broken one becomes U+FFFD.",
    example = 'print(mn.fold("N’Djamena, CŒUR, al‑Qaïda"))',
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
    options = { { "patterns", "rows of your own on top of the shipped boilerplate patterns" }, LANG },
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
    group = "Text", name = "dates", brief = "dates, times, durations and sets, with TIMEX3 values",
    call = "mn.dates(s, opts) --> rows",
    what = "English and French. Relative dates are seen from dct; without it they stay underspecified (XXXX-09-15).",
    options = {
      { "dct", "the day of publication, YYYY-MM-DD" },
      { "mode", "\"news\" (default) or \"narrative\": relative to the last date of the text" },
      { "scheme", "\"house\" spans without articles and hedges, or \"timex3\"; the default where mode is given" }, LANG,
    },
    rows = "from, to, text, type, value, mod, anchor, rule",
    example = 'print(mn.dates("He spoke on Saturday, two days after the vote.", { dct = "2021-09-20" }))',
  },
  {
    group = "Text", name = "quotes", brief = "who is said to have said what, in whose words",
    call = "mn.quotes(s, opts) --> rows",
    what = "Marked text with a speech cue; with kind=\"all\" indirect and mixed speech too.",
    options = { { "kind", "\"direct\" (default), \"indirect\", \"all\"" },
      { "entities", "rows of mn.entities of the same text, whose ids the speakers take" }, LANG },
    rows = "spans, speaker, cue, addressee, kind, source, confidence",
    example = 'print(mn.quotes("“We stay,” Paul Sow said.")[1].speaker.text)',
  },
  {
    group = "Text", name = "entities", brief = "names, numbers and dates in one text, typed and with ids",
    call = "mn.entities(s, opts) --> rows",
    what = "From lists and rules; one person has one id. For a corpus: c:entities(). credit marks who took a picture,\n"
      .. "metonym the state whose capital acts, reason why a mention has another one's id. Numbers have value, counts, hedge.\n"
      .. "for i, from, to, type in mn.entities(s):spans() do ... end is the fast loop: no row is made before it is asked for.",
    options = { LANG, { "types", "one type, or a list of them: PER ORG GROUP GPE LOC NORP OPERATION EVENT WEAPON MEDIA ..." },
      { "min_confidence", "0 to 1: leave out what is less sure" },
      { "gazetteer", "names of your own, on top of the shipped lists: a gazetteer, its rows, or a path" },
      { "instead", "true: only the names of that gazetteer, and the rules" },
      { "tagger", "of mn.train or mn.tagger: adds what lists and rules did not find" },
      { "dct", "the day of publication: dates are put between the names" }, { "dates", "true or false: with dates or not" } },
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
    group = "Text", name = "train", brief = "a tagger of your own, from annotated sentences",
    call = "mn.train{files=, dev=, epochs=, hash_bits=, seed=, gazetteer=, lang=} --> tagger, history | nil, message, line",
    what = "A file has one token a line, its tag last (O, B-PER, I-PER; IOB1, IOB2, BIOES), a blank line between sentences,\n"
      .. "-DOCSTART- or # newdoc before a document. tagger:tag(s) gives rows, tagger:evaluate(files) precision, recall and F1\n"
      .. "of each type, tagger:save(path) writes it. None is shipped: train on what you may use. See examples/train_tagger.lua.",
    options = { { "files", "one file or a list of them" }, { "sentences", "instead: lists of {token, tag}" },
      { "dev", "files that choose the best epoch" }, { "epochs", "10" },
      { "hash_bits", "2^18 rows of weights; more for more text, up to 24" }, { "seed", "of the order; 1" },
      { "gazetteer", "names that give cues, on top of the shipped ones; instead=true: only these" }, LANG,
      { "token, tag", "the columns, when not the first and the last" } },
    example = 'local t = mn.train{files = "examples/tagger/train.conll", hash_bits = 16}\n'
      .. 'print(t:evaluate("examples/tagger/dev.conll"))\nprint(t:tag("Colonel Hama Tessougui flew from Gao to Niamey."))',
  },
  {
    group = "Text", name = "tagger", brief = "a tagger that was trained and saved",
    call = "mn.tagger(path, {gazetteer=}) --> tagger | nil, message",
    what = "tagger:tag(s, {lang=}) gives what it finds; mn.entities(s, {tagger = tagger}) adds that where lists and rules find\n"
      .. "nothing. A tagger that was trained with a gazetteer needs it again.",
    options = { { "gazetteer", "the names that it was trained with" }, { "instead", "true: only these, not the shipped ones too" } },
    rows = "from, to, text, type, rule, confidence (0.5 to 1: how far ahead of the next best reading, no probability)",
    example = 'local t = mn.train{files = "examples/tagger/train.conll", hash_bits = 16, epochs = 3}\nlocal path = os.tmpname()\n'
      .. 't:save(path)\nprint(mn.tagger(path))\nos.remove(path)',
  },
  {
    group = "Corpora", name = "load", brief = "a folder, a file, or a list of them, as a corpus",
    call = "mn.load(path, opts) --> corpus | nil, message",
    what = "Reads .txt, .jsonl, .csv, .tsv, saved .html pages (with libgumbo), and text exports of Nexis, Factiva and\n"
      .. "Europresse. What was skipped or changed stands in c:problems(), with file and line. metadata.tsv in a folder tells\n"
      .. "outlet and date of the files beside it.",
    options = { { "glob", "which files of a folder, e.g. \"*.txt\"" },
      { "columns", "which column is what: {text=\"body\", id=\"nr\"}" },
      { "max_bytes", "larger files are left out, and reported" }, { "threads", "how many cores loading may use" },
      { "metadata", "false leaves alone what texts and files' names state about themselves" },
      { "progress", "false: no line on the terminal that says how far it is" } },
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
    what = "#c, c[1], c[\"000_71a4\"] (an id or its beginning), c:add(doc), c:meta{...}, c:where{...}, "
      .. "c:problems(), c:close().",
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
    group = "Analyses", name = "quotes", brief = "who is said to have said what, in which document",
    call = "c:quotes(opts) --> rows",
    what = "The quotations of a corpus. voice=\"own\" gives what the outlets attribute in their own words, outside quotation\n"
      .. "marks; spans are the parts of each that are looked at.",
    options = { { "speaker", "an id, a name or a spelling: \"wagner\", \"Le Drian\"" }, KIND,
      { "class", "of the cue: neutral claim deny accuse demand promise doubt" },
      { "source", "named, official, anonymous, document, outlet, unknown" }, ROLES,
      { "voice", "\"quoted\": inside quotation marks; \"own\": reported speech outside them" } },
    rows = "doc, from, to, text, spans, speaker, cue, cue_class, addressee, kind, source, confidence",
    example = 'local c <close> = assert(mn.load("examples/corpus"))\nprint(c:quotes{class = "deny", kind = "all"})',
  },
  {
    group = "Analyses", name = "dates", brief = "dates, times, durations and sets over a corpus",
    call = "c:dates(opts) --> rows",
    what = "In the order of the documents; c:timeline() counts them.",
    options = { { "type", "DATE TIME DURATION SET" }, ROLES, VOICE },
    rows = "doc, from, to, text, type, value, mod, anchor",
    example = 'local c <close> = assert(mn.load("examples/corpus"))\nprint(c:dates{type = "DURATION", voice = "quoted"})',
  },
  {
    group = "Analyses", name = "frequencies", brief = "how often each word, stem or entity occurs",
    call = "c:frequencies(opts) --> rows",
    what = "By folded form; or by form as written, by stem (Snowball's libstemmer, where it is installed), or by the entities\n"
      .. "that are named. zipf is the frequency on the Zipf scale.",
    options = { { "by", "\"fold\" (default), \"form\", \"stem\" or \"entity\"" }, { "min", "least count" },
      { "lang", "of stems; each document's own by default" }, { "type", "of entities: \"PER\", \"person,org\"" },
      ROLES, VOICE, WORDS },
    rows = "form, count, df, per_million, zipf, rank, hits; forms of a stem or an entity; id and type of an entity",
    example = 'local c <close> = assert(mn.load("examples/corpus"))\nprint(c:frequencies{min = 5})',
  },
  {
    group = "Analyses", name = "same", brief = "are two names one person, group or place?",
    call = "c:same(a, b, opts) --> boolean, score, reason",
    what = "Lists decide where they know both names, then what the corpus' texts say, then the spelling: transliterated forms\n"
      .. "with a Jaro-Winkler similarity of at least .965.",
    options = { ROLES, VOICE },
    example = 'local c <close> = assert(mn.load("examples/corpus"))\n'
      .. 'print(c:same("Choguel Maïga", "Shogel Kokalla Maiga"))',
  },
  {
    group = "Analyses", name = "kwic", brief = "a concordance: every hit with what stands left and right",
    call = "c:kwic(query, opts) --> rows",
    what = "A query is words, one after the other; case and accents do not count. Also:\n"
      .. "  mercenar*               any ending; ? is one byte\n"
      .. "  PMC | militia           either\n"
      .. "  red ... line            up to five words between, in one sentence; red []{0,3} line says how many\n"
      .. "  [type=PER] said         an entity of a type, [type=PER|ORG] of several\n"
      .. "  [id=grp:wagner]         an entity by its id, [id=per:*] by a pattern, [name=...] by its name\n"
      .. "  [kind=number] troops    a token of a kind: word number url email handle hashtag\n"
      .. "  [form=Mali]             a word as it is written\n"
      .. "left .. hit .. right is always the raw text.",
    options = { { "window", "words on each side, 8 by default" },
      { "sort", "a list of places: \"R1\" the first word to the right, \"L1\" to the left, \"hit\"" }, ROLES, VOICE, WORDS },
    rows = "left, hit, right, from, to, doc",
    example = 'local c <close> = assert(mn.load("examples/corpus"))\nprint(c:kwic("mercenar* | militia"))',
  },
  {
    group = "Analyses", name = "collocates", brief = "what stands near a word more often than by chance",
    call = "c:collocates(query, opts) --> rows",
    what = "Twelve measures beside each other; the note says how the window was cut and what E is.",
    options = { { "window", "words on each side: 5, or {left, right}" }, { "within", "\"sentence\" (default) or \"document\"" },
      { "expected", "\"span\": E = fx fy span / N (default), \"plain\": fx fy / N" },
      { "min", "least count" }, { "sort", "a measure" }, ROLES, VOICE, WORDS },
    rows = "form, count, total, g2, log_ratio, pmi, pmi3, npmi, t_score, z_score, logdice, min_sensitivity, delta_p_forward",
    example = 'local c <close> = assert(mn.load("examples/corpus"))\nprint(c:collocates("transition", {min = 3}))',
  },
  {
    group = "Analyses", name = "keyness", brief = "what words are typical of one corpus beside another",
    call = "c:keyness(other, opts) --> rows",
    what = "The other side may be a corpus, a result of c:frequencies, or a table of counts. q is adjusted "
      .. "over all types tested.",
    options = { { "measure", "g2 (default) g2_rayson chi2 chi2_yates log_ratio percent_difference bic logodds" },
      { "prior", "for logodds: a corpus, or a table of counts; both sides together by default" },
      { "alpha0", "the weight of that prior, 1,000 words by default" }, { "min", "least count on both sides" },
      { "q", "the highest adjusted p that is shown" }, ROLES, VOICE, WORDS },
    rows = "form, count, df, other, each measure by its name, p, q, hits",
    example = 'local c <close> = assert(mn.load("examples/corpus"))\nprint(c:where{lang = '
      .. '"en"}:keyness(c:where{lang = "fr"}, {min = 5}))',
  },
  {
    group = "Analyses", name = "dispersion", brief = "how evenly a word stands over the documents",
    call = "c:dispersion(query, opts) --> one row",
    what = "dp, dpnorm, kld: 0 is even; juilland, carroll, rosengren: 1 is even; arf is the count reduced by clumps.",
    options = { ROLES, VOICE, WORDS },
    rows = "form, count, range, dp, dpnorm, juilland, carroll, rosengren, kld, arf, parts, hits",
    example = 'local c <close> = assert(mn.load("examples/corpus"))\nprint(c:dispersion("mercenar*"))',
  },
  {
    group = "Analyses", name = "ngrams", brief = "runs of words, and runs with gaps",
    call = "c:ngrams(opts) --> rows",
    what = "By folded words; a k-skip-n-gram leaves out k words in all at the most.",
    options = { { "n", "how many words, 2 by default" }, { "skip", "how many may be left out, 0 by default" },
      { "within", "\"sentence\" (default) or \"document\"" }, { "min", "least count, 2 by default" }, ROLES, VOICE, WORDS },
    rows = "form, count, df, hits",
    example = 'local c <close> = assert(mn.load("examples/corpus"))\nprint(c:ngrams{n = 3})',
  },
  {
    group = "Analyses", name = "tfidf", brief = "words that tell a document from the others",
    call = "c:tfidf(opts) --> rows",
    what = "The highest words of each document; the note names the variant.",
    options = { { "tf", "raw (default) log boolean relative" }, { "idf", "ln (default) log10 smooth bm25" },
      { "bm25", "true for BM25, with k1 and b" }, { "top", "words of each document, 10 by default" }, ROLES, VOICE, WORDS },
    rows = "doc, form, count, df, score",
    example = 'local c <close> = assert(mn.load("examples/corpus"))\nprint(c:tfidf{top = 2})',
  },
  {
    group = "Analyses", name = "diversity", brief = "how many different words each document uses",
    call = "c:diversity(opts) --> rows",
    what = "Type-token ratio, MATTR, MTLD and HD-D, which stand a text's length.",
    options = { { "window", "of MATTR, 50" }, { "threshold", "of MTLD, 0.72" }, { "sample", "of HD-D, 42" },
      ROLES, VOICE, WORDS },
    rows = "doc, words, types, ttr, mattr, mtld, hdd",
    example = 'local c <close> = assert(mn.load("examples/corpus"))\nprint(c:diversity())',
  },
  {
    group = "Analyses", name = "readability", brief = "how hard each document is to read",
    call = "c:readability(opts) --> rows",
    what = "Flesch (for French with Kandel and Moles' weights), Kincaid's grade, Fog, SMOG, ARI, Coleman-Liau, LIX.",
    options = { { "lang", "the language, where documents do not say it" }, ROLES, VOICE },
    rows = "doc, lang, sentences, words, flesch, grade, fog, smog, ari, coleman_liau, lix",
    example = 'local c <close> = assert(mn.load("examples/corpus"))\nprint(c:readability())',
  },
  {
    group = "Analyses", name = "labels", brief = "what each outlet calls the same actor",
    call = "c:labels(actor, opts) --> rows",
    what = "Labels of the framing lexicon (mercenaries, instructors, militia ...) that stand in the actor's name, near it,\n"
      .. "or take it up again; per thousand mentions.",
    options = { { "by", "a field of meta, \"outlet\" by default, or \"doc\"" },
      { "window", "words between a label and a mention, 6 by default" }, ROLES, VOICE },
    rows = "the group, mentions, labelled, a rate for each label, counts, frames, hits",
    example = 'local c <close> = assert(mn.load("examples/corpus"))\nprint(c:labels("wagner", {by = "outlet"}))',
  },
  {
    group = "Analyses", name = "timeline", brief = "what is told of which time, or how much was published when",
    call = "c:timeline(opts) --> rows",
    what = "The dates that texts name, merged in order; or publications, or the hits of a query, by their time, with rates.",
    options = { { "unit", "day, month or year" }, { "by", "\"dates\" (default) or \"published\"" },
      { "query", "counts its hits by time of publication" }, { "from", "and to: bounds" }, ROLES, VOICE, WORDS },
    rows = "time, count, df, per_million, hits, docs",
    example = 'local c <close> = assert(mn.load("examples/corpus"))\nprint(c:timeline{unit = "month"})',
  },
  {
    group = "Analyses", name = "sources", brief = "who gets to speak: quoted words and their share",
    call = "c:sources(opts) --> rows",
    what = "For each outlet, its speakers; with per=\"source\", kinds of source: named, official, anonymous, document, outlet.\n"
      .. "voice=\"own\" counts the words that an outlet reports of each in its own words, outside quotation marks.",
    options = { { "by", "a field of meta, \"outlet\" by default, or \"doc\"" },
      { "per", "\"speaker\" (default) or \"source\"" }, KIND, ROLES,
      { "voice", "\"quoted\": words inside quotation marks; \"own\": reported speech outside them" } },
    rows = "the group, speaker, id, source, quotes, words, share, hits",
    example = 'local c <close> = assert(mn.load("examples/corpus"))\nprint(c:sources{by = "outlet", per = "source"})',
  },
  {
    group = "Analyses", name = "variants", brief = "the same statement in other words, translations included",
    call = "c:variants(opts) --> rows",
    what = "Statements of one speaker that share their content words.",
    options = { { "kind", "\"quote\", the only one" }, { "min", "containment of content words, .45 by default" },
      { "words", "content words of a statement, at least 10" }, ROLES,
      { "voice", "\"own\" compares what is reported outside quotation marks; otherwise what stands inside them" } },
    rows = "text, speaker, count, docs, versions, containment, hits",
    example = 'local c <close> = assert(mn.load("examples/corpus"))\nprint(c:variants{min = .25})',
  },
  {
    group = "Analyses", name = "dedup", brief = "copies of documents and paragraphs",
    call = "c:dedup(opts) --> rows",
    what = "Exact Jaccard of shingles; .corpus is the corpus without copies, .report a line about it. With voice=\"own\" texts\n"
      .. "are compared without their quotations: two articles that quote one speech are no copies.",
    options = { { "k", "words of a shingle, 5" }, { "threshold", "0.7" },
      { "blocks", "true: repeated paragraphs too" }, { "words", "of such a paragraph, at least 8" }, ROLES,
      { "voice", "\"own\" compares texts without their quotations, \"quoted\" only these" } },
    rows = "kind, keep, copies, count, similarity",
    example = 'local c <close> = assert(mn.load("examples/corpus"))\nprint(c:dedup{blocks = true})',
  },
  {
    group = "Analyses", name = "sketch", brief = "what an actor does, what is done to it, how it is described",
    call = "c:sketch(query, opts) --> rows",
    what = "Shallow patterns over words, no parser: does, done to, modifier, of it, and. Each number opens to its hits.",
    options = { { "min", "least count" }, { "lang", "\"en\" or \"fr\"; each document's own by default" }, ROLES, VOICE },
    rows = "relation, form, count, logdice, hits",
    example = 'local c <close> = assert(mn.load("examples/corpus"))\nprint(c:sketch("soldiers | troops"))',
  },
  {
    group = "Analyses", name = "frames", brief = "frames by a dictionary, with negation and overlap policy",
    call = "c:frames(opts) --> rows",
    what = "Without a dictionary, the labels of the lexicon count for their frames. A hit is denied where a negation stands\n"
      .. "shortly before it in its sentence.",
    options = { { "dictionary", "{frame = {\"query\", ...}}" }, { "by", "a field of meta, \"outlet\" by default, or \"doc\"" },
      { "negation", "\"mark\" (default), \"exclude\" or \"ignore\"" },
      { "overlap", "\"longest\" (default), \"priority\" or \"all\"" },
      { "reach", "words between a negation and what it denies, 3" }, ROLES, VOICE },
    rows = "the group, frame, count, negated, per_thousand, words, hits",
    example = 'local c <close> = assert(mn.load("examples/corpus"))\n'
      .. 'print(c:frames{dictionary = {partner = {"partner*", "ally | allies"}}})',
  },
  {
    group = "Analyses", name = "network", brief = "who stands with whom",
    call = "c:network(opts) --> rows",
    what = "Actors in one sentence, paragraph or document. The answer has .nodes, :degree(), :betweenness{normalised = true}\n"
      .. "(Brandes) and :components().",
    options = { { "nodes", "types of entities, \"PER,ORG,GROUP,GPE,MEDIA\" by default" },
      { "within", "\"sentence\" (default), \"paragraph\" or \"document\"" }, { "min", "least count of a pair" },
      { "weight", "\"count\" (default) or \"npmi\" sorts" }, ROLES, VOICE },
    rows = "a, b, count, npmi, a_id, b_id, hits",
    example = 'local c <close> = assert(mn.load("examples/corpus"))\n'
      .. 'print(c:network{nodes = "person,org", within = "paragraph"})',
  },
  {
    group = "Analyses", name = "compare", brief = "outlets side by side in one table",
    call = "c:compare(opts) --> rows",
    what = "How much each writes, in how long sentences, how much of it quoted; rates of queries; most typical words.",
    options = { { "by", "a field of meta, \"outlet\" by default, or \"doc\"" },
      { "queries", "a list: occurrences per million words" },
      { "keywords", "how many, 5" }, ROLES, VOICE, WORDS },
    rows = "the group, documents, words, types, sentences, words_per_sentence, quoted, a field for each query, keywords, hits",
    example = 'local c <close> = assert(mn.load("examples/corpus"))\n'
      .. 'print(c:compare{by = "outlet", queries = {"mercenar*", "partner*"}})',
  },
  {
    group = "Analyses", name = "omission", brief = "who reports which actor, event or quotation, and who does not",
    call = "c:omission(opts) --> rows",
    what = "A matrix: a column for each group of documents, empty where it does not report.",
    options = { { "of", "\"actor\" (default), \"event\" or \"quote\"" },
      { "by", "a field of meta, \"outlet\" by default, or \"doc\"" },
      { "type", "of entities" }, { "min", "least count" }, { "only", "true leaves out what all report" }, ROLES, VOICE },
    rows = "name, count, reported, a field for each group, missing, counts, hits",
    example = 'local c <close> = assert(mn.load("examples/corpus"))\nprint(c:omission{of = "actor", only = true})',
  },
  {
    group = "Analyses", name = "similarity", brief = "which documents are like each other",
    call = "c:similarity(opts) --> rows",
    what = "The cosine of weighted words; in a large corpus candidates are found by hashing, and each is verified.",
    options = { { "min", "least cosine, .3" }, { "weight", "\"tfidf\" (default) or \"count\"" },
      { "exact", "true compares all pairs" }, ROLES, VOICE, WORDS },
    rows = "a, b, cosine",
    example = 'local c <close> = assert(mn.load("examples/corpus"))\nprint(c:similarity{min = .1})',
  },
  {
    group = "More", name = "result", brief = "what every answer can do",
    call = "r[i], #r, ipairs(r), r:iter() --> rows",
    what = "Printed as a table; r.note says what was looked at. A statistic's row has hits: r[1].hits[1].doc, .from, .to, .text.\n"
      .. "  r:where{type = \"PER\"}, r:where(function(row) ... end)\n"
      .. "  r:sort \"-count\", r:sort(function(row) ... end), r:top(20)\n"
      .. "  r:text{rows = 50, columns = 120}\n"
      .. "  r:csv(path, {columns = \"form,count,p\"}), all fields with \"all\"; safe to open in a spreadsheet\n"
      .. "  r:jsonl(path), every field; r:html(path, {rows = 50}), r:svg(path, {rows = 50})\n"
      .. "Without a path the text is returned; with one, true, or nil and a message.",
    example = 'local c <close> = assert(mn.load("examples/corpus"))\n'
      .. 'print(c:entities{type = "PER"}:sort("-df"):top(3):csv{columns = "id,name,df"})',
  },
  {
    group = "More", name = "stats", brief = "the formulas, as functions of numbers",
    call = "mn.stats.g2(a, b, c, d) --> number; .log_ratio, .log_odds, .pmi, .logdice, .dispersion ...",
    what = "a, b are counts and c, d corpus sizes; association measures take (fxy, fx, fy, n, span).",
    example = "print(mn.stats.g2(12, 3, 1000, 5000))",
  },
  {
    group = "More", name = "repl", brief = "plain tables printed with their fields, when you ask for it",
    call = "mn.repl() --> text; mn.repl(false) ends it",
    what = "Start with `lua5.4 -i -l mn=malinews`. Every answer prints itself as a table that fits the terminal; this\n"
      .. "lets plain tables (a row, a document's meta) print too.",
    example = 'mn.repl()\nprint(mn.document("x", {outlet = "Sputnik"}).meta)\nmn.repl(false)',
  },
  {
    group = "More", name = "help", brief = "this",
    call = "mn.help(name) --> text",
    what = "Without a name, the list.",
    example = 'print(mn.help("kwic"))',
  },
}
