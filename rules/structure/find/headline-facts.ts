// Headlines across drafts: what is collected of each, and which say the same.

import type {Draft} from '../../../src/core/draft/draft.ts'
import {placeOf} from '../../../src/core/draft/spans.ts'
import {quote} from '../../../src/core/elide.ts'
import type {AddFact, Fact, GroupFacts} from '../../../src/core/fact.ts'
import {groupAlike} from '../../../src/reading/likeness/repetition.ts'
import {digestOf, hashWords} from '../../../src/reading/likeness/sketch.ts'
import {foldText, withoutSite} from '../../../src/reading/likeness/word-overlap.ts'
import {editionOf, isReissue} from '../../../src/reading/page/editions.ts'
import {type Line, titleOf} from '../../../src/reading/page/roles.ts'
import {type Gist, gistKeys, gistLikeness, gistOfHeadline} from './headline-words.ts'
import {isLabel, sourceOf} from './sections.ts'

/** Add the headline of a draft; `least` is the likeness near ones have. */
export function addHeadline(draft: Draft, least: number, siteName: string | undefined, add: AddFact): void {
  const title = titleOf(draft)
  if (!title || isReissue(draft) || isFragment(draft, title)) return
  const text = withoutSite(sourceOf(draft, title), siteName)
  const folded = foldText(text)
  if (folded === '' || isLabel(folded)) return
  const gist = gistOfHeadline(text)
  const edition = editionOf(draft)
  const said = digestOf(hashWords(text).words)
  const near = /\s/.test(text) ? gistKeys(gist, least) : []
  const keys = [`=${said}`, ...near].map((key) => `${edition} ${key}`)
  add(
    placeOf(title),
    keys,
    {said, words: gist.words.join(' '), names: gist.names.join(' '), versions: versionsIn(text)},
    quote(text),
  )
}

/** “3.2.0” and “3.0.2” have the same figures, and are two releases. */
const versionsIn = (text: string): string => (text.match(/\d+(?:\.\d+){2,}/g) ?? []).join(' ')

/** A draft of Markdown that names no title is a part that a page takes in. */
const isFragment = ({format}: Draft, {block}: Line): boolean => format !== 'text' && block.kind === 'paragraph'

/** Group headlines of one key: `across`, or `across-near` from this likeness on. */
export function groupHeadlines(facts: readonly Fact[], group: GroupFacts, key: string, least: number): void {
  groupAlike(
    facts,
    group,
    key,
    ({data}) => String(data.said),
    (a, b) => {
      if (a.data.said === b.data.said) return {kind: 'across'}
      if (a.data.versions !== b.data.versions) return undefined
      const likeness = gistLikeness(gistIn(a), gistIn(b))
      return likeness >= least ? {kind: 'across-near', likeness} : undefined
    },
  )
}

const gists = new WeakMap<Fact, Gist>()

/** In a large group a fact is compared with many others. */
function gistIn(fact: Fact): Gist {
  const gist = gists.get(fact) ?? {words: split(fact.data.words), names: split(fact.data.names)}
  gists.set(fact, gist)
  return gist
}

const split = (words: unknown) => String(words).split(' ').filter(Boolean)
