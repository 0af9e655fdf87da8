/*
 * The built-in words of mn_lexicon, by language and use: closed classes of grammar, which nobody needs to extend.
 */
#include <string.h>

#include "lexicon.h"

typedef struct list {
  mn_lang lang;
  unsigned flags;
  const char *words; /* a space between them */
} list;

#define FS (MN_WORD_FUNCTION | MN_WORD_STARTER)

static const list LISTS[] = {
  {MN_LANG_EN, FS,
   "the this that these those he she it we you they i his her its my our their your there here what who why how where "
   "did does do is are was were has have had will would can could should may might if when while as at in from with after before since "
   "until although because but and or not no nor for by to of an be been so then than then's it's he's she's "
   "they're we're you're i'm i've don't didn't let let's such some many most all any each every both few much more "
   "about into over under between through during against within without among also just only even now"},
  {MN_LANG_EN, MN_WORD_STARTER,
   "a however meanwhile moreover thus therefore yet still later earlier today yesterday tomorrow according another other others one "
   "two once despite instead nevertheless nonetheless additionally furthermore finally first second please thanks thank perhaps "
   "maybe whether which whose unfortunately fortunately well yes hello hi hey ok okay having being see call go get my "
   "that's there's what's who's where's here's how's i'll we'll you'll they'll we've you've they've isn't aren't wasn't can't couldn't won't "
   "never always sometimes often everyone everybody everything someone somebody something anyone anything nobody nothing "
   "given unlike like along"},
  {MN_LANG_EN, MN_WORD_SUBJECT, "he she they we i it you who"},
  {MN_LANG_EN, MN_WORD_SPEECH,
   "said says say asked asks added adds told tells wrote writes replied replies answered explained explains announced "
   "declared declares stated states noted notes continued wondered shouted cried insisted warned claimed argued "
   "agreed recalled remarked responded exclaimed inquired concluded commented whispered yelled tweeted thought"},
  {MN_LANG_EN, MN_WORD_JOINER, "and or but nor of to in on at for from with by as than that"},
  {MN_LANG_EN, MN_WORD_LINK, "read"},
  {MN_LANG_FR, MN_WORD_LINK, "lire relire"},
  {MN_LANG_UND, MN_WORD_DOMAIN, "com net org info gov edu fr ml uk ru tv jpg gif png pdf"},
  {MN_LANG_UND, MN_WORD_CREDIT, "image photo photos photograph picture crédit"},
  {MN_LANG_EN, MN_WORD_PREFIX,
   "e a u x anti agro be bi bio co counter cross cyber de eco ex extra inter intra macro mega micro mid mini mono multi "
   "neo non over pan para peri post pre pro pseudo quasi re semi sub super tri ultra un uni vice"},
  {MN_LANG_EN, MN_WORD_UNIT, "am pm a.m p.m km m cm mm kg g mg lb lbs ft mph kmh km/h ghz mhz gb mb kb hrs hr min"},
  {MN_LANG_FR, MN_WORD_UNIT, "km m cm mm kg g mg t km/h kmh ha ml l min s"},
  {MN_LANG_FR, FS,
   "le la les un une des du de et est il elle ils elles nous vous je tu on ce cette ces cet son sa ses leur leurs mon ma mes notre nos "
   "votre vos dans par pour sur avec sans sous mais ou donc car ni que qui quoi dont où au aux en pas plus "
   "ne si comme lors entre vers chez depuis pendant avant après selon contre ainsi aussi alors puis "
   "quand lorsque tout tous toute toutes c'est n'est être a à été sont était ont avait fait même très peu "
   "l d c s n j qu"},
  {MN_LANG_FR, MN_WORD_STARTER,
   "cependant toutefois pourtant ensuite enfin malgré afin dès outre certains plusieurs quelques chaque aucun aucune "
   "hier aujourd'hui demain deux trois celui celle ceux celles ici là voici voilà parmi grâce suite quant comment "
   "pourquoi combien quel quelle quels quelles désormais parfois souvent jamais toujours bien merci bonjour oui non "
   "monsieur madame autre autres"},
  {MN_LANG_FR, MN_WORD_SUBJECT, "il elle ils elles on je nous vous"},
  {MN_LANG_FR, MN_WORD_SPEECH,
   "dit déclare déclaré déclarait affirme affirmé ajoute ajouté explique expliqué annonce annoncé indique indiqué précise "
   "précisé demande demandé répond répondu assure assuré souligne souligné confie confié lance lancé estime estimé "
   "raconte raconté rappelle rappelé poursuit poursuivi conclut conclu interroge note noté constate regrette "
   "s'exclame s'interroge s'écrie rapporte témoigne insiste insisté prévient"},
  {MN_LANG_FR, MN_WORD_ELIDED, "c d j l m n s t y qu jusqu lorsqu puisqu quoiqu"},
  {MN_LANG_FR, MN_WORD_CLITIC,
   "il elle on je tu nous vous ils elles ce moi toi le la les lui leur en y t-il t-elle t-on t-ils t-elles ci là "
   "le-moi la-moi les-moi le-lui le-nous le-vous la-nous vous-en nous-en va-t-en"},
  {MN_LANG_FR, MN_WORD_WHOLE,
   "celui-ci celle-ci ceux-ci celles-ci celui-là celle-là ceux-là celles-là c'est-à-dire rendez-vous quant-à-soi "
   "peut-être sous-le ceci-cela par-ci par-là jusque-là là-bas entre-nous d'abord-là oui-da au-delà en-deçà"},
  {MN_LANG_RU, FS,
   "и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по её мне было вот от меня ещё "
   "нет о из ему когда даже ну ли если уже или ни быть был него до вас они мы это этот эта эти для при после"},
  {MN_LANG_RU, MN_WORD_SPEECH, "сказал сказала заявил заявила сообщил сообщила отметил добавил спросил ответил"},
};

static mn_status add_list(mn_lexicon *lexicon, const list *l) {
  const char *word = l->words;
  while (*word) {
    size_t n = strcspn(word, " ");
    mn_status status = mn_lexicon_add(lexicon, word, n, l->lang, l->flags);
    if (status != MN_OK) return status;
    word += n;
    word += strspn(word, " ");
  }
  return MN_OK;
}

mn_status mn_lexicon_add_words(mn_lexicon *lexicon) {
  for (size_t i = 0; i < sizeof LISTS / sizeof *LISTS; i++) {
    mn_status status = add_list(lexicon, &LISTS[i]);
    if (status != MN_OK) return status;
  }
  return MN_OK;
}
