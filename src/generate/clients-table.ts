// The table of features and clients in docs/editors.md, from what the editor tests claim and hold, and from what was tried by hand.

/** A client, and of each feature that was tried there `works`, or why the client can't. */
export interface TriedClient {
  name: string
  features: Readonly<Record<string, string>>
}

const [open, close] = ['<!-- clients -->\n', '<!-- /clients -->']

/** The page with the table between its marks. */
export function withClientsTable(page: string, tested: readonly TriedClient[], byHand: readonly TriedClient[]): string {
  const all = [...tested, ...byHand]
  const names = [...tested.map(({name}) => name), ...byHand.map(({name}) => `${name} (by hand)`)]
  const rows = [...new Set(all.flatMap(({features}) => Object.keys(features)))].map(
    (feature) => `| ${feature} | ${all.map(({features}) => cellOf(features[feature])).join(' | ')} |`,
  )
  const table = [`| feature | ${names.join(' | ')} |`, `|---|${all.map(() => '---|').join('')}`, ...rows].join('\n')
  const [start, end] = [page.indexOf(open), page.indexOf(close)]
  if (start < 0 || end < start) throw new Error(`The page has no place for the table: ${open.trim()} … ${close}`)
  return `${page.slice(0, start + open.length)}\n${table}\n\n${page.slice(end)}`
}

const cellOf = (claim: string | undefined): string => {
  if (claim === undefined) return 'not tried'
  return claim === 'works' ? claim : `no: ${claim}`
}
