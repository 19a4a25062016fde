// Page chrome: lines that are labels of an interface or a template, not copy.
import labels from '../../rules/lists/page-chrome.json' with {type: 'json'}
import {linesOf, type Span, textOf} from '../core/draft.ts'
import {definePhrases} from '../core/phrases.ts'
import {defineReading, hitsOf} from '../core/reading.ts'

export const chromeLabels = definePhrases(labels)

/** A line that is nothing but chrome. */
export interface ChromeLine extends Span {
  kind: string
}

/** The lines that are chrome as a whole, in reading order. */
export const chromeLinesOf = defineReading<readonly ChromeLine[]>(
  (draft) =>
    draft.blocks.flatMap((block) =>
      linesOf(block).flatMap((line) => {
        const whole = textOf(line)
        const template = templates.find(({pattern}) => pattern.test(whole))
        const label = hitsOf(draft, chromeLabels).find(
          (hit) => hit.block === block && hit.start === line.start && hit.end === line.end,
        )
        const kind = template?.kind ?? label?.kind
        return kind ? [{...line, kind}] : []
      }),
    ),
  [chromeLabels],
)

const templates = [{kind: 'template', pattern: /^\d+\s*min(?:ute)?s?\s+read\b.{0,60}$/i}]
