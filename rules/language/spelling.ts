// spelling: a word that no dictionary of the house has.
import {placeOf, textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {isForeign} from '../../src/core/language.ts'
import {defineRule} from '../../src/core/rule.ts'
import {spellerOf} from '../../src/spelling/house-speller.ts'
import {
  type MisspellingKind,
  type MisspeltWord,
  misspellingReadings,
  misspeltWordsIn,
  otherPlaces,
} from './find/misspellings.ts'
import {otherMisspellings} from './find/other-misspellings.ts'

const most = {places: 20, suggestions: 3}

/** Suggestions whose costs are no further apart are equally likely. */
const asLikely = 0.2

/** A small dictionary, for the examples. */
const small = {
  language: 'en-GB',
  words: ['kelpie'],
  dictionaries: [
    {
      aff: 'SET UTF-8\nSFX S Y 1\nSFX S 0 s [^sxzhy]\nSFX D Y 1\nSFX D e ed e\n',
      dic: [
        'the a of we they and for in it is at on by has said with our',
        'letter/S receive/DS government/S council boat/S harbour came colour/S separate/DS February August',
        'wrote write read house word/S list plan smart watch/S wind storm/S one two pier met clerk',
      ]
        .join(' ')
        .replaceAll(' ', '\n'),
    },
  ],
}

function messageOf({kind, words, candidates, isRefused}: MisspeltWord, found: string): string {
  const count = words.length > 1 ? ` (${words.length}×)` : ''
  const [best] = candidates
  const likeliest = candidates.filter(({cost}) => cost <= (best?.cost ?? 0) + asLikely)
  const [first, second] = new Set(likeliest.map(({word}) => quote(word)))
  const meant = first === undefined ? '' : second === undefined ? first : `${first} or ${second}`
  if (isRefused)
    return `${quote(found)}${count} is marked as wrong in your lists: write ${meant === '' ? 'another word' : meant}.`
  const whether: Record<MisspellingKind, string> = {
    misspelt: meant === '' ? 'correct it' : `write ${meant}, or add it to your words`,
    unknown: 'check the spelling, or add it to your words',
    name: `check whether ${first} is meant, or add it to your words`,
  }
  return `${quote(found)}${count} isn't in the dictionary: ${whether[kind]}.`
}

export default defineRule({
  summary: 'A word that isn’t in your dictionaries.',
  why: 'Readers see a misspelt word at once, and trust the rest less.',
  authority: 'Hunspell dictionaries made from SCOWL: http://wordlist.aspell.net',
  since: '0.2.0',
  preview: ['misspelt', 'name'],
  askedBy: 'spelling',
  kinds: {misspelt: 'warning', unknown: 'off', name: 'info'},
  options: {inQuotations: false},
  optionNotes: {inQuotations: 'Whether to look words up that are in quotation marks, too.'},
  kindNotes: {
    misspelt: 'a word a slip away from one that is in a dictionary',
    unknown: 'a word like no other',
    name: 'a capitalised word a slip away from a country, a month or the like',
  },
  reads: [misspellingReadings],
  anyLanguage: true,
  check({draft, options, house, report}) {
    const speller = spellerOf(house)
    // Without settings for it there is no dictionary; the command adds one where the rule is named.
    if (!speller) return
    const isOther = house.spelling?.language !== undefined && !/^en\b/.test(house.spelling.language)
    if (isOther !== isForeign(draft)) return
    const find = isOther ? otherMisspellings : misspeltWordsIn
    for (const misspelling of find(draft, speller, options.inQuotations)) {
      const {kind, words, candidates, isUnsure} = misspelling
      const [first] = words
      if (!first) continue
      const expected = [...new Set(candidates.map(({word}) => word))]
      const place = placeOf(first)
      const isPlain = draft.text.slice(place.start, place.end) === textOf(first)
      const edits = (text: string) => (isPlain ? [{title: `Write ${quote(text)}`, edits: [{...place, text}]}] : [])
      report(first, messageOf(misspelling, first.text), {
        kind,
        expected,
        ...(isUnsure && {atMost: 'info' as const}),
        suggestions: expected.slice(0, most.suggestions).flatMap(edits),
        related: otherPlaces(misspelling)
          .slice(0, most.places)
          .map((place) => ({place, message: 'It is here, too.'})),
      })
    }
  },
  examples: [
    {
      bad: 'We ==recieved== the letter. The council recieved it and wrote.',
      spelling: small,
      kind: 'misspelt',
      severity: 'warning',
      says: '"recieved" (2×) isn\'t in the dictionary: write "received", or add it to your words.',
    },
    {bad: 'They wrote ==teh== plan and ==seperate== letters for our ==harbuor==.', spelling: small},
    {
      bad: 'The clerk came in ==Febuary==, said the council.',
      spelling: small,
      kind: 'name',
      severity: 'info',
      says: '"Febuary" isn\'t in the dictionary: check whether "February" is meant, or add it to your words.',
    },
    {
      bad: 'The council met at the ==zzyxite==.',
      spelling: small,
      kind: 'unknown',
      says: '"zzyxite" isn\'t in the dictionary: check the spelling, or add it to your words.',
    },
    {bad: 'They came “for ==teh== letter”, said the clerk.', spelling: small, options: {inQuotations: true}},
    {good: 'They came “for teh letter”, said the clerk.', spelling: small, shows: 'words of others'},
    {good: 'We met Kowalski, Siobhán and Okonjo at Zzyx.', spelling: small, shows: 'names'},
    {
      good: 'Write `recieve` at https://goverment.example/recieve, @recieve, #recieve, recieve.md or recieve_it.',
      spelling: small,
      shows: 'code, addresses, handles and files',
    },
    {good: 'The kelpie said it. The kelpies wrote.', spelling: small, shows: 'words of the house'},
    {
      bad: 'They wrote of the ==ltter==.',
      spelling: {...small, dictionaries: [...small.dictionaries, {list: '!ltter'}]},
      says: '"ltter" is marked as wrong in your lists: write "letter".',
    },
    {
      good: 'They came en masse, and the clerk wrote pro bono.',
      spelling: small,
      shows: 'set phrases of other languages',
    },
    {
      good: 'We write of smartwatches, and of a wind-storm. The harbourless boat came.',
      spelling: small,
      shows: 'words made of words',
    },
    {good: 'The *zzyxite* came. We read of zzyxite.', spelling: small, shows: 'a word that the draft introduces'},
  ],
})
