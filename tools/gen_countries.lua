-- Writes data/countries.tsv from CLDR (English and French territory names, alpha-3 codes), the tz database's zone.tab
-- (coordinates of the main city of a territory) and the hand-kept tables below (further forms, capitals, historic states).
--   lua5.4 tools/gen_countries.lua [cldr-common-dir [zone.tab]] > lua/malinews/data/countries.tsv
local cldr = arg[1] or "/usr/share/unicode/cldr/common"
local zonetab = arg[2] or "/usr/share/zoneinfo/zone.tab"

local function slurp(path)
  local f = assert(io.open(path, "rb")); local s = f:read("a"); f:close(); return s
end

local function territories(lang)
  local s = slurp(cldr .. "/main/" .. lang .. ".xml"):match("<territories>(.-)</territories>")
  local main, alts = {}, {}
  for attrs, name in s:gmatch("<territory ([^>]*)>([^<]*)</territory>") do
    local code = attrs:match('type="(%u%u)"')
    name = name:gsub("’", "'"):gsub("\u{A0}", " "):gsub("\u{200B}", ""):gsub("&amp;", "&")
    if code then
      if attrs:find("alt=", 1, true) then alts[code] = alts[code] or {}; table.insert(alts[code], name)
      else main[code] = name end
    end
  end
  return main, alts
end

local en = territories("en")
local fr = territories("fr")
local a3 = {}
for code, three in slurp(cldr .. "/supplemental/supplementalData.xml"):gmatch('<territoryCodes type="(%u%u)"[^>]-alpha3="(%u%u%u)"') do
  a3[code] = three
end
local at = {}
local function deg(sign, s)
  local d, m, sec
  if #s >= 6 then d, m, sec = s:match("^(%d-)(%d%d)(%d%d)$") else d, m = s:match("^(%d-)(%d%d)$") end
  local v = tonumber(d) + tonumber(m) / 60 + (sec and tonumber(sec) / 3600 or 0)
  return (sign == "-" and -1 or 1) * v
end
for line in io.lines(zonetab) do
  local code, s1, la, s2, lo = line:match("^(%u%u)\t([+-])(%d+)([+-])(%d+)\t")
  if code and not at[code] then at[code] = string.format("%.2f,%.2f", deg(s1, la), deg(s2, lo)) end
end
at.AR = "-34.61,-58.38"; at.AU = "-35.28,149.13"; at.BR = "-15.79,-47.88"; at.CA = "45.42,-75.70"; at.CN = "39.90,116.40"
at.RU = "55.75,37.62"; at.US = "38.90,-77.04"; at.IN = "28.61,77.21"; at.TR = "39.93,32.86"; at.KZ = "51.17,71.43"
at.NZ = "-41.29,174.78"; at.ZA = "-25.75,28.19"; at.NG = "9.06,7.49"; at.CI = "6.82,-5.28"; at.MA = "34.02,-6.84"
at.PK = "33.69,73.05"; at.TZ = "-6.16,35.75"; at.VN = "21.03,105.85"; at.MM = "19.75,96.10"; at.UZ = "41.30,69.24"
at.EC = "-0.18,-78.47"; at.BO = "-16.50,-68.15"; at.CH = "46.95,7.45"; at.BJ = "6.50,2.60"; at.UA = "50.45,30.52"
at.ES = "40.42,-3.70"; at.DE = "52.52,13.41"; at.PT = "38.72,-9.14"; at.MX = "19.43,-99.13"; at.ID = "-6.21,106.85"
at.MY = "3.14,101.69"; at.AE = "24.45,54.38"; at.BI = "-3.38,29.36"; at.XK = "42.66,21.17"; at.LK = "6.93,79.85"
at.CL = "-33.45,-70.67"; at.PG = "-9.44,147.18"; at.GL = "64.18,-51.72"; at.FM = "6.92,158.16"; at.PS = "31.90,35.20"
at.AQ = "-80.00,0.00"; at.MN = "47.92,106.91"; at.EH = "27.15,-13.20"; at.FR = "48.86,2.35"; at.ML = "12.64,-8.00"

-- code = { id-slug or "", English name or "", "further|forms", "drop CLDR French" or nil }
local X = {}
for line in ([[
AF~~~Islamic Republic of Afghanistan|Islamic Emirate of Afghanistan|fr:Émirat islamique d'Afghanistan
AO~~~Republic of Angola|fr:République d'Angola
AE~uae~United Arab Emirates~=UAE|U.A.E.|fr:Émirats arabes unis|=EAU|~Emirates
AR~~~Argentine Republic|fr:République argentine
AU~~~Commonwealth of Australia
AZ~~~Azerbaidjan|Republic of Azerbaijan
BA~bosnia~Bosnia and Herzegovina~Bosnia|Bosnia-Herzegovina|fr:Bosnie|fr:Bosnie-Herzégovine
BD~~~
BF~~~Burkina|fr:République du Burkina Faso
BI~~~Republic of Burundi|fr:République du Burundi
BJ~~~Republic of Benin|fr:République du Bénin
BL~saint_barthelemy~Saint Barthélemy~St. Barts|fr:Saint-Barth
BN~~~Brunei Darussalam
BO~~~Plurinational State of Bolivia
BQ~caribbean_netherlands~~
BR~~~Federative Republic of Brazil
BY~~~Byelorussia|Belorussia|fr:Bélarus|fr:Belarus|Republic of Belarus
CC~cocos_islands~Cocos Islands~Keeling Islands
CD~drc~Democratic Republic of the Congo~=DRC|=D.R.C.|DR Congo|D.R. Congo|Democratic Republic of Congo|Congo-Kinshasa|Congo Kinshasa|fr:République démocratique du Congo|=RDC|fr:=R.D.C.|fr:RD Congo|fr:Congo-Kinshasa|fr:République Démocratique du Congo
CF~car~Central African Republic~=CAR|=C.A.R.|fr:République centrafricaine|=RCA|fr:Centrafrique
CG~congo~Republic of the Congo~Republic of Congo|Congo-Brazzaville|Congo Brazzaville|Congo|fr:République du Congo|fr:Congo-Brazzaville
CH~switzerland~Switzerland~fr:Confédération suisse|Swiss Confederation
CI~cote_divoire~Côte d'Ivoire~Ivory Coast|fr:Côte d'Ivoire|fr:République de Côte d'Ivoire|Republic of Côte d'Ivoire|Cote d Ivoire
CM~~~Republic of Cameroon|fr:République du Cameroun
CN~~~People's Republic of China|=PRC|=P.R.C.|fr:République populaire de Chine|Communist China|mainland China|Mainland China|fr:Chine populaire
CU~~~
CV~cape_verde~Cape Verde~Cabo Verde|fr:Cap-Vert|fr:Îles du Cap-Vert
CY~~~Republic of Cyprus
CZ~czechia~Czech Republic~Czechia|fr:Tchéquie|fr:République tchèque
DE~~~Federal Republic of Germany|fr:République fédérale d'Allemagne|=FRG|fr:=RFA|West Germany|fr:Allemagne de l'Ouest|fr:Allemagne fédérale|Nazi Germany|fr:Allemagne nazie
DJ~~~Republic of Djibouti
DK~~~Kingdom of Denmark
DM~dominica~Dominica~fr:Commonwealth de la Dominique~x
DO~~~fr:République dominicaine
DZ~~~People's Democratic Republic of Algeria|fr:République algérienne|fr:République algérienne démocratique et populaire|ar:الجزائر
EG~~~Arab Republic of Egypt|fr:Egypte|United Arab Republic|ar:مصر
EH~western_sahara~Western Sahara~fr:Sahara occidental|fr:Sahara Occidental
ER~~~Erythrea
ES~~~Kingdom of Spain|fr:Royaume d'Espagne
ET~~~Abyssinia|fr:Abyssinie|Ethiopia
FK~falkland_islands~Falkland Islands~Falklands|Malvinas|fr:Malouines|fr:îles Malouines|fr:Îles Malouines
FR~~~French Republic|fr:République française|fr:Hexagone|Metropolitan France|fr:France métropolitaine|ru:Франция|ar:فرنسا
FO~~~Faeroe Islands|fr:îles Féroé
GA~~~Gabonese Republic|fr:République gabonaise
GB~uk~United Kingdom~=UK|U.K.|Britain|Great Britain|United Kingdom of Great Britain and Northern Ireland|fr:Royaume-Uni|fr:Grande-Bretagne
GD~~~fr:État de la Grenade~x
GE~~~Republic of Georgia|fr:Géorgie
GF~french_guiana~French Guiana~fr:Guyane française|fr:Guyane|French Guyana
GH~~~Republic of Ghana|fr:République du Ghana
GM~gambia~Gambia~fr:Gambie|Republic of The Gambia
GN~~~Guinea-Conakry|Guinea Conakry|fr:Guinée-Conakry|fr:Guinée Conakry|Republic of Guinea|fr:République de Guinée
GQ~~~Republic of Equatorial Guinea|fr:République de Guinée équatoriale
GR~~~Hellenic Republic
GS~south_georgia~South Georgia and the South Sandwich Islands~
GW~~~Guinea Bissau|Republic of Guinea-Bissau|fr:République de Guinée-Bissau
HK~hong_kong~Hong Kong~Hongkong~x
HT~~~Republic of Haiti
ID~~~Republic of Indonesia
IE~~~Republic of Ireland|Éire|fr:République d'Irlande
IL~~~State of Israel|fr:État d'Israël|fr:Etat d'Israël|fr:État hébreu|fr:Etat hébreu
IN~~~Republic of India
IR~~~Islamic Republic of Iran|fr:République islamique d'Iran|Islamic Republic of Iran
IO~chagos~Chagos Islands~Chagos Archipelago|British Indian Ocean Territory|fr:îles Chagos|fr:archipel des Chagos|Chagos
IM~~~fr:île de Man
IQ~~~Republic of Iraq|fr:Iraq
IT~~~Italian Republic
JO~~~Hashemite Kingdom of Jordan
KE~~~Republic of Kenya
KG~~~Kyrgyz Republic|Kirghizia|fr:Kirghizie|fr:Kirghizistan
KH~~~Kampuchea|Kingdom of Cambodia
KM~~~Union of the Comoros|fr:Union des Comores
KN~saint_kitts~Saint Kitts and Nevis~St. Kitts and Nevis|St Kitts and Nevis
KP~~~=DPRK|Democratic People's Republic of Korea|=D.P.R.K.|fr:République populaire démocratique de Corée|=RPDC
KR~~~Republic of Korea|Korea|fr:Corée|fr:République de Corée|=ROK
KW~~~fr:Koweit
KY~~~fr:îles Caïmans
KZ~~~fr:Kazakstan
LA~~~Lao People's Democratic Republic
LC~saint_lucia~Saint Lucia~St. Lucia|St Lucia
LK~~~Ceylon|fr:Ceylan
LR~~~Republic of Liberia|fr:Libéria
LY~~~State of Libya|fr:Libye|Libyan Arab Jamahiriya|fr:Jamahiriya arabe libyenne|ar:ليبيا
MA~~~Kingdom of Morocco|fr:Royaume du Maroc|fr:Royaume chérifien|ar:المغرب
MD~~~Republic of Moldova|Moldavia
ME~~~
MF~saint_martin~Saint-Martin~fr:île de Saint-Martin~x
MK~north_macedonia~North Macedonia~=FYROM|fr:Macédoine du Nord|Macedonia|fr:Macédoine
ML~~~Republic of Mali|fr:République du Mali|ru:Мали|ar:مالي
MM~myanmar~Myanmar~Burma|fr:Birmanie
MO~macao~Macao~Macau~x
MQ~~~
MR~~~Islamic Republic of Mauritania|fr:République islamique de Mauritanie|ar:موريتانيا
MU~mauritius~Mauritius~fr:île Maurice|fr:Île Maurice|fr:République de Maurice~x
MV~~~
MX~~~United Mexican States
MZ~~~Republic of Mozambique
NC~~~fr:Kanaky|Kanaky
NE~~~Republic of Niger|Republic of the Niger|fr:République du Niger|ar:النيجر
NG~~~Federal Republic of Nigeria|fr:République fédérale du Nigeria|fr:Nigéria
NL~~~Holland|fr:Royaume des Pays-Bas
NZ~~~Aotearoa
PF~~~Tahiti
PH~~~Republic of the Philippines
PK~~~Islamic Republic of Pakistan
PM~saint_pierre_and_miquelon~Saint Pierre and Miquelon~St. Pierre and Miquelon
PN~pitcairn_islands~~
PR~~~
PS~palestine~Palestine~State of Palestine|Palestinian Territories|Palestinian territories|fr:Territoires palestiniens|fr:territoires palestiniens|fr:État de Palestine|fr:Etat de Palestine|Occupied Palestinian Territory~x
PT~~~Portuguese Republic
QA~~~State of Qatar
RE~reunion~La Réunion~Réunion Island|Reunion Island|fr:île de la Réunion|fr:Île de La Réunion~x
RO~~~Rumania
RS~~~Republic of Serbia
RU~~~Russian Federation|fr:Fédération de Russie|fr:Fédération russe|ru:Россия|ru:Российская Федерация|ar:روسيا
RW~~~Republic of Rwanda
SA~~~Kingdom of Saudi Arabia|=KSA|fr:Arabie Saoudite|fr:Royaume d'Arabie saoudite
SB~~~fr:îles Salomon
SD~~~Republic of the Sudan|fr:République du Soudan|North Sudan|fr:Soudan du Nord
SH~~~St. Helena|St Helena
SL~~~Republic of Sierra Leone|fr:Sierra Léone
SN~~~Republic of Senegal|fr:République du Sénégal
SO~~~Federal Republic of Somalia
SS~~~fr:Soudan du Sud|fr:Soudan-du-Sud|fr:Sud-Soudan|fr:Sud Soudan|Republic of South Sudan
ST~sao_tome~São Tomé and Príncipe~fr:Sao Tomé-et-Principe|fr:Sao Tomé et Principe|fr:São Tomé-et-Principe
SV~~~~Salvador~x
SX~sint_maarten~Sint Maarten~St. Maarten~x
SY~~~Syrian Arab Republic|fr:République arabe syrienne|ar:سوريا
SZ~~~Swaziland|Kingdom of Eswatini
TD~~~Republic of Chad|fr:République du Tchad|ar:تشاد
TF~~~fr:Terres australes et antarctiques françaises|=TAAF
TG~~~Togolese Republic|fr:République togolaise
TH~~~Siam|Kingdom of Thailand
TJ~~~Tadzhikistan
TL~timor_leste~Timor-Leste~East Timor|fr:Timor oriental|fr:Timor-Oriental
TN~~~Republic of Tunisia|ar:تونس
TR~~~Republic of Turkey|Türkiye|Turkiye|Republic of Türkiye|Republic of Turkiye
TT~~~Trinidad
TW~~~Republic of China|Formosa|fr:Formose|Chinese Taipei|fr:Taiwan
TZ~~~United Republic of Tanzania|Tanganyika
UA~~~ru:Украина|uk:Україна
US~us~United States~=US|U.S.|=USA|U.S.A.|United States of America|America|fr:États-Unis|fr:Etats-Unis|fr:États-Unis d'Amérique|fr:Etats-Unis d'Amérique|fr:=É.-U.|ru:США
UY~~~
VA~vatican~Vatican City~Vatican|Holy See|fr:Saint-Siège|fr:Cité du Vatican|fr:État de la Cité du Vatican|Vatican City State
VC~saint_vincent~Saint Vincent and the Grenadines~St. Vincent and the Grenadines|St Vincent and the Grenadines|fr:Saint-Vincent-et-les-Grenadines
VE~~~Bolivarian Republic of Venezuela|fr:Vénézuéla
VI~us_virgin_islands~U.S. Virgin Islands~US Virgin Islands
VN~~~Viet Nam|fr:Viêt Nam|fr:Viet-Nam|Socialist Republic of Vietnam
XK~~~Republic of Kosovo
YE~~~Republic of Yemen|ar:اليمن
YT~~~Mahoré
ZA~~~Republic of South Africa|=RSA|fr:République sud-africaine
ZM~~~
ZW~~~Rhodesia|Southern Rhodesia|fr:Rhodésie
]]):gmatch("[^\n]+") do
  local code, slug, name, forms, drop = line:match("^(%u%u)~(%w*_?[%w_]*)~([^~]*)~(.-)(~?x?)$")
  -- a yield mark inside the forms uses the same sign: put it back
  X[code] = { slug = slug, name = name, forms = forms, drop = drop == "~x" }
end

local skip = {}
for c in ("AC AQ CP DG EA EU EZ IC QO TA UM UN XA XB ZZ BV HM"):gmatch("%u%u") do skip[c] = true end
-- territories that are not states take no government code; nor do states whose CAMEO code is not their ISO code
local nogov = {}
for c in ("AI AQ AS AW AX BL BM BQ CC CK CW CX FK FO GF GG GI GL GP GS GU HK IM IO JE KY MF MO MP MQ MS NC NF NU PF PM PN PR RE SH SJ SX TC TF TK VG VI WF YT EH XK PS RO TL ME SS AD MC SM LI"):gmatch("%u%u") do nogov[c] = true end
a3.XK = "XKX"

local function slugify(s)
  local map = { ["á"]="a", ["à"]="a", ["ã"]="a", ["å"]="a", ["Å"]="a", ["ç"]="c", ["é"]="e", ["è"]="e", ["ê"]="e", ["í"]="i", ["ï"]="i", ["ô"]="o", ["ó"]="o", ["õ"]="o", ["ü"]="u", ["É"]="e" }
  s = s:gsub(utf8.charpattern, function(c) return map[c] end):lower():gsub("[’'.]", ""):gsub("[^%w]+", "_"):gsub("^_+", ""):gsub("_+$", "")
  return s
end

local rows = {}
local function add(slug, name, forms, country, cameo, where, source)
  local seen, out = { [name] = true }, {}
  for f in forms:gmatch("[^|]+") do
    local b = f:gsub("^%l%l:", "")
    if not seen[b] then seen[b] = true; out[#out + 1] = f end
  end
  local id = "gpe:" .. slug
  rows[#rows + 1] = { id, "GPE", name, table.concat(out, "|"), "", country, cameo, where, "", "", source }
end

for code, name in pairs(en) do
  if not skip[code] and a3[code] then
    local x = X[code] or { slug = "", name = "", forms = "" }
    local plain = x.name ~= "" and x.name or name
    plain = plain:gsub(" & ", " and "):gsub("^St%. ", "Saint ")
    local slug = x.slug ~= "" and x.slug or slugify(plain)
    local forms = x.forms
    if not x.drop then forms = forms .. "|fr:" .. fr[code]:gsub("%s*%b()", "") end
    -- French small-letter article forms of the island names
    local isle = not x.drop and fr[code]:match("^Îles? (.+)")
    if isle then forms = forms .. "|fr:" .. fr[code]:gsub("^Î", "î") end
    add(slug, plain, forms, a3[code], nogov[code] and "" or a3[code] .. "GOV", at[code] or "", "CLDR 41; tz database; public record")
  end
end

-- historic states, empires, claimed states, unions that act as states
for line in ([[
ussr;Soviet Union;=USSR|U.S.S.R.|Union of Soviet Socialist Republics|fr:URSS|fr:=U.R.S.S.|fr:Union soviétique|fr:Union Soviétique|fr:Union des républiques socialistes soviétiques|Soviet Russia|fr:Russie soviétique|ru:СССР;;;55.75,37.62
soviet_bloc;Soviet bloc;Soviet Bloc|Eastern Bloc|Eastern bloc|Communist bloc|fr:bloc soviétique|fr:Bloc soviétique|fr:bloc de l'Est|fr:bloc communiste;;;
yugoslavia;Yugoslavia;fr:Yougoslavie|former Yugoslavia|fr:ex-Yougoslavie|Federal Republic of Yugoslavia;;;44.82,20.46
czechoslovakia;Czechoslovakia;fr:Tchécoslovaquie;CZE SVK;;50.09,14.42
east_germany;East Germany;German Democratic Republic|=GDR|fr:Allemagne de l'Est|fr:=RDA|fr:République démocratique allemande;DEU;;52.52,13.41
french_sudan;French Sudan;fr:Soudan français|fr:Soudan Français|Sudanese Republic|fr:République soudanaise|French Soudan;MLI;;12.64,-8.00
mali_federation;Mali Federation;Federation of Mali|fr:Fédération du Mali;MLI SEN;;14.69,-17.45
upper_volta;Upper Volta;fr:Haute-Volta|Republic of Upper Volta;BFA;;12.37,-1.53
dahomey;Dahomey;fr:royaume du Dahomey|Kingdom of Dahomey;BEN;;6.50,2.60
ubangi_shari;Ubangi-Shari;fr:Oubangui-Chari|Oubangui Chari;CAF;;4.36,18.56
zaire;Zaire;fr:Zaïre|Belgian Congo|fr:Congo belge|Congo Free State|fr:République du Zaïre;COD;;-4.32,15.31
gold_coast;Gold Coast;fr:Côte-de-l'Or britannique;GHA;;5.55,-0.20
french_empire;French Empire;fr:Empire français|French colonial empire|fr:Empire colonial français|fr:empire colonial français;FRA;;48.86,2.35
french_west_africa;French West Africa;fr:Afrique occidentale française|fr:Afrique-Occidentale française|fr:=AOF|fr:=A.O.F.;;;14.69,-17.45
french_equatorial_africa;French Equatorial Africa;fr:Afrique équatoriale française|fr:Afrique-Équatoriale française|fr:=AEF;;;-4.27,15.28
french_indochina;Indochina;French Indochina|fr:Indochine|fr:Indochine française;;;
french_algeria;French Algeria;fr:Algérie française;DZA;;36.75,3.06
vichy_france;Vichy France;Vichy regime|fr:régime de Vichy|fr:France de Vichy;FRA;;46.13,3.43
british_empire;British Empire;fr:Empire britannique;GBR;;51.51,-0.13
russian_empire;Russian Empire;Tsarist Russia|Imperial Russia|fr:Empire russe|fr:Russie tsariste|fr:Russie impériale;RUS;;59.94,30.31
ottoman_empire;Ottoman Empire;fr:Empire ottoman;;;41.01,28.98
roman_empire;Roman Empire;fr:Empire romain;;;41.89,12.48
byzantine_empire;Byzantine Empire;fr:Empire byzantin|Byzantium|fr:Byzance;;;41.01,28.98
austria_hungary;Austria-Hungary;Austro-Hungarian Empire|fr:Autriche-Hongrie|fr:Empire austro-hongrois;;;48.21,16.37
prussia;Prussia;fr:Prusse;;;52.52,13.41
third_reich;Third Reich;fr:Troisième Reich|fr:IIIe Reich;DEU;;52.52,13.41
mali_empire;Mali Empire;Empire of Mali|fr:Empire du Mali|fr:empire du Mali|Manden Empire|fr:empire mandingue|Mandinka Empire;MLI;;
ghana_empire;Ghana Empire;Empire of Ghana|fr:empire du Ghana|fr:Empire du Ghana;;;
songhai_empire;Songhai Empire;Songhay Empire|fr:Empire songhaï|fr:Empire songhoï|fr:empire songhaï|fr:empire songhay;MLI;;16.27,-0.04
macina_empire;Macina Empire;Massina Empire|Empire of Massina|fr:Empire du Macina|fr:Empire peul du Macina|fr:Dina du Macina|Caliphate of Hamdullahi;MLI;;14.30,-4.30
bambara_empire;Bambara Empire;Bamana Empire|fr:Royaume bambara de Ségou|fr:Empire bambara;MLI;;13.43,-6.26
toucouleur_empire;Toucouleur Empire;Tukulor Empire|fr:Empire toucouleur;MLI;;13.43,-6.26
wassoulou_empire;Wassoulou Empire;Mandinka Empire of Samory|fr:Empire du Wassoulou|fr:empire du Wassoulou;;;
kenedougou_kingdom;Kénédougou Kingdom;fr:royaume du Kénédougou;MLI;;11.32,-5.67
sokoto_caliphate;Sokoto Caliphate;fr:Califat de Sokoto|fr:califat de Sokoto;NGA;;13.06,5.24
kanem_bornu;Kanem-Bornu;Kanem-Bornu Empire|Bornu Empire|fr:Kanem-Bornou|fr:empire du Kanem-Bornou;;;
azawad;Azawad;Azaouad|Independent State of Azawad|fr:État indépendant de l'Azawad|fr:République de l'Azawad;MLI;;17.50,-1.00
azawagh;Azawagh;Azawak|Azaouagh|Azaouak|Azawad-Azawagh;MLI NER;;16.50,4.50
sadr;Sahrawi Arab Democratic Republic;=SADR|Sahrawi Republic|fr:=RASD|fr:République arabe sahraouie démocratique;ESH;;27.15,-13.20
somaliland;Somaliland;Republic of Somaliland;SOM;;9.56,44.06
puntland;Puntland;;SOM;;8.40,48.48
jubaland;Jubaland;;SOM;;-0.36,42.55
biafra;Biafra;Republic of Biafra;NGA;;6.45,7.50
ambazonia;Ambazonia;fr:Ambazonie;CMR;;5.96,10.15
katanga;Katanga;;COD;;-11.66,27.48
transnistria;Transnistria;Transdniestria|fr:Transnistrie|Pridnestrovian Moldavian Republic;MDA;;46.84,29.63
abkhazia;Abkhazia;fr:Abkhazie;GEO;;43.00,41.02
south_ossetia;South Ossetia;fr:Ossétie du Sud;GEO;;42.23,43.97
nagorno_karabakh;Nagorno-Karabakh;Artsakh|Karabakh|fr:Haut-Karabakh|fr:Haut-Karabagh;AZE;;39.82,46.75
northern_cyprus;Northern Cyprus;Turkish Republic of Northern Cyprus|=TRNC|fr:Chypre du Nord|fr:=RTCN;CYP;;35.18,33.36
donetsk_peoples_republic;Donetsk People's Republic;=DPR|fr:République populaire de Donetsk;UKR;;48.00,37.80
luhansk_peoples_republic;Luhansk People's Republic;Lugansk People's Republic|=LPR|fr:République populaire de Lougansk|fr:République populaire de Louhansk;UKR;;48.57,39.31
kurdistan;Kurdistan;Iraqi Kurdistan|fr:Kurdistan irakien|Kurdistan Region|Kurdistan Region of Iraq|Rojava;IRQ SYR TUR IRN;;36.19,44.01
gaza;Gaza;Gaza Strip|fr:bande de Gaza|fr:Bande de Gaza;PSE;;31.50,34.47
west_bank;West Bank;fr:Cisjordanie|occupied West Bank|fr:Cisjordanie occupée;PSE;;31.95,35.30
south_vietnam;South Vietnam;Republic of Vietnam|fr:Sud-Vietnam|fr:Sud Vietnam;VNM;;10.78,106.70
north_vietnam;North Vietnam;fr:Nord-Vietnam|fr:Nord Vietnam|Democratic Republic of Vietnam;VNM;;21.03,105.85
north_yemen;North Yemen;fr:Yémen du Nord;YEM;;15.35,44.21
south_yemen;South Yemen;fr:Yémen du Sud;YEM;;12.79,45.02
persia;Persia;Persian Empire|fr:Perse antique|fr:Empire perse;IRN;;35.69,51.39
mesopotamia;Mesopotamia;fr:Mésopotamie;IRQ;;33.31,44.37
kosovo_metohija;Kosovo and Metohija;fr:Kosovo-et-Métochie;XKX;;42.66,21.17
clipperton;Clipperton Island;fr:île de Clipperton|fr:Clipperton;FRA;;10.30,-109.22
ceuta;Ceuta;fr:Ceuta;ESP;;35.89,-5.31
melilla;Melilla;;ESP;;35.29,-2.94
canary_islands;Canary Islands;Canaries|fr:îles Canaries|fr:Îles Canaries;ESP;;28.12,-15.43
]]):gmatch("[^\n]+") do
  local slug, name, forms, country, cameo, where = line:match("^([^;]*);([^;]*);([^;]*);([^;]*);([^;]*);([^;]*)$")
  add(slug, name, forms, country, cameo, where, "public record")
end

table.sort(rows, function(a, b) return a[1] < b[1] end)
io.write("# States, main territories, and historic, claimed or de facto states, in English and French.\n")
io.write("# Made by tools/gen_countries.lua from Unicode CLDR 41 (names, codes), the tz database (coordinates; public domain)\n")
io.write("# and hand-kept lists of further forms. CLDR: Copyright (C) 1991-2022 Unicode, Inc., Unicode License (Unicode-DFS-2016).\n")
io.write("id\ttype\tname\tforms\tcase\tcountry\tcameo\tat\troles\tgender\tsource\n")
for _, r in ipairs(rows) do io.write(table.concat(r, "\t"), "\n") end
