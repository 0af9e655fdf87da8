-- Writes data/regions_world.tsv from CLDR subdivision names (English, French) and the hand-kept tables below.
--   lua5.4 tools/gen_regions.lua [cldr-common-dir [data-dir]] > lua/malinews/data/regions_world.tsv
-- A region that bears the name of a place in another pack (Kursk, Sokoto, Berlin) is left out, for news means one place by
-- both; where its long form differs (Kursk Oblast) that form is kept. KEEP lists those that stay beside the other, yielding.
local cldr = arg[1] or "/usr/share/unicode/cldr/common"
local here = arg[0]:match("^(.*)/[^/]*$") or "."
local data = arg[2] or (here .. "/../lua/malinews/data")
local function slurp(p) local f = io.open(p, "rb"); if not f then return nil end local s = f:read("a"); f:close(); return s end

local MARK = {}
for to, from in pairs { a = "àáâãäåāăą", c = "çćč", d = "đð", e = "èéêëēĕėęě", g = "ğ", h = "ḥ", i = "ìíîïĩīĭı", l = "ł", n = "ñńň", o = "òóôõöøōő", s = "śşšș", t = "ţťț", u = "ùúûüũūŭůű", y = "ýÿ", z = "źżž" } do
  for _, c in utf8.codes(from) do MARK[utf8.char(c)] = to; if c < 0x100 then MARK[utf8.char(c - 32)] = to elseif c < 0x180 then MARK[utf8.char(c - 1)] = MARK[utf8.char(c - 1)] or to end end
end
MARK["œ"] = "oe"; MARK["’"] = "'"; MARK["-"] = " "; MARK["–"] = " "; MARK["\u{A0}"] = " "
local function fold(s) return (s:gsub(utf8.charpattern, MARK):lower():gsub("%s+", " ")) end
local function slug(s) return (fold(s):gsub("['.]", ""):gsub("[^%w]+", "_"):gsub("^_", ""):gsub("_$", "")) end

local taken, takenid = {}, {}
for _, p in ipairs { "countries", "demonyms", "mali", "sahel", "cities_world", "locations" } do
  for line in (slurp(data .. "/" .. p .. ".tsv") or ""):gmatch("[^\n]+") do
    local id, _, name, forms = line:match("^([^#\t]+)\t([^\t]*)\t([^\t]*)\t([^\t]*)\t")
    if id and id ~= "id" then
      takenid[id] = true
      taken[fold(name)] = id
      for f in forms:gmatch("[^|]+") do taken[fold((f:gsub("^%l%l:", ""):gsub("^[=~]+", "")))] = id end
    end
  end
end

local function names(lang)
  local t = {}
  for code, name in slurp(cldr .. "/subdivisions/" .. lang .. ".xml"):gmatch('<subdivision type="(%w+)"[^>]*>([^<]*)</subdivision>') do
    name = name:gsub("’", "'"):gsub("&amp;", "and"):gsub("[²]", ""):gsub("%s*%b()", ""):gsub("\u{A0}", " "):gsub("%s+$", "")
    t[code] = name
  end
  return t
end
local en, fr = names("en"), names("fr")

local SETS = { -- country, alpha-3, suffix of the long form, codes (empty: all)
  { "us", "USA", "", "ak al ar az ca co ct de fl ga hi ia id il in ks ky la ma md me mi mn mo ms mt nc nd ne nh nj nm nv oh ok or pa ri sc sd tn tx ut va vt wa wi wv wy" },
  { "ca", "CAN", "", "" },
  { "gb", "GBR", "", "eng sct wls nir bkm cam cma con dby dev dor esx ess gls ham hef hrt ken lan lec lin nbl nyk ntt oxf som sts sfk sry war wsx wil gwn fif iow" },
  { "fr", "FRA", "", "" },
  { "de", "DEU", "", "bb bw by he mv ni nw rp sh sl sn st th" },
  { "ru", "RUS", " Oblast", "" },
  { "at", "AUT", "", "" }, { "ch", "CHE", "", "" },
  { "be", "BEL", "", "vbr vlg vli vov vwv wal wbr wht" },
  { "es", "ESP", "", "an ar as cb cl ex ga ct ib pv ri vc" },
  { "it", "ITA", "", "21 23 25 32 34 36 42 45 52 55 62 65 67 72 75 77 78 82 88" },
  { "ng", "NGA", " State", "ab ak an ba bo by cr de eb ed ek en go im ka kd kn ko kt la og os oy pl ri so" },
  { "au", "AUS", "", "nsw qld sa tas vic wa nt" },
  { "in", "IND", "", "ap ar as br ct gj hp hr jh jk ka kl la mh ml mn mp mz nl or pb rj sk tg tn tr up ut wb" },
  { "cn", "CHN", "", "ah fj gd gs gx gz ha hb he hi hl hn jl js jx ln nm nx qh sc sd sn sx xj xz yn zj" },
  { "br", "BRA", "", "al am ap ba ce es go ma mg ms mt pb pe pi pr rn ro rr rs sc se to" },
  { "mx", "MEX", "", "bcn cam chh chp coa dur gro gua jal mic mor oax pue que roo sin son tam ver yuc zac" },
}
-- code = "slug;English name;further forms;case"
local X = {}
for line in ([[
usga;georgia_us;Georgia;~Georgia|fr:Géorgie américaine|State of Georgia;
uswa;washington_state;Washington state;Washington State|fr:État de Washington;
usny;new_york_state;New York State;New York state|fr:État de New York;
usva;;Virginia;fr:Virginie;exact
usme;;Maine;;exact
usde;;Delaware;;
caqc;quebec;Quebec;fr:Québec;
gbeng;england;England;fr:Angleterre;
gbsct;scotland;Scotland;fr:Écosse|fr:Ecosse;
gbwls;wales;Wales;fr:Pays de Galles|fr:pays de Galles;
gbnir;northern_ireland;Northern Ireland;fr:Irlande du Nord|Ulster;
gbess;;Essex;;
fr59;nord_france;Nord department;fr:département du Nord;
fr18;cher_france;Cher department;fr:département du Cher;
fr46;lot_france;Lot department;fr:département du Lot;
fr50;manche_france;Manche department;fr:département de la Manche;
fr86;vienne_france;Vienne department;fr:département de la Vienne|~fr:Vienne;
fr23;creuse;Creuse;fr:département de la Creuse;exact
fr40;landes;Landes;fr:département des Landes;exact
fr80;somme;Somme;fr:département de la Somme;exact
fr83;var_france;Var;fr:département du Var;exact
fr39;jura_france;Jura;fr:département du Jura;exact
fr30;;Gard;;exact
fr03;;Allier;;exact
fr01;;Ain;;exact
fr10;;Aube;;exact
fr61;;Orne;;exact
fr42;;Loire;fr:département de la Loire;exact
fr51;;Marne;;exact
fr69;;Rhône;River Rhône;exact
fr81;;Tarn;;exact
fr84;;Vaucluse;;
fr08;;Ardennes;fr:département des Ardennes|Ardenne;
fr75;;x;;
fridf;ile_de_france;Île-de-France;fr:Ile-de-France|Paris region|fr:région parisienne;
frbre;brittany;Brittany;fr:Bretagne;
frnor;normandy;Normandy;fr:Normandie;
frcor;corsica;Corsica;fr:Corse;
frara;;Auvergne-Rhône-Alpes;;
frpac;;Provence-Alpes-Côte d'Azur;=PACA;
fr93;;Seine-Saint-Denis;fr:=9-3;
ruce;chechnya;Chechnya;fr:Tchétchénie|Chechen Republic|ru:Чечня;
rubu;buryatia;Buryatia;fr:Bouriatie;
rucu;chuvashia;Chuvashia;fr:Tchouvachie;
rukb;kabardino_balkaria;Kabardino-Balkaria;fr:Kabardino-Balkarie;
rukc;karachay_cherkessia;Karachay-Cherkessia;fr:Karatchaïévo-Tcherkessie;
ruse;north_ossetia;North Ossetia;North Ossetia-Alania|fr:Ossétie du Nord|fr:Ossétie-du-Nord;
rusa;sakha;Sakha;Yakutia|Sakha Republic|fr:Iakoutie|fr:Yakoutie;
ruud;udmurtia;Udmurtia;fr:Oudmourtie;
ruyev;jewish_autonomous_oblast;Jewish Autonomous Oblast;Birobidzhan|fr:Birobidjan;
rumos;moscow_oblast;Moscow Oblast;Moscow Region|fr:oblast de Moscou|fr:région de Moscou;
rumow;;x;;
ruspe;;x;;
rukhm;khanty_mansi;Khanty-Mansi;Khanty-Mansi Autonomous Okrug|Yugra|fr:Khantys-Mansis;
rual;altai_republic;Altai;Altai Republic|fr:République de l'Altaï|fr:Altaï;
rukr;karelia;Karelia;Republic of Karelia|fr:Carélie;
ruta;tatarstan;Tatarstan;;
ruda;dagestan;Dagestan;fr:Daghestan;
rulen;leningrad_oblast;Leningrad Oblast;Leningrad Region|fr:oblast de Léningrad;
ruvla;vladimir_oblast;Vladimir Oblast;Vladimir Region|fr:oblast de Vladimir;
ruamu;amur_oblast;Amur Oblast;Amur Region|fr:oblast de l'Amour;
rusve;sverdlovsk_oblast;Sverdlovsk Oblast;Sverdlovsk|Sverdlovsk Region|fr:oblast de Sverdlovsk;
rukir;kirov_oblast;Kirov Oblast;Kirov Region|fr:oblast de Kirov;
rupri;primorsky_krai;Primorsky Krai;Primorye|fr:Primorié|fr:kraï du Primorie;
rukam;kamchatka;Kamchatka;Kamchatka Krai|fr:Kamtchatka|Kamchatka Peninsula;
ruyan;yamal;Yamalo-Nenets;Yamalo-Nenets Okrug|Yamal|fr:Iamalie|Yamalo-Nenets Autonomous Okrug;
ruchu;chukotka;Chukotka;fr:Tchoukotka;
ruko;komi;Komi;Komi Republic|fr:République des Komis|fr:Komis;
rume;mari_el;Mari El;;
dehe;hesse;Hesse;fr:Hesse|Hessen;
debw;;Baden-Württemberg;fr:Bade-Wurtemberg;
at9;;x;;
at5;;x;;
chju;jura_switzerland;Canton of Jura;fr:canton du Jura;
chzg;zug;Zug;fr:Zoug;exact
churi;;x;;
chur;uri;Uri;fr:canton d'Uri;exact
bewht;hainaut;Hainaut;;
bevlg;flanders;Flanders;fr:Flandre|fr:Flandres;
bewal;wallonia;Wallonia;fr:Wallonie;
bevli;limburg;Limburg;fr:Limbourg;
esga;galicia_spain;Galicia;fr:Galice;
espv;basque_country;Basque Country;fr:Pays basque|fr:Pays Basque|Euskadi;
escl;castile_and_leon;Castile and León;fr:Castille-et-León;
esib;balearic_islands;Balearic Islands;Balearics|fr:Baléares|fr:Îles Baléares;
ngde;delta_state;Delta State;fr:État du Delta;
ngri;rivers_state;Rivers State;fr:État de Rivers;
ngpl;;x;;
ngim;imo_state;Imo State;fr:État d'Imo;
nged;edo_state;Edo State;fr:État d'Edo;
ngoy;oyo_state;Oyo State;fr:État d'Oyo;
ngcr;cross_river_state;Cross River State;Cross River;
auvic;victoria_australia;State of Victoria;fr:État de Victoria;
auwa;western_australia;Western Australia;fr:Australie-Occidentale;
inpb;punjab;Punjab;fr:Pendjab;
innl;nagaland;Nagaland;;
cnxj;xinjiang;Xinjiang;East Turkestan|fr:Turkestan oriental;
cnxz;tibet;Tibet;fr:Région autonome du Tibet;
brpr;parana_brazil;Paraná;;
bram;amazonas_brazil;Amazonas;;
it57;marche_italy;Marche region;fr:région des Marches;
it62;lazio;Lazio;~Lazio|fr:Latium;
]]):gmatch("[^\n]+") do
  local code, s, n, f, c = line:match("^([^;]*);([^;]*);([^;]*);([^;]*);([^;]*)$")
  X[code] = { slug = s, name = n, forms = f, case = c }
end
-- English names that differ where CLDR 41 gives the local one only, and lower-level nations CLDR calls deprecated
local rows = {}
local function add(code, cc, suffix)
  local x = X[code]
  local name = x and x.name or en[code]
  if not name or name == "x" or name == "" then return end
  local forms, case, seen = {}, x and x.case or "", {}
  local function form(f)
    local sign = f:match("^%l?%l?:?([=~]*)") or ""
    if f:match("^~") then f = f:gsub("^~(%l%l:)", "%1~") end
    local body = f:gsub("^%l%l:", ""):gsub("^[=~]+", "")
    if body == "" or seen[body] or fold(body) == fold(name) and sign == "" and not f:find("~", 1, true) then return end
    if taken[fold(body)] and not f:find("~", 1, true) then return end
    seen[body] = true
    forms[#forms + 1] = f
  end
  local id = "gpe:" .. ((x and x.slug ~= "") and x.slug or slug(name))
  if x then
    for f in x.forms:gmatch("[^|]+") do form(f) end
  else
    local long = suffix ~= "" and not name:find("Krai$") and not name:find("Okrug$") and not fr[code]:match("^R") and name .. suffix
    local city = taken[fold(name)]
    if city then
      if not long or fr[code] == en[code] then return end
      id = "gpe:" .. slug(long)
      name = long
      if suffix == " Oblast" then form((long:gsub(" Oblast$", " Region"))) end
    elseif long and (suffix == " State" or fr[code]:lower():match("^oblast")) then form(long) end
    local f = fr[code]
    if f and f ~= "" then
      f = f:gsub("^Oblast ", "oblast "):gsub("^Kraï ", "kraï "):gsub("^Province ", "province "):gsub("^état ", "État ")
      if f ~= name then form("fr:" .. f) end
    end
    local isle = fr[code] and fr[code]:match("^Îles? ")
    if isle then form("fr:" .. fr[code]:gsub("^Î", "î")) end
  end
  if X[code] and X[code].forms:find("~" .. name, 1, true) then -- keeps beside its namesake
  elseif taken[fold(name)] then return end
  if takenid[id] then return end
  takenid[id] = true
  taken[fold(name)] = id
  for _, f in ipairs(forms) do taken[fold((f:gsub("^%l%l:", ""):gsub("^[=~]+", "")))] = id end
  rows[#rows + 1] = { id, "GPE", name, table.concat(forms, "|"), case, cc, "", "", "", "", "CLDR 41" }
end

for _, s in ipairs(SETS) do
  local codes = {}
  if s[4] == "" then
    for code in pairs(en) do if code:sub(1, 2) == s[1] then codes[#codes + 1] = code end end
  else
    for c in s[4]:gmatch("%w+") do codes[#codes + 1] = s[1] .. c end
  end
  table.sort(codes)
  for _, code in ipairs(codes) do
    if s[1] ~= "fr" or not code:match("^fr[bglmnprtwy]%l$") and not code:match("^fr[a-z]$") then add(code, s[2], s[3]) end
  end
end
for line in ([[
provence;Provence;;FRA;43.90,6.00
alsace;Alsace;;FRA;48.30,7.40
lorraine;Lorraine;;FRA;48.70,6.20
burgundy;Burgundy;fr:Bourgogne;FRA;47.20,4.50
picardy;Picardy;fr:Picardie;FRA;49.70,2.80
savoy;Savoy;;FRA;45.50,6.40
languedoc;Languedoc;;FRA;43.60,3.20
catalonia_french;French Catalonia;fr:Pays catalan;FRA;42.60,2.60
yorkshire;Yorkshire;;GBR;54.00,-1.30
transcarpathia;Transcarpathia;Zakarpattia|fr:Transcarpatie;UKR;48.40,23.30
volhynia;Volhynia;Volyn|fr:Volhynie;UKR;51.10,24.90
galicia_ukraine;Eastern Galicia;fr:Galicie;UKR;49.50,24.00
donetsk_oblast;Donetsk Oblast;Donetsk Region|fr:oblast de Donetsk;UKR;48.00,37.80
luhansk_oblast;Luhansk Oblast;Luhansk Region|fr:oblast de Louhansk|fr:oblast de Lougansk;UKR;48.90,39.00
kharkiv_oblast;Kharkiv Oblast;Kharkiv Region|fr:oblast de Kharkiv;UKR;49.60,36.50
kherson_oblast;Kherson Oblast;Kherson Region|fr:oblast de Kherson;UKR;46.60,33.50
zaporizhzhia_oblast;Zaporizhzhia Oblast;Zaporizhzhia Region|fr:oblast de Zaporijjia;UKR;47.30,35.70
sumy_oblast;Sumy Oblast;Sumy Region|fr:oblast de Soumy;UKR;51.00,34.00
oromia;Oromia;fr:Oromie;ETH;8.00,39.00
amhara_region;Amhara Region;fr:région Amhara;ETH;11.50,38.00
gauteng;Gauteng;;ZAF;-26.00,28.10
kwazulu_natal;KwaZulu-Natal;fr:KwaZulu-Natal;ZAF;-28.70,30.80
western_cape;Western Cape;fr:Cap-Occidental;ZAF;-33.20,20.50
kasai;Kasaï;Kasai;COD;-5.00,21.00
haut_uele;Haut-Uélé;Haut-Uele;COD;3.50,28.00
helmand;Helmand;;AFG;31.40,64.20
anbar;Anbar;Al-Anbar|fr:Al-Anbar;IRQ;32.90,41.60
balochistan;Balochistan;fr:Baloutchistan|Baluchistan;PAK;28.50,66.00
khyber_pakhtunkhwa;Khyber Pakhtunkhwa;;PAK;34.50,72.00
sindh;Sindh;fr:Sind;PAK;26.00,68.50
rakhine;Rakhine;Rakhine State|fr:Arakan;MMR;20.00,93.50
okinawa;Okinawa;;JPN;26.50,128.00
hokkaido;Hokkaido;fr:Hokkaïdo;JPN;43.30,142.50
java;Java;;IDN;-7.30,110.00
sumatra;Sumatra;;IDN;0.00,101.50
]]):gmatch("[^\n]+") do
  local s, n, f, c, at = line:match("^([^;]*);([^;]*);([^;]*);([^;]*);([^;]*)$")
  if not takenid["gpe:" .. s] and not taken[fold(n)] then
    local out = {}
    for g in f:gmatch("[^|]+") do
      local k = fold((g:gsub("^%l%l:", "")))
      if not taken[k] and k ~= fold(n) then out[#out + 1] = g; taken[k] = s end
    end
    taken[fold(n)] = s
    rows[#rows + 1] = { "gpe:" .. s, "GPE", n, table.concat(out, "|"), "", c, "", at, "", "", "public record" }
  end
end
table.sort(rows, function(a, b) return a[1] < b[1] end)
io.write("# First-level regions outside the Sahel: states, provinces, counties, departements, Laender, oblasts, in English and French.\n")
io.write("# Made by tools/gen_regions.lua from Unicode CLDR 41 subdivision names and hand-kept further forms.\n")
io.write("# CLDR: Copyright (C) 1991-2022 Unicode, Inc., Unicode License (Unicode-DFS-2016).\n")
io.write("id\ttype\tname\tforms\tcase\tcountry\tcameo\tat\troles\tgender\tsource\n")
for _, r in ipairs(rows) do io.write(table.concat(r, "\t"), "\n") end
