// page-chrome: interface or template text pasted into copy.
import {defineRule, quote} from '../../src/core/rule.ts'
import {textOf} from '../../src/core/draft.ts'
import {chromeLinesOf} from '../../src/reading/chrome.ts'

export default defineRule({
  summary: 'Labels of a web page or a template stand in the copy.',
  why: 'Buttons, time stamps and link rows belong to the page; in copy they show that text was pasted unread.',
  authority: 'W3C, Understanding WCAG 2.2, Info and Relationships: https://www.w3.org/WAI/WCAG22/Understanding/info-and-relationships.html',
  kinds: {navigation: 'error', sharing: 'error', subscription: 'error', comments: 'error', related: 'error', legal: 'error', advertising: 'error', player: 'error', stamp: 'error'},
  reads: [chromeLinesOf],
  check({draft, report}) {
    for (const line of chromeLinesOf(draft)) report(line, `${quote(textOf(line))} is an interface label, not copy: delete the line.`, {kind: line.kind})
  },
  examples: [
    {bad: 'A story.\n\n==Share this article=='},
  ],
})
