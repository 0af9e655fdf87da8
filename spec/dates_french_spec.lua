-- French news in the house's scheme, seen from a Friday: sentences of our own, each of a turn that newspapers use.

local check = require("spec.support.marked").check

describe("dates of French news", function()
  local OPTIONS = { lang = "fr", dct = "2022-07-08" }

  it("have their day", function()
    check([[
      Le président a été arrêté [hier=2022-07-07] à Bamako.
      Il sera jugé [demain=2022-07-09], a-t-il dit [vendredi=2022-07-08].
      La réunion s'est tenue [mercredi dernier=2022-07-06].
      Le sommet s'ouvre [lundi prochain=2022-07-11] à Accra.
      Les faits remontent au [3 juillet=2022-07-03].
      Il est mort [ce vendredi=2022-07-08].
      Il est mort [ce dimanche 3 juillet=2022-07-03].
      Le [dimanche 3 juillet 2022=2022-07-03], les chefs d'État ont levé les sanctions.
      Le scrutin est prévu le [27 novembre=2022-11-27].
      Le coup d'État du [18 août 2020=2020-08-18] a tout changé.
      [Il y a dix jours=2022-06-28], il vivait à Gao.
      [Trois jours plus tôt=2022-07-05], il fut libéré.
      Le [lendemain=2022-07-09], il fut libéré.
      La [veille=2022-07-07], il fut arrêté.
      Le [même jour=2022-07-08], il fut libéré.
      [Ce jour-là=2022-07-08], il fut libéré.
      Du [3=2022-07-03] au [5 juillet=2022-07-05], il dort.
      Les [3=2022-07-03] et [4 juillet=2022-07-04], ils dorment.
      Le [15 janvier dernier=2022-01-15], il pleuvait.
      Le [15 janvier prochain=2023-01-15], il pleuvra.
      Le [1er juillet=2022-07-01], il pleuvait.
      Le [1er janvier 2022=2022-01-01], il pleuvait.
      Le [14 juillet=2022-07-14], il défilera.
      À [Noël=2021-12-25], il pleuvait.
      [Jeudi 7 juillet=2022-07-07], il plut.
      [Jeudi 7 juillet 2022=2022-07-07], il plut.
      Publié le [07/07/2022=2022-07-07].
      Publié le [7.7.2022=2022-07-07].
      BAMAKO, [7 juillet=2022-07-07] (AFP) - Il pleut.
      [Aujourd'hui=2022-07-08], il pleut.
      [Aujourd’hui=2022-07-08], il pleut.
      Jusqu'à [aujourd'hui=2022-07-08], il pleut.
      Jusqu'au [31 mars 2024=2024-03-31], il pleuvra.
      Avant le [31 décembre=2022-12-31], il pleuvra.
      À partir de [lundi=2022-07-11], il partira.
      À compter du [1er août=2022-08-01], il partira.
    ]], OPTIONS)
  end)

  it("have their time", function()
    check([[
      L'attaque a eu lieu [jeudi soir=2022-07-07TEV] près de Mopti.
      L'attaque a eu lieu dans la [nuit de samedi à dimanche=2022-07-02TNI].
      L'attaque a eu lieu dans la [nuit de lundi à mardi=2022-07-04TNI].
      Il est rentré au pays [mardi matin=2022-07-05TMO].
      À [10h00 GMT=2022-07-08T10:00Z], on vota.
      À [20 heures=2022-07-08T20:00], on vota.
      Vers [9h30=2022-07-08T09:30], on vota.
      À [18h=2022-07-08T18:00], on vota.
      À [midi=2022-07-08T12:00], on vota.
      À [minuit=2022-07-08T24:00], on vota.
      [Ce matin=2022-07-08TMO], il pleut.
      [Hier soir=2022-07-07TEV], il pleut.
      [Demain matin=2022-07-09TMO], il pleut.
      [Ce soir=2022-07-08TEV], il parlera.
      [Cette nuit=2022-07-08TNI], il pleut.
    ]], OPTIONS)
  end)

  it("have their week", function()
    check([[
      Depuis la [semaine dernière=2022-W26], il se tait.
      [Cette semaine=2022-W27], il pleut.
      [Ce week-end=2022-07-09/2022-07-10], il pleuvra.
      Le [week-end dernier=2022-07-02/2022-07-03], il a plu.
      En [fin de semaine=2022-W27], il pleuvra.
      La [semaine prochaine=2022-W28], il pleuvra.
      En [début de semaine=2022-W27], il a plu.
      [Il y a une semaine=2022-W26], il vivait à Gao.
      [Deux semaines auparavant=2022-W25], il fut libéré.
      L'[hiver 2021=2021-WI], il pleuvait.
    ]], OPTIONS)
  end)

  it("have their month", function()
    check([[
      La junte a promis des élections pour [février 2024=2024-02].
      Les élections auront lieu en [février 2024=2024-02].
      Le putsch d'[août 2020=2020-08] a tout changé.
      Depuis le coup d'État de [mai 2021=2021-05], rien ne va.
      Depuis [janvier=2022-01], le pays est sous embargo.
      Depuis [janvier dernier=2022-01], le pays est sous embargo.
      Depuis [début janvier=2022-01], le pays souffre.
      Depuis le [début du mois=2022-07], le pays souffre.
      Le [mois dernier=2022-06], il se taisait.
      [Ce mois-ci=2022-07], il pleut.
      [Un mois plus tôt=2022-06], il fut libéré.
      D'ici à la [fin du mois=2022-07], il sera président.
      [Fin juin=2022-06], il fut élu.
      [Mi-juin=2022-06], il fut élu.
      Entre [mars=2022-03] et [juin=2022-06], il y eut 200 morts.
      En [avril dernier=2022-04], il pleuvait.
      En [novembre prochain=2022-11], il pleuvra.
      En [mai de l'année dernière=2021-05], il pleuvait.
      En [septembre 2021=2021-09] et en [janvier=2022-01], il plut.
      Jusqu'à [mars 2024=2024-03], il pleuvra.
    ]], OPTIONS)
  end)

  it("have their season", function()
    check([[
      L'[été dernier=2021-SU], il pleuvait.
      [Cet été=2022-SU], il pleut.
      Au [printemps 2012=2012-SP], il pleuvait.
    ]], OPTIONS)
  end)

  it("have their quarter or half", function()
    check([[
      Au [premier semestre 2022=2022-H1], il plut.
      Au [deuxième trimestre=2022-Q2], il plut.
      Au [quatrième trimestre 2021=2021-Q4], il plut.
    ]], OPTIONS)
  end)

  it("have their year, decade or century", function()
    check([[
      Depuis [2012=2012], le nord est en guerre.
      Depuis le [début de l'année=2022], le pays souffre.
      L'[an dernier=2021], il se taisait.
      L'[an passé=2021], il se taisait.
      L'[année passée=2021], il se taisait.
      L'[année prochaine=2023], il parlera.
      L'[année suivante=2023], il parla.
      L'[année précédente=2021], il parlait.
      [Cette année=2022], il pleut.
      [Il y a deux ans=2020], il vivait à Gao.
      [Il y a près de deux ans=2020], il vivait à Gao.
      [Il y a un peu plus d'un an=2021], il vivait à Gao.
      [Il y a moins d'un an=2021], il vivait à Gao.
      [Il y a un an=2021], il vivait à Gao.
      [Deux ans plus tard=2024], il vivait à Gao.
      D'ici [fin 2022=2022], il sera président.
      D'ici la [fin de l'année=2022], il sera président.
      À la [fin de l'année dernière=2021], il fut élu.
      [Fin 2021=2021], il fut élu.
      [Début 2020=2020], il fut élu.
      Au [milieu des années 1990=199X], il naquit.
      Dans les [années 1970=197X], il naquit.
      Dans les [années 70=197X], il naquit.
      Au [XIXe siècle=18], il naquit.
      Au [20e siècle=19], il naquit.
      Au [siècle dernier=19], il naquit.
      Entre [2013=2013] et [2022=2022], la France a perdu 58 soldats.
      De [2013=2013] à [2022=2022], la France a perdu 58 soldats.
      De [1960=1960] à [1968=1968], Modibo Keïta dirigea le pays.
      Jusqu'en [2024=2024], il pleuvra.
      Avant [fin 2023=2023], il pleuvra.
      [Quinze ans après=2037], il revint.
    ]], OPTIONS)
  end)

  it("last so long, or come again and again", function()
    check([[
      Depuis plus de [dix ans=P10Y], le nord est en guerre.
      Depuis [dix ans=P10Y], le nord est en guerre.
      Depuis [une dizaine d'années=P10Y], le nord est en guerre.
      Pendant [deux semaines=P2W], il s'est caché.
      Pendant [trois jours=P3D], il s'est caché.
      Au bout de [quelques heures=PTXH], il est sorti.
      Après [sept mois=P7M] de détention, il est sorti.
      Après plus d'[un an=P1Y] de détention, il est sorti.
      Pendant près de [cinq ans=P5Y], il s'est caché.
      Au cours des [six derniers mois=P6M], il a plu.
      [Ces dix dernières années=P10Y], il a plu.
      Au cours de la [dernière décennie=P10Y], il a plu.
      Lors des [deux prochaines années=P2Y], il pleuvra.
      Dans les [prochains jours=PXD], il pleuvra.
      Dans les [prochaines semaines=PXW], il pleuvra.
      Dans les [prochains mois=PXM], il pleuvra.
      Dans les [jours à venir=PXD], il pleuvra.
      [Ces derniers jours=PXD], il a plu.
      [Ces dernières semaines=PXW], il a plu.
      [Ces dernières années=PXY], il a plu.
      [Ces derniers mois=PXM], il a plu.
      D'ici [deux ans=P2Y], il sera président.
      Une transition de [24 mois=P24M] commence.
      Une transition de [deux ans=P2Y] commence.
      Une transition de [cinq ans=P5Y] maximum.
      Une période de [18 mois=P18M].
      Une femme de [35 ans=P35Y] est morte.
      Âgé de [69 ans=P69Y], il est élu.
      L'homme de [76 ans=P76Y] est élu.
      Il a passé [trois mois=P3M] en prison.
      Le mandat de [six mois=P6M] expire.
      Un deuil national de [trois jours=P3D] commence.
      [Chaque jour=P1D], il prie.
      [Chaque semaine=P1W], il prie.
      [Tous les ans=P1Y], il prie.
      [Tous les vendredis=XXXX-WXX-5], il prie.
      [Tous les deux jours=P2D], il prie.
      [Toutes les semaines=P1W], il prie.
      La mi-temps dura [45 minutes=PT45M].
      Il court 100 mètres en [10 secondes=PT10S].
      Un retard de [trois heures=PT3H].
      Un cessez-le-feu de [72 heures=PT72H].
      Les [48 heures=PT48H] de garde à vue.
      [Un demi-siècle=P50Y] après.
      [Une demi-heure=PT30M] après.
      [Vingt ans=P20Y] après la guerre, il revint.
      [Six mois=P6M] après le coup d'État, il revint.
    ]], OPTIONS)
  end)

  it("refer to the past or the future where no number is said", function()
    check([[
      [Il y a quelques jours=PAST_REF], il vivait à Gao.
      [Il y a quelques mois=PAST_REF], il vivait à Gao.
      [Il y a plusieurs années=PAST_REF], il vivait à Gao.
      [Quelques jours plus tard=FUTURE_REF], il fut libéré.
    ]], OPTIONS)
  end)
end)
