// Chrome advice: what to say of a line of page furniture, and whether it may be deleted.
import {quote} from '../../../src/core/elide.ts'
import {authorInStamp, isStandInAuthor} from '../../../src/reading/page/bylines.ts'
import type {Line} from '../../../src/reading/page/roles.ts'
import {holdsPhrase} from '../../../src/reading/text/phrases-within.ts'
import {phraseSets} from '../../../src/reading/text/words.ts'
import wholeLines from '../../lists/page-chrome-lines.json' with {type: 'json'}

/** What to do with a line; what a law, a licence or a byline may ask for is never deleted unseen. */
const advice = {
  stamp: 'is a time stamp from a web page: check the date field, then delete the line.',
  byline: 'is a byline from a web page: move the author and date to their fields, then delete the line.',
  legal: 'is small print: move it to the template or the credit line, then delete it here.',
  paid: 'labels paid content: keep it if this piece is paid for; otherwise delete the line.',
  click: 'tells readers to click: link the words that name the page instead, or delete the line.',
  mail: 'belongs to the mail around a text: delete the line, or let the template of the mail add it.',
  label: 'is a button or label from a web page: delete the line.',
}

/** The words that labels of paid content open with, and those that lines around a mail hold. */
const {paid, mail} = phraseSets(wholeLines.kinds)

const isPaid = (text: string) => {
  const words = text.toLowerCase().split(' ')
  return [1, 2].some((count) => paid.has(words.slice(0, count).join(' ')))
}

function whatIs(kind: string, line: Line): keyof typeof advice {
  const {text} = line
  if (isPaid(text)) return 'paid'
  if (kind === 'subscription' && holdsPhrase(line, mail)) return 'mail'
  if (kind === 'stamp' && /\bby\s/i.test(text)) return 'byline'
  if (kind === 'related' && /\bclick\b/i.test(text)) return 'click'
  return kind === 'stamp' || kind === 'legal' ? kind : 'label'
}

/** These may be deleted by `--fix-structure`. */
const mayGo = new Set<keyof typeof advice>(['label', 'mail', 'stamp'])

/** What an editor is told to do with a line of this kind, and whether `--fix-structure` may delete it. */
export function adviceFor(kind: string, line: Line): {todo: string; mayGo: boolean} {
  const what = whatIs(kind, line)
  const author = what === 'byline' ? authorInStamp(line.text) : undefined
  const todo =
    author && isStandInAuthor(author)
      ? `has ${quote(author)} as its author: name the real one, move the date to its field, then delete the line.`
      : advice[what]
  return {todo, mayGo: mayGo.has(what)}
}
