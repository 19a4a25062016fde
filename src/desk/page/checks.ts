// Has drafts checked: of a long one what changed last or comes first at once, and then the whole of it.
import type {Checked} from '../model/desk.ts'
import {beginningOf, nearPart, withNear} from '../model/near.ts'
import type {MarkedDraft, Sheet} from '../model/sheet.ts'
import type {AskDesk} from './ask.ts'

/** What is to be checked. */
interface CheckWish extends Checked {
  /** The other drafts on the desk, with which it is compared. */
  others: readonly Sheet[]
  /** What was known of an earlier text. */
  stale: MarkedDraft | undefined
  isWriting: boolean
}

/** What becomes of the marks. */
interface CheckDeeds {
  receive(checked: Checked, marked: MarkedDraft): void
  fail(): void
}

/** Who is asked, and by which clock a pause is told. */
interface CheckMeans {
  ask: AskDesk
  /** Who checks the changed part of a long text. */
  openNear(): AskDesk
  /** Do something after a pause, unless another one is asked for first. */
  afterPause(run: () => void): void
}

/** Texts of more UTF-16 code units are checked in part first. */
const short = 3000

const withoutMark = (text: string) => text.replace(/^\uFEFF/, '')

/**
 * Check drafts; the latest wish counts. No more than one question is at each worker, so that none waits for one that is
 * past. While somebody writes, the whole of a long text is asked for only after a pause.
 */
export function openChecks({ask, openNear, afterPause}: CheckMeans, deeds: CheckDeeds): (wish: CheckWish) => void {
  let askNear: AskDesk | undefined
  let latest: CheckWish | undefined
  const whole = oneByOne((wish: CheckWish) => checkWhole(ask, wish, {...deeds, receive: receiving(wish)}), deeds.fail)
  const near = oneByOne(async (wish: CheckWish) => {
    askNear ??= openNear()
    await checkNear(askNear, wish, deeds)
  }, deeds.fail)
  /** Who checks what is near reads its lists before it is needed: once the first notes are there. */
  const receiving = (wish: CheckWish) => (checked: Checked, marked: MarkedDraft) => {
    deeds.receive(checked, marked)
    if (isLong(wish) && latest === wish && !askNear) near(wish)
  }
  return (wish) => {
    latest = wish
    if (isLong(wish) && wish.stale && !wish.before) near(wish)
    if (!isLong(wish) || !wish.isWriting) whole(wish)
    else
      afterPause(() => {
        if (latest === wish) whole(wish)
      })
  }
}

const isLong = ({sheet}: CheckWish) => 'text' in sheet && sheet.text.length > short

/** Do one thing after the other: of those that are asked for meanwhile, the latest. */
function oneByOne<T>(run: (one: T) => Promise<void>, fail: () => void): (one: T) => void {
  let waiting: {one: T} | undefined
  let isBusy = false
  return (one) => {
    waiting = {one}
    if (!isBusy) void work()
  }

  async function work(): Promise<void> {
    isBusy = true
    while (waiting) {
      const {one} = waiting
      waiting = undefined
      await run(one).catch(fail)
    }
    isBusy = false
  }
}

async function checkWhole(ask: AskDesk, wish: CheckWish, {receive}: CheckDeeds): Promise<void> {
  const {sheet, setup, others, before, stale} = wish
  const text = 'text' in sheet && !stale && !before ? withoutMark(sheet.text) : undefined
  const beginning = text && beginningOf(sheet.path, text)
  if (text && beginning) {
    const answer = await ask({ask: 'check', sheet: {path: sheet.path, text: beginning}, setup})
    if ('marked' in answer) receive(wish, {...answer.marked, text, isPart: true})
  }
  const answer = await ask({ask: 'check', sheet, setup, others, ...(before && {before})})
  if ('marked' in answer) receive(wish, answer.marked)
}

async function checkNear(ask: AskDesk, wish: CheckWish, {receive}: CheckDeeds): Promise<void> {
  const {sheet, setup, stale} = wish
  if (!('text' in sheet)) return
  const text = withoutMark(sheet.text)
  const near = stale && nearPart(stale, text)
  if (!stale) await ask({ask: 'check', sheet: {path: sheet.path, text: text.slice(0, short)}, setup})
  if (!near) return
  const answer = await ask({ask: 'check', sheet: {path: sheet.path, text: near.text}, setup})
  if ('marked' in answer) receive(wish, withNear(stale, text, near, answer.marked))
}
