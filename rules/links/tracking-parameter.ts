// tracking-parameter: a web address with tracking codes.

import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {isSigned, linksOf, parametersOf, withoutParameters} from '../../src/reading/page/links.ts'
import tracking from '../lists/tracking-parameters.json' with {type: 'json'}

const names = new Set<string>(tracking.names)

export default defineRule({
  summary: 'A web address with tracking codes such as `utm_source` or `fbclid`.',
  why: 'The codes report your readers’ clicks to somebody else’s campaign, and make the address longer.',
  authority: 'W3C Privacy Principles: https://www.w3.org/TR/privacy-principles/',
  since: '0.1.0',
  severity: 'info',
  presets: {strict: 'warning'},
  options: {allow: [] as string[]},
  optionNotes: {allow: 'Tracking codes to allow, such as `ref` or `utm_campaign`.'},
  reads: [linksOf],
  anyLanguage: true,
  check({draft, options, report}) {
    const isTracking = (name: string) =>
      (names.has(name) || tracking.prefixes.some((prefix) => name.startsWith(prefix))) && !options.allow.includes(name)
    for (const link of linksOf(draft)) {
      if (!link.url.includes('?')) continue
      const parameters = parametersOf(link)
      const found = parameters.filter(({name}) => isTracking(name.toLowerCase()))
      const [first, last] = [found[0], found.at(-1)]
      if (!first || !last || isSigned(parameters)) continue
      const edits = [withoutParameters(link, (parameter) => found.some(({name}) => name === parameter.name))]
      // A campaign may be the house's own.
      const isCampaign = found.some(({name}) => /^utm_/i.test(name))
      const repair = isCampaign ? {suggestions: [{title: 'Remove the tracking code', edits}]} : {fix: edits}
      const place = {start: first.place.start, end: last.place.end}
      report(
        place,
        `Remove the tracking code ${quote(draft.text.slice(place.start, place.end))} from this link.`,
        repair,
      )
    }
  },
  examples: [
    {
      bad: 'Read [the report](https://news.site/a?==utm_source=mail&utm_medium=x==#top).',
      fixed: 'Read [the report](https://news.site/a?utm_source=mail&utm_medium=x#top).',
      shows: 'The codes may be your own, so removing them is only suggested.',
      says: 'Remove the tracking code "utm_source=mail&utm_medium=x" from this link.',
    },
    {
      bad: 'See https://shop.site/?v=3&==fbclid=IwAR0== for more.',
      fixed: 'See https://shop.site/?v=3 for more.',
      shows: 'A bare address; parameters that say what to show stay.',
    },
    {
      bad: '[a]: https://news.site/?==gclid=1==&id=2\n\nThe [a] of it.',
      fixed: '[a]: https://news.site/?id=2\n\nThe [a] of it.',
    },
    {
      bad: 'Go to https://news.site/?==fbclid=x== today.',
      format: 'txt',
      fixed: 'Go to https://news.site/ today.',
    },
    {
      bad: '<a href="https://news.site/?id=2&amp;==gclid=b==">b</a>',
      fixed: '<a href="https://news.site/?id=2">b</a>',
    },
    {
      bad: 'See [it](https://news.site/?==gclid=1==&id=&q).',
      fixed: 'See [it](https://news.site/?id=&q).',
      shows: 'what stays is as it was',
    },
    {good: 'Watch [it](https://video.site/watch?v=abc&t=10).'},
    {
      good: 'Get [the file](https://cloud.site/f?utm_source=x&X-Amz-Signature=99).',
      shows: 'A signed address breaks when its query changes.',
    },
    {good: 'Add `?utm_source=mail` to every address.'},
    {good: '[a](https://news.site/?utm_source=us)', options: {allow: ['utm_source']}},
  ],
})
