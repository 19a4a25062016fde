// Where sentences surely end and where that takes a parser: marks in plain sight are judged by what stands around them.

/** A stretch of a text that ends where a sentence does; `sure` where it is one sentence, else it may be several. */
export interface Piece {
  start: number
  end: number
  sure: boolean
}

const marks = /[!.?\u2026\u203D]+/g
const nothingBehind = /(["”’')]*)[\s%{}|,;:–—-]*$/y
const closers = '(["”’\')]*)'
const blanks = '(?: +| *\\n *)'
const goesOn = new RegExp(`${closers}(?:${blanks}[a-z]|(?<!["”’')])[a-z]|[,;](?![,;]))`, 'y')
const opening = `[A-Z\\d]|(?:["“‘(\\[]|'')[A-Za-z\\d]|\uFFFC [A-Za-z\\d]|[-–—] [A-Za-z]`
const startsAnew = new RegExp(`${closers}${blanks}(?:${opening})`, 'y')
const letter = /[A-Za-z\d]/

/** The words parse-english and parse-latin take for abbreviations, in any capitals. */
const abbreviations = new Set(
  `al apr aug bbl bbls ca cap cca cent cf cit con cp cu cwt dec doz ead etc feb ff fl fri ft gal gr gro hr ibid id in
inc jan jul jun kt lb lbs ltd mar mi min mon nem nov oct op oz pro pt qt sat sec sep sept seq sic sq stat sun tbsp tem
thu thurs tsp tue tues viz wed yd yds`.split(/\s+/),
)

/** Those parse-english takes for abbreviations in these capitals. */
const names = new Set(
  `Ala Alta Amb Amd Ariz Ark Atty Ave Beds Berks Bldg Bldgs Blvd Br Brig Bucks Cal Calif Cambs Capt Cdr Ches Co Col Colo
Conn Corn Cumb Dak Del Derbs Derbys Dev Dor Dr Dur Fla Fr Ft Fwy Ga Gen Glos Gov Hants Here Heref Herts Hon Hunts Hwy Ia
Id Ida Ill Ind Jr Kan Kans Ken Ky La Lancs Leics Lincs Lt M Maj Man Mass Md Mddx Me Messrs Mex Mgr Mich Middx Minn Miss
Mlle Mme Mmes Mo Mont Mr Mrs Ms Mses Msgr Mss Mt Mx Nat Natl Neb Nebr Nev Norf Northants Northd Northumb Notts Ok Okla
Ont Ore Oxon Pa Pen Penn Penna Ph Pk Pkwy Po Pres Prof Pt Que Rd Rep Rev Rt Rte Rut Salop Sask Sec Sen Sgt Shrops Snr Som
Sq Sr Ssx St Staf Staffs Suff Supt Sx Sy Tenn Terr Tex Treas Ut Va Vt War Warks Warw Wash Westm Wilts Wis Wisc Wo Worcs
Wyo Yorks Yuk`.split(/\s+/),
)

/**
 * Cut a text where its sentences surely end by the rules of parse-english, so that only what is left in doubt has to be
 * parsed: most sentences end in a word that is no abbreviation, a mark, a blank and a capital.
 */
export function piecesOf(text: string): Piece[] {
  if (/\r|\n\s*\n/.test(text)) return [{start: 0, end: text.length, sure: false}]
  const pieces: Piece[] = []
  let [start, words, sure] = [0, 0, true]
  for (const {0: run, index} of text.matchAll(marks)) {
    const end = index + run.length
    if (isInWord(text, index, run) || isShort(text, index, run) || lengthAt(nothingBehind, text, end) >= 0) continue
    const closers = isPlain(text, index, run, words) ? lengthAt(startsAnew, text, end) : -1
    words = end
    if (closers >= 0) {
      pieces.push({start, end: end + closers, sure})
      start = end + closers
      sure = true
    } else if (lengthAt(goesOn, text, end) < 0) sure = false
  }
  return [...pieces, {start, end: text.length, sure}]
}

/** How many marks that close stand where the pattern fits; -1 where it doesn't. */
function lengthAt(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(text)?.[1]?.length ?? -1
}

/** A full stop or question mark between letters, as in an address, is no end. */
const isInWord = (text: string, at: number, run: string) =>
  (run === '.' || run === '?') && letter.test(text[at - 1] ?? '') && letter.test(text[at + 1] ?? '')

/** What stands before a mark leaves no doubt: a word that is no abbreviation, or a mark behind words. */
function isPlain(text: string, at: number, run: string, words: number): boolean {
  if (run !== (run[0] as string).repeat(run.length)) return false
  if (letter.test(text[at - 1] ?? '')) return run !== '.' || !mayBeShort(wordBefore(text, at))
  return /[)”"%\uFFFC]/.test(text[at - 1] ?? '') && letter.test(text.slice(words, at))
}

const lastWord = /[\s"“‘([]([a-z\d]+(?:\.[a-z])*)$/i

/** A full stop behind an abbreviation, an initial or a number of a list, where the sentence surely goes on. */
function isShort(text: string, at: number, run: string): boolean {
  const [, word = ''] = (run === '.' && lastWord.exec(` ${text.slice(Math.max(0, at - 24), at)}`)) || []
  if (/^[a-z](?:\.[a-z])+$/i.test(word)) return true
  return word !== '' && mayBeShort(word) && /[ \n]/.test(text[at + 1] ?? '')
}

/** Is this word an abbreviation, an initial or a number of a list, or may it be the end of one? */
const mayBeShort = (word: string) =>
  word.length < 2 || /^\d{1,3}$/.test(word) || abbreviations.has(word.toLowerCase()) || names.has(word)

/** The word that ends here; the whole of one with an apostrophe, but for ’n’, which parse-english sets apart. */
function wordBefore(text: string, end: number): string {
  let start = end
  while (letter.test(text[start - 1] ?? '') || /(?:^|[^'’])[a-z]['’]$/i.test(text.slice(Math.max(0, start - 3), start)))
    start--
  return text.slice(start, end)
}
