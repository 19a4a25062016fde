// What the parts of the page that take in and hand out drafts may do with the page.
import type {DeskState} from '../model/desk.ts'
import type {Answer, DeskQuestion} from '../model/sheet.ts'

/** The page as its parts see it. */
export interface DeskHost {
  desk(): DeskState
  /** Take another state and draw it; `said` is told in place of the number of notes. */
  set(desk: DeskState, said?: string): void
  say(words: string): void
  /** What the worker answers; undefined if it failed, which is told. */
  ask(question: DeskQuestion): Promise<Answer | undefined>
}
