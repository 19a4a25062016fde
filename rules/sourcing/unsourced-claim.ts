// unsourced-claim: the copy says that somebody says, knows or feels something, and names nobody.
import {textOf} from '../../src/core/draft.ts'
import {defineRule, quote} from '../../src/core/rule.ts'
import {type Weighed, weighedClaimsOf} from '../../src/reading/grounding.ts'

const advice: Record<Weighed['kind'], string> = {
  'vague-source': 'names nobody: name one, link the statement, or cut.',
  quantifier: 'names nobody: name one, link the statement, or cut.',
  passive: 'hides who: name the source, link it, or cut.',
  study: 'names no study: name it and link it, or cut.',
  rhetorical: 'names nobody: say who, with a source, or cut.',
  pattern: 'lists none: name and link them, or cut.',
  adverb: 'names no report: name it and link it, or cut.',
  causal: 'has no evidence: cite it or cut.',
  superlative: 'has no source: cite it or cut.',
}

const percent = (value: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(2)}`

export default defineRule({
  summary: 'A claim leans on experts, critics, studies or a debate, and the reader cannot find out who or which.',
  why: 'Readers and rivals ask “who says so?”; every statement that is not an established fact needs a source they can find.',
  authority:
    'Reuters Handbook of Journalism, The essentials of sourcing; BBC Editorial Guidelines, section 3; Wikipedia, Manual of Style: Words to watch',
  kinds: {
    'vague-source': 'warning',
    quantifier: 'warning',
    passive: 'warning',
    study: 'warning',
    rhetorical: 'warning',
    pattern: 'warning',
    adverb: 'off',
    causal: 'off',
    superlative: 'off',
  },
  presets: {
    news: {adverb: 'info'},
    docs: {'vague-source': 'off', quantifier: 'off', passive: 'off', study: 'info', rhetorical: 'off', pattern: 'off'},
    strict: [{adverb: 'warning', causal: 'warning', superlative: 'warning'}, {info: 0.3}],
  },
  options: {warning: 0.6, info: 0.45},
  optionNotes: {
    warning: 'Confidence (0–1) from which a claim is a warning.',
    info: 'Confidence from which it is reported at all, as info.',
  },
  reads: [weighedClaimsOf],
  check({draft, options, report}) {
    for (const claim of weighedClaimsOf(draft)) {
      const {kind, confidence, terms} = claim
      if (confidence < options.info) continue
      const sum = Object.entries(terms).map(([name, value], i) =>
        i ? `${percent(value)} ${name}` : `${value} ${name}`,
      )
      report(claim, `${quote(textOf(claim))} ${advice[kind]}`, {
        kind,
        confidence,
        ...(confidence < options.warning && {atMost: 'info' as const}),
        note: `No link, no footnote and no named speaker in this sentence. Confidence ${confidence}: ${sum.join(', ')}.`,
        data: {terms},
      })
    }
  },
  examples: [
    {
      bad: '# Bridge\n\n==Experts are now calling for== an inquiry.',
      says: '"Experts are now calling for" names nobody: name one, link the statement, or cut.',
      kind: 'vague-source',
      severity: 'warning',
    },
    {bad: 'The rules are too strict, ==critics say==.', kind: 'vague-source'},
    {bad: 'The vote went late, ==sparking debate about the budget==.', kind: 'rhetorical'},
    {bad: '==Studies show== that sleep helps.', kind: 'study'},
    {good: 'Experts at Imperial College London said the bridge was safe.'},
    {good: 'Critics, including Sadiq Khan, say the fare is too high.'},
    {good: '“Experts say a lot of things,” she said.'},
    {good: 'What do experts say?'},
    {good: 'We asked experts what they think.'},
  ],
})
