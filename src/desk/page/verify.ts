// The list to verify before publishing: facts to tick off, paragraph by paragraph, with counts that reach zero.
import type {Checklist, ChecklistItem} from '../../core/checklist.ts'
import {groupBy} from '../../core/order.ts'
import {type DeskState, factsLeft, nameOfFact, openOf, tick} from '../model/desk.ts'
import {words} from '../model/words.ts'
import {button, element} from './dom.ts'
import type {DeskHost} from './host.ts'

/** What is done with the list. */
interface VerifyDeeds {
  tick(fact: string): void
  close(): void
}

/** The section of the list; it is hidden until it is asked for. */
export const verifySection = (): HTMLElement =>
  element('section', {class: 'verify', 'aria-label': words.verifyTitle, hidden: true})

/** Show the facts of the draft in the section. */
export async function showVerify(host: DeskHost, section: HTMLElement): Promise<void> {
  const {sheet} = openOf(host.desk())
  const answer = await host.ask({ask: 'checklist', sheet, setup: host.desk().setup})
  if (!answer || !('checklist' in answer) || openOf(host.desk()).sheet !== sheet) return
  const {checklist} = answer
  section.hidden = false
  const draw = () => {
    const focused = [...section.querySelectorAll('input')].indexOf(document.activeElement as HTMLInputElement)
    section.replaceChildren(...verifyList(host.desk(), checklist, deeds))
    section.querySelectorAll('input')[focused]?.focus()
  }
  const deeds = {
    tick(fact: string) {
      host.set(tick(host.desk(), fact))
      draw()
    },
    close() {
      section.hidden = true
    },
  }
  draw()
  section.scrollIntoView({block: 'start'})
}

/** The list of the draft that is shown. */
function verifyList(desk: DeskState, {items, gaps}: Checklist, deeds: VerifyDeeds): HTMLElement[] {
  const left = factsLeft(desk, items)
  const kinds = [...groupBy(items, ({kind}) => kind).keys()]
  const counts = kinds.map((kind) => words.leftOf(kind, left.filter((item) => item.kind === kind).length))
  const groups = [...groupBy(items, ({paragraph: {line}}) => line).values()]
  return [
    element('h2', {}, words.verifyTitle),
    element('p', {role: 'status'}, [words.left(left.length, items.length), ...counts].join(' · ')),
    ...gaps.map((gap) => element('p', {}, gap)),
    ...groups.map((group) => groupElement(desk, group, deeds)),
    button(words.close, deeds.close),
  ]
}

function groupElement(desk: DeskState, items: readonly ChecklistItem[], {tick}: VerifyDeeds): HTMLElement {
  const {line, opens} = (items[0] as ChecklistItem).paragraph
  return element(
    'fieldset',
    {},
    element('legend', {}, `${words.line(line)}: ${opens}`),
    ...items.map((item) => {
      const name = nameOfFact(item)
      const box = element('input', {type: 'checkbox', checked: openOf(desk).ticked?.has(name) ?? false})
      box.addEventListener('change', () => tick(name))
      return element('label', {}, box, element('strong', {}, ` “${item.said}”`), ` ${detailOf(item)}`)
    }),
  )
}

/** A source of another sentence isn't said: somebody who verifies would take it for the one of this fact. */
function detailOf({kind, source, sourceIn, note}: ChecklistItem): string {
  const needsNone = kind === 'name' || kind === 'date' || sourceIn !== undefined
  const said =
    source === undefined || sourceIn !== undefined ? (needsNone ? undefined : words.noSource) : words.source(source)
  return [kind, said, note].filter((one) => one !== undefined).join(' · ')
}
