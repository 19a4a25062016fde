// loaded-attribution: the verb that reports somebody's words passes a verdict on them.
import {textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {loadedCuesOf} from './find/loaded-cues.ts'

const reasons: Readonly<Record<string, string>> = {
  doubt: 'casts doubt on the speaker',
  verdict: 'implies guilt',
  heat: 'adds heat',
  refusal: 'makes silence sound like guilt',
}

export default defineRule({
  summary: 'The verb that reports somebody’s words passes a verdict on them.',
  why: '“Claimed” doubts, “admitted” convicts and “slammed” cheers. “Said” lets readers judge for themselves.',
  authority: 'Wikipedia, Manual of Style: Words to watch, Synonyms for said; Guardian and Reuters style guides: claim',
  since: '0.1.0',
  kinds: {doubt: 'off', verdict: 'off', heat: 'off', refusal: 'off'},
  presets: {
    news: {doubt: 'info', verdict: 'info', heat: 'info', refusal: 'info'},
    strict: {doubt: 'info', verdict: 'info', heat: 'info', refusal: 'info'},
  },
  options: {allow: []},
  optionNotes: {allow: 'Verb forms to allow, such as `claimed` or `quipped`.'},
  reads: [loadedCuesOf],
  check({draft, options, report}) {
    const allowed = new Set<string>(options.allow)
    for (const hit of loadedCuesOf(draft)) {
      const {kind, phrase, instead = 'said'} = hit
      if (allowed.has(phrase)) continue
      report(hit, `${quote(textOf(hit))} ${reasons[kind]}: use "${instead}" unless you mean it.`, {
        kind,
        expected: [instead],
      })
    }
  },
  examples: [
    {
      bad: 'The mayor ==claims== that the bridge is safe.',
      preset: 'news',
      kind: 'doubt',
      severity: 'info',
      says: '"claims" casts doubt on the speaker: use "says" unless you mean it.',
    },
    {bad: '“It was late,” Ann Archer ==admitted==.', preset: 'news', kind: 'verdict'},
    {bad: 'Ann Archer ==slammed== the plan.', preset: 'news', kind: 'heat'},
    {
      bad: 'The company ==refused to comment==.',
      preset: 'news',
      kind: 'refusal',
      says: '"refused to comment" makes silence sound like guilt: use "declined to comment" unless you mean it.',
    },
    {
      bad: 'The Bridge\n\nThe anonymous employee ==claims== they were bullied at work.\n',
      format: 'txt',
      preset: 'strict',
    },
    {good: 'The party claimed victory.', preset: 'news'},
    {good: 'A group claimed responsibility for the fire.', preset: 'news'},
    {good: 'Insurance claims rose, and her claims were heard.', preset: 'news'},
    {good: 'He was admitted to hospital.', preset: 'news'},
    {good: 'Ann Archer admitted theft.', preset: 'news', shows: 'a plea'},
    {good: 'The lorry slammed into a wall.', preset: 'news'},
    {good: '“He claims that it fell,” she said.', preset: 'news', shows: 'quoted'},
    {good: 'The mayor claims that the bridge is safe.', preset: 'news', options: {allow: ['claims']}},
  ],
})
