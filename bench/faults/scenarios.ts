// What is run on a disk with faults: commands that write, each in a folder of its own.

/** A command and what stands in the folder before it. */
export interface Scenario {
  name: string
  files: Readonly<Record<string, string>>
  /** Commands that come first, on a disk without faults. */
  before?: readonly (readonly string[])[]
  args: readonly string[]
  /** A symbolic link, and the file it leads to. */
  link?: readonly [at: string, to: string]
  /** What another editor saves while the command runs: a file, and its text. */
  saved: readonly [path: string, text: string]
  env?: Readonly<Record<string, string>>
}

const title = 'Rain stops play at Headingley again'
const dirty = `# ${title}\n\nIt didnâ€™t rain on the the roof.\n`
const doubled = `# ${title}\n\n${title}\n\nIt rained on the the roof.\n`
const windows = (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`
const unfilled = (name: string) => `By [Name].\n\nIt rained on ${name}.\n`

const drafts = {
  'a.md': dirty,
  'b.md': windows(dirty),
  'c/d.txt': dirty,
  'left/e.md': dirty,
  '.copydeskignore': 'left/\n',
  '.copydesk.yaml': 'preset: news\n',
}
const editor: Scenario['saved'] = ['b.md', 'Saved by another program.\n']

const baseline = (reason: string) =>
  `{\n  "version": 1,\n  "findings": [\n    ${JSON.stringify({path: 'z.md', rule: 'unfilled-placeholder', fingerprint: '0123456789abcdef', message: 'Placeholder', owner: 'Ann', reason})}\n  ]\n}\n`
const kept = {'a.md': unfilled('Leeds'), 'b.md': unfilled('York'), 'z.md': 'Clean.\n'}

/** The commands that write to the disk. */
export const scenarios: readonly Scenario[] = [
  {name: 'repairs', files: drafts, link: ['link.md', 'left/e.md'], args: ['--fix'], saved: editor},
  {
    name: 'repairs of structure',
    files: {'a.md': doubled, 'b.md': windows(doubled)},
    args: ['--fix-structure', '--no-config'],
    saved: editor,
  },
  {
    name: 'a first baseline',
    files: kept,
    args: ['--update-baseline', 'a.md', 'b.md'],
    saved: ['.copydesk-baseline.json', baseline('Saved by another program.')],
  },
  {
    name: 'a baseline anew',
    files: {...kept, '.copydesk-baseline.json': baseline('It stands.')},
    args: ['--update-baseline', 'a.md', 'b.md'],
    saved: ['.copydesk-baseline.json', baseline('Saved by another program.')],
  },
  {name: 'a cache', files: kept, args: ['--cache'], saved: editor},
  {
    name: 'a cache that joins',
    files: kept,
    before: [
      ['--cache', 'a.md'],
      ['--cache', '--preset=news'],
      ['--cache', '--preset=blog'],
    ],
    args: ['--cache', '--preset=strict'],
    saved: editor,
  },
  {
    name: 'reports to files',
    files: {'a.md': unfilled('Leeds'), 'b.md': 'Clean.\n', 'out.json': '[]\n'},
    args: ['--format=json=out.json', '--format=sarif=out.sarif', '--format=github'],
    env: {GITHUB_STEP_SUMMARY: 'summary.log'},
    saved: ['a.md', editor[1]],
  },
  {name: 'one shard', files: kept, args: ['--shard=1/1', '--output=part.ndjson'], saved: editor},
  {name: 'first settings', files: {'a.md': dirty}, args: ['init'], saved: ['a.md', editor[1]]},
]
