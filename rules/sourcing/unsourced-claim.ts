// unsourced-claim: the copy reports what people say, know or feel, and names nobody.
import {textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {tellWeighing, weighedNote} from '../../src/weighing/model.ts'
import {lookedFor, type WeighedClaim, weighedClaimsOf} from './find/claim-confidence.ts'
import {lackingClaimsOf, surelyLacking} from './find/lacking.ts'

const advice: Record<WeighedClaim['kind'], string> = {
  'vague-source': 'names nobody: say who, link to the source, or cut the claim.',
  quantifier: 'names nobody: say who, link to the source, or cut the claim.',
  passive: 'gives no source: say who, link to the source, or cut the claim.',
  study: 'names no study: name it and link to it, or cut the claim.',
  rhetorical: 'names nobody: say who, and give a source, or cut it.',
  pattern: 'gives no examples: name some and link to them, or cut it.',
  adverb: "doesn't say who reported it: name the report and link to it, or cut the claim.",
  causal: 'gives no evidence: cite some, or cut the claim.',
  superlative: 'gives no source: cite one, or cut the claim.',
}

/** The level where the copy is news. */
const sourceless = {
  'vague-source': 'warning',
  quantifier: 'warning',
  passive: 'warning',
  study: 'warning',
  rhetorical: 'warning',
  pattern: 'warning',
} as const

export default defineRule({
  summary: 'A claim that rests on experts, critics, studies or a debate without saying which.',
  why: 'Readers ask “who says so?” A statement that is not an established fact needs a source they can find.',
  authority:
    'Reuters Handbook of Journalism, The essentials of sourcing; BBC Editorial Guidelines, section 3; Wikipedia, Manual of Style: Words to watch',
  since: '0.1.0',
  kinds: {
    'vague-source': 'info',
    quantifier: 'info',
    passive: 'info',
    study: 'info',
    rhetorical: 'info',
    pattern: 'info',
    adverb: 'off',
    causal: 'off',
    superlative: 'off',
  },
  presets: {
    news: [
      {...sourceless, adverb: 'info', causal: 'warning', superlative: 'warning'},
      {warning: 0.75, weighed: 0.5},
    ],
    docs: {'vague-source': 'off', quantifier: 'off', passive: 'off', study: 'info', rhetorical: 'off', pattern: 'off'},
    strict: [
      {...sourceless, adverb: 'warning', causal: 'warning', superlative: 'warning'},
      {info: 0.3, weighed: 0.3},
    ],
  },
  options: {warning: 0.6, info: 0.45, weighed: 1},
  optionNotes: {
    warning: 'How sure the rule must be (0–1) for a warning.',
    info: 'How sure the rule must be (0–1) to report a claim at all, as info.',
    weighed: weighedNote,
  },
  reads: [weighedClaimsOf, lackingClaimsOf],
  check({draft, options, report}) {
    const plain = weighedClaimsOf(draft).filter(({confidence}) => confidence >= options.info)
    for (const claim of plain) {
      const {kind, confidence, terms} = claim
      report(claim, `${quote(textOf(claim))} ${advice[kind]}`, {
        kind,
        confidence,
        ...(confidence < options.warning && {atMost: 'info' as const}),
        note: lookedFor(claim),
        data: {terms},
      })
    }
    for (const lacking of surelyLacking(lackingClaimsOf, draft, options.weighed, plain)) {
      const {kind, confidence} = lacking
      report(lacking, `${quote(textOf(lacking))} ${advice[kind]}`, {
        kind,
        confidence,
        atMost: 'info',
        note: tellWeighing(lacking),
      })
    }
  },
  kindNotes: {
    'vague-source': '“experts say”',
    quantifier: '“many believe”',
    passive: '“it is believed”',
    study: '“studies show”',
    rhetorical: 'debate, calls or criticism from nobody named',
    pattern: 'one case of many, and no examples are given',
    adverb: '“reportedly”',
    causal: 'one thing leads to another, and no evidence is given',
    superlative: '“the biggest”',
  },
  examples: [
    {
      bad: '# Bridge\n\n==Experts are now calling for== an inquiry.',
      says: '"Experts are now calling for" names nobody: say who, link to the source, or cut the claim.',
      kind: 'vague-source',
      severity: 'info',
    },
    {bad: 'The rules are too strict, ==critics say==.'},
    {bad: '# ==Industry Analysts Predict== Rising Tolls'},
    {bad: '==Analysts noted== that the Senate has called for a vote.'},
    {bad: 'The plan was ==criticised by campaigners==.'},
    {bad: '==Some say== the arch is unsafe, and ==many musicians believe== the hall is doomed.'},
    {bad: '==Studies show== that sleep helps.', kind: 'study'},
    {bad: '==It is widely believed that== the arch is unsafe.', kind: 'passive'},
    {bad: 'The vote went late, ==sparking debate about the budget==.', kind: 'rhetorical'},
    {bad: 'The port ==has long faced widespread criticism== in recent years.', kind: 'rhetorical'},
    {bad: '==Calls for a new bridge are growing louder==.', kind: 'rhetorical'},
    {bad: 'The closure ==is not an isolated case==.', kind: 'pattern'},
    {bad: '“It is safe,” Jane Doe said.\n\nIt was late.\n\nThat ==raises questions==.', severity: 'info'},
    {bad: 'The toll ==reportedly== doubled.', kind: 'adverb', preset: 'strict'},
    {
      bad: '“We are glad,” said [Council Member Name]. ==Studies show== that the pool costs too much.',
      shows: 'a placeholder is not a speaker',
    },
    {bad: 'The arch is old. ==Some will argue== it is the best in town. ==Historians view== it as weak.'},
    {
      good: 'Some have argued that the arch is dead. [6] Many people have complained about it.[^1]\n\n[^1]: See the minutes.',
    },
    {
      good: 'The arch is often seen as weak. In reality, it holds a train. It is widely believed to leak, but the opposite is true.',
    },
    {
      good: 'Many will think it is too far. It is a science -- some would say an art -- that pays. Watch how many people viewed it.',
    },
    {
      good: '## Most browsers say…\n\nScientists view Galileo in heroic terms. The day brings together experts from all parts to consider law.',
    },
    {good: '---\ntitle: Arches\nreading:\n  - title: Experts slam the arch\n---\n\nIt stands.'},
    {
      good: 'Dr Richard Smale says industry leaders are planning. It took work by donors, and advocates who believed in it.',
    },
    {good: 'Experts at Imperial College London said the bridge was safe.'},
    {good: 'Critics, including Sadiq Khan, say the fare is too high.'},
    {good: 'Critics say the fare is absurd.\n\n“Nobody can pay it,” said Jane Doe, who drives a bus.', preset: 'news'},
    {good: 'Experts say [the arch is unsafe](https://town.example/minutes/12).'},
    {good: 'Experts say <a href="https://town.example/minutes/12">the arch is unsafe</a>.'},
    {good: '“Experts say a lot of things,” she said.'},
    {good: 'What do experts say? We asked experts, and scientists found a crack.'},
    {good: 'Users can see some notes and some highlights of the week.', shows: 'not speech'},
    {bad: 'The toll has ==raised question marks== and ==raised the alarm over safety==.', kind: 'rhetorical'},
    {good: 'His neighbour raised the alarm at dawn, and lifeguards raised red flags over the bay.'},
    {good: 'The ombudsman raised concerns about the toll.'},
    {good: 'Jane Doe, the auditor, said:\n\n- Experts say the toll is too high.'},
    {good: '---\nsection: Opinion\n---\n\nExperts say the toll is too high.'},
  ],
})
