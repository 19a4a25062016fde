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
  suicide: (found, instead) => `${found} goes against guidance on reporting suicide: write "${instead}".`,
  craze: (found) => `${found} goes against guidance on reporting suicide: give the number of deaths and the period.`,
  easy: (found) => `${found} makes suicide sound easy: cut it.`,
  abuse: (found, instead) => `${found} may make light of abuse: write "${instead}", or name the offence as charged.`,
  offence: (found) =>
    `${found} may make light of abuse: name the offence as charged, or say what is alleged. Get legal advice.`,
  killing: (found, instead) => `${found} takes the killer's view: write "${instead}".`,
  excuse: (found) => `${found} excuses violence: say what happened, or what is alleged.`,
  praise: (found) => `${found} flatters the killer: leave the praise out.`,
  method: (found) =>
    `${found} gives details of the method: cut means, place and amount, and say at most in general terms how the person died.`,
}

/** The kinds of the list that the rule reports under another name. */
const kindOf: Readonly<Record<string, string>> = {
  craze: 'suicide',
  easy: 'suicide',
  offence: 'abuse',
  excuse: 'killing',
  praise: 'killing',
}

export default defineRule({
  summary: 'Wording about suicide, abuse or killings that reporting guidelines warn against.',
  why: 'Words that blame a victim, excuse a killer or show how it was done cause harm. Reports of a suicide can lead to others.',
  authority:
    'Samaritans, Media guidelines for reporting suicide: https://www.samaritans.org/about-samaritans/media-guidelines/',
  since: '0.1.0',
  kinds: {suicide: 'warning', abuse: 'info', killing: 'info', method: 'info', helpline: 'info'},
  presets: {docs: 'off', strict: {abuse: 'warning', killing: 'warning', method: 'warning'}},
  options: {helpline: [] as string[]},
  optionNotes: {helpline: 'Names or numbers of other helplines that you print.'},
  lists: [wording],
  reads: [quotationsOf, titleOf],
  check({draft, options, report}) {
    const hits = hitsOf(draft, wording)
    const about = hits.filter(({kind}) => kind === 'topic' || (kindOf[kind] ?? kind) === 'suicide')
    for (const hit of hits) {
      const say = messages[hit.kind]
      if (!say || isOnlyMention(draft, hit) || (hit.kind === 'method' && about.length === 0)) continue
      const {kind, instead = ''} = hit
      const place = placeOf(hit)
      report(hit, say(quote(textOf(hit)), instead), {
        kind: kindOf[kind] ?? kind,
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
  kindNotes: {
    suicide: 'wording on suicide',
    abuse: 'wording on sexual abuse',
    killing: 'wording on killings',
    method: 'details of how somebody died',
    helpline: 'no helpline in a story about suicide',
  },
  examples: [
    {
      bad: 'The singer ==committed suicide== in 1997.',
      says: '"committed suicide" goes against guidance on reporting suicide: write "died by suicide".',
      kind: 'suicide',
      severity: 'warning',
    },
    {bad: 'The fire crews now fear a ==suicide epidemic==.', kind: 'suicide'},
    {
      bad: 'A ==suicide craze== has reached the town.',
      kind: 'suicide',
      says: '"suicide craze" goes against guidance on reporting suicide: give the number of deaths and the period.',
    },
    {
      bad: 'She ==attempted to commit suicide== twice, and the third ==attempt to commit suicide== made the news.',
      kind: 'suicide',
      says: '"attempted to commit suicide" goes against guidance on reporting suicide: write "attempted suicide".',
    },
    {
      bad: 'A charity for the families of ==suicide victims== has moved.',
      kind: 'suicide',
      says: '"suicide victims" goes against guidance on reporting suicide: write "people who died by suicide".',
    },
    {
      bad: 'The forum sold it as a ==painless way to die==.',
      kind: 'suicide',
      says: '"painless way to die" makes suicide sound easy: cut it.',
    },
    {
      bad: 'He faces a charge of owning ==child porn==.',
      kind: 'abuse',
      severity: 'info',
      format: 'txt',
      says: '"child porn" may make light of abuse: write "child sexual abuse material", or name the offence as charged.',
    },
    {
      bad: 'The coach is accused of ==sex with a pupil==.',
      kind: 'abuse',
      says: '"sex with a pupil" may make light of abuse: name the offence as charged, or say what is alleged. Get legal advice.',
    },
    {
      bad: 'Lawyers called the stabbing a ==crime of passion==.',
      kind: 'killing',
      severity: 'info',
      says: '"crime of passion" excuses violence: say what happened, or what is alleged.',
    },
    {
      bad: 'Police link two ==honour killings== to one village.',
      kind: 'killing',
      says: '"honour killings" takes the killer\'s view: write "so-called honour killings".',
    },
    {
      bad: 'A ==devoted father killed his wife== and two sons on Monday.',
      kind: 'killing',
      says: '"devoted father killed his wife" flatters the killer: leave the praise out.',
    },
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
      says: '"hanged herself with" gives details of the method: cut means, place and amount, and say at most in general terms how the person died.',
    },
    {
      bad: '# ==Suicide of a young striker==\n\nThe club mourns.',
      kind: 'helpline',
      says: 'This story is about suicide and names no helpline: add one.',
    },
    {good: '# Suicide of a young striker\n\nThe club mourns.\n\nThe Samaritans can be reached on 116 123.'},
    {good: '# Suicide of a young striker\n\nHelp: Talk Now, 0800 000 000.', options: {helpline: ['Talk Now']}},
    {good: 'Members of the suicide cult died in one night.', shows: 'A group, not a rise.'},
    {good: 'A suicide bomber struck. The party committed political suicide.'},
    {good: 'Editors should not write “committed suicide”.', shows: 'A sentence about the wording.'},
    {good: 'Police call it a so-called honour killing. So-called “honour killings” are murders, she said.'},
    {
      good: 'The devoted father killed in the crash was 41. A loving dad murdered two years ago was named.',
      shows: 'Praise of a victim.',
    },
    {good: 'Suicide was a crime in England until 1961.', format: 'txt'},
    {good: 'He shot himself in the foot with that remark.', shows: 'Not about suicide.'},
    {good: 'She died by suicide in 1997. Her uncle attempted to take his own life.'},
  ],
})

/** Suicide is the topic where the title has it or three places of the copy do. */
const isTheTopic = (about: readonly Hit[], title: number | undefined) =>
  about.length >= 3 || about.some(({block}) => block.index === title)
