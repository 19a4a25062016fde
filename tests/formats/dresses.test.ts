// The sample and six fixtures in four dresses: the same findings by rule and words, but for what is said here.
import {existsSync, readFileSync} from 'node:fs'
import {describe, expect, test} from 'vitest'
import {rules} from '../../rules/index.ts'
import {type Draft, parseDraft} from '../../src/core/draft/draft.ts'
import {lintDraft} from '../../src/core/lint.ts'
import {configureRules} from '../../src/core/settings/config.ts'
import {loadFormats} from '../../src/files/formats.ts'
import {asHtml, asMdx, asText} from '../support/dresses.ts'

const {load, formatFor} = loadFormats()
const config = configureRules(rules, {now: new Date('2026-11-30')})

async function read(path: string, text: string): Promise<Draft> {
  const format = formatFor(path)
  if (!format) throw new Error(path)
  await load(format)
  return parseDraft({path, text}, format)
}

/** Each finding by its rule and the words of its place, without markup. */
const found = (draft: Draft): string[] =>
  lintDraft(draft, config)
    .map(({ruleId, place}) => `${ruleId}: ${plain(draft.text.slice(place.start, place.end))}`)
    .sort()

const plain = (source: string) =>
  source
    .replace(/<br>/g, ' ')
    .replace(/<[^>]*>|^[#•\d.*-]+ |\]\([^)]*\)|\]\[[^\]]*\]|[[\]*_`\\]/gm, '')
    .replace(/&amp;/g, '&')
    .replace(/&lt;/g, '<')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 60)

const typed = 'a bullet that somebody typed is a list of Markdown no more'
const shown = 'code can be shown in Markdown; in plain text nothing marks it'
const noLinks = 'plain text has no links'
const noFields = 'plain text has no front matter'

/** What differs, and why: `-` isn't found in the other dress, `+` is found there only. */
const differences: Readonly<Record<string, readonly [finding: string, why: string][]>> = {
  'release-notes.md as .txt': [
    ['+ fake-list: •', typed],
    ['+ leftover-instruction: TODO', shown],
    ['+ placeholder-link: http://localhost:4000/', shown],
    ['+ unfilled-placeholder: ', 'a placeholder in code is shown, not left; its words have angle brackets'],
  ],
  'release-notes.md as .mdx': [
    ['+ unreadable-file: .baseurl }}/guide/).', 'slots of Liquid are no expressions of MDX'],
  ],
  'river-survey.md as .txt': [
    ['+ fake-list: •', typed],
    ['+ unfilled-placeholder: {{species}}', shown],
  ],
  'solar-roofs.md as .txt': [
    ['+ fake-list: •', typed],
    ['- chatbot-markup: utmsource=chatgpt.com', noLinks],
    ['- placeholder-link: contact our team', noLinks],
    ['- unfilled-placeholder: Author Name', noFields],
    ['- unfilled-placeholder: Your Subtitle Here', noFields],
  ],
}

const sample = '../shared/sample/met-police.txt'
const drafts = [
  ...['council-budget.txt', 'harbour-bridge.txt', 'trial-report.txt'],
  ...['release-notes.md', 'river-survey.md', 'solar-roofs.md'],
].map((name) => `fixtures/${name}`)

describe.each([sample, ...drafts].filter((path) => existsSync(path)))('%s', async (path) => {
  const text = readFileSync(path, 'utf8')
  const own = await read(path, text)
  const dresses = {...(own.format === 'text' ? {md: text} : {txt: asText(own)}), html: asHtml(own), mdx: asMdx(own)}

  test.each(Object.entries(dresses))('as .%s', async (extension, dressed) => {
    const draft = await read(`a.${extension}`, dressed)
    const [before, after] = [found(own), found(draft)]
    const differing = [
      ...after.filter((one) => !before.includes(one)).map((one) => `+ ${one}`),
      ...before.filter((one) => !after.includes(one)).map((one) => `- ${one}`),
    ]
    const expected = differences[`${path.split('/').at(-1)} as .${extension}`] ?? []
    expect([...new Set(differing)].sort()).toEqual(expected.map(([finding]) => finding).sort())
  })
})
