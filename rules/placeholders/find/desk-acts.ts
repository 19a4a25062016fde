// Acts: what a note between colleagues asks for, reports or doubts, and what of the desk it is about, in points.
import {vocabulary} from './desk-cues.ts'
import {counted, firstWord, isDesk, opensAct, type Weighed} from './desk-words.ts'

/** Points for what is done with words; none where nothing is. */
export function actsOf(note: Weighed, isRough: boolean): number {
  const {isBracketed} = note
  return (
    asked(note) +
    delegated(note.words, isBracketed) +
    counted(note, 'doubt', 1.5, 2.5) +
    counted(note, 'timing', 1.5) +
    counted(note, 'we', isBracketed ? 1 : 0.5) +
    questioned(note) +
    (isBracketed || isRough ? reported(note) : 0)
  )
}

/** Points for what it is about: the parts of a page, days, the two who speak. */
export const matterOf = (note: Weighed, isRough: boolean): number =>
  counted(note, 'jargon', 2, 2.5) +
  counted(note, 'matter', 1, 1.5) +
  (/\bp(?:age|p?\.)? ?\d/.test(note.words) ? 0.5 : 0) +
  counted(note, 'day', 0.5) +
  (note.isBracketed || isRough ? counted(note, 'first person', 0.5, 1) : 0)

const clauses = (text: string): string[] => text.split(/[.?!;:,–—]\s+|\s-\s/u)

/** Notes drop the article; how-to copy in brackets keeps it. */
const told = /^\p{Ll}+ (?:the|a|an|your) /u

/** A verb with nobody before it: at the start of the note, of a sentence or a clause. */
function asked({rest, dress}: Weighed): number {
  if (opensAct(rest)) return dress === 'round' && told.test(rest) ? 0.5 : 1.5
  if (clauses(rest).slice(1).some(opensAct)) return 1
  return dress !== 'round' && vocabulary['soft act'].has(firstWord(rest)) ? 0.5 : 0
}

const charge = /^(?:[\p{L}.'’-]+ ){0,2}([\p{L}.'’-]+) to (\p{L}+)(?: (\p{L}+))?/u

/** `Farida to OK this par`, `pricing team to approve`, `chart to be swapped`. */
function delegated(words: string, isBracketed: boolean): number {
  const each = clauses(words).map((clause) => {
    const [, who = '', verb = '', more = ''] = charge.exec(clause) ?? []
    if (who === '' || vocabulary['not a colleague'].has(who.toLowerCase())) return 0
    if (verb === 'be') return isTreated(more) ? (isBracketed ? 2 : 1) : 0
    const isAct = [verb, `${verb} ${more}`].some((text) => vocabulary.act.has(text.toLowerCase()))
    if (isDesk(who)) return isAct || vocabulary['soft act'].has(verb) ? 2 : 0
    if (!isAct || !/^\p{Lu}/u.test(who)) return 0
    return isBracketed || /^\p{Lu}{2,3}$/u.test(who) ? 2 : 1
  })
  return Math.max(...each)
}

/** `swapped`, but not `announced`, which notices say too. */
const isTreated = (participle: string): boolean =>
  participle.endsWith('ed') &&
  !vocabulary['in public'].has(participle) &&
  [1, 2, 3].some((letters) => vocabulary.act.has(participle.slice(0, -letters)))

/** `widow wants the masons taken out`; more where an order follows: `Yuki says take out`. */
function reported(note: Weighed): number {
  const each = note.words.split(' ')
  const isOrder = each.some((word, at) => vocabulary.ordering.has(word) && opensAct(each.slice(at + 1).join(' ')))
  return isOrder ? 1.5 : counted(note, 'report', 1)
}

/** A question, which copy rarely has in brackets. */
function questioned({rest, isBracketed}: Weighed): number {
  if (!rest.includes('?')) return 0
  return (isBracketed ? 1 : 0) + (vocabulary.asking.has(firstWord(rest)) || rest.includes(' or ') ? 0.5 : 0)
}
