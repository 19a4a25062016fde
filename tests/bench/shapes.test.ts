// Shapes of text whose cost could grow faster than their length, counted in steps of our code and of the parser.
import {expect, test} from 'vitest'
import {type Shape, shapes, shapeText} from '../../bench/speed/shapes.ts'
import {openStepCounter} from '../support/steps.ts'

const steps = await openStepCounter()
// Counted in full only where it is loaded behind the counter.
const {rules} = await import('../../rules/index.ts')
const {parseDraft} = await import('../../src/core/draft/draft.ts')
const {lintDraft} = await import('../../src/core/lint.ts')
const {configureRules} = await import('../../src/core/settings/config.ts')
const {makeEngine} = await import('../../src/files/engine.ts')
const {formatFor, makeFormats} = await import('../../src/formats/index.ts')

const engine = makeEngine()
await engine.load()
const formats = makeFormats(engine.parse)
const config = configureRules(rules, {preset: 'strict'})

function check(path: string, text: string): void {
  const format = formatFor(path, formats)
  if (!format) throw new Error(`no format for ${path}`)
  lintDraft(parseDraft({path, text}, format), config)
}

/** The power of its length that the steps of a shape grow with. */
async function powerOf(path: string, shape: Shape): Promise<number> {
  const [short, long] = [shapeText(shape, 4000), shapeText(shape, 16_000)]
  check(path, short)
  const [few, many] = [await steps(() => check(path, short)), await steps(() => check(path, long))]
  return Math.log(many / few) / Math.log(long.length / short.length)
}

/** Those that once took the square of their length, and what drafts that are pasted together look like. */
const telling = [
  'acronyms with their words',
  'bylines',
  'captions',
  'claims',
  'claims without an end',
  'doubled words',
  'headings ever deeper',
  'hedges',
  'items typed by hand',
  'labels a line',
  'mojibake',
  'names',
  'notes to oneself',
  'one long paragraph',
  'percentages',
  'percentages in sentences',
  'quotations over paragraphs',
  'see above and below',
  'soft hyphens',
  'speakers',
  'tags in a comment',
  'the same heading',
  'wiki links',
  'zero-width spaces',
]

test.each(telling)('%s', async (name) => {
  const shape = shapes.find((shape) => shape.name === name)
  if (!shape) throw new Error(`There is no shape “${name}”.`)
  const powers = {md: await powerOf('a.md', shape), txt: await powerOf('a.txt', shape)}
  expect(powers.md).toBeLessThan(1.2)
  expect(powers.txt).toBeLessThan(1.2)
})
