// What a page is about: talk of newsletters in a newsletter, of cookies in a page on cookies, is its subject.

import type {Block} from '../../../src/core/draft/blocks.ts'
import type {Draft} from '../../../src/core/draft/draft.ts'
import {defineReading} from '../../../src/core/reading.ts'
import subjects from '../../lists/page-subjects.json' with {type: 'json'}

/** Each topic with the words that name it in a title, a tag, a file name or a heading. */
const namesOf = new Map(Object.entries(subjects.kinds).map(([topic, names]) => [topic, new Set(names)]))

const words = (text: string): string[] => text.toLowerCase().match(/\p{L}+/gu) ?? []

const labels = ['title', 'tags', 'categories', 'category', 'section', 'type', 'layout']

/** The words of a page's labels: its title, tags, section, file and folder. */
const labelWords = defineReading<ReadonlySet<string>>(({data, path, blocks}) => {
  const title = blocks.find(({kind, depth}) => kind === 'heading' && depth === 1)?.prose.text ?? ''
  const given = labels.map((label) => (data[label] === undefined ? '' : JSON.stringify(data[label])))
  const place = path.split('/').slice(-2).join(' ')
  return new Set(words([title, place, ...given].join(' ')))
})

const names = (topic: string, among: Iterable<string>): boolean => {
  const known = namesOf.get(topic)
  return known !== undefined && [...among].some((word) => known.has(word))
}

/** Is a topic of sites the subject of the page, or of the section a block stands in? */
export function isSubject(draft: Draft, topic: string, {index}: Block): boolean {
  if (names(topic, labelWords(draft))) return true
  return names(topic, headingWords(draft, index))
}

/** The words of the heading over a block. */
const headingWords = ({blocks}: Draft, index: number): string[] =>
  words(blocks.slice(0, index).findLast(({kind}) => kind === 'heading')?.prose.text ?? '')

/** Does a block stand in a section on how to reach those whose piece it is? */
export const isUnderContact = (draft: Draft, {index}: Block): boolean =>
  headingWords(draft, index).some((word) => contacts.has(word))

const contacts = new Set(['contact', 'contacting', 'contacts'])

/** Is the draft an issue of a newsletter? It may speak of itself and to its subscribers. */
export const isNewsletter = (draft: Draft): boolean => names('newsletter', labelWords(draft))
