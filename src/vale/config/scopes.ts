// Which texts a rule looks at: its scope says it section by section.

/** Says whether a rule looks at a text with these sections. */
export type InScope = (sections: ReadonlySet<string>) => boolean

interface Term {
  sections: readonly string[]
  negated: boolean
}

const inlineScopes = ['link', 'strong', 'emphasis', 'code']
const sized = ['raw', 'summary']

/** Make the test of a scope: any of its entries must hold, and in an entry all terms that `&` joins. */
export function scopeOf(scope: readonly string[]): InScope {
  const entries = scope.map((entry) => entry.split('&').map(termOf))
  return (sections) => entries.some((terms) => holds(terms, sections))
}

function termOf(text: string): Term {
  const term = text.trim()
  return {
    negated: term.startsWith('~'),
    sections: term
      .replace(/^~/, '')
      .split('.')
      .map((one) => one.trim()),
  }
}

/** A sentence is looked at by rules that ask for sentences alone: all others see what it stands in. */
function holds(terms: readonly Term[], sections: ReadonlySet<string>): boolean {
  if (sections.has('sentence') && !asks(terms, 'sentence')) return false
  return terms.every(({negated, sections: own}) => {
    const isIn = own.every((section) => sections.has(section))
    return negated ? !isIn && !sized.some((one) => sections.has(one)) : isIn
  })
}

const asks = (terms: readonly Term[], section: string) =>
  terms.some(({negated, sections}) => !negated && sections.includes(section))

/** Whether any entry of a scope names a section. */
export const scopeNames = (scope: readonly string[], section: string): boolean =>
  scope.some((entry) => entry.split('&').some((part) => termOf(part).sections.includes(section)))

/** The things within a text that a scope leaves out: `~link`. */
export const leftOut = (scope: readonly string[]): string[] =>
  scope
    .flatMap((entry) => entry.split('&').map(termOf))
    .filter(({negated, sections}) => negated && sections.length === 1 && inlineScopes.includes(sections[0] ?? ''))
    .map(({sections}) => sections[0] as string)
