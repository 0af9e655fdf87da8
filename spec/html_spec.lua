-- Saved HTML pages. The pages were written for this spec; where the parser is missing, only the message is tested.

local mn = require "malinews"
local folder = require "spec.support.folder"
local html = require "malinews.reader.html"

local function load(page)
  local root = folder.make { ["page.html"] = page, ["other.txt"] = "text" }
  local c = assert(mn.load(root))
  folder.remove(root)
  local problems = {}
  for _, p in ipairs(c:problems()) do problems[#problems + 1] = p.what .. ": " .. p.message end
  return c["page"], table.concat(problems, "\n")
end

local P1 = "<p>The council met on Thursday to talk about the bridge, "
  .. "<a href=x>closed since the flood</a>, and nobody knew more.</p>"
local P2 = "<p>Les p&ecirc;cheurs attendent depuis des semaines&nbsp;: "
  .. "&laquo;&nbsp;demain&nbsp;&raquo;, r&eacute;p&egrave;te le maire.</p>"

local PAGE = [[<!doctype html><html lang="en-GB"><head><title>Bridge | Delta</title>
<meta property="og:title" content="A bridge waits"><meta property="og:site_name" content="Delta Courier">
<meta property="article:published_time" content="2021-04-03T10:00:00Z"><meta name="author" content="Amina Sarr">
<meta property="article:modified_time" content="2021-04-05T10:00:00Z"><link rel="canonical" href="https://delta.example/1">
<script>var x = "<p>not text</p>";</script></head><body>
<nav><ul><li><a href=/>Home</a><li><a href=/w>World</a></ul></nav>
<main><h1>A bridge waits</h1><p class=byline>By Amina Sarr</p>
<figure><img src=x><figcaption>Port Amar, April 2, 2021</figcaption></figure>]] .. P1 .. "<h2>No steel</h2>" .. P2 .. [[
<div class="related-stories"><h3>Related</h3><ul><li><a href=2>Another bridge</a></ul></div>
<ul><li><a href=3>Link one</a></li></ul></main>
<aside><p>An advertisement that is long enough to count as a paragraph of an article, were it not where it is.</p></aside>
<footer><p>All rights reserved by the Delta Courier and its many friends along the river.</p></footer></body></html>]]

if not html.is_available() then
  describe("saved pages without the parser", function()
    it("are skipped with a message that names the package", function()
      local _, problems = load(PAGE)
      assert.matches("libgumbo-dev", problems, 1, true)
    end)
  end)
  return
end

describe("saved pages", function()
  it("become the article's blocks as lines, entities decoded, furniture left out and counted", function()
    local doc, problems = load(PAGE)
    assert.equal("A bridge waits\nBy Amina Sarr\nPort Amar, April 2, 2021\n"
      .. "The council met on Thursday to talk about the bridge, closed since the flood, and nobody knew more.\nNo steel\n"
      .. "Les pêcheurs attendent depuis des semaines\u{A0}: «\u{A0}demain\u{A0}», répète le maire.\n", doc.text)
    assert.matches("1 nav", problems, 1, true)
    assert.matches("1 aside", problems, 1, true)
    assert.matches("1 footer", problems, 1, true)
    assert.matches("1 named like furniture", problems, 1, true)
    assert.matches("1 list of links", problems, 1, true)
  end)

  it("say in their markup what they are", function()
    local meta = load(PAGE).meta
    assert.equal("A bridge waits", meta.title)
    assert.equal("Delta Courier", meta.outlet)
    assert.equal("2021-04-03", meta.dct)
    assert.equal("2021-04-05", meta.updated)
    assert.equal("Amina Sarr", meta.author)
    assert.equal("en", meta.lang)
    assert.equal("https://delta.example/1", meta.url)
    assert.equal("meta article:published_time", meta.published_from)
  end)

  it("are believed in this order: JSON-LD, meta, time, title; broken JSON-LD is reported", function()
    local ld = [[<script type="application/ld+json">{"@graph":[{"@type":"WebSite","name":"x"},{"@type":["NewsArticle"],
      "datePublished":"2021-04-02T08:00","author":[{"name":"A. Sarr"},{"name":"B. Lund"}],
      "publisher":{"name":"Delta"}}]}</script>]]
    local meta = load((PAGE:gsub("</head>", ld .. "</head>"))).meta
    assert.equal("2021-04-02", meta.published)
    assert.equal("A. Sarr, B. Lund", meta.author)
    assert.equal("Delta", meta.outlet)
    local doc, problems = load((PAGE:gsub("</head>", '<script type="application/ld+json">{"a":</script></head>')))
    assert.equal("2021-04-03", doc.meta.published)
    assert.matches("JSON-LD of the page could not be read", problems, 1, true)
    doc = load("<title>T</title><time datetime='2020-02-03T01:00'>x</time><div>" .. P1 .. P2 .. "</div>")
    assert.equal("2020-02-03", doc.meta.dct)
    assert.equal("T", doc.meta.title)
    assert.equal("T\n", doc.text:sub(1, 2))
  end)

  it("keep the text where the whole page has a name like furniture", function()
    local doc = load("<body><div id=sidebar-wrapper>" .. P1 .. P2 .. "</div>")
    assert.matches("The council met", doc.text, 1, true)
  end)

  it("are skipped when they hold no article, or are nested without end", function()
    local doc, problems = load "<p><a href=x>one link</a>"
    assert.is_nil(doc)
    assert.matches("skipped: no article text found in the page", problems, 1, true)
    local started = os.clock()
    doc, problems = load(("<div>"):rep(200000) .. P1)
    assert.is_nil(doc)
    assert.matches("nested more than", problems, 1, true)
    assert(os.clock() - started < 2)
  end)

  it("may be anything: broken bytes and broken tags raise nothing", function()
    local texts = require "spec.support.texts"
    local seed, gumbo = texts.seed(), require "malinews.gumbo"
    local article, about = require "malinews.reader.html.article", require "malinews.reader.html.about"
    for s in texts.generate(seed, 400) do
      local page = "<div><p>" .. s:gsub(",", "<p>"):gsub(";", "</div><b>"):gsub(":", "<table><li>"):gsub("%[", "<script>") .. P1
      local nodes = gumbo.parse(page)
      assert(#nodes > 3, ("seed %d"):format(seed))
      article.text(nodes)
      assert.equal("table", type(about.read(nodes)))
    end
  end)
end)
