/*
 * The public API in a Lua state whose allocator refuses every request from one on: the first, the second, and so on until a
 * script gets through. Each time there is an error or none, the state and its objects then work, and when the state closes
 * no byte is left. Requests beyond the first hundreds are taken in steps, since each costs the whole way to it.
 *
 * The modules are linked in, so that the sanitizers see them.
 */
#include <lauxlib.h>
#include <lualib.h>
#include <string.h>

#include "meter.h"

int luaopen_malinews_core(lua_State *L);

static const char *const SETUP =
  "package.path = 'lua/?.lua;lua/?/init.lua;' .. package.path\n"
  "mn, core = require 'malinews', require 'malinews.core' pcall(require, 'lfs')\n"
  "text = 'BAMAKO, (AFP) - President Modibo Keita said on 5 May 2021: \"We stay.\" Wagner paid $2 million.\\n\\xff\\n'\n"
  "rows = { { id = 'gpe:mali', type = 'GPE', name = 'Mali', forms = { 'AFC/M23' } }, { id = 'per:k', type = 'PER', name = 'Keita' } }\n"
  "g = mn.gazetteer(rows) c = mn.corpus() c:add(text, { id = 'a' }) c:add(text .. text, { id = 'b' })\n"
  "mn.entities(text, { gazetteer = g, instead = true }) mn.dates(text) mn.quotes(text) mn.lines(text)\n"
  "finder = core.entities_new() core.entities_list(finder, 1, g)\n";

/* Each is run on its own, in a state of its own. */
static const struct {
  const char *name, *script;
} SCRIPTS[] = {
  {"text", "mn.validate(text) mn.repair(text) mn.fold(text) mn.normalize('e\\u{301}') mn.is_normalized('e', 'NFD')"},
  {"tokens", "local n = 0 for _ in mn.tokens(text):spans() do n = n + 1 end assert(n > 10) assert(mn.tokens(text)[1] == 'BAMAKO')"},
  {"sentences", "local x = mn.sentences(text, { quotes = 'keep' }) assert(#x > 1 and x[1] and x:span(1))"},
  {"lines", "assert(#mn.lines(text) > 0)"},
  {"entities", "assert(#mn.entities(text, { gazetteer = g, instead = true }) > 1)"},
  {"entity rows", "local m = core.entities_mentions(finder, 'Mali and Keita') local n = 0 for _ in m:spans() do n = n + 1 end"
                  " assert(#m == n and m:rows()[n].text == 'Keita')"},
  {"core entities", "assert(core.entities_find(finder, 'Mali and Keita')[2].id == 'per:k')"},
  {"dates", "assert(#mn.dates(text) > 0)"},
  {"quotes", "assert(#mn.quotes(text, { entities = {} }) > 0)"},
  {"abbreviations", "mn.sentences('Cne. Sow left.', { abbreviations = mn.abbreviations { { 'Cne', 'fr', 'title' } } })"},
  {"gazetteer", "local h = mn.gazetteer(rows) assert(#h:scan('Mali, Keita') == 2) h:add { { id = 'a:b', type = 'ORG', name = 'X Y' } }"
                " assert(h:find('a:b').name == 'X Y' and #h == 3) h:close()"},
  {"compiled", "local h = core.gazetteer_new() assert(core.gazetteer_read(h, core.gazetteer_write(g))) assert(#h == 2)"},
  {"hits", "local h = core.gazetteer_hits(g, 'Mali') assert(h[1].id == 'gpe:mali' and h:form(1) == 'Mali')"},
  {"frequencies", "assert(#c:frequencies() > 5)"},
  {"kwic", "assert(#c:kwic 'we' == 3)"},
  {"ngrams", "local r = c:ngrams { n = 3, min = 1 } assert(#r > 5 and #r[#r].form > 4 and r[1].count > 1)"},
  {"collocates", "c:collocates 'said'"},
  {"tagger", "local t = core.trainer_new('PER\\n', 8, 1) core.trainer_add(t, finder, 'Ali left', 'en', { 1, 3, 1 })"
             " core.trainer_epoch(t) local m = core.trainer_model(t) core.tagger_tag(m, finder, 'Ali left')"
             " core.tagger_read(core.tagger_write(m)):close()"},
  {"language", "assert(mn.language('The army left the town.') == 'en' and core.terminal(9) == false) tostring(mn)"},
  {"metadata", "assert(mn.metadata(text .. '23:47 GMT 20.09.2021').published)"},
  {"document", "local d = mn.document(text, { id = 'd', outlet = 'O' }) assert(#d:words() > 9 and #d:tokens() > 9 and #d:sentences() > 1)"
               " assert(#d:entities() > 0 and #d:dates() > 0 and #d:lines() > 0 and d:quotes()) d:refresh() tostring(d)"},
  {"corpus", "local d = mn.corpus { mn.document('One.', { id = 'a' }) } d:add('Two', { id = 'a' }) d:meta { a = { outlet = 'O' } }"
             " assert(#d:where { outlet = 'O' } == 1 and #d:problems() == 1 and d:get 'a' and d['a~2']) tostring(d) d:close()"},
  {"tokens as words", "assert(#c:frequencies { words = 'tokens', by = 'form' } > 5)"},
  {"stems", "if require 'malinews.stems'.available() then assert(#c:frequencies { by = 'stem', lang = 'en' } > 5) end"},
  {"who", "assert(#c:entities() > 0 and #c:frequencies { by = 'entity' } > 0 and c:same('Mali', 'Bali') == false)"},
  {"said", "c:quotes { voice = 'own' } c:sources { by = 'doc' } c:variants { words = 2 } assert(#c:dates { voice = 'quoted' } >= 0)"},
  {"labels", "c:labels('wagner', { by = 'doc' }) c:frames { by = 'doc' } c:frames { dictionary = { x = { 'we stay' } }, by = 'doc' }"},
  {"queries", "c:kwic('[type=PER] said | Wagner ... million', { sort = { 'R1', 'L1' } }) c:kwic '[form=W*] []{0,2} [kind=number]'"
              " c:dispersion 'w*' c:sketch 'Wagner'"},
  {"keyness", "local o = mn.corpus { mn.document 'Other words stay here.' } c:keyness(o) c:keyness(o:frequencies()) c:keyness { we = 3 }"},
  {"texts", "c:tfidf() c:tfidf { bm25 = true } c:diversity() c:readability() c:similarity { min = 0.1 } c:dedup { blocks = true }"},
  {"times", "c:timeline { voice = 'own' } c:timeline { query = 'we', words = 'tokens' } c:timeline { by = 'published' }"},
  {"groups", "c:compare { by = 'doc', queries = { 'we' } } c:omission { by = 'doc' } c:omission { of = 'quote', by = 'doc' }"
             " local n = c:network { within = 'document' } n:degree() n:betweenness() n:components()"},
  {"results", "local r = c:frequencies():sort '-count':where(function() return true end):top(3) assert(r:csv { columns = 'all' })"
              " assert(r:jsonl() and r:html() and r:svg() and r:text { columns = 60 }) assert(#r[1].hits > 0)"},
  {"help", "tostring(mn.help()) tostring(mn.help 'quotes') assert(mn.stats.g2(12, 3, 1000, 5000) > 29 and mn.public().help)"},
  {"train", "local t = mn.train { sentences = { { { 'Mali', 'B-GPE' }, { 'won', 'O' } } }, epochs = 1, hash_bits = 8,"
            " gazetteer = g, instead = true } assert(t:tag('Mali won', { gazetteer = g, instead = true }))"
            " assert(t:save 'build/torture/lua.model') assert(mn.tagger('build/torture/lua.model', { gazetteer = g, instead = true }))"},
  {"repl", "local p = print print = function() end mn.repl() mn.repl(false) print = p"},
  {"load", "local d = assert(mn.load('examples/corpus', { glob = '*18*' })) assert(#d > 0) d:close()"},
};

static int run(lua_State *L, const char *script) {
  int status = luaL_loadstring(L, script);
  return status == LUA_OK ? lua_pcall(L, 0, 0, 0) : status;
}

static lua_State *new_state(meter *m) {
  lua_State *L = lua_newstate(metered, m);
  if (!L) return NULL;
  luaL_openlibs(L);
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_PRELOAD_TABLE);
  lua_pushcfunction(L, luaopen_malinews_core);
  lua_setfield(L, -2, "malinews.core");
  lua_settop(L, 0);
  return L;
}

/* The script with all requests from k on refused; *through: it got through without one. */
static int run_refused(lua_State *L, meter *m, const char *script, size_t k, int *through) {
  int status = luaL_loadstring(L, script);
  m->requests = 0;
  m->refused = k;
  if (status == LUA_OK) status = lua_pcall(L, 0, 0, 0);
  *through = m->requests < k;
  m->refused = 0;
  const char *message = status == LUA_OK ? "" : lua_tostring(L, -1);
  int told = message && (strstr(message, "not enough memory") || strstr(message, "needs the module") || /* it is not loaded */
                         strstr(message, "libstemmer"));
  int fault = status != LUA_OK && (*through || !told);
  if (fault) fprintf(stderr, "lua: request %zu of %s: %s\n", k, script, message ? message : "?");
  lua_settop(L, 0);
  return fault;
}

static int torture(size_t row, size_t *requests) {
  meter m = {.all = 1};
  lua_State *L = new_state(&m);
  int faults = 0, through = 0;
  if (!L || run(L, SETUP) != LUA_OK || run(L, SCRIPTS[row].script) != LUA_OK) {
    fprintf(stderr, "lua: %s: %s\n", SCRIPTS[row].name, L ? lua_tostring(L, -1) : "no state");
    faults++;
  }
  for (size_t k = 1; !faults && !through; k += k < 500 ? 1 : k / 20) {
    faults += run_refused(L, &m, SCRIPTS[row].script, k, &through);
    ++*requests;
  }
  if (!faults && run(L, SCRIPTS[row].script) != LUA_OK) {
    fprintf(stderr, "lua: %s afterwards: %s\n", SCRIPTS[row].name, lua_tostring(L, -1));
    faults++;
  }
  if (L) lua_close(L);
  if (m.live) fprintf(stderr, "lua: %s: %zu bytes left\n", SCRIPTS[row].name, m.live);
  return faults + (m.live != 0);
}

/* Opening the module itself, in a new state each time. */
static int torture_open(size_t *requests) {
  for (size_t k = 1;; k++, ++*requests) {
    meter m = {.all = 1};
    int through = 0;
    lua_State *L = new_state(&m);
    if (!L) return 1;
    int fault = run_refused(L, &m, "require 'malinews.core'", k, &through);
    if (!fault && run(L, "assert(require 'malinews.core'.fold 'A' == 'a')") != LUA_OK) fault = 1;
    if (fault) fprintf(stderr, "lua: open, request %zu: %s\n", k, lua_tostring(L, -1));
    lua_close(L);
    if (fault || m.live) return 1;
    if (through) return 0;
  }
}

int main(void) {
  size_t requests = 0;
  int faults = torture_open(&requests);
  for (size_t i = 0; i < sizeof SCRIPTS / sizeof *SCRIPTS; i++) faults += torture(i, &requests);
  printf("lua: %zu refusals, %d faults\n", requests, faults);
  return faults != 0;
}
