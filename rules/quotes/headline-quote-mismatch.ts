// headline-quote-mismatch: the headline quotes words that the story does not have.
import {placeOf, textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {unmatchedQuotesOf} from './find/headline-quotes.ts'

const bare = (text: string) => text.replace(/^["“«‘']+|["”»’']+$/g, '')

export default defineRule({
  summary: 'The headline quotes words that the story does not have.',
  why: 'Quotation marks promise somebody’s exact words. A paraphrase in them is a false quotation, in the largest type.',
  authority:
    'IPSO Editors’ Code of Practice, clause 1(i): headlines not supported by the text; BBC News style guide: headlines',
  since: '0.1.0',
  kinds: {absent: 'warning', changed: 'warning', claim: 'info', subhead: 'off', word: 'off'},
  presets: {docs: 'off', strict: {claim: 'warning', subhead: 'info', word: 'info'}},
  options: {minWords: 2},
  optionNotes: {minWords: 'Quotations of fewer words are of the kind `word`.'},
  reads: [unmatchedQuotesOf],
  check({draft, options, report}) {
    for (const {quotation, words, nearest, inSubhead, isClaim, isSpoken} of unmatchedQuotesOf(draft)) {
      const short = words < options.minWords ? 'word' : isClaim ? 'claim' : undefined
      const kind = inSubhead ? 'subhead' : (short ?? (nearest ? 'changed' : 'absent'))
      const found = quote(bare(textOf(quotation)))
      const message =
        nearest && kind !== 'word'
          ? `Headline quotes ${found} but the story has ${quote(textOf(nearest))}: quote exactly.`
          : `Headline quotes ${found} but the story does not: quote exactly or remove the quotation marks.`
      report(quotation, message, {
        kind,
        ...(!isSpoken && {atMost: 'info' as const}),
        note: 'Compared without capitals and punctuation; an ellipsis and square brackets stand for anything.',
        ...(nearest && {
          expected: [textOf(nearest)],
          related: [{place: placeOf(nearest), message: 'The story quotes it like this.'}],
        }),
      })
    }
  },
  examples: [
    {
      bad: '# Clerk was ==“bullied out of a job”==\n\nBob Baker says he was driven out of his work by two colleagues at the town hall in May. He had been there for nine years and ran the office on his own. The council says it takes the matter seriously and will look into it by June.',
      kind: 'absent',
      severity: 'warning',
      says: 'Headline quotes "bullied out of a job" but the story does not: quote exactly or remove the quotation marks.',
    },
    {
      bad: '# Clerk ==“driven from his work”== by colleagues\n\nBob Baker says he was driven out of his work by two colleagues at the town hall in May. He had been there for nine years and ran the office on his own. The council says it takes the matter seriously and will look into it by June.',
      kind: 'changed',
      says: 'Headline quotes "driven from his work" but the story has "driven out of his work": quote exactly.',
    },
    {
      bad: 'Clerk Was ==“Bullied Out Of A Job”==\n\nBob Baker says he was driven out of his work by two colleagues at the town hall in May. He had been there for nine years and ran the office on his own. The council says it takes the matter seriously and will look into it by June.\n',
      format: 'txt',
    },
    {
      bad: '---\ntitle: Council ==‘does not care’==\n---\n\nBob Baker says he was driven out of his work by two colleagues at the town hall in May. He had been there for nine years and ran the office on his own. The council says it takes the matter seriously and will look into it by June.',
    },
    {
      bad: '# Clerk ==‘bullied’==\n\nBob Baker says he was driven out of his work by two colleagues at the town hall in May. He had been there for nine years and ran the office on his own. The council says it takes the matter seriously and will look into it by June.',
      preset: 'strict',
      kind: 'word',
      severity: 'info',
    },
    {
      bad: '# 2000 was the ==“year of the bridge builder”== for me\n\nI still see people write that the arch is ready. The truth is that it was ready long ago, and that I crossed it with a cart full of hay in the spring of that year, when nobody had a better way to get to the mill and back before it got dark.',
      severity: 'info',
      shows: 'nobody speaks: perhaps scare quotes',
    },
    {
      good: '# Making a ball with "mill archive"\n\nI worked this out last year, and I keep forgetting it, so here it is for whoever needs it, and for me when I am old and have to do it one more time on a rainy day in the mill by the river with nobody at hand who could tell me how:\n\n```sh\nmill archive --format tar main\n```',
      shows: 'the words stand in code',
    },
    {
      good: '# Clerk ‘driven out of his work’\n\nBob Baker says he was driven out of his work by two colleagues at the town hall in May. He had been there for nine years and ran the office on his own. The council says it takes the matter seriously and will look into it by June.',
    },
    {
      good: '# Clerk: “He had … nine years”\n\nBob Baker says he was driven out of his work by two colleagues at the town hall in May. He had been there for nine years and ran the office on his own. The council says it takes the matter seriously and will look into it by June.',
      shows: 'an ellipsis',
    },
    {
      good: '# Clerk “driven out of [the town hall]”\n\nBob Baker says he was driven out of his work by two colleagues at the town hall in May. He had been there for nine years and ran the office on his own. The council says it takes the matter seriously and will look into it by June.',
      shows: 'square brackets',
    },
    {
      good: '# Clerk ‘bullied’\n\nBob Baker says he was driven out of his work by two colleagues at the town hall in May. He had been there for nine years and ran the office on his own. The council says it takes the matter seriously and will look into it by June.',
      shows: 'a single word',
    },
    {
      good: '# How “The Long Road” was made in three weeks\n\nBob Baker says he was driven out of his work by two colleagues at the town hall in May. He had been there for nine years and ran the office on his own. The council says it takes the matter seriously and will look into it by June.',
      shows: 'the title of a work',
    },
    {good: '# Clerk ‘bullied out of a job’\n\nRead more.', shows: 'a teaser'},
  ],
})
