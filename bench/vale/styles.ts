// The expressions of rules in Vale styles, as they are searched for.
import {aroundTokens, isSetOn, texts} from '../../src/vale/kinds/check.ts'

/** The expressions in the data of a rule: each token and key of a swap by itself, with the edges it stands between. */
export function expressionsIn(given: unknown): string[] {
  const data = Object(given) as Record<string, unknown>
  const fold = isSetOn(data, 'ignorecase') ? '(?i)' : ''
  const inside = (token: string) =>
    fold + aroundTokens(token, {accepted: [], template: undefined}, !isSetOn(data, 'nonword'))
  const swaps = Object.keys(Object.assign({}, ...[data.swap ?? {}].flat()))
  const plain = [data.first, data.second, data.token].flatMap(texts)
  return [...[...texts(data.tokens), ...swaps].map(inside), ...plain, texts(data.raw).join('')]
}
