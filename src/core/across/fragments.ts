// Fragments: what English copy is made of, the commonest first, by which texts are kept in few bits.

/**
 * Pieces of words, counted in newspaper stories and blog posts. `_` is a blank, `^` means that the next letter is a
 * capital, and `ESC` that a code unit follows. The order is part of the record's format.
 */
export const fragments: readonly string[] = `
_ the_ […]_ n c to_ s_ . a_ ,_ of_ t and_ e ESC - e_ i p in_ ing_ s g m y_ re d_ ed_ t_ d ^a h de ^s on_ f in r
al w er ar is_ y b ^c ne for_ o le l es_ ^p or se that_ a la ra on at be si al_ ^m me ^the_ u ic / to li s. ri
di ^b lo er_ ur te it ^h ch as an_ ro sh ^f n_ ma st " ^t 1 an ge ^i ^o il are_ k_ id ^g at_ with_ th ag us ac
r_ pl tr v un ^d no en k sa g_ ad ^l e. ent ve_ ._ su ly_ s,_ ^e be_ it_ gr ke have_ op ex or_ ul ^n ol as_ ha 2
fe co ec 's_ ou pro is am em ti en_ he has_ “ ’s_ was_ 3 pe hi gi ow the ^r ent_ [ tt do et ( con m_ 6 go ver so
vi el we by_ bo res this_ sp se_ 4 iti z you_ st_ o_ im ation_ ve from_ he_ ^j le_ w_ fi e,_ our_ h_ y. 5 ^w
ers_ ate_ we_ per man ut ir ^i_ wi tion x "_ act not_ :_ … ts_ for ces app and po tion_ will_ ab part ^th oo j 0
can_ wh es cl ed od ing au qu ity_ ter ru more_ ^ bu ce_ : ^re um ^st ot ll_ all cont his_ 7 om es. said_ os ev
rec pr min art ste gu ^wh str ip re_ ' day about_ ch_ y,_ ] l_ ^k pos und br int ig ted_ ef ak your_ ^in_ comp
one_ they_ ment ff port ear ow_ all_ sit out_ their_ des 9 lin inter off end ain ft been_ )_ up sti ^y ^a_ av
form dis ’ ? cre ud ^we_ ). imp oc ** 20 who_ stat ist ov ub uc comm ^u ^ch ven th_ ^we her_ pol up_ ies_ son
how_ fin ust \` com ^de work ally_ iz ail sec ile_ ant_ year ap dat ar_ ." ant ^mr._ would_ ure thin had_ tic our
^in ever ary_ but_ what_ 00 also_ people_ ill ) ay att ser new_ age_ public other_ ack ting_ ere_ '' king_ a.
^con said. 8 able_ ^ne were_ sup ic_ if =" vic ial_ ep ans its_ than_ .” e- test p_ mon enc oun ment_ you web
pre kn ack_ ob get_ x_ ard data_ vie vis which_ vot ign_ ^this_ coun ann tim leg cor ice_ don ated_ ding_ ks_
do_ 0_ us_ tw ans_ ,"_ ris out gov ure_ amp ati es,_ inform ref first_ cri ess ques anc into_ < el_ most_ est
ents_ fl if_ 21 wor ite_ use_ ence_ ard_ dec some_ like_ tions_ ^if_ ord lead — ons_ ” ign when_ ,”_ ^but_ over_
any_ read hel ’t_ 't_ bec ach_ ed. ose_ after_ s._ ase_ -_ ast ^un ay_ team_ ros ! prov incl > ance_ work_ only_
there_ projec ^mar mar :// vel content_ lang c_ federal_ ain_ over stor develop ing. ^as_ way sib sol pres ast_
oll ous_ issu 18 make_ /0 bas ates_ she_ ome cap produc ould_ ome_ les_ time_ ld_ very_ experi port_ two_ no_ ,
thing_ need_ used_ ern y- @ $ % & + = ~ \\ { } € £ ; # | ject
`
  .trim()
  .split(/\s+/)
