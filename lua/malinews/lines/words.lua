--- Words that show where sentences begin and whether one is whole, folded.

local M = {}

local function set(text)
  local t = {}
  for word in text:gmatch "%S+" do t[word] = true end
  return t
end

--- Words that begin a sentence and hardly stand with a capital inside one
M.STARTERS = set [[le la les l un une des d lors selon avant dans en il elle ils elles on ce c cette ces mais au
  aux pour depuis son sa ses nous je par si et toutefois cependant bien de du tout toute alors quand lorsque sur plusieurs
  certains ainsi apres afin beaucoup cela ceci celle celui ceux chaque durant enfin ensuite entre hier malgre malheureusement
  meme parmi pendant pourtant puis lundi mardi mercredi jeudi vendredi samedi dimanche
  the a an in on at he she it they but and when after before while as this that these those we his her their its for
  with by from since according there however]]
--- The same behind the label of a link only, where a sentence must begin somewhere
M.AFTER_LABEL = set [[a contre chez face grace lui mes mon outre plus pres sans sous vers actuellement desormais recemment
  toujours interroge interrogee joint jointe
  meanwhile earlier later last]]
--- After these words a capital is a name's: `à La Haye`, `de Le Drian`
M.BEFORE_NAME = set [[de du des d a au aux en l la le les et ou par pour sur avec canal of the in at and to from by for with]]
--- Words that show a whole sentence in French and English: verbs, and what stands before one
M.VERBS = set [[a est ont sont etait etaient avait avaient ete sera seront fut furent peut peuvent doit doivent va vont
  fait dit il elle ils elles on je nous m mme
  is are was were has have had will would said says can could]]

--- Words in -ent that are no verbs; those in -ment are none either
M.NOUNS = set [[accident accidents agent argent client content continent cent couvent different element excellent frequent
  incident insurgent occident orient parent patient president precedent recent regent serpent souvent talent urgent violent]]

--- Words that begin a question
M.ASKING = set [[comment pourquoi qui que qu quel quelle quels quelles quand ou combien quoi est faut peut
  how why who what which when where whose is are can could does do did should will would]]

M.ARTICLES = set [[la le les l un une des the a an]]

--- Names of a site's sections
M.SECTIONS = set [[accueil actualite actualites africa afrique americas amerique analyse analyses analysis armed articles arts asia
  asie breaking burkina business chad climat climate conflict conflicts conflit conflits culture cultures debat debats defense
  defence diplomatie diplomacy east economie economy editorial education entertainment environment environnement europe
  exclusive faso features france groups guinea guinee health home human humanitaire infos interview international
  interviews investigation justice latest libya libye life mali media middle military monde moyen news niger nigeria north of
  opinion opinions orient people politics politique rights russia russie sahel sante science sciences securite
  security senegal societe society sport sports story summary tchad tech technologie technology top tribune tribunes uk ukraine une us
  video videos war west world et the la les le and]]

return M
