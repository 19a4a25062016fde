// What a check costs: a 900-word draft once warm, and how the time grows with the length of a draft.
import {rules} from '../rules/index.ts'
import {configure} from '../src/core/config.ts'
import {parseDraft} from '../src/core/draft.ts'
import {lint} from '../src/core/lint.ts'
import {textFormat} from '../src/formats/text.ts'

const paragraphs = [
  'Northmere council voted 31 to 24 on Thursday to raise council tax by 4.9 per cent and close two of its nine libraries.',
  '“Nobody came into politics to shut a library,” said Daniel Okoro, who leads the council. “But the law says the books must balance.”',
  'Critics of the plan, including the Friends of Fell Lane, said the council could have used its reserves. Experts are now calling for an inquiry.',
  'The vote came after a debate of more than six hours, in which members of three parties argued over what could be saved, and at what price.',
  'Visits have fallen by a fifth since 2015, a report published on 3 February said. Many residents fear that the fall was the point.',
]

/** A draft of about so many words; every paragraph is a little different. */
function makeDraft(words: number): string {
  const parts = ['Council shuts two libraries']
  for (let count = 0, i = 0; count < words; i++) {
    const paragraph = `${paragraphs[i % paragraphs.length]} That was item ${i} of the agenda.`
    count += paragraph.split(' ').length
    parts.push(paragraph)
  }
  return parts.join('\n\n')
}

/** Median milliseconds of parsing and checking a text. */
function measure(text: string, runs: number): number {
  const times = Array.from({length: runs}, () => {
    const start = performance.now()
    lint(parseDraft({path: 'draft.txt', text}, textFormat), config)
    return performance.now() - start
  })
  return times.sort((a, b) => a - b)[runs >> 1] as number
}

const config = configure(rules, {preset: process.argv[2] ?? 'recommended'})
measure(makeDraft(900), 60)
const rows = [900, 1000, 3000, 10_000, 30_000, 100_000].map((words) => ({
  words,
  ms: measure(makeDraft(words), words > 20_000 ? 5 : 15),
}))
console.log('   words        ms   µs a word')
for (const {words, ms} of rows)
  console.log(
    `${String(words).padStart(8)} ${ms.toFixed(1).padStart(9)} ${((ms / words) * 1000).toFixed(2).padStart(10)}`,
  )
const [first, last] = [rows[1], rows.at(-1)]
if (first && last)
  console.log(
    `grows as length to the power of ${(Math.log(last.ms / first.ms) / Math.log(last.words / first.words)).toFixed(2)}`,
  )
