// site-boilerplate: text about the site, not the story.
import {textOf} from '../../src/core/draft.ts'
import {defineRule, quote} from '../../src/core/rule.ts'
import {siteTalkOf} from '../../src/reading/boilerplate.ts'

export default defineRule({
  summary: 'A paragraph speaks about the site, not the story.',
  why: 'x',
  authority: 'Google, Search Quality Rater Guidelines, 4.6.6: https://guidelines.raterhub.com/searchqualityevaluatorguidelines.pdf',
  kinds: {promotion: 'error', subscription: 'error', following: 'error', app: 'error', legal: 'error', cookies: 'error', affiliate: 'error', appeal: 'error', contact: 'error', comments: 'error', click: 'error'},
  reads: [siteTalkOf],
  options: {threshold: 3},
  optionNotes: {threshold: 'x'},
  check({draft, options, report}) {
    for (const talk of siteTalkOf(draft)) {
      if (talk.points < options.threshold) continue
      report(talk, `${talk.whole ? 'Paragraph' : 'Sentence'} promotes the site (${quote(textOf(talk.cue))}), not the story: delete it.`, {kind: talk.topic, note: String(talk.points), ...((talk.linked || !talk.whole) && {atMost: 'warning'})})
    }
  },
  examples: [],
})
