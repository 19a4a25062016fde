// The peers that are measured on the corpus: how each is set up and started, and how its output is read.
import {dirname} from 'node:path'
import {type Installable, peers} from '../../peers/peers.ts'
import type {PieceFile} from './pieces.ts'
import {
  type OutputReader,
  readHarper,
  readHumanizer,
  readLanguageTool,
  readProselint,
  readTextlint,
  readVale,
  readVfile,
  readWriteGood,
} from './readers.ts'
import {prepareStyles, stopOfVale, styleNames} from './vale.ts'

/** A peer that is given the pieces of the corpus. */
export interface CorpusTool {
  /** What the table calls it. */
  name: string
  peer: Installable
  /** Settings files to write into its home beside those of the peer. */
  files?: Readonly<Record<string, string>>
  /** Last touches to its home, with the folder of Vale's styles if one is named. Returns what is left out, and why. */
  prepare?(home: string, styles: string | undefined): string[]
  /** The commands that check all pieces from its home. */
  commands(files: readonly PieceFile[]): (readonly string[])[]
  /** The stream it prints findings to. */
  stream: 'stdout' | 'stderr'
  /** The exit codes of a run that went well. */
  codes: readonly number[]
  read: OutputReader
  /** Tells from what a failed run printed which file the tool can't read, for tools that then check no other. */
  stoppedAt?(printed: string): string | undefined
  /** Parts of it that have rows of their own, by the beginnings of their rules' names. */
  parts?: readonly {name: string; rules: readonly string[]}[]
}

/** A peer of the speed bench, by the beginning of its name. */
function speedPeer(beginning: string): Installable {
  const peer = peers.find(({name}) => name.startsWith(beginning))
  if (!peer) throw new Error(`The speed bench has no peer called ${beginning}.`)
  return peer
}

const bin = (name: string) => [process.execPath, `node_modules/.bin/${name}`]

/** The files by the variety of English that a tool knows them as. Throws where the table lacks an English. */
function byVariety(files: readonly PieceFile[], varieties: Readonly<Record<string, string>>): [string, PieceFile[]][] {
  const groups = new Map<string, PieceFile[]>()
  for (const file of files) {
    const variety = varieties[file.english]
    if (!variety) throw new Error(`The table of varieties lacks ${file.english}.`)
    groups.set(variety, [...(groups.get(variety) ?? []), file])
  }
  return [...groups]
}

/** Harper's dialects, by the corpus's Englishes. It has none of Ireland, Scotland, Nigeria, South Africa and New Zealand. */
const dialects = {
  american: 'us',
  australian: 'au',
  british: 'gb',
  canadian: 'ca',
  indian: 'in',
  irish: 'gb',
  'new-zealand': 'gb',
  nigerian: 'gb',
  scottish: 'gb',
  'south-african': 'gb',
}

/** LanguageTool's varieties. It has none of India, Ireland, Scotland and Nigeria. */
const languages = {
  american: 'en-US',
  australian: 'en-AU',
  british: 'en-GB',
  canadian: 'en-CA',
  indian: 'en-GB',
  irish: 'en-GB',
  'new-zealand': 'en-NZ',
  nigerian: 'en-GB',
  scottish: 'en-GB',
  'south-african': 'en-ZA',
}

const harper = (files: readonly PieceFile[]) =>
  byVariety(files, dialects).map(([dialect, own]) => [
    ...['venv/bin/harper', '--no-color', 'lint', '--quiet', '--format', 'json', '--dialect', dialect],
    ...own.map(({path}) => path),
  ])

const languageTool = (files: readonly PieceFile[]) =>
  byVariety(files, languages).map(([language, own]) => [
    ...['java', '-cp', 'lib/*:.', 'CheckFiles', language],
    ...new Set(own.map(({path}) => dirname(path))),
  ])

// write-good's command prints no lengths, its library does.
const writeGoodProgram = `import {readdirSync, readFileSync} from 'node:fs'
import writeGood from 'write-good'

const files = readdirSync('pieces', {recursive: true}).filter((file) => /\\.(?:md|txt)$/.test(file)).sort()
const found = files.map((file) => ({file, suggestions: writeGood(readFileSync(\`pieces/\${file}\`, 'utf8'))}))
console.log(JSON.stringify(found))
`

/** The rules of textlint for English that need no network and no settings. Each has a default. */
const textlintRules = {
  '@textlint-rule/preset-google': '0.1.2',
  '@textlint-rule/no-invalid-control-character': '3.0.0',
  alex: '5.0.0',
  'common-misspellings': '1.0.1',
  'date-weekday-mismatch': '1.1.1',
  'no-empty-section': '1.1.0',
  'no-todo': '2.0.1',
  'no-zero-width-spaces': '1.0.1',
  'stop-words': '5.2.0',
  terminology: '5.2.16',
  'write-good': '2.0.0',
}

const textlintPackages = Object.entries(textlintRules).map(([rule, version]) => {
  const [, scope = '', name = rule] = /^(@[^/]+\/)(.+)$/.exec(rule) ?? []
  return `${scope}textlint-rule-${name}@${version}`
})

const remark = (config: string) => [
  // It knows Markdown only, and is given the plain text as that.
  ...[...bin('remark'), '--no-stdout', '--no-config', '--rc-path', config, '--ext', 'md,txt'],
  ...['--report', 'vfile-reporter-json', 'pieces'],
]

/** The peers in the order of the table. */
export const corpusTools: readonly CorpusTool[] = [
  {
    name: 'Vale with its public styles',
    peer: speedPeer('Vale'),
    prepare: prepareStyles,
    commands: () => [['./vale', '--config', 'corpus.ini', '--output', 'JSON', 'pieces']],
    stream: 'stdout',
    codes: [0, 1],
    read: readVale,
    stoppedAt: stopOfVale,
    parts: ['Vale', ...styleNames].map((style) => ({name: `Vale, the style ${style} alone`, rules: [`${style}.`]})),
  },
  {
    name: 'textlint with rules for English',
    peer: {
      name: 'textlint on the corpus',
      version: '15.8.0',
      source: {from: 'npm', packages: ['textlint@15.8.0', ...textlintPackages]},
    },
    files: {
      'corpus.json': JSON.stringify({
        rules: Object.fromEntries(Object.keys(textlintRules).map((rule) => [rule, true])),
      }),
    },
    commands: () => [[...bin('textlint'), '--config', 'corpus.json', '--format', 'json', 'pieces']],
    stream: 'stdout',
    codes: [0, 1],
    read: readTextlint,
  },
  {
    name: 'proselint',
    peer: speedPeer('proselint'),
    commands: () => [['venv/bin/proselint', 'check', '--output-format', 'json', 'pieces']],
    stream: 'stdout',
    codes: [0, 1],
    read: readProselint,
  },
  {
    name: 'write-good',
    peer: speedPeer('write-good'),
    files: {'corpus.mjs': writeGoodProgram},
    commands: () => [[process.execPath, 'corpus.mjs']],
    stream: 'stdout',
    codes: [0],
    read: readWriteGood,
  },
  {
    name: 'alex',
    peer: speedPeer('alex'),
    commands: () => [
      [...bin('alex'), '--reporter', 'vfile-reporter-json', 'pieces/**/*.md'],
      [...bin('alex'), '--reporter', 'vfile-reporter-json', '--text', 'pieces/**/*.txt'],
    ],
    stream: 'stderr',
    codes: [0, 1],
    read: readVfile,
  },
  {
    name: 'remark-cli with remark-preset-lint-recommended 7.0.1',
    peer: speedPeer('remark-cli with preset-lint-recommended'),
    commands: () => [remark('lint.json')],
    stream: 'stderr',
    codes: [0, 1],
    read: readVfile,
  },
  {
    name: 'remark-cli with retext-equality, -indefinite-article, -readability and -repeated-words',
    peer: speedPeer('remark-cli with retext'),
    commands: () => [remark('retext.mjs')],
    stream: 'stderr',
    codes: [0, 1],
    read: readVfile,
  },
  {
    name: 'humanizer-pro',
    peer: {name: 'humanizer-pro', version: '4.16.0', source: {from: 'pip', packages: ['humanizer-pro==4.16.0']}},
    commands: () => [['venv/bin/humanizer-audit', '--json', 'pieces']],
    stream: 'stdout',
    codes: [0, 1, 2],
    read: readHumanizer,
  },
  {
    name: 'Harper',
    peer: speedPeer('Harper'),
    commands: harper,
    stream: 'stdout',
    codes: [0, 1],
    read: readHarper,
  },
  {
    name: 'LanguageTool',
    peer: speedPeer('LanguageTool'),
    commands: languageTool,
    stream: 'stdout',
    codes: [0, 1],
    read: readLanguageTool,
  },
]
