// The shape of a house's own names, and what is wrong with them beyond it.
import type {HouseName} from '../house.ts'
import type {Schema} from './schema.ts'
import type {Mistake} from './settings.ts'

/** A list of names. */
export const namesSchema: Schema = {
  is: 'list',
  note: 'Names as you write them.',
  example: "names: [{name: Siobhán O'Leary, avoid: [Siobhan O'Leary]}]",
  of: {
    is: 'map',
    required: ['name'],
    note: 'A name as you write it.',
    keys: {
      name: {is: 'text', pattern: /\p{L}/u, note: 'The right spelling.', example: "name: Siobhán O'Leary"},
      avoid: {
        is: 'list',
        of: {is: 'text', pattern: /\p{L}/u, example: "Siobhan O'Leary"},
        note: 'Wrong spellings, which are reported.',
        example: "avoid: [Siobhan O'Leary]",
      },
      role: {is: 'text', note: 'The title that goes with the name.', example: 'role: finance director'},
      kind: {
        is: 'text',
        values: ['person', 'place', 'product', 'organization'],
        note: 'What the name is of.',
        example: 'kind: person',
      },
      first: {
        is: 'text',
        note: 'How to write the name at first mention.',
        example: 'first: UN Environment Programme (UNEP)',
      },
    },
  },
}

/** What is wrong in names of the right shape: the same spelling twice, and first mentions without the name. */
export function nameMistakes(names: readonly HouseName[] = []): Mistake[] {
  const right = new Map<string, number>()
  const wrong = new Map<string, string>()
  const mistakes: Mistake[] = []
  for (const [i, {name, first}] of names.entries()) {
    if (right.has(name))
      mistakes.push({path: ['names', i, 'name'], message: `\`${name}\` is listed twice: keep one entry.`})
    else right.set(name, i)
    if (first !== undefined && !first.includes(name))
      mistakes.push({path: ['names', i, 'first'], message: `The first mention \`${first}\` must contain \`${name}\`.`})
  }
  for (const [i, {name, avoid = []}] of names.entries())
    for (const [at, spelling] of avoid.entries()) {
      const path = ['names', i, 'avoid', at]
      const other = wrong.get(spelling)
      if (right.has(spelling))
        mistakes.push({path, message: `\`${spelling}\` can't be avoided: it is the right spelling of a name.`})
      else if (other !== undefined)
        mistakes.push({path, message: `\`${spelling}\` is avoided twice, for \`${other}\` and \`${name}\`: keep one.`})
      wrong.set(spelling, name)
    }
  return mistakes
}
