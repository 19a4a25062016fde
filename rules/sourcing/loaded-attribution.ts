// loaded-attribution: a reporting verb that judges what was said.
import {textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {loadedCuesOf} from './find/loaded-cues.ts'

/** What a verb does, and when it may stay. */
const reasons: Readonly<Record<string, readonly [does: string, unless: string]>> = {
  doubt: ['casts doubt on the speaker', 'unless the story shows that the doubt is justified'],
  verdict: ['implies guilt', 'unless the speaker did admit wrongdoing'],
  heat: ['adds heat', 'unless the words were that strong'],
  refusal: ['makes silence sound like guilt', 'unless the speaker had to answer, as in court or at an inquiry'],
}

export default defineRule({
  summary: 'A reporting verb that judges what was said.',
  why: '“Claimed” casts doubt, “admitted” implies guilt and “slammed” adds heat. “Said” lets readers judge for themselves.',
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
      const [does, unless] = reasons[kind] ?? []
      report(hit, `${quote(textOf(hit))} ${does}: write "${instead}", ${unless}.`, {
        kind,
        expected: [instead],
      })
    }
  },
  kindNotes: {
    doubt: 'casts doubt, such as “claimed”',
    verdict: 'implies guilt, such as “admitted”',
    heat: 'adds heat, such as “slammed”',
    refusal: 'makes silence sound like guilt',
  },
  examples: [
    {
      bad: 'The mayor ==claims== that the bridge is safe.',
      preset: 'news',
      kind: 'doubt',
      severity: 'info',
      says: '"claims" casts doubt on the speaker: write "says", unless the story shows that the doubt is justified.',
    },
    {bad: '“It was late,” Ann Archer ==admitted==.', preset: 'news', kind: 'verdict'},
    {bad: 'Ann Archer ==slammed== the plan.', preset: 'news', kind: 'heat'},
    {
      bad: 'The company ==refused to comment==.',
      preset: 'news',
      kind: 'refusal',
      says: '"refused to comment" makes silence sound like guilt: write "declined to comment", unless the speaker had to answer, as in court or at an inquiry.',
    },
    {
      bad: 'The Bridge\n\nThe anonymous employee ==claims== they were bullied at work.\n',
      format: 'txt',
      preset: 'strict',
    },
    {
      bad: 'The mayor also ==claims== that the bridge is safe. Ministers ==claim== that it will hold, and a group of workers ==claims== that it moved.',
      preset: 'news',
    },
    {
      good: 'The plan’s claim that it works is true. The leader faces claims that he lied to them, and the club denied claims that it paid.',
      preset: 'news',
      shows: 'claims as things',
    },
    {
      good: 'The mayor’s claims that the bridge is safe are false. Reports and claims that he lied spread. His claim that it works was heard.',
      preset: 'news',
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
