// Parses and checks texts, in turns with other work.

import type {Memory} from '../core/draft/block-reuse.ts'
import {type Draft, parseDraft} from '../core/draft/draft.ts'
import type {Format} from '../core/draft/format.ts'
import {type Study, studyInSteps} from '../core/lint.ts'
import type {Finding} from '../core/rule.ts'
import type {Config} from '../core/settings/config.ts'
import {makeEngine} from '../files/engine.ts'
import {makeFormats} from '../formats/index.ts'
import {makeTurns, type Standing, type Steps, type Turns} from './scheduler.ts'

/** A text to be checked. */
export interface Task {
  text: string
  /** How the draft is called: a path from its folder. */
  name: string
  format: Format
  config: Config
  /** Of the revisions of this text before, while it is edited under this config. */
  memory?: Memory
  /** Whether facts are wanted, too. */
  collects?: boolean
}

/** What a text shows by itself. */
export interface Studied extends Study {
  draft: Draft
}

export interface Checker {
  turns: Turns
  formats: readonly Format[]
  parse(task: Task): Draft
  /** Parse a text and check it; undefined where it was dropped because nobody wanted it any more. */
  check(task: Task, standing: Standing): Promise<Studied | undefined>
}

export function makeChecker(): Checker {
  const turns = makeTurns()
  const engine = makeEngine()
  const formats = makeFormats(engine.parse)

  return {turns, formats, parse, check}

  async function check(task: Task, standing: Standing): Promise<Studied | undefined> {
    const {text, format, config} = task
    if (format.name === 'markdown') await engine.load()
    if (isBinary(text)) {
      const draft = {...parse({...task, text: ''}), text}
      return {draft, findings: unreadable('This file is binary, not text.', config), facts: []}
    }
    const draft = await turns.run(parseInSteps(task), standing)
    if (!draft) return undefined
    const isHosting = config.rules.some(({rule}) => rule.hosted)
    const ready = isHosting ? await (await import('../hosts/index.ts')).runHosted(draft, config) : config
    const study = await turns.run(studyInSteps(draft, ready, task.collects), standing)
    return study && {draft, ...study}
  }
}

/** The finding that a text is none. */
export function unreadable(message: string, {reserved}: Config): Finding[] {
  const severity = reserved['unreadable-file'] ?? 'error'
  return severity === 'off' ? [] : [{ruleId: 'unreadable-file', severity, message, place: {start: 0, end: 0}}]
}

const isBinary = (text: string) => text.slice(0, 8192).includes('\0')

const parse = ({text, name, format, config, memory}: Task): Draft =>
  parseDraft({path: name, text}, format, config.settings.frontMatterCopy, memory)

function* parseInSteps(task: Task): Steps<Draft> {
  yield
  return parse(task)
}
