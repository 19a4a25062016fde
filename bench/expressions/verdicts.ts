// The verdicts on expressions that are kept, and the expressions there are.
import {existsSync, readdirSync, readFileSync} from 'node:fs'
import type {GrowthVerdict} from './check.ts'
import {distinct, type Expression, madeExpressions, writtenExpressions} from './gather.ts'

export const verdictsPath = new URL('../expressions.json', import.meta.url)

/** The verdicts by the name of the expression. */
export const readVerdicts = (): Readonly<Record<string, GrowthVerdict>> =>
  existsSync(verdictsPath) ? (JSON.parse(readFileSync(verdictsPath, 'utf8')) as Record<string, GrowthVerdict>) : {}

/** All expressions of the product, each once: literals, and those made while every draft of ours is checked. */
export async function allExpressions(): Promise<Expression[]> {
  const made = await madeExpressions(async () => {
    const {lint, configure} = await import('../../src/index.ts')
    const config = configure({preset: 'strict'})
    for (const name of readdirSync('fixtures'))
      if (/\.(?:md|txt)$/.test(name)) lint({path: name, text: readFileSync(`fixtures/${name}`, 'utf8')}, config)
  })
  return distinct([...writtenExpressions(), ...made])
}
