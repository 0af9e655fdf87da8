-- English news as TimeML annotates it, seen from a Wednesday: sentences of our own, each of a turn that newspapers use.

local check = require("spec.support.marked").check

describe("dates of English news in TimeML's scheme", function()
  local OPTIONS = { lang = "en", dct = "1998-03-11", mode = "news" }

  it("have their day", function()
    check([[
      The company said [yesterday=1998-03-10] that it will close the plant [next month=1998-04].
      [Today=1998-03-11] the court ruled against him.
      Shares fell [Tuesday=1998-03-10] after the bank cut its forecast.
      The committee will meet again [Thursday=1998-03-12].
      The storm hit [late Monday=1998-03-09].
      Police found the car [early Sunday=1998-03-08].
      [Last Friday=1998-03-06], the two sides signed a truce.
      [Next Monday=1998-03-16] the schools reopen.
      On [Oct. 27=1997-10-27], the market fell.
      The report, dated [Nov. 3, 1997=1997-11-03], was leaked.
      The bonds mature on [10/30/99=1999-10-30].
      The memo of [10/30/1989=1989-10-30] named him.
      The agreement expires [Dec. 31=1998-12-31].
      The dividend is payable [April 15=1998-04-15] to holders of record [March 31=1998-03-31].
      [Ten days ago=1998-03-01] a bomb exploded there.
      [Two days earlier=1998-03-09] he had denied it.
      [A day earlier=1998-03-10], the dollar rose.
      [Tomorrow=1998-03-12] the shops will open.
      [The day before yesterday=1998-03-09] it snowed.
      [The day after tomorrow=1998-03-13] it ends.
      Sales at [Christmas=1997-12-25] were poor.
      [Christmas Day=1997-12-25] was quiet.
      On [New Year's Day=1998-01-01] he died.
      On [New Year's Eve=1997-12-31] they drank.
      On [Thanksgiving=1997-11-27] they fasted.
      On [Labor Day=1998-09-07] they marched.
      On [Memorial Day=1998-05-25] it rained.
      On [Easter Sunday=1998-04-12] he will preach.
      On [Good Friday=1998-04-10] the deal is to be signed.
      On [Veterans Day=1997-11-11] he laid a wreath.
      On [June 4, 1989=1989-06-04], tanks rolled in.
      [Later that day=1998-03-11], he resigned.
      [The same day=1998-03-11], she left.
      [The next day=1998-03-12], he fled.
      [The following day=1998-03-12] he was caught.
      [The previous day=1998-03-10] he had been calm.
      The company said [Monday=1998-03-09] that it would sell its stake.
      A spokesman who will attend the talks said [Tuesday=1998-03-10] they were going well.
      The bill that will cut taxes was approved [Monday=1998-03-09].
      He said the trial would begin [Friday=1998-03-13].
      The offer expires [Friday=1998-03-13].
      The exhibition opens [Saturday=1998-03-14] and runs until [May 3=1998-05-03].
      The order takes effect [Monday=1998-03-16].
      A decision could come as early as [Thursday=1998-03-12].
      They agreed to meet [Saturday=1998-03-14].
      She is likely to be released [Friday=1998-03-13].
      They plan to return on [Sunday=1998-03-15].
      They are to return on [Sunday=1998-03-15].
      He was due to appear in court [Friday=1998-03-13].
      [Thursday=1998-03-05]'s vote was close.
      [Friday=1998-03-13]'s vote will be close.
      In [Tuesday=1998-03-10] trading, the stock rose.
      The shares closed [Tuesday=1998-03-10] at $41.
      He left on [March 2=1998-03-02] for Rome.
      He leaves on [March 22=1998-03-22] for Rome.
      Elections are to be held on [Sept. 6=1998-09-06].
      Elections were held on [Sept. 6=1997-09-06].
      The ceasefire of [Nov. 12=1997-11-12] held.
      Since [Jan. 1=1998-01-01], 40 people have died.
      From [March 1=1998-03-01] to [March 5=1998-03-05], it rained.
      Trading resumed [Wednesday=1998-03-11] after a break.
      [Wednesday=1998-03-11] was calm.
      He was born on [Feb. 22, 1932=1932-02-22], in Boston.
      WASHINGTON, [March 10=1998-03-10] (AP) - The Senate voted.
      BEIJING, [March 10=1998-03-10] (Xinhua) -- Premier Li said [Tuesday=1998-03-10].
      DAR ES SALAAM, Tanzania ([March 10, 1998=1998-03-10] [8:03 a.m. EST=1998-03-10T08:03]) - Bombs.
      [Late in the day=1998-03-11], stocks fell.
      [Earlier in the day=1998-03-11], stocks rose.
      [Early today=1998-03-11], rebels fired.
      [Earlier Tuesday=1998-03-10], he had met the king.
      [Later Tuesday=1998-03-10], he met the king.
      [Late yesterday=1998-03-10] the dollar fell.
      [Christmas Eve=1997-12-24] was cold.
      The [Christmas=1997-12-25] season was poor.
      [The day after=1998-03-12], he left.
      [This coming Friday=1998-03-13] they sail.
      [That same day=1998-03-11] he left.
      The tests, conducted [early Thursday=1998-03-05], were a success.
      Officials said [early Wednesday=1998-03-11] that the blaze was out.
      [Three days later=1998-03-14], the plane fell.
      It happened on [Sunday, March 8=1998-03-08].
      It happened on [Sunday, March 8, 1998=1998-03-08].
      It happened [Sunday March 8=1998-03-08].
      It happened [Sun., March 8=1998-03-08].
      [Last Sunday=1998-03-08]'s paper came.
      [Sunday=1998-03-08]'s paper came.
      [Tuesday=1998-03-10] and [Wednesday=1998-03-11], the market fell.
      [Monday=1998-03-09], [Tuesday=1998-03-10] and [Wednesday=1998-03-11], he spoke.
      The [Feb. 23=1998-02-23] agreement held.
      The [June 4, 1989=1989-06-04], massacre.
      The [Nov. 17=1997-11-17] massacre.
      [Tomorrow=1998-03-12]'s game is off.
      [Yesterday=1998-03-10]'s game is off.
      [Today=1998-03-11]'s game is off.
    ]], OPTIONS)
  end)

  it("have their time", function()
    check([[
      He was arrested [Monday night=1998-03-09TNI] and released [Tuesday morning=1998-03-10TMO].
      The talks resumed on [Tuesday evening=1998-03-10TEV].
      She told reporters [Wednesday afternoon=1998-03-11TAF] that nothing had changed.
      The vote is expected by [Friday afternoon=1998-03-13TAF].
      [Tonight=1998-03-11TNI] the president speaks.
      He will speak [tonight=1998-03-11TNI].
      [Last night=1998-03-10TNI], fire broke out.
      [This morning=1998-03-11TMO], police raided the house.
      [This afternoon=1998-03-11TAF] the jury withdrew.
      [Yesterday afternoon=1998-03-10TAF] she was freed.
      [Tomorrow morning=1998-03-12TMO] they leave.
      The plane took off at [8:30 a.m. EST=1998-03-11T08:30].
      The plane landed at [9 p.m.=1998-03-08T21:00] on [Sunday=1998-03-08].
      It struck at [noon=1998-03-11T12:00].
      It fell at [10:30 p.m. Thursday=1998-03-05T22:30].
      It opened at [1130 GMT=1998-03-11T11:30].
      [An hour later=XXXX-XX-XXTXX] he fell.
      [Two hours later=XXXX-XX-XXTXX] he fell.
      The blast occurred at [10:35 a.m.=1998-03-11T10:35] ([0735 GMT=1998-03-11T07:35]).
      The polls close at [8 p.m. EDT=1998-03-11T20:00].
      At [3:15 p.m. Tuesday=1998-03-10T15:15], the jury filed in.
      The funeral will be at [11 a.m. Saturday=1998-03-14T11:00].
      It starts at [five o'clock=1998-03-11T05:00].
      [Late Tuesday night=1998-03-10TNI] the deal was done.
      [Early Wednesday morning=1998-03-11TMO] the deal was done.
      By [midday=1998-03-11TMI] it was hot.
      By [dawn=1998-03-11TMO] it was cold.
      [Each morning=XXXX-XX-XXTMO] they sing.
      [Every night=XXXX-XX-XXTNI] they sing.
      He said he had spoken with the king [Tuesday night=1998-03-10TNI].
      [About 10 minutes later=XXXX-XX-XXTXX:XX] the plane fell.
      [Five minutes later=XXXX-XX-XXTXX:XX], the plane fell.
      [The next morning=1998-03-12TMO], the plane fell.
      [The morning of March 5=1998-03-05TMO], the plane fell.
      On [the night of March 5=1998-03-05TNI], the plane fell.
      On [the evening of Feb. 3, 1998=1998-02-03TEV], the plane fell.
      On [the morning of Sept. 11=1997-09-11TMO], the plane fell.
      At [6 a.m.=1998-03-11T06:00] and [6 p.m.=1998-03-11T18:00].
      From [9 a.m.=1998-03-11T09:00] to [5 p.m.=1998-03-11T17:00], it is open.
      At [7:30 p.m.=1998-02-20T19:30] on [Feb. 20=1998-02-20], it ends.
      At [1:45 p.m. Monday=1998-03-09T13:45], it fell.
      At [1345 GMT Monday=1998-03-09T13:45], it fell.
      At [13:45 GMT=1998-03-09T13:45] on [Monday=1998-03-09], it fell.
    ]], OPTIONS)
  end)

  it("have their week", function()
    check([[
      [This week=1998-W11] the Senate takes up the bill.
      [Last week=1998-W10]'s summit ended without a deal.
      [Next week=1998-W12] he flies to Tokyo.
      The minister resigned [earlier this week=1998-W11].
      [Three weeks ago=1998-W08] he was in Rome.
      [Last winter=1997-WI] was mild.
      Over [the weekend=1998-W10-WE], he hinted at a deal.
      [This weekend=1998-W11-WE] they play Chelsea.
      [Last weekend=1998-W10-WE] the rebels attacked.
      It was [a week ago=1998-W10] that he left.
      [Later in the week=1998-W11], they meet.
      By [mid-week=1998-W11], it was over.
      [The week before=1998-W10], he left.
      [This past week=1998-W10] was hard.
      [This past weekend=1998-W10-WE] was hard.
      [Two weeks from now=1998-W13] it is over.
      It comes at [the end of the week=1998-W11].
      It comes [later this week=1998-W11].
      It comes [late next week=1998-W12].
      It comes in [the middle of next week=1998-W12].
    ]], OPTIONS)
  end)

  it("have their month", function()
    check([[
      They had fallen in [the same month last year=1997-03].
      In [October 1989=1989-10], the index plunged.
      [A month ago=1998-02] rates were lower.
      [Six months ago=1997-09] nobody knew him.
      By [the end of the month=1998-03] we'll know.
      In [late October=1997-10] the won fell.
      In [mid-January=1998-01] the peso fell.
      In [mid-April=1998-04] he will retire.
      In [January=1998-01] the number rose.
      In [December=1997-12] the number fell.
      In [May=1998-05] the president will visit.
      Since [September=1997-09], it has grown.
      [February=1998-02]'s figures were poor.
      [January=1998-01] sales rose 3 percent.
      The [February=1998-02] report was weak.
      [This month=1998-03] they will vote.
      [Last month=1998-02] they voted.
      [Later this month=1998-03] they will vote.
      [Earlier this month=1998-03] they voted.
      [Late last month=1998-02], they voted.
      [Early next month=1998-04], they will vote.
      [Last March=1997-03] they voted.
      [Next June=1998-06] they will vote.
      [This December=1998-12] they will vote.
      The sale should close in [June=1998-06].
      The sale closed in [June=1997-06].
      The sale is expected to close by [the end of June=1998-06].
      The merger, announced in [November=1997-11], will be completed in [July=1998-07].
      It has been closed since [late November=1997-11].
      It rose 3 percent in [January=1998-01] from [December=1997-12].
      He had been in jail since [June 1993=1993-06].
      He was born in [Sept. 1950=1950-09].
      [A month from now=1998-04] it is over.
      It comes by [mid-March=1998-03].
      The [April 1995=1995-04] bombing.
      The [mid-November=1997-11] vote.
    ]], OPTIONS)
  end)

  it("have their season", function()
    check([[
      In [the summer of 1996=1996-SU], he left.
      [Last summer=1997-SU], they met.
      [This spring=1998-SP], the work begins.
      [Next fall=1998-FA], he will run.
      He was born in [the fall of 1950=1950-FA].
      He was born in [the autumn=1997-FA].
      He will come back in [the spring=1998-SP].
      [Spring=1998-SP] sales were up.
    ]], OPTIONS)
  end)

  it("have their quarter, the one the news speaks of", function()
    check([[
      Profit fell in [the third quarter=1997-Q3].
      Its [third-quarter=1997-Q3] profit fell 12 percent.
      [Fourth-quarter=1997-Q4] earnings rose.
      Sales in [the first quarter=1998-Q1] are expected to be weak.
      In [the fourth quarter of 1997=1997-Q4], revenue doubled.
      Net income for [the second quarter of last year=1997-Q2] was restated.
      It lost $3 million in [the year-ago quarter=1996-Q4].
      For [the quarter=1997-Q4], the company had a loss.
      Profit for [the first half=1998-H1] was down.
      [Last year's second quarter=1997-Q2] was worse.
      [This year's first quarter=1998-Q1] was worse.
      In [the second half of 1997=1997-H2] it fell.
      In [the second half of the year=1998-H2] it fell.
      In [the first half of this year=1998-H1] it fell.
      [The 1990 third quarter=1990-Q3] was better.
      [The 1989 fourth quarter=1989-Q4] was better.
      [First-half=1998-H1] profit fell.
      [The current quarter=1998-Q1] is weak.
      [The next quarter=1998-Q2] will be weak.
      [Last quarter=1997-Q4] was weak.
      [This quarter=1998-Q1] is weak.
      [The following quarter=1998-Q2] was weak.
    ]], OPTIONS)
  end)

  it("have their year, decade or century", function()
    check([[
      Rates could rise [later this year=1998].
      Sales slowed [late last year=1997].
      The firm was founded [early last year=1997].
      The law was passed [last year=1997] and takes effect [next year=1999].
      Earnings rose from $12 million [a year earlier=1997].
      The figure was $12 million in [the year-earlier period=1997].
      The stock traded at $40 [a year ago=1997].
      Exports rose 4 percent from [the same period last year=1997].
      It expects to break even in [fiscal 1999=1999].
      The government's [fiscal year 1997=1997] budget was cut.
      The deficit for [fiscal 1989=1989] was smaller.
      The [1989=1989] budget was cut.
      It was [1989=1989]'s biggest deal.
      [Two years ago=1996], the firm nearly went bankrupt.
      [Twenty years ago=1978] the place was a desert.
      In [the mid-1980s=198], oil fell.
      In [the 1980s=198], oil fell.
      In [the early 1990s=199] they moved.
      By [the late 1970s=197] it was gone.
      In [the '60s=196] everything changed.
      In [the sixties=196] he sang.
      At [the end of 1998=1998] the lease expires.
      By [the end of the year=1998] it will be done.
      By [year-end=1998] it will be done.
      By [the end of next year=1999], it will be gone.
      At [the beginning of this year=1998], the law changed.
      Since [the beginning of the year=1998], prices have risen.
      In [mid-1997=1997] the baht fell.
      In [early 1998=1998] the rupiah fell.
      The war of [1967=1967] changed the map.
      He was mayor from [1985=1985] to [1991=1991].
      Between [1990=1990] and [1995=1995] he was abroad.
      The [1996=1996] election was close.
      The [1992=1992]-[95=1995] war killed thousands.
      [The 19th century=18] saw it rise.
      In [the 20th century=19], wars were total.
      In [the next century=20] there will be none.
      [That year=1998] the crop failed.
      [The following year=1999] it sank.
      [The previous year=1997] it had sunk.
      [Earlier this year=1998] they voted.
      [Early this year=1998] they voted.
      [A decade ago=198] it was rare.
      [A century ago=18] it was rare.
      He won [five years ago=1993].
      [Less than two years ago=1996], he was unknown.
      [More than a decade ago=198] the wall fell.
      [Almost a year ago=1997], they met.
      It happened [over 20 years ago=1978].
      [Year-end=1998] bonuses were cut.
      For [the year=1998], the company expects a loss.
      It rose in [1997=1997] and [early 1998=1998].
      The [1998=1998]-[99=1999] season.
      In [2001=2001], it will land on Mars.
      The Class of [1972=1972] met.
      It was built in [the 1920s=192].
      [A year earlier=1997] it lost money.
      [The year before=1997], it lost money.
      [Every summer=XXXX-SU] they sing.
      [The current year=1998] is weak.
      The panel will report sometime [next year=1999].
      He has been in jail since [1993=1993].
      From [1984=1984] until [1987=1987] he was ambassador.
      In [1961=1961]-[62=1962] he wrote it.
      [Some 20 years ago=1978], it grew.
      [This year=1998] was bad, [next year=1999] will be good.
      [Two years from now=2000] it is over.
      [A year from today=1999] it is over.
      It comes by [mid-2000=2000].
      The [1995=1995] bombing.
      It fell in [the year 2000=2000].
      [The 21st century=20] begins.
      [20th century=19] wars.
      [20th-century=19] wars.
    ]], OPTIONS)
  end)

  it("last so long, or come again and again", function()
    check([[
      For [the nine months=P9M], the company earned $2 million.
      In [the first nine months=P9M] of [1997=1997] sales fell.
      The [two-day=P2D] meeting will begin on [March 20=1998-03-20].
      It ended a [two-day=P2D] visit to Paris.
      He signed a [three-year=P3Y] contract.
      The [10-year=P10Y] bond fell.
      Yields on [30-year=P30Y] bonds rose.
      She served [two years=P2Y] in prison.
      He spent [six weeks=P6W] in hospital.
      The trial lasted [nearly two months=P2M].
      It took [more than three hours=PT3H] to put out the fire.
      It has been closed for [about 20 years=P20Y].
      Talks could take [at least six months=P6M].
      The siege lasted [several days=PXD].
      Fighting continued for [a few weeks=PXW].
      He waited [a couple of days=P2D].
      They have been married for [half a century=P50Y].
      Over [the past five years=P5Y], exports doubled.
      In [the past year=P1Y], ten people died.
      During [the last two decades=P2DE] the coast eroded.
      In [the last few months=PXM] he has changed.
      For [the past three weeks=P3W] they have slept outside.
      Within [the next two years=P2Y] the road will open.
      Over [the next six months=P6M], rates will fall.
      In [the next few days=PXD], we will decide.
      In [the coming weeks=PXW], the board will vote.
      The ban ends in [the coming months=PXM].
      He must reply within [24 hours=PT24H].
      It must be paid within [30 days=P30D].
      The army withdrew within [48 hours=PT48H].
      They meet [every month=P1M].
      They meet [every two weeks=P2W].
      [Each year=P1Y], thousands die.
      [Every day=P1D] she walks to school.
      The paper is published [daily=P1D].
      Its [annual=P1Y] report is due.
      The [weekly=P1W] meeting was canceled.
      It pays a [quarterly=P3M] dividend.
      Output falls 5 percent [a year=P1Y].
      He earns $50,000 [a year=P1Y].
      It pumps 2 million barrels [a day=P1D].
      It sells 300 [a month=P1M].
      Students are trained [twice a week=P1W].
      She goes there [once a year=P1Y].
      [Every Sunday=XXXX-WXX-7] they sing.
      He swims on [Saturdays=XXXX-WXX-6].
      The [18-month-old=P18M] war ended.
      The [27-year-old=P27Y] singer left.
      He is [27 years old=P27Y].
      A [six-month-old=P6M] baby was found.
      It grew for [a decade=P1DE].
      It grew for [two decades=P2DE].
      The two men met for [more than an hour=PT1H] [Sunday=1998-03-08].
      The plane was [two hours=PT2H] late.
      It was the first time in [four years=P4Y].
      He has been ill for [years=PXY].
      The [month-long=P1M] siege ended.
      The [decade-long=P1DE] war ended.
      The [weeklong=P1W] trip ended.
      The [years-long=PXY] dispute ended.
      The [hour-long=PT1H] speech ended.
      A [four-hour=PT4H] drive.
      The [50-year=P50Y] history.
      A [five-day=P5D], four-nation tour.
      A [90-day=P90D] supply.
      A [10-month=P10M] high.
      A [52-week=P52W] low.
      Profit for [the six months=P6M] ended [Sept. 30=1997-09-30] was down.
      In [the coming days=PXD] they sail.
      In [the past few weeks=PXW] they sailed.
      In [the past 24 hours=PT24H], 30 people died.
      For [the last 10 years=P10Y] they sailed.
      [Every four years=P4Y] they vote.
      [Every few years=PXY] they vote.
      [Every other day=P2D] they vote.
      [Every Friday=XXXX-WXX-5] they sing.
      On [Fridays=XXXX-WXX-5] they sing.
      [Monthly=P1M] sales rose.
      It is sold [yearly=P1Y].
      The [biweekly=P2W] paper.
      Growth of 3 percent [annually=P1Y].
      An [hourly=PT1H] wage.
      [Semiannual=P6M] interest.
      [Twice a day=P1D], he prays.
      [Three times a week=P1W], he runs.
      [Once a month=P1M] he calls.
      He runs 10 miles [per day=P1D].
      [One day=P1D] he will return.
      In [the past two decades=P2DE], it grew.
      In [the past six months=P6M], it grew.
      Over [the past several weeks=PXW], it grew.
      In [two weeks=P2W] it is over.
      Within [a week=P1W] it is over.
      Within [days=PXD] it was over.
      Within [hours=PTXH] it was over.
      It came in [the first few days=PXD].
      It came in [the final days=PXD] of the war.
      It came in [the first two months=P2M] of [the year=1998].
      It came in [the first 10 days=P10D] of [March=1998-03].
      The [day-long=P1D] talks.
      The [six-year-old=P6Y] war.
      The [centuries-old=PXCE] town.
      The [decades-old=PXDE] feud.
      For [years=PXY] to come it is off.
    ]], OPTIONS)
  end)

  it("refer to now, lately or one day", function()
    check([[
      [A few days ago=PAST_REF] she called again.
      [Several years ago=PAST_REF] the bank was sold.
      [Now=PRESENT_REF] the company wants more.
      The country is [now=PRESENT_REF] at peace.
      He [currently=PRESENT_REF] lives in Boston.
      The [current=PRESENT_REF] crisis is the worst.
      He [recently=PAST_REF] joined the board.
      In [recent years=PAST_REF], growth slowed.
      In [recent weeks=PAST_REF] the tone changed.
      [Recent=PAST_REF] polls show him ahead.
      In [the past=PAST_REF], this was a crime.
      In [the future=FUTURE_REF] there will be robots.
      It was [formerly=PAST_REF] a school.
      At [the moment=PRESENT_REF] there is calm.
      [Nowadays=PRESENT_REF] nobody writes.
      [These days=PRESENT_REF] nobody writes.
      In [the months ahead=FUTURE_REF] it will be hard.
      In [the weeks ahead=FUTURE_REF] it will be hard.
      Until [now=PRESENT_REF] it was not.
      From [now=PRESENT_REF] on it is.
      For [now=PRESENT_REF], it is off.
    ]], OPTIONS)
  end)

  it("are not found where nothing is dated", function()
    check([[
      She is in her 30s.
      It cost 1,998 dollars.
    ]], OPTIONS)
  end)
end)
