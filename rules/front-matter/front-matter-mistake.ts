// front-matter-mistake: a key or value at the top of a draft that isn't as the contract of the house asks.
import {quote} from '../../src/core/elide.ts'
import {breachesIn, uniqueValues} from '../../src/core/front-matter/check.ts'
import {slowPatternIn} from '../../src/core/front-matter/slow-patterns.ts'
import {defineRule, type Extras} from '../../src/core/rule.ts'
import {TooSlowError} from '../../src/core/stopped.ts'
import {nameDrafts} from '../../src/reading/likeness/repetition.ts'
import {editionOf} from '../../src/reading/page/editions.ts'

const posts = {
  required: ['title', 'date'],
  keys: {tags: {oneOf: ['News', 'Sport', 'Tutorials']}, date: 'date', draft: 'boolean', description: {maxLength: 20}},
} as const

export default defineRule({
  summary: 'A key or value in the settings at the top of a draft (“front matter”) that isn’t as your contract asks.',
  why: 'Sites are built from front matter. A missing date or a misspelt tag hides a page, or stops the build.',
  authority: 'JSON Schema: https://json-schema.org/specification',
  since: '0.2.0',
  preview: true,
  askedBy: 'frontMatter',
  kinds: {missing: 'error', unknown: 'warning', value: 'error', file: 'error', repeated: 'error'},
  outranks: ['duplicate-slug'],
  reads: [editionOf],
  anyLanguage: true,
  check({draft, house, report}) {
    const slow = slowPatternIn(draft, house)
    if (slow !== undefined)
      throw new TooSlowError(
        `The pattern \`${slow}\` of the front matter contract may take very long on this draft: say how often a part may repeat, as in \`\\w{1,20}\`.`,
      )
    for (const {kind, place, message, expected, repair} of breachesIn(draft, house)) {
      const edits = repair && [{...repair.place, text: repair.text}]
      const extras: Extras = {
        kind,
        ...(expected && {expected}),
        ...(edits && (repair.isSafe ? {fix: edits} : {suggestions: [{title: repair.title, edits}]})),
      }
      report(place, message, extras)
    }
  },
  collect({draft, house, add}) {
    for (const {key, value, among} of uniqueValues(draft, house)) {
      const text = String(value.data).trim()
      add(value.place, [`${among} ${editionOf(draft)} ${key} ${text}`], {key}, quote(text))
    }
  },
  compare(facts, group) {
    group(facts, 'repeated')
  },
  report: ({fact, ...repetition}) => ({
    message: `${fact.said} stands in ${nameDrafts(repetition)}, too: write another value here.`,
  }),
  kindNotes: {
    missing: 'a required key that isn’t there, or is empty',
    unknown: 'a key that the contract doesn’t name',
    value: 'a value that the contract doesn’t allow',
    file: 'a file that isn’t there',
    repeated: 'a value that another draft has, too, and that must be unique',
  },
  examples: [
    {
      bad: '---\ntitle: The fair\ndate: 2026-05-04\ntags: [News, ==Tutorails==]\n---\n\nIt rained.',
      frontMatter: posts,
      kind: 'value',
      severity: 'error',
      says: '"Tutorails" isn\'t allowed in "tags": did you mean "Tutorials"?',
    },
    {
      bad: '==---==\ntitle: The fair\n---\n\nIt rained.',
      frontMatter: posts,
      kind: 'missing',
      says: 'The front matter has no "date": add it.',
    },
    {
      bad: '+++\n==titel== = "The fair"\ndate = 2026-05-04\n+++\n\nIt rained.',
      frontMatter: posts,
      kind: 'missing',
      says: 'The front matter has no "title": did you mean it by "titel"?',
    },
    {
      bad: '---\ntitle: The fair\ndate: ==2026-02-30==\ndraft: =="false"==\ndescription: ==All about the harbour fair==\n---\n',
      frontMatter: posts,
      says: '"2026-02-30" isn\'t a date that "date" can have: write it like 2026-11-22.',
    },
    {
      bad: '---\ntitle: The fair\ntags: [==news==]\n---\n',
      fixed: '---\ntitle: The fair\ntags: [News]\n---\n',
      frontMatter: {keys: posts.keys},
      shows: 'a value that differs in capitals is repaired',
    },
    {
      bad: '---\n==catgories==: [fair]\n---\n',
      frontMatter: {keys: {categories: 'list'}, onlyTheseKeys: true},
      kind: 'unknown',
      says: '"catgories" isn\'t a key that these drafts have: did you mean "categories"?',
    },
    {
      bad: {
        'a.md': '---\nslug: fair\n---\n\nIt rained.',
        'b.md': '---\nslug: =="fair"==\n---\n\nIt did not.',
      },
      frontMatter: {unique: ['slug']},
      kind: 'repeated',
      says: '"fair" stands in "a.md", too: write another value here.',
    },
    {
      bad: '---\nweight: ==heavy==\nauthor: {name: ==""==}\n---\n',
      frontMatter: {
        schema: {
          properties: {weight: {type: 'integer'}, author: {properties: {name: {minLength: 1}}}},
        },
      },
      shows: 'a JSON Schema',
      says: '"weight" must be a whole number, not "heavy".',
    },
    {good: '---\ntitle: The fair\ndate: 2026-05-04\ntags: [News]\nmood: windy\n---\n\nIt rained.', frontMatter: posts},
    {
      good: '---\ntitle: "{{ page.name }}"\ndate: {{ date }}\ntags: ["{{ tag }}"]\n---\n\nIt rained.',
      frontMatter: posts,
      shows: 'values that a template fills in',
    },
    {good: '---\ntitle: 1984\ndate: 2026-05-04T10:00:00+02:00\ndraft: no\n---\n\nIt rained.', frontMatter: posts},
    {good: '---\nmood: windy\n---\n\nIt rained.', shows: 'no contract'},
  ],
})
