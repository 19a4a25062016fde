// The checks for short forms: those a rule lists with their long forms, or all that a draft has.
import type {Draft} from '../core/draft/draft.ts'
import {placeOf, type Span, textOf} from '../core/draft/spans.ts'
import {groupBy} from '../core/order.ts'
import {explains, isShortForm, namesSpelledBy, shortFormsIn} from '../reading/acronyms.ts'
import {makeKeep, makePhraseFinder} from './find.ts'
import {type HouseCheck, sayOf} from './message.ts'
import {comesBefore} from './needs.ts'
import {insideOf, runningNames} from './places.ts'
import {type HouseRuleSetting, oneOrMore} from './setting.ts'

/** Short forms that a rule lists, each with the words that must stand before it. */
export function explainCheck(setting: HouseRuleSetting, explain: Readonly<Record<string, string>>): HouseCheck {
  const pairs = Object.entries(explain)
  const short = makePhraseFinder(numbered(pairs.map(([form]) => capitalsOf(form))), true)
  const long = makePhraseFinder(numbered(pairs.map(([, words]) => [words])), setting.matchCase)
  const {lists, keep} = makeKeep({...setting, where: setting.where ?? runningNames})
  return {
    lists: [...short.lists, ...long.lists, ...lists],
    check({draft, report}) {
      const found = short.find(draft)
      if (found.length === 0) return
      const explained = long.find(draft)
      const isInLong = insideOf(explained)
      const hits = found.filter(keep(draft)).filter((hit) => !isInLong(hit))
      for (const [i, [, words]] of pairs.entries()) {
        const first = hits.find(({kind}) => kind === `${i}`)
        const by = explained.find(({kind}) => kind === `${i}`)
        if (!first || (by && comesBefore(by, first))) continue
        const said = {found: textOf(first), instead: words}
        report(first, sayOf(setting, '"{found}" isn\'t explained before it is used: write "{instead}" first.', said), {
          ...(by && {related: [{place: placeOf(by), message: 'It is explained here.'}]}),
        })
      }
    },
  }
}

const numbered = (texts: readonly (readonly string[])[]) => Object.fromEntries(texts.map((own, i) => [`${i}`, own]))

/** A short form as it is written, and with the capital that opens a sentence. */
const capitalsOf = (form: string) => [...new Set([form, form.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())])]

/** All short forms of a draft but the exceptions: they are explained where they first stand, or by a name before it. */
export function shortFormsCheck(setting: HouseRuleSetting): HouseCheck {
  const {lists, keep} = makeKeep({...setting, where: setting.where ?? runningNames})
  return {
    lists,
    check({draft, house, report}) {
      const known = new Set([...oneOrMore(setting.exceptions), ...(house.names ?? []).map(({name}) => name)])
      const isKept = keep(draft)
      for (const [text, uses] of formsOf(draft)) {
        const first = uses.find(isKept)
        if (!first || known.has(text) || known.has(textOf(first)) || !isShortForm(draft, text)) continue
        const words = {found: text}
        if (explains(first, text)) {
          if (setting.usedAgain && !uses.some((use) => comesBefore(first, use)))
            report(first, sayOf(setting, usedOnce, words))
        } else if (!namesSpelledBy(draft, text).some((name) => comesBefore(name, first)))
          report(first, sayOf(setting, unexplained, words))
      }
    },
  }
}

const unexplained = '"{found}" isn\'t explained before it is used: spell it out here.'
const usedOnce = '"{found}" isn\'t used again: leave the short form out.'

/** All uses of each short form, without a plural's s; units after a figure are none. */
function formsOf(draft: Draft): Map<string, Span[]> {
  const all = draft.blocks.flatMap((block) => shortFormsIn(block).filter((span) => !isUnit(span)))
  return groupBy(all, (span) => textOf(span).replace(/s$/, ''))
}

const isUnit = ({block, start, end}: Span) =>
  end - start === 2 && /\d[\d.,]{0,20} ?$/.test(block.prose.text.slice(Math.max(0, start - 24), start))
