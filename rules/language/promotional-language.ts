// promotional-language: words that sell in place of words that show.
import {textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import type {Hit} from '../../src/core/phrase-list.ts'
import {definePhrases} from '../../src/core/phrases/phrases.ts'
import {defineRule} from '../../src/core/rule.ts'
import phrases from '../lists/peacock-terms.json' with {type: 'json'}
import {isAwardNamed, isVoiced, ownCopy, ownCopyHits} from './find/own-words.ts'

const terms = definePhrases(phrases)

const messageFor = (hit: Hit) =>
  hit.kind === 'award'
    ? `${quote(textOf(hit))} doesn't name the award: name it, or cut the word.`
    : `${quote(textOf(hit))} is praise without evidence: give the fact behind it, or cut it.`

export default defineRule({
  summary: 'Praise where the copy should describe.',
  why: 'Such words are the language of advertising. Readers who meet them in a report doubt the report.',
  authority: 'Wikipedia, Manual of Style, Words to watch: Puffery; ASA, CAP Code, rule 2.1',
  since: '0.1.0',
  severity: 'info',
  presets: {news: 'warning', blog: 'off', newsletter: 'off', strict: ['warning', {warnFrom: 1}]},
  options: {warnFrom: 3},
  optionNotes: {warnFrom: 'From this many such words in a draft, each is a warning. Below it, each is info.'},
  lists: [terms],
  reads: [ownCopy],
  check({draft, options, report}) {
    const hits = ownCopyHits(draft, terms).filter(
      (hit) => !isVoiced(draft, hit) && !(hit.kind === 'award' && isAwardNamed(draft, hit)),
    )
    for (const hit of hits) report(hit, messageFor(hit), hits.length < options.warnFrom ? {atMost: 'info'} : {})
  },
  examples: [
    {
      bad: 'The hall has a ==world-class== organ.',
      says: '"world-class" is praise without evidence: give the fact behind it, or cut it.',
      severity: 'info',
    },
    {
      bad: 'She is an ==award-winning== chef.',
      says: '"award-winning" doesn\'t name the award: name it, or cut the word.',
    },
    {
      bad: 'The ==ultimate guide== to the ==must-see== and ==breathtaking== falls.',
      preset: 'news',
      severity: 'warning',
    },
    {
      bad: 'An ==expertly curated== show, ==nestled in== the old mill.',
      format: 'txt',
      preset: 'strict',
      severity: 'warning',
    },
    {good: '“It is a world-class hall,” the mayor said.'},
    {good: 'She is an award-winning chef who took the Roux Prize in 2019.'},
    {good: 'The award-winning film took an Oscar and two Baftas.'},
    {good: 'Her [award-winning](https://awards.example/2024/chefs) soup sold out.'},
    {good: '---\nsection: Reviews\n---\n\nA breathtaking evening.'},
    {
      good: 'The rain was heavy, leading to floods; the top seed was hit.',
      shows: 'words that count only in certain phrases',
    },
    {good: 'The exhibition Hidden Gem opens on Friday.', shows: 'title of a work'},
  ],
})
