// sensitive-reporting: wording on suicide, abuse and killings that guidelines warn against.
import {placeOf, textOf, wholeOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import type {Hit} from '../../src/core/phrase-list.ts'
import {definePhrases} from '../../src/core/phrases/phrases.ts'
import {hitsOf} from '../../src/core/reading.ts'
import {defineRule} from '../../src/core/rule.ts'
import {titleOf} from '../../src/reading/page/roles.ts'
import {isOnlyMention, isQuoted, quotationsOf} from '../../src/reading/speech/quotations.ts'
import data from '../lists/sensitive-wording.json' with {type: 'json'}

const wording = definePhrases(data)

const messages: Readonly<Record<string, (found: string, instead: string) => string>> = {
  suicide: (found, instead) => `${found} goes against suicide guidelines: write "${instead}".`,
  abuse: (found, instead) => `${found} makes light of abuse: write "${instead}".`,
  killing: (found, instead) => `${found} excuses a killing: write "${instead}".`,
  method: (found) => `${found} describes the method: leave it out.`,
}

export default defineRule({
  summary: 'Wording on suicide, abuse or killings that guidelines warn against.',
  why: 'Wording that blames, glamorises or instructs does harm. Reports on suicide are known to lead to imitation.',
  authority:
    'Samaritans, Media guidelines for reporting suicide: https://www.samaritans.org/about-samaritans/media-guidelines/',
  since: '0.1.0',
  kinds: {suicide: 'warning', abuse: 'info', killing: 'info', method: 'info', helpline: 'info'},
  presets: {docs: 'off', strict: {abuse: 'warning', killing: 'warning', method: 'warning'}},
  options: {helpline: [] as string[]},
  optionNotes: {helpline: 'Names or numbers of your own helplines.'},
  lists: [wording],
  reads: [quotationsOf, titleOf],
  check({draft, options, report}) {
    const hits = hitsOf(draft, wording)
    const about = hits.filter(({kind}) => kind === 'topic' || kind === 'suicide')
    for (const hit of hits) {
      const say = messages[hit.kind]
      if (!say || isOnlyMention(draft, hit) || (hit.kind === 'method' && about.length === 0)) continue
      const {kind, instead = ''} = hit
      const place = placeOf(hit)
      report(hit, say(quote(textOf(hit)), instead), {
        kind,
        ...(isQuoted(draft, hit) && {atMost: 'info'}),
        ...(instead && {
          expected: [instead],
          suggestions: [{title: `Write "${instead}"`, edits: [{...place, text: instead}]}],
        }),
      })
    }
    const [first] = about
    if (!first || !isTheTopic(about, titleOf(draft)?.block.index)) return
    const given = options.helpline.some((name) => draft.text.includes(name))
    if (given || hits.some(({kind}) => kind === 'help')) return
    report(titleOf(draft) ?? wholeOf(first.block), 'This story is about suicide and names no helpline: add one.', {
      kind: 'helpline',
      note: 'Looked for a helpline by name or number.',
    })
  },
  examples: [
    {
      bad: 'The singer ==committed suicide== in 1997.',
      says: '"committed suicide" goes against suicide guidelines: write "died by suicide".',
      kind: 'suicide',
      severity: 'warning',
    },
    {bad: 'The fire crews now fear a ==suicide epidemic==.', kind: 'suicide'},
    {bad: 'He faces a charge of owning ==child porn==.', kind: 'abuse', severity: 'info', format: 'txt'},
    {bad: 'Lawyers called the stabbing a ==crime of passion==.', kind: 'killing', severity: 'info'},
    {
      bad: '“My uncle ==committed suicide== when I was nine,” she said.',
      kind: 'suicide',
      severity: 'info',
      shows: 'Somebody’s own words.',
    },
    {
      bad: 'She took her own life. She ==hanged herself with== a lead.',
      kind: 'method',
      severity: 'warning',
      preset: 'strict',
      says: '"hanged herself with" describes the method: leave it out.',
    },
    {
      bad: '# ==Suicide of a young striker==\n\nThe club mourns.',
      kind: 'helpline',
      says: 'This story is about suicide and names no helpline: add one.',
    },
    {good: '# Suicide of a young striker\n\nThe club mourns.\n\nThe Samaritans can be reached on 116 123.'},
    {good: '# Suicide of a young striker\n\nHelp: Talk Now, 0800 000 000.', options: {helpline: ['Talk Now']}},
    {good: 'A suicide bomber struck. The party committed political suicide.'},
    {good: 'Editors should not write “committed suicide”.', shows: 'The wording itself is the subject.'},
    {good: 'Suicide was a crime in England until 1961.', format: 'txt'},
    {good: 'He shot himself in the foot with that remark.', shows: 'Not about suicide.'},
    {good: 'She died by suicide in 1997. Her uncle attempted to take his own life.'},
  ],
})

/** Suicide is the topic where the title has it or three places of the copy do. */
const isTheTopic = (about: readonly Hit[], title: number | undefined) =>
  about.length >= 3 || about.some(({block}) => block.index === title)
