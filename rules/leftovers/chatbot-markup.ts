// chatbot-markup: citation marks and markup that a chatbot left in the copy.

import type {Draft} from '../../src/core/draft/draft.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {isSigned, linksOf, parametersOf, withoutParameters} from '../../src/reading/page/links.ts'
import {isTemplateFile} from '../../src/reading/page/template-files.ts'
import tracking from '../lists/tracking-parameters.json' with {type: 'json'}
import {chatDebrisOf} from './find/chat-debris.ts'

export default defineRule({
  summary: 'Citation marks, tracking codes and markup that a chatbot left in the copy.',
  why: 'A chatbot’s citation mark leads nowhere once it is copied, so nothing supports the claim beside it.',
  authority: 'https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing',
  since: '0.1.0',
  kinds: {citation: 'error', thought: 'error', tracking: 'error', markdown: 'info', fence: 'error'},
  outranks: ['tracking-parameter', 'encoding-artifact', 'placeholder-link', 'unfilled-placeholder'],
  options: {allow: [] as string[]},
  optionNotes: {allow: 'Marks to allow, exactly as in the copy.'},
  reads: [chatDebrisOf, linksOf, isTemplateFile],
  anyLanguage: true,
  check({draft, options, report}) {
    const sources = new Set<string>(tracking.chatTools)
    for (const {place, message, ...extras} of chatDebrisOf(draft))
      if (!options.allow.includes(draft.text.slice(place.start, place.end)) && !isMeant(draft, extras.kind))
        report(place, message, extras)
    for (const link of linksOf(draft)) {
      const parameters = parametersOf(link)
      const isChat = ({name, value}: {name: string; value: string}) =>
        /^utm_(?:source|medium)$/i.test(name) && sources.has(value.toLowerCase())
      const found = parameters.find(isChat)
      if (!found || options.allow.includes(draft.text.slice(found.place.start, found.place.end))) continue
      const fix = isSigned(parameters) ? {} : {fix: [withoutParameters(link, ({name}) => /^utm_/i.test(name))]}
      const message = `Remove the chatbot's tracking code ${quote(`${found.name}=${found.value}`)} from this link, and check the source.`
      report(found.place, message, {kind: 'tracking', ...fix})
    }
  },
  kindNotes: {
    citation: 'citation marks',
    thought: 'marks around a chatbot’s thoughts',
    tracking: 'a chatbot’s name in a link',
    markdown: 'formatting marks shown as text',
    fence: 'marks of a code block around the copy',
  },
  examples: [
    {
      bad: 'Rents rose by a fifth.==:contentReference[oaicite:0]{index=0}==',
      says: '":contentReference[oaicite:0]{index=0}" is a chatbot\'s citation mark without its source: cite the source or cut the claim.',
      kind: 'citation',
    },
    {bad: 'Rents rose ==citeturn0search0turn2view1== again.'},
    {
      bad: 'Rents rose. ==\ue200cite\ue202turn0search0\ue202turn0news3\ue201==',
      shows: 'With invisible marks around it.',
    },
    {bad: 'Rents rose.==【12†source】== They fell.==【4:1†report.pdf】=='},
    {bad: '==[cite_start]==Rents rose ==[cite: 1, 2]==.'},
    {
      bad: '==<think>==\nA lede on rents, then figures.\n==</think>==\n\nRents rose ==<think>==or fell?',
      kind: 'thought',
    },
    {bad: 'Download [the table](==sandbox:/mnt/data/rents.csv==).', kind: 'citation'},
    {
      bad: 'Rents rose [a fifth](https://paper.site/rents).==【3†source】==',
      fixed: 'Rents rose [a fifth](https://paper.site/rents).',
      shows: 'There is a real link next to it, so the mark can go.',
    },
    {
      bad: 'Rents [rose](https://paper.site/rents?==utm_source=chatgpt.com==).',
      kind: 'tracking',
      fixed: 'Rents [rose](https://paper.site/rents).',
    },
    {
      bad: 'A flat\n\n==**Rents**== rose and **fell**.\n\n## More',
      format: 'txt',
      kind: 'markdown',
      says: 'Readers will see the Markdown marks in "**Rents**" (and on 1 more line): replace them with formatting.',
    },
    {
      bad: 'Here:\n\n==```markdown==\n# Rents rise\n\nRents rose by a fifth in a year, and tenants moved out of town.\n```',
      kind: 'fence',
    },
    {good: 'Rents **rose**.[^1]\n\n[^1]: The register.'},
    {good: 'The model wraps its plan in `<think>` tags.\n\n```\n<think>\n```'},
    {good: 'Strip `:contentReference[oaicite:0]` and `turn0search0` from copy.', shows: 'In code it is meant.'},
    {good: 'Marks:\n\n- :contentReference[oaicite:0]{index=0}\n- \u3010{message idx}†source】'},
    {good: 'Leave out marks like 【12:1†source】.'},
    {
      good: 'Write it so:\n\n```markdown\n# Title\n```\n\nThen save the file under the name of the story, and send it to the desk before six.',
    },
    {good: 'A 2*3*4 box costs $5 ** see below', format: 'txt'},
  ],
})

/** A template shows the marks that writers are to use. */
const isMeant = (draft: Draft, kind: string | undefined) => kind === 'markdown' && isTemplateFile(draft)
