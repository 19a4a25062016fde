// Across drafts: the order of files changes nothing, ignores and severities hold, findings of one fact are one.
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {makeArchive} from '../../../bench/archive/posts.ts'
import {rules} from '../../../rules/index.ts'
import {compareAll, compareStored} from '../../../src/core/across/compare.ts'
import {addCrossFindings, type CrossFinding} from '../../../src/core/across/cross-report.ts'
import {buffersOf, makeFactStore} from '../../../src/core/across/fact-store.ts'
import {type Draft, parseDraft} from '../../../src/core/draft/draft.ts'
import type {Format} from '../../../src/core/draft/format.ts'
import type {Fact} from '../../../src/core/fact.ts'
import {study} from '../../../src/core/lint.ts'
import type {Rule} from '../../../src/core/rule.ts'
import {configureRules} from '../../../src/core/settings/config.ts'
import type {Settings} from '../../../src/core/settings/settings.ts'
import {checkDraft} from '../../../src/files/check.ts'
import {formatFor, makeFormats} from '../../../src/formats/index.ts'
import {parseWithRemark} from '../../../src/formats/remark.ts'

const formats = makeFormats(parseWithRemark)
const parse = (path: string, text: string): Draft => parseDraft({path, text}, formatFor(path, formats) as Format)
const comparing = rules.filter(({compare}) => compare)

/** Compares each word that starts with a sign under itself: `=` alike, `~` nearly so, `+` both. */
const sign: Rule = {
  id: 'sign',
  family: 'test',
  summary: '',
  why: '',
  authority: '',
  kinds: {alike: 'warning', nearly: 'info'},
  examples: [],
  collect({draft, add}) {
    for (const block of draft.blocks)
      for (const {0: word, index} of block.prose.text.matchAll(/[=~+]\S+/g))
        add({block, start: index, end: index + word.length}, [`a${word}`, `b${word}`], {}, word)
  },
  compare(facts, group, _options, key) {
    if (/^a[=+]/.test(key)) group(facts, 'alike')
    if (/^b[~+]/.test(key)) group(facts, 'nearly', 0.9)
  },
  report: ({fact, others, count, kind}) => ({
    message: `${fact.said} ${kind} ${others.map(({path}) => path).join(' ')} ${count}.`,
  }),
}

type Sources = Readonly<Record<string, string>>

function factsOf(sources: Sources, use: readonly Rule[], settings: Settings = {}): Fact[] {
  const config = configureRules(use, settings)
  return Object.entries(sources).flatMap(([path, text]) => study(parse(path, text), config).facts)
}

function compare(sources: Sources, use: readonly Rule[] = [sign], settings: Settings = {}): CrossFinding[] {
  return compareAll(factsOf(sources, use, settings), use)
}

const brief = (found: readonly CrossFinding[]) =>
  found.map(({path, finding}) => `${path} ${finding.severity}: ${finding.message}`)

describe('a group', () => {
  test('every draft but the earliest carries a finding that names the others', () => {
    expect(brief(compare({'c.md': 'It =rains.', 'a.md': 'It =rains.', 'b.md': 'It =rains.'}))).toEqual([
      'b.md warning: =rains. alike a.md c.md 2.',
      'c.md warning: =rains. alike a.md b.md 2.',
    ])
  })

  test('the earliest is so by date, in front matter or the file name; drafts without one come last', () => {
    const dated = (date: string) => `---\ndate: ${date}\n---\n\nIt =rains.`
    const sources = {
      'a.md': 'It =rains.',
      'z.md': dated('2026-03-02'),
      'y.md': dated('2026-03-01T10:00:00Z'),
      '2026-02-28-x.md': 'It =rains.',
    }
    expect(compare(sources).map(({path}) => path)).toEqual(['a.md', 'y.md', 'z.md'])
  })

  test('names twenty of many and counts them all', () => {
    const sources = Object.fromEntries(Array.from({length: 30}, (_, i) => [`${10 + i}.md`, 'It =rains.']))
    const [first] = compare(sources)
    expect(first?.finding.related).toHaveLength(20)
    expect(first?.finding.message).toMatch(/ 29\.$/)
  })

  test('each place it names is that of the other draft', () => {
    const sources = {'a.md': '# Rain\n\nLine one\nand it =rains.', 'b.md': 'It =rains.'}
    const [found] = compare(sources)
    const [other] = found?.finding.related ?? []
    expect(sources['a.md'].slice(other?.place.start, other?.place.end)).toBe('=rains.')
    expect(other?.message).toBe('See a.md:4.')
    expect(found?.place).toEqual({start: {line: 1, column: 4, offset: 3}, end: {line: 1, column: 11, offset: 10}})
  })
})

describe('one fact', () => {
  test('found under several keys has one finding, of the kind that stands first', () => {
    expect(brief(compare({'a.md': '+rain', 'b.md': '+rain'}))).toEqual(['b.md warning: +rain alike a.md 1.'])
  })

  test('has a finding of the next kind where its draft has the first one off', () => {
    const settings: Settings = {rules: {sign: {alike: 'off', nearly: 'error'}}}
    const facts = [...factsOf({'a.md': '+rain'}, [sign]), ...factsOf({'b.md': '+rain'}, [sign], settings)]
    expect(brief(compareAll(facts, [sign]))).toEqual(['b.md error: +rain nearly a.md 1.'])
  })

  test('keeps the severity of its own draft', () => {
    const loud = factsOf({'b.md': 'It =rains.'}, [sign], {rules: {sign: 'error'}})
    const facts = [...factsOf({'a.md': 'It =rains.', 'c.md': 'It =rains.'}, [sign]), ...loud]
    expect(brief(compareAll(facts, [sign]))).toEqual([
      'b.md error: =rains. alike a.md c.md 2.',
      'c.md warning: =rains. alike a.md b.md 2.',
    ])
  })
})

describe('settings', () => {
  test('what they allow carries no finding and still counts for the others', () => {
    const sources = {'a.md': 'It =rains.', 'b.md': 'It =rains.', 'c.md': 'It =RAINS. =rains.'}
    const facts = [
      ...factsOf({'a.md': sources['a.md']}, [sign]),
      ...factsOf({'b.md': sources['b.md']}, [sign], {allow: ['=Rains.']}),
      ...factsOf({'c.md': sources['c.md']}, [sign], {allow: {sign: ['=RAINS.']}}),
    ]
    expect(brief(compareAll(facts, [sign]))).toEqual([])
    const others = factsOf({'d.md': 'It =rains.'}, [sign])
    expect(brief(compareAll([...facts, ...others], [sign]))).toEqual(['d.md warning: =rains. alike a.md b.md c.md 3.'])
  })

  test('each draft is judged by its own options', () => {
    const few: Rule = {
      ...sign,
      options: {least: 2},
      compare: (facts, group, {least}) => facts.length >= Number(least) && group(facts, 'alike'),
    }
    const loose = factsOf({'a.md': 'It =rains.', 'b.md': 'It =rains.'}, [few])
    const strict = factsOf({'c.md': 'It =rains.'}, [few], {rules: {sign: [{}, {least: 4}]}})
    expect(strict.map(({options}) => options)).toEqual([{least: 4}])
    expect(brief(compareAll([...strict, ...loose], [few]))).toEqual(['b.md warning: =rains. alike a.md c.md 2.'])
  })
})

describe('one problem', () => {
  const story =
    'The harbour board met on Tuesday to decide whether the old ferry should sail through the winter. Members heard from nine people who take it to work, and from one who would like it to stop. A vote is due once the engineers have looked at the hull.'
  const head = (title: string, description: string) => `---\ndescription: ${description}\n---\n\n# ${title}\n\n`
  const copied = `${head('Winter ferry waits for a vote', 'News from the harbour')}${story}`

  test('is one finding: a copied story is not also told of for its headline and description', () => {
    const found = compare({'a.md': copied, 'b.md': copied}, comparing)
    expect(found.map(({path, finding}) => `${path} ${finding.ruleId}`)).toEqual(['b.md duplicate-article'])
  })

  test('is another one where the headline is that of another draft', () => {
    const sources = {
      'a.md': `${head('Nine people speak for the boat', 'One of nine')}${story}`,
      'b.md': `${head('Winter ferry waits for a vote', 'Two of nine')}The boat is to be painted.`,
      'c.md': copied,
    }
    const found = compare(sources, comparing).map(({path, finding}) => [
      path,
      finding.ruleId,
      finding.related?.[0]?.path,
    ])
    expect(found).toEqual([
      ['c.md', 'duplicate-article', 'a.md'],
      ['c.md', 'duplicate-headline', 'b.md'],
    ])
  })
})

describe('an ignored fact', () => {
  const ignore = '<!-- copydesk-ignore sign: a running gag -->'

  test('carries no finding and still counts for the others', () => {
    const sources = {'a.md': `${ignore}\n\n=rain`, 'b.md': `${ignore}\n\n=rain`, 'c.md': '=rain'}
    expect(brief(compare(sources))).toEqual(['c.md warning: =rain alike a.md b.md 2.'])
  })

  test('makes its ignore a used one', () => {
    const {findings} = study(parse('a.md', `${ignore}\n\n=rain`), configureRules([sign]))
    expect(findings).toEqual([])
  })

  test('is one piece of a draft only, where a fact has several', () => {
    const blurbs = [
      'Our newsroom of four has told the stories of the harbour since the spring of 1990.',
      'What you read here was checked by two of us, and what was wrong is put right below.',
    ]
    const passing = `<!-- copydesk-ignore shared-boilerplate: agreed -->\n${blurbs[0]}\n\n${blurbs[1]}`
    const own = (i: number) => `\n\nThe tale of day ${'one two three'.split(' ')[i]} goes on.`
    const sources = {
      'a.md': blurbs.join('\n\n') + own(0),
      'b.md': blurbs.join('\n\n') + own(1),
      'c.md': passing + own(2),
    }
    const found = compare(sources, comparing, {preset: 'news'}).filter(
      ({finding}) => finding.ruleId === 'shared-boilerplate',
    )
    const places = found.map(
      ({path, finding: {place}}) => `${path} ${sources[path as 'a.md'].slice(place.start, place.end)}`,
    )
    expect(places).toEqual([`b.md ${blurbs[0]}`, `b.md ${blurbs[1]}`, `c.md ${blurbs[1]}`])
  })
})

describe('an archive', () => {
  const made = [...makeArchive(300, 7)]
  const facts = factsOf(Object.fromEntries(made.map(({post}) => [post.path, post.text])), comparing, {preset: 'strict'})
  const all = compareAll(facts, comparing)

  test('has a finding for every planted copy and none elsewhere', () => {
    const due = made.flatMap(({copy}) => (copy ? [`${copy.rule} ${copy.path}`] : []))
    expect(new Set(all.map(({path, finding}) => `${finding.ruleId} ${path}`))).toEqual(new Set(due))
  })

  test('is compared the same in any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(facts, {minLength: facts.length}), (shuffled) => {
        expect(compareAll(shuffled, comparing)).toEqual(all)
      }),
      {numRuns: 10},
    )
  })

  test('is compared the same where keys collide', () => {
    const store = makeFactStore(() => 7)
    store.add(facts.slice(0, 400))
    expect(compareStored(store, comparing)).toEqual(compareAll(facts.slice(0, 400), comparing))
  })

  test('is compared the same where several stores held its facts, and other threads', () => {
    const stores = [makeFactStore(), makeFactStore(), makeFactStore()]
    for (const [i, fact] of facts.entries()) stores[i % 3]?.add([fact])
    const [first = makeFactStore(), ...others] = stores
    for (const other of others) {
      const packed = other.pack()
      first.take(structuredClone(packed, {transfer: buffersOf(packed)}))
    }
    expect(compareStored(first, comparing)).toEqual(all)
  })

  test('is compared the same after its facts have been JSON', () => {
    const read = facts.map((fact) => JSON.parse(JSON.stringify(fact)) as Fact)
    expect(read).toEqual(facts)
    expect(compareAll(read, comparing)).toEqual(all)
  })

  test('has facts of 8 kB a draft at most', () => {
    expect(JSON.stringify(facts).length / made.length).toBeLessThan(8000)
  })
})

test('results carry what was found across them, in the order of places', async () => {
  const config = configureRules(comparing, {preset: 'strict'})
  const sources = {
    'a.md': '---\nslug: rain\ndescription: Notes from the valley\n---\n\n# Rain in the valley\n',
    'b.md': '---\nslug: rain\ndescription: Notes from the valley\n---\n\n# Rain in the valley\n',
  }
  const checked = await Promise.all(
    Object.entries(sources).map(([path, text]) => checkDraft(parse(path, text), config)),
  )
  const facts = checked.flatMap(({facts}) => facts)
  const results = addCrossFindings(checked, compareAll(facts, comparing))
  expect(results.map(({findings}) => findings.map(({ruleId, start, actual}) => [ruleId, start.line, actual]))).toEqual([
    [],
    [
      ['duplicate-slug', 2, 'rain'],
      ['duplicate-description', 3, 'Notes from the valley'],
      ['duplicate-headline', 6, 'Rain in the valley'],
    ],
  ])
})
