// Front matter contracts from settings files: schemas in files, the files around a draft, and what `init` proposes.
import {readFileSync, rmSync} from 'node:fs'
import {join} from 'node:path'
import {expect, test} from 'vitest'
import {parse} from 'yaml'
import {openTestDesk, runIn} from '../support/desk.ts'

const post = (matter: string) => `---\n${matter}\n---\n\nIt rained at the quay.\n`

/** The lines of a report about front matter, without their padding. */
const linesOf = (out: string) =>
  out
    .split('\n')
    .filter((line) => line.includes('front-matter-mistake'))
    .map((line) => line.replace(/\s+/g, ' ').replace(' front-matter-mistake', '').trim())

test('a schema stands in a file; mistakes in it are reported where they stand', async () => {
  const desk = openTestDesk({
    '.copydesk.yaml': 'frontMatter: {schema: post.json}\n',
    'post.json': '{\n  "required": ["title"],\n  "properties": {"title": {"type": "string"}}\n}\n',
    'a.md': post('titel: Fair'),
  })
  const {out, code} = await desk.run()
  expect(code).toBe(1)
  expect(linesOf(out)).toEqual(['2:1 error "titel" isn\'t a key that these drafts have: did you mean "title"?'])
  desk.write({'post.json': '{\n  "properties": {"title": {"type": "text"}}\n}\n'})
  expect((await desk.run()).err).toContain("post.json:2:36: `type` can't be `text`.")
  rmSync(join(desk.folder, 'post.json'))
  expect((await desk.run()).err).toContain('.copydesk.yaml:1:23: There is no schema `post.json`.')
})

test('an override replaces the contract, and values are compared among drafts with the same one', async () => {
  const {out} = await runIn(
    {
      '.copydesk.yaml':
        'frontMatter: {unique: [slug]}\noverrides:\n  - files: news/\n    frontMatter: {unique: [slug], required: [date]}\n  - files: _*\n    frontMatter: {}\n',
      'a.md': post('slug: fair'),
      'b.md': post('slug: fair'),
      'news/c.md': post('slug: fair'),
      'news/_d.md': post('slug: fair'),
    },
    [],
  )
  expect(linesOf(out)).toEqual([
    '2:7 error "fair" stands in "a.md", too: write another value here.',
    '1:1 error The front matter has no "date": add it.',
  ])
})

test('files are looked for as sites do, and a cache knows when one has come or gone', async () => {
  const desk = openTestDesk({
    '.copydesk.yaml': 'frontMatter: {keys: {image: file}}\n',
    'static/img/harbour.png': '',
    'content/posts/a.md': post('image: /img/harbor.png'),
    'content/posts/b.md': post('image: /img/harbour.png'),
  })
  const wrong = '2:8 error There is no file "/img/harbor.png": did you mean "/img/harbour.png"?'
  expect(linesOf((await desk.run('--cache')).out)).toEqual([wrong])
  expect(linesOf((await desk.run('--cache')).out)).toEqual([wrong])
  desk.write({'static/img/harbor.png': ''})
  expect(linesOf((await desk.run('--cache')).out)).toEqual([])
  rmSync(join(desk.folder, 'static/img/harbour.png'))
  expect(linesOf((await desk.run('--cache')).out)).toEqual([
    '2:8 error There is no file "/img/harbour.png": did you mean "/img/harbor.png"?',
  ])
})

test.each([
  ['a cascade', {'posts/_index.md': '---\ncascade:\n  author: Desk\n---\n'}],
  ['a cascade of the site', {'hugo.toml': '[[cascade]]\nauthor = "Desk"\n[cascade.target]\npath = "/posts/**"\n'}],
  ['defaults of Jekyll', {'_config.yml': 'defaults:\n  - scope: {path: posts}\n    values: {author: Desk}\n'}],
  ['data of Eleventy', {'posts/posts.json': '{"author": "Desk"}'}],
])('%s fills in keys', async (_, files) => {
  const {out} = await runIn(
    {
      '.copydesk.yaml': 'ignore: [_index.md]\nfrontMatter: {required: [title, author]}\n',
      'posts/a.md': post('title: Fair'),
      'b.md': post('mood: windy'),
      ...files,
    },
    ['posts/a.md', 'b.md'],
  )
  expect(linesOf(out).filter((line) => !line.includes('"title"'))).toEqual([])
  expect(out).toContain('has no "title"')
})

test('`init` proposes what nearly all drafts of a folder have in common', async () => {
  const kinds = ['News', 'Sport', 'Weather']
  const files = Object.fromEntries(
    Array.from({length: 45}, (_, i) => [
      `posts/${i}.md`,
      post(`title: Story ${i}\ndate: 2026-05-${10 + (i % 20)}\nkind: ${kinds[i % 3]}\nslug: s${i}`),
    ]),
  )
  const {folder} = await runIn(
    {
      ...files,
      'posts/3.md': post('titel: Story 3\ndate: 2026-5-3\nkind: Nwes\nslug: s3'),
      'posts/_index.md': post('name: x'),
    },
    ['init'],
  )
  const settings = parse(readFileSync(join(folder, '.copydesk.yaml'), 'utf8')) as {
    overrides: {files: string; frontMatter?: unknown}[]
  }
  expect(settings.overrides.find(({files}) => files === 'posts/')?.frontMatter).toEqual({
    required: ['title', 'date', 'kind', 'slug'],
    keys: {date: 'date', kind: {oneOf: ['News', 'Sport', 'Weather']}},
    unique: ['slug'],
  })
  const {out} = await runIn(folder, [])
  expect(linesOf(out)).toEqual([
    '2:1 warning The front matter has no "title": did you mean it by "titel"?',
    '3:7 warning "2026-5-3" isn\'t a date that "date" can have: write it like 2026-11-22.',
    '4:7 warning "Nwes" isn\'t allowed in "kind": did you mean "News"?',
  ])
})

test('a pattern that may take very long on a draft is not tried there', async () => {
  const long = 'a'.repeat(60)
  const {out, code} = await runIn(
    {
      '.copydesk.yaml':
        'frontMatter: {schema: {properties: {slug: {pattern: "^([a-z]+ ?)+$"}, sku: {pattern: "^[a-z0-9]+(?:-[a-z0-9]+)*$"}}}}\n',
      'short.md': post('slug: fair!\nsku: a-b-'),
      'long.md': post(`slug: ${long}!`),
    },
    [],
  )
  expect(out).toContain('The pattern `^([a-z]+ ?)+$` of the front matter contract may take very long on this draft')
  expect(linesOf(out).map((line) => line.slice(0, 12))).toEqual(['2:7 error "f', '3:6 error "a'])
  expect(code).toBe(2)
})

test('the pattern of a slug is quick whatever its length', async () => {
  const {out} = await runIn(
    {
      '.copydesk.yaml': 'frontMatter: {keys: {slug: {pattern: "^[a-z0-9]+(?:-[a-z0-9]+)*$"}}}\n',
      'a.md': post(`slug: ${'fair-'.repeat(4000)}`),
    },
    [],
  )
  expect(linesOf(out).map((line) => line.slice(0, 9))).toEqual(['2:7 error'])
})
