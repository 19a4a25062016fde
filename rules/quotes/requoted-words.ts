// requoted-words: a quotation given twice, the second time in other words.
import {makeLocator} from '../../src/core/draft/draft.ts'
import {placeOf, type Span, textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {requotedIn, requotes} from './find/requoted.ts'

/** A quotation without its marks. */
const wordsOf = (span: Span) => textOf(span).replace(/^["“'‘]+|["”'’]+$/g, '')

export default defineRule({
  summary: 'A quotation given twice, the second time in other words.',
  why: 'What stands in quotation marks is what was said. It can’t have been said in two ways.',
  authority: 'AP Stylebook, quotations in the news',
  since: '0.2.0',
  preview: true,
  severity: 'info',
  reads: [requotes],
  check({draft, report}) {
    const found = requotedIn(draft)
    if (found.length === 0) return
    const locate = makeLocator(draft.text)
    for (const {first, ...span} of found) {
      const place = placeOf(first)
      report(
        span,
        `${quote(wordsOf(span))} may be ${quote(wordsOf(first))} of line ${locate(place.start).line} in other words: check what was said.`,
        {
          related: [{place, message: 'It stands here first.'}],
        },
      )
    }
  },
  examples: [
    {
      bad: '“Nine isn’t a physics group, it’s a car share,” she told the meeting.\n\nAs she put it, ==“Nine people make no physics class, you could get them all in two cars.”==',
      says: '"Nine people make no physics […] get them all in two cars." may be "Nine isn’t a physics group, it’s a car share," of line 1 in other words: check what was said.',
      severity: 'info',
    },
    {
      bad: '“A tree is worth more the day after it goes in,” she said, and sat down.\n\nSomebody had chalked her opening line on the walk: ==“All we buy loses value overnight, and a tree gains it.”==',
      preset: 'strict',
    },
    {
      bad: '“I read ‘skipped’ and took it to mean done already,” she told the review.\n\nAs Deol put it, ==“When I saw that it said skipped, I thought it was done.”== It was not.',
      preset: 'strict',
    },
    {
      good: '“I read it and took it to mean done already,” she said. “I read it again, and again it was done,” she said.',
      preset: 'strict',
    },
    {
      good: '“You get them all in two cars,” she had said. “You get them all in two cars,” it says on the wall.',
      preset: 'strict',
    },
    {
      good: '“The pump was loud,” he said.\n\nAs he put it, “the valve was louder than any bell in town”.',
      preset: 'strict',
    },
  ],
})
