// headline-quote-mismatch: a headline or heading quotes words that aren't in the story.
import {placeOf, textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {unmatchedQuotesOf} from './find/headline-quotes.ts'

const bare = (text: string) => text.replace(/^["“«‘']+|["”»’']+$/g, '')

export default defineRule({
  summary: 'The headline quotes words that aren’t in the story.',
  why: 'Quotation marks promise somebody’s exact words. A paraphrase inside them is a false quotation, in the largest type.',
  authority:
    'IPSO Editors’ Code of Practice, clause 1(i): headlines not supported by the text; BBC News style guide: headlines',
  since: '0.1.0',
  kinds: {absent: 'info', changed: 'info', claim: 'info', subhead: 'off', word: 'off'},
  presets: {
    news: {absent: 'warning', changed: 'warning'},
    docs: 'off',
    strict: {absent: 'warning', changed: 'warning', claim: 'warning', subhead: 'info', word: 'info'},
  },
  options: {minWords: 2},
  optionNotes: {minWords: 'Quotations shorter than this are reported as kind `word`.'},
  reads: [unmatchedQuotesOf],
  check({draft, options, report}) {
    for (const {quotation, words, nearest, inSubhead, isClaim, isSpoken} of unmatchedQuotesOf(draft)) {
      const short = words < options.minWords ? 'word' : isClaim ? 'claim' : undefined
      const kind = inSubhead ? 'subhead' : (short ?? (nearest ? 'changed' : 'absent'))
      const found = quote(bare(textOf(quotation)))
      const where = inSubhead ? 'heading' : 'headline'
      const message =
        nearest && kind !== 'word'
          ? `The ${where} quotes ${found}, but the story has ${quote(textOf(nearest))}: use the exact words.`
          : `The ${where} quotes ${found}, but those words aren't in the story: use the story's exact words, or paraphrase and say who says so.`
      report(quotation, message, {
        kind,
        ...(!isSpoken && {atMost: 'info' as const}),
        note: 'Capitals and punctuation were ignored. An ellipsis or square brackets could stand for any words. Without its quotation marks, an allegation reads as fact.',
        ...(nearest && {
          expected: [textOf(nearest)],
          related: [{place: placeOf(nearest), message: 'The story quotes it like this.'}],
        }),
      })
    }
  },
  kindNotes: {
    absent: 'the words are not in the story',
    changed: 'the story has other words',
    claim: 'a few words in single marks, as British headlines set a claim apart',
    subhead: 'in a heading within the story',
    word: 'a single word',
  },
  examples: [
    {
      bad: '# Clerk was ==“bullied out of a job”==\n\nBob Baker says he was driven out of his work by two colleagues at the town hall in May. He had been there for nine years and ran the office on his own. The council says it takes the matter seriously and will look into it by June.',
      kind: 'absent',
      severity: 'info',
      says: 'The headline quotes "bullied out of a job", but those words aren\'t in the story: use the story\'s exact words, or paraphrase and say who says so.',
    },
    {
      bad: '# Clerk ==“driven from his work”== by colleagues\n\nBob Baker says he was driven out of his work by two colleagues at the town hall in May. He had been there for nine years and ran the office on his own. The council says it takes the matter seriously and will look into it by June.',
      kind: 'changed',
      says: 'The headline quotes "driven from his work", but the story has "driven out of his work": use the exact words.',
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
      bad: '# Clerks of the council’s film ==‘driven from their work’==\n\nBob Baker says he was driven out of his work by two colleagues at the town hall in May. He had been there for nine years and ran the office on his own. The council says it takes the matter seriously and will look into it by June.',
      kind: 'claim',
      shows: 'what somebody says, after the kind of a work',
    },
    {
      good: '# New paper “Nets of the north, and what became of them”\n\nBob Baker writes with two colleagues of the harbour about the old nets, which came from York in the spring of 1950 and were mended each year until the mill closed. They weighed them all, and asked those who had worked there for nine years what they were made of.',
      shows: 'the title of a work after its kind',
    },
    {
      good: '# Making a ball with "mill archive"\n\nI worked this out last year, and I keep forgetting it, so here it is for whoever needs it, and for me when I am old and have to do it one more time on a rainy day in the mill by the river with nobody at hand who could tell me how:\n\n```sh\nmill archive --format tar main\n```',
      shows: 'the words are in code',
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
