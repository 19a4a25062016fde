// Name edits: how a name is put right without touching the markup or the line ends between its words.
import type {Draft} from '../../../src/core/draft/draft.ts'
import {placeOf, type Span, textOf} from '../../../src/core/draft/spans.ts'
import type {Edit} from '../../../src/core/rule.ts'

/**
 * The edits that make `right` of a name: word by word if both have as many, else as a whole. None if markup stands
 * within what would change.
 */
export function nameEdits(draft: Draft, name: Span, right: string): Edit[] {
  const [old, fresh] = [wordsIn(name), right.split(' ')]
  const parts =
    old.length === fresh.length
      ? old.map((span, at) => ({span, text: fresh[at] as string}))
      : [{span: name, text: right}]
  const changed = parts.filter(({span, text}) => textOf(span) !== text)
  const edits = changed.map(({span, text}) => ({...placeOf(span), text}))
  const isPlain = changed.every(({span}, at) => {
    const {start, end} = edits[at] as Edit
    return draft.text.slice(start, end) === textOf(span)
  })
  return isPlain ? edits : []
}

const wordsIn = (name: Span): Span[] =>
  [...textOf(name).matchAll(/\S+/g)].map(({0: word, index}) => ({
    block: name.block,
    start: name.start + index,
    end: name.start + index + word.length,
  }))
