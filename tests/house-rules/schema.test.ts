// The schema of house rules and their reader agree: what one refuses in shape, the other refuses, too.
import {readFileSync} from 'node:fs'
import {Ajv} from 'ajv'
import {expect, test} from 'vitest'
import {parse as parseYaml} from 'yaml'
import {houseSchema} from '../../src/core/settings/house-schema.ts'
import {checkValue} from '../../src/core/settings/schema.ts'

const validate = new Ajv({strict: false}).compile(JSON.parse(readFileSync('house-rules.schema.json', 'utf8')) as object)

const right = [
  'a: {avoid: x}',
  'a: {avoid: [x, y]}',
  'a: {avoid: {x: y}, fix: true}',
  'a: {avoid: {x: ""}}',
  "a: {frames: ['{number} x'], words: {pet: [dog]}}",
  "a: {avoid: x, frames: y, expressions: 'z'}",
  'a: {oneOf: [x, y], matchCase: true}',
  'a: {oneOf: [[x, y], [z, w]]}',
  'a: {explain: {X: y}}',
  'a: {require: x, when: [y, z], atLeast: 2, per: draft}',
  'a: {capitals: title-ap, exceptions: [X], fix: true}',
  'a: {measure: words, atMost: 3, atLeast: 1.5, per: sentence}',
  'a: {avoid: x, where: headline, notIn: [link, field:seo.title]}',
  'a: {avoid: x, quotations: only, unless: y, near: z, notNear: [w], within: paragraph, once: true}',
  'a: {avoid: x, wrong: ==x==, right: [y, z], severity: off, why: w, link: l, summary: s, message: m, formerly: [b]}',
  'a: {avoid: x, wrong: [==x==, {text: ==x==, says: s, fixed: f}]}',
  'a: {avoid: x, when: y, whenIn: headline, at: sentence-start, notAt: [whole, end], onlyFor: releases/}',
  'a: {avoid: x, where: link, inside: [headline, heading-2], notFor: {kind: [a, b], draft: true, year: 2026}}',
  'a: {explain: all, exceptions: [BBC], usedAgain: true}',
  'a: {require: x, when: y, within: 2 paragraphs, before: numbered-list}',
  'a: {repeats: headline, where: field:description}',
  'a: {avoid: x, wrong: {text: ==x==, path: a/b.md}, right: [y, {text: z, path: a.md}]}',
  'a-b2: {avoid: x}\nc: {measure: words, atMost: 0}',
  '{}',
]

const wrong = [
  '[]',
  'a',
  'A: {avoid: x}',
  'a b: {avoid: x}',
  'a: x',
  'a:',
  'a: {}',
  'a: {severity: info}',
  'a: {avoyd: x}',
  'a: {avoid: 3}',
  'a: {avoid: ""}',
  'a: {avoid: []}',
  'a: {avoid: {}}',
  'a: {avoid: [x, 3]}',
  'a: {avoid: {x: }}',
  'a: {avoid: x, oneOf: [y, z]}',
  'a: {measure: words, capitals: sentence}',
  'a: {avoid: x, per: draft}',
  'a: {avoid: x, atLeast: 1}',
  'a: {avoid: x, atMost: -1}',
  'a: {avoid: x, atMost: one}',
  'a: {oneOf: [x, y], instead: z}',
  'a: {oneOf: [x, y], fix: true}',
  'a: {avoid: x, whenIn: headline}',
  'a: {avoid: x, within: paragraph}',
  'a: {avoid: x, near: y, within: 200 paragraphs}',
  'a: {avoid: x, at: middle}',
  'a: {explain: some}',
  'a: {avoid: x, before: headline}',
  'a: {avoid: x, inside: headline}',
  'a: {avoid: x, onlyFor: {}}',
  'a: {avoid: x, onlyFor: {kind: }}',
  'a: {avoid: x, right: {path: a.md}}',
  'a: {avoid: x, words: {b: [c]}}',
  'a: {avoid: x, exceptions: [y]}',
  'a: {avoid: x, where: headlin}',
  'a: {avoid: x, where: []}',
  "a: {avoid: x, where: 'field:'}",
  'a: {avoid: x, quotations: none}',
  'a: {avoid: x, once: "yes"}',
  'a: {avoid: x, severity: eror}',
  'a: {avoid: x, near: {name: }}',
  'a: {avoid: x, wrong: []}',
  'a: {avoid: x, wrong: [{says: y}]}',
  'a: {avoid: x, wrong: [{text: ==x==, place: y}]}',
  'a: {avoid: x, formerly: [A B]}',
  'a: {capitals: title}',
  'a: {explain: [x]}',
  'a: {require: x, quotations: skip}',
]

test.each(right)('right: %s', (text) => {
  const data: unknown = parseYaml(text)
  expect([checkValue(houseSchema, data), validate(data)]).toEqual([[], true])
})

test.each(wrong)('wrong: %s', (text) => {
  const data: unknown = parseYaml(text)
  expect([checkValue(houseSchema, data).length > 0, validate(data)]).toEqual([true, false])
})
