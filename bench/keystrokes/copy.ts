// A long draft to type in and the edits that are made to it: of our own sentences, the same for the same seed.

import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'
import {rules} from '../../rules/index.ts'
import type {Edit} from '../../src/core/rule.ts'
import {makeRandom} from '../random.ts'

/** A number below another, the same row of them for the same seed. */
type Chance = (below: number) => number

export function makeChance(seed: number): Chance {
  const random = makeRandom(seed)
  return (below) => Math.floor(random() * below)
}

const isCopy = (paragraph: string) => /^[“"A-Z]/.test(paragraph) && paragraph.split(/\s+/).length > 6

/** Paragraphs of the whole drafts and of what the rules let pass. */
function ownParagraphs(): string[] {
  const drafts = readdirSync('fixtures')
    .filter((name) => /\.(?:md|txt)$/.test(name))
    .map((name) => readFileSync(join('fixtures', name), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, ''))
  const passed = rules
    .flatMap(({examples}) => examples)
    .flatMap((example) => ('good' in example && typeof example.good === 'string' ? [example.good] : []))
  return [...drafts, ...passed].flatMap((text) => text.split(/\n{2,}/)).filter(isCopy)
}

/** The sentences of a paragraph. */
const sentencesIn = (paragraph: string) => paragraph.match(/\S.*?[.!?]”?(?=\s|$)/gs) ?? [paragraph]

/** Each of many things once, in an order of its own; then again. */
function makeDeck<T>(things: readonly T[], chance: Chance): () => T {
  let left: T[] = []
  return () => {
    if (left.length === 0) left = [...things]
    return left.splice(chance(left.length), 1)[0] as T
  }
}

const words = (text: string) => text.split(' ')
const names = words(
  'Aldine Barrow Corrie Denby Elsworth Fenwick Garrow Hadley Ingram Jessop Kirby Lomax Merrow Norland',
)
const trades = words(
  'boats quays ferries gardens schools bridges orchards clinics tramways mills kilns archives lanterns',
)
const verbs = words('counted mended sold painted moved weighed drew borrowed cleared named rented lit')
const kinds = words('old narrow green empty leaning half-built stone crowded distant noisy forgotten tarred brick')
const places = words('behind above beside below around past beyond near')
const people = words(
  'neighbours painters clerks pilots bakers cousins wardens pupils fishwives surveyors joiners nurses',
)
const joins = ['and the', 'though some', 'while two', 'before the', 'after three', 'because most', 'as many', 'but few']

/** A draft of about so many words, with headings, lists, quotations, links, a table and front matter. */
export function makeCopy(words: number, chance: Chance): string {
  const paragraphs = ownParagraphs()
  const all = [...new Set(paragraphs.flatMap(sentencesIn))]
  const pick = <T>(from: readonly T[]): T => from[chance(from.length)] as T
  const drawn = makeDeck(all, chance)
  const own = () =>
    `${pick(names)} ${pick(names)} ${pick(verbs)} ${chance(900) + 11} ${pick(kinds)} ${pick(trades)} ${pick(places)} the ${pick(kinds)} ${pick(trades)} of ${pick(names)}, ${pick(joins)} ${pick(people)} ${pick(verbs)} ${pick(kinds)} ${pick(trades)}.`
  const sentence = () => (chance(5) < 3 ? own() : drawn().replace(/\b\d{2,3}\b/, () => String(chance(900) + 11)))
  const paragraph = () => Array.from({length: 2 + chance(4)}, sentence).join(' ')
  const others: (() => string)[] = [
    () => `> ${sentence()} ${sentence()}`,
    () => Array.from({length: 3 + chance(3)}, () => `- ${sentence()}`).join('\n'),
    () =>
      `${own()} The [${pick(trades)} of ${pick(names)}](https://example.com/${chance(9999)}) are *not* among them. ${sentence()}`,
    () => `“${sentence().replace(/[“”]/g, '')}” said ${pick(names)} ${pick(names)}, who runs the **${pick(trades)}**.`,
    () => `## How ${pick(names)} counts its ${pick(trades)}`,
  ]
  const parts = [
    `---\ntitle: What ${pick(names)} counts\ndate: 2026-03-04\nauthor: ${pick(names)} ${pick(names)}\n---`,
    `# What ${pick(names)} counts`,
    `| Town | Boats |\n| --- | --- |\n${names.map((name) => `| ${name} | ${chance(99)} |`).join('\n')}`,
  ]
  for (let count = 0; count < words; count += (parts.at(-1) as string).split(/\s+/).length)
    parts.push(parts.length % 3 === 0 ? pick(others)() : paragraph())
  return `${parts.join('\n\n')}\n`
}

/** What somebody who writes does next: mostly types on, sometimes deletes a word, starts a line, pastes, takes back. */
export function makeWriter(text: string, chance: Chance): () => {text: string; what: string} {
  let now = text
  let cursor = 0
  let typed = 0
  const before: string[] = []
  const typing = 'The council said the boats would be back by spring, and nobody doubted it. '
  const pasted = ownParagraphs()
  return () => {
    const what = nextAct()
    if (what === 'undo') now = before.pop() ?? now
    else {
      before.push(now)
      const {start, end, text} = changeFor(what)
      now = now.slice(0, start) + text + now.slice(end)
      cursor = start + text.length
    }
    if (before.length > 20) before.shift()
    return {text: now, what}
  }

  function nextAct(): string {
    if (typed > 0 && typed % 12 !== 0) return 'type'
    typed++
    return ['move', 'delete', 'line', 'paste', 'undo', 'move'][chance(6)] as string
  }

  function changeFor(what: string): Edit {
    if (what === 'move') {
      cursor = now.indexOf(' ', chance(now.length)) + 1
      typed = 1
    }
    if (what === 'delete') return {start: now.lastIndexOf(' ', Math.max(0, cursor - 2)) + 1, end: cursor, text: ''}
    if (what === 'line') return {start: cursor, end: cursor, text: chance(2) ? '\n\n' : '\n'}
    if (what === 'paste') return {start: cursor, end: cursor, text: `\n\n${pasted[chance(pasted.length)]}\n\n`}
    return {start: cursor, end: cursor, text: typing[typed++ % typing.length] as string}
  }
}
