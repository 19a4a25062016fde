// Front matter contracts: wrong front matters with the exact place that is reported, and right ones, in YAML, TOML and JSON.
import fc from 'fast-check'
import {describe, expect, test} from 'vitest'
import {rules} from '../../rules/index.ts'
import type {Contract} from '../../src/core/contract.ts'
import {parseDraft} from '../../src/core/draft/draft.ts'
import type {Format} from '../../src/core/draft/format.ts'
import type {FilesAround} from '../../src/core/files-around.ts'
import {lintDraft} from '../../src/core/lint.ts'
import {applyEdits} from '../../src/core/report/fix.ts'
import {type Config, configureRules} from '../../src/core/settings/config.ts'
import {type Settings, SettingsError} from '../../src/core/settings/settings.ts'
import {formatFor, makeFormats} from '../../src/formats/index.ts'
import {parseWithRemark} from '../../src/formats/remark.ts'

const formats = makeFormats(parseWithRemark)
const own = rules.filter(({id}) => id === 'front-matter-mistake')

const files = ['static/img/harbour.png', 'content/posts/map.svg', 'public/logo.png']

const around = (path: string): FilesAround => ({
  path,
  hasFile: (file) => files.includes(file),
  filesIn: (folder) =>
    files.flatMap((file) =>
      file.slice(0, file.lastIndexOf('/')) === folder.replace(/\/$/, '') ? [file.slice(file.lastIndexOf('/') + 1)] : [],
    ),
  inheritedKeys: () => ['layout'],
})

function findingsIn(text: string, frontMatter: Contract, more: Settings = {}, path = 'content/posts/fair.md') {
  const config: Config = {...configureRules(own, {frontMatter, ...more}), filesAround: around}
  return lintDraft(parseDraft({path, text}, formatFor(path, formats) as Format), config)
}

/** What is reported: the words at each place, with the kind. */
const report = (text: string, contract: Contract, more?: Settings, path?: string) =>
  findingsIn(text, contract, more, path).map(({place, kind}) => `${kind} ${text.slice(place.start, place.end)}`.trim())

const posts: Contract = {
  required: ['title', 'date', 'author.name'],
  keys: {
    date: {is: 'date', earliest: '2015-01-01', latest: 'today'},
    description: {minLength: 10, maxLength: 40},
    tags: {is: 'list', oneOf: ['News', 'Sport', 'Tutorials'], maxItems: 2},
    image: 'file',
    draft: 'boolean',
    weight: {is: 'integer', min: 1, max: 10},
    slug: {pattern: '^[a-z0-9-]+$', example: 'harbour-fair'},
    updated: {is: 'date', format: 'DD/MM/YYYY'},
    source: 'url',
    author: {keys: {name: 'text', links: {is: 'list', items: {required: ['url'], keys: {url: 'url'}}}}},
  },
}
const now = new Date('2026-12-01')
const head = 'title: The fair\ndate: 2026-05-04\nauthor: {name: Ann}\n'
const yaml = (rest: string) => `---\n${head}${rest}\n---\n\nIt rained.\n`

describe('wrong values are reported at their exact places', () => {
  test.each([
    ['tags: [News, Tutorails]', 'value Tutorails'],
    ['tags:\n  - News\n  - "Sprot" # soon', 'value "Sprot"'],
    ['tags: News', 'value News'],
    ['tags: [News, Sport, Sport]', 'value [News, Sport, Sport]'],
    ['list: &all [Nws]\ntags: *all', 'value Nws'],
    ['one: &one Nws\ntags: [*one]', 'value *one'],
    ['"draft": "true"', 'value "true"'],
    ['draft: maybe', 'value maybe'],
    ['weight: 11', 'value 11'],
    ['weight: 1.5', 'value 1.5'],
    ["weight: '3'", "value '3'"],
    ['slug: The Fair', 'value The Fair'],
    ['description: Too short', 'value Too short'],
    [
      'description: >\n  It goes on for much longer\n  than anybody wants to read\nmood: windy',
      'value >\n  It goes on for much longer\n  than anybody wants to read',
    ],
    ['image: /img/harbor.png', 'file /img/harbor.png'],
    ['image: Map.svg', 'file Map.svg'],
    ['updated: 2026-05-04', 'value 2026-05-04'],
    ['updated: 31/02/2026', 'value 31/02/2026'],
    ['source: example.org', 'value example.org'],
  ])('%s', (line, expected) => {
    expect(report(yaml(line), posts, {now})).toEqual([expected])
  })

  test.each([
    ['date: 2014-12-31', 'value 2014-12-31'],
    ['date: 2026-12-02', 'value 2026-12-02'],
    ['date: 2026-02-30', 'value 2026-02-30'],
    ['date: next week', 'value next week'],
    ['date:', 'missing date'],
    ['Date: 2026-05-04', 'missing Date'],
    ['mood: windy', 'missing ---'],
  ])('%s', (line, expected) => {
    expect(report(`---\ntitle: The fair\nauthor: {name: Ann}\n${line}\n---\n`, posts, {now})).toEqual([expected])
  })

  test.each([
    ['---\ntitle: The fair\ndate: 2026-05-04\nauthor:\n  nmae: Ann\n---\n', 'missing nmae'],
    [
      '---\ntitle: The fair\ndate: 2026-05-04\nauthor:\n  name: Ann\n  links:\n    - url: https://example.org/\n    - ur: x\n---\n',
      'missing ur',
    ],
    ['---\r\ntitle: The fair\r\ndate: 2026-05-04\r\nauthor:\r\n  name: ""\r\n---\r\n', 'missing name'],
    ['\uFEFF---\ntitle: The fair\ndate: 2026-05-04\n---\n', 'missing ---'],
    [
      '+++\ntitle = "The fair"\ndate = 2026-05-04T10:00:00Z\ntags = ["News", "Sprot"]\n[author]\nname = "Ann"\n+++\n',
      'value "Sprot"',
    ],
    ['+++\ntitle = "The fair"\ndate = 2014-05-04\nauthor.name = "Ann"\n+++\n', 'value 2014-05-04'],
    ['+++\ntitle = "The fair"\ndate = 2026-05-04\n[author]\nnam = "Ann"\n+++\n', 'missing nam'],
    [
      '+++\ntitle = "The fair"\ndate = 2026-05-04\n[author]\nname = "Ann"\n[[author.links]]\nurl = "x"\n+++\n',
      'value "x"',
    ],
    [
      '{\n  "title": "The fair",\n  "date": "2026-05-04",\n  "author": {"name": "Ann"},\n  "draft": "yes"\n}\n\nIt rained.',
      'value "yes"',
    ],
    [
      '---json\n{\n  "title": "The fair",\n  "date": "soon",\n  "author": {"name": "Ann"}\n}\n---\n\nIt rained.',
      'value "soon"',
    ],
    ['It rained.', 'missing'],
  ])('%j', (text, expected) => {
    const plain = text.replace(/^\uFEFF/, '')
    const found = findingsIn(text, posts, {now})
    expect(found.map(({place, kind}) => `${kind} ${plain.slice(place.start, place.end)}`.trim())).toEqual([expected])
  })

  test('keys that nobody knows, and nested ones', () => {
    const contract: Contract = {
      keys: {title: 'text', seo: {keys: {image: 'file'}, onlyTheseKeys: true}},
      onlyTheseKeys: true,
    }
    const text = '---\ntitle: x\nmood: windy\nseo:\n  imgae: ~\n  other: y\n---\n'
    expect(report(text, contract)).toEqual(['unknown mood', 'unknown imgae', 'unknown other'])
  })
})

describe('right front matter is left alone', () => {
  test.each([
    [yaml('')],
    [yaml('tags: []\nimage:\ndescription: ""')],
    [yaml('tags: ["News", Sport]\ndraft: no\nweight: 10')],
    [yaml('description: |\n  Just as long as it can be, no more.\n')],
    [yaml('image: map.svg\nslug: harbour-fair')],
    [yaml('image: https://example.org/x.png')],
    [yaml('image: /img/harbour.png?v=2')],
    [yaml('image: "{{ site.image }}"\ndraft: {{ draft }}')],
    [yaml('updated: 04/05/2026\nsource: "https://example.org/a?b=c#d"')],
    [yaml('base: &base {mood: windy}\nmore: {<<: *base}')],
    ['---\ntitle: 1984\ndate: 2026-05-04 5:00:00 +0000\nauthor: {name: Ann}\n---\n'],
    ['---\ntitle: 1984\ndate: 2026-05-04 10:00:00 +0200\nauthor: {name: Ann}\n---\n'],
    ['+++\ntitle = "The fair"\ndate = 2026-05-04\n[author]\nname = "Ann"\n+++\n'],
    ['---\ntitle: "Broken\nauthor: x\n---\n'],
  ])('%j', (text) => {
    expect(report(text, posts, {now}).filter((found) => !found.startsWith('undefined'))).toEqual([])
  })

  test('a date in the name of the file, a key that the site fills in, capitals in Hugo', () => {
    const contract: Contract = {required: ['title', 'date', 'layout']}
    expect(report('---\ntitle: x\n---\n', contract, {}, 'posts/2026-05-04-fair.md')).toEqual([])
    expect(report('---\ntitle: x\n---\n', contract, {}, 'posts/2026/05/04/fair.md')).toEqual([])
    expect(report('---\nTitle: x\nDate: 2026-05-04\n---\n', contract, {templateEngines: ['hugo']})).toEqual([])
    expect(report('---\ntitle: x\n---\n', contract)).toEqual(['missing ---'])
  })
})

describe('a JSON Schema', () => {
  const schema = {
    type: 'object',
    required: ['title'],
    properties: {
      title: {type: 'string', minLength: 3},
      status: {anyOf: [{const: 'draft'}, {enum: ['live', 'archived']}]},
      author: {oneOf: [{type: 'string'}, {$ref: '#/$defs/person'}]},
      date: {type: 'string', format: 'date'},
      tags: {type: 'array', uniqueItems: true},
    },
    additionalProperties: false,
    $defs: {person: {type: 'object', required: ['name'], properties: {name: {type: 'string'}}}},
  }

  test.each([
    ['title: x', ['value x']],
    ['title: 2024', ['value 2024']],
    ['titel: The fair', ['missing titel']],
    ['title: Fair\nstatus: lvie', ['value lvie']],
    ['title: Fair\nauthor:\n  nmae: Ann', ['missing nmae']],
    ['title: Fair\nauthor: 3', ['value 3']],
    ['title: Fair\ndate: 2026-02-30', ['value 2026-02-30']],
    ['title: Fair\nmood: windy', ['unknown mood']],
    ['title: Fair\ntags: [tide, salt, tide, salt]', ['value tide']],
    ['title: Fair\ntags: [tide, Tide]', []],
    ['title: Fair\nstatus: live\nauthor: {name: Ann}\ndate: 2026-02-28', []],
    ['title: Fair\nstatus: "{{ status }}"', []],
  ])('%s', (matter, expected) => {
    expect(report(`---\n${matter}\n---\n`, {schema})).toEqual(expected)
  })

  test('is judged before it is used', () => {
    const mistakesOf = (frontMatter: unknown) => {
      try {
        configureRules(own, {frontMatter} as Settings)
      } catch (error) {
        if (error instanceof SettingsError)
          return error.mistakes.map(({path, message}) => `${path.join('.')}: ${message}`)
        throw error
      }
      return []
    }
    expect(mistakesOf({schema: {type: 'text', propertis: {}, allOf: [{$ref: '#/x'}, {pattern: '('}]}})).toEqual([
      "frontMatter.schema.type: `type` can't be `text`. Allowed: `string`, `number`, `integer`, `boolean`, `array`, `object`, `null`.",
      'frontMatter.schema.propertis: JSON Schema has no keyword `propertis`. Did you mean `properties`?',
      'frontMatter.schema.allOf.0.$ref: `$ref` leads nowhere: `#/x`. Nothing is fetched, so what it names must be in this schema, such as under `$defs`.',
      "frontMatter.schema.allOf.1.pattern: `pattern` isn't a regular expression: `(`.",
    ])
    expect(mistakesOf({requird: ['title'], keys: {a: 'txt', b: {minLenght: 3}, c: {min: 3, max: 2}}})).toEqual([
      'frontMatter.requird: `frontMatter` has no `requird`. Did you mean `required`?',
      "frontMatter.keys.a: `a` can't be `txt`. Did you mean `text`?",
      'frontMatter.keys.b.minLenght: `b` has no `minLenght`. Did you mean `minLength`?',
    ])
    expect(mistakesOf({keys: {c: {min: 3, max: 2}, d: {format: 'YYYY-mm'}}})).toEqual([
      "frontMatter.keys.c.min: `min` can't be more than `max`, which is `2`.",
      'frontMatter.keys.d.format: `format` is for dates: add `is: date`.',
    ])
  })
})

test('a contract turns the rule on though it is in preview, and settings turn it off', () => {
  const isOn = (settings: Settings) => configureRules(own, settings).rules.length > 0
  expect(isOn({})).toBe(false)
  expect(isOn({frontMatter: {required: ['title']}})).toBe(true)
  expect(isOn({frontMatter: {required: ['title']}, rules: {'front-matter-mistake': 'off'}})).toBe(false)
})

test('safe repairs keep the quotation marks, and leave nothing to repair', () => {
  const contract: Contract = {keys: {tags: {oneOf: ['New York', 'Sport']}, draft: 'boolean', title: 'text'}}
  const text = "---\ntags: ['new york', \"SPORT\", new-york]\ndraft: 'true'\ntitle: true\n---\n"
  const fixes = findingsIn(text, contract).flatMap(({fix}) => (fix ? [fix] : []))
  const repaired = applyEdits(text, fixes).text
  expect(repaired).toBe('---\ntags: [\'New York\', "Sport", New York]\ndraft: true\ntitle: "true"\n---\n')
  expect(findingsIn(repaired, contract)).toEqual([])
})

test('every place is in the front matter, whatever is written there', () => {
  const value = fc.oneof(
    fc.string(),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.string(), {maxLength: 3}),
  )
  const matter = fc.dictionary(fc.constantFrom('title', 'tags', 'draft', 'mood', '__proto__', 'date'), value)
  fc.assert(
    fc.property(matter, (data) => {
      const source = Object.entries(data).map(([key, one]) => `${JSON.stringify(key)}: ${JSON.stringify(one)}`)
      const text = `---\n${source.join('\n')}\n---\n\nIt rained.`
      const end = text.lastIndexOf('---') + 3
      for (const {place, ruleId} of findingsIn(text, {...posts, onlyTheseKeys: true}, {now})) {
        expect(ruleId).not.toBe('rule-crashed')
        expect(place.start).toBeLessThanOrEqual(place.end)
        expect(place.end).toBeLessThanOrEqual(end)
      }
    }),
    {numRuns: 200},
  )
})
