// Parses and checks texts, in turns with other work.

import type {BlockReuse} from '../core/draft/block-reuse.ts'
import {type Draft, parseDraft} from '../core/draft/draft.ts'
import type {Format} from '../core/draft/format.ts'
import {type Study, studyInSteps} from '../core/lint.ts'
import type {Finding} from '../core/rule.ts'
import type {Config} from '../core/settings/config.ts'
import {loadFormats} from '../files/formats.ts'
import {makeScheduler, type Scheduler, type Steps, type WorkOptions} from './scheduler.ts'

/** A text to be checked. */
export interface CheckRequest {
  text: string
  /** What is checked in place of a text: a package of parts. */
  bytes?: Uint8Array
  /** How the draft is called: a path from its folder. */
  name: string
  format: Format
  config: Config
  /** Of the revisions of this text before, while it is edited under this config. */
  reuse?: BlockReuse
  /** Whether facts are wanted, too. */
  collects?: boolean
}

/** What a text shows by itself. */
interface Studied extends Study {
  draft: Draft
}

export interface DraftChecker {
  scheduler: Scheduler
  formats: readonly Format[]
  parse(request: CheckRequest): Draft
  /** Parse a text and check it; undefined where it was dropped because nobody wanted it any more. */
  check(request: CheckRequest, options: WorkOptions): Promise<Studied | undefined>
}

export function makeDraftChecker(): DraftChecker {
  const scheduler = makeScheduler()
  const {formats, load, formatFor} = loadFormats()

  return {scheduler, formats, parse, check}

  /** On a site of MDX Markdown may be MDX. */
  function ownFormat({name, format, config}: CheckRequest): Format {
    const {templateEngines = []} = config.settings
    return format.name === 'markdown' && templateEngines.includes('mdx')
      ? (formatFor(name, templateEngines) ?? format)
      : format
  }

  async function check(request: CheckRequest, options: WorkOptions): Promise<Studied | undefined> {
    const {text, config} = request
    const format = ownFormat(request)
    await load(format)
    if (isBinary(text)) {
      const draft = {...parse({...request, text: ''}), text}
      return {
        draft,
        findings: unreadable(
          'This file is binary, not text: open it in its own program, and save it as plain text (.txt).',
          config,
        ),
        facts: [],
        formerNames: [],
      }
    }
    const draft = await scheduler.run(parseInSteps({...request, format}), options)
    if (!draft) return undefined
    const isHosting = config.rules.some(({rule}) => rule.hosted)
    const ready = isHosting ? await (await import('../hosts/index.ts')).runHosted(draft, config) : config
    const study = await scheduler.run(studyInSteps(draft, ready, request.collects), options)
    return study && {draft, ...study}
  }
}

/** The finding that a text is none. */
export function unreadable(message: string, {reserved}: Config): Finding[] {
  const severity = reserved['unreadable-file'] ?? 'error'
  return severity === 'off' ? [] : [{ruleId: 'unreadable-file', severity, message, place: {start: 0, end: 0}}]
}

const isBinary = (text: string) => text.slice(0, 8192).includes('\0')

const parse = ({text, bytes, name, format, config, reuse}: CheckRequest): Draft =>
  parseDraft({path: name, ...(bytes ? {bytes} : {text})}, format, config.settings.frontMatterCopy, reuse)

function* parseInSteps(request: CheckRequest): Steps<Draft> {
  yield
  return parse(request)
}
