// encoding-artifact: broken characters, and characters nobody sees.
import type {Draft} from '../../src/core/draft/draft.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {linksOf} from '../../src/reading/page/links.ts'
import {isSetInMarkdown} from '../../src/reading/page/set-in-markdown.ts'
import {encodingDebrisOf} from './find/encoding-debris.ts'
import {programCodesOf} from './find/program-codes.ts'
import {redirectedTo} from './find/redirects.ts'

/** Where what is fenced like front matter and read as prose ends: a repair in it could make front matter of it. */
function unreadMatter({tree, text, format}: Draft): number {
  const fence = format === 'markdown' ? /^(?:---|\+\+\+)/.exec(text)?.[0] : undefined
  const first: string | undefined = tree.children[0]?.type
  if (!fence || first === 'yaml' || first === 'toml') return 0
  return Math.max(0, text.indexOf(`\n${fence}`, fence.length))
}

export default defineRule({
  summary:
    'Damaged text: broken characters such as `â€™`, HTML codes shown as text, hidden addresses and invisible characters.',
  why: 'Broken characters look careless, and invisible ones break search, copying and hyphenation.',
  authority: 'Unicode Technical Report 36, security considerations: https://www.unicode.org/reports/tr36/',
  since: '0.1.0',
  kinds: {
    mojibake: 'error',
    replacement: 'warning',
    entity: 'warning',
    email: 'error',
    bidi: 'error',
    'private-use': 'error',
    'zero-width': 'info',
    'soft-hyphen': 'info',
    space: 'info',
  },
  options: {keepNbsp: true},
  optionNotes: {keepNbsp: 'Whether to allow non-breaking spaces between words.'},
  reads: [encodingDebrisOf, programCodesOf, linksOf],
  anyLanguage: true,
  check({draft, options, report}) {
    const prose = unreadMatter(draft)
    for (const {message, kind, fix, ...span} of encodingDebrisOf(draft))
      if (kind !== 'space' || !options.keepNbsp)
        report(span, message, {kind, ...(fix && span.block.place.start >= prose && {fix})})
    const level = isSetInMarkdown(draft) ? {atMost: 'info' as const} : {}
    for (const {place} of programCodesOf(draft)) {
      const found = quote(draft.text.slice(place.start, place.end))
      report(place, `${found} is code that another program left: cut it.`, {kind: 'entity', ...level})
    }
    for (const link of linksOf(draft)) {
      const page = redirectedTo(link)
      if (page !== undefined)
        report(link.target, `This address only leads on to ${quote(page)}: link there.`, {
          kind: 'entity',
          suggestions: [{title: 'Link to the page itself', edits: [{...link.target, text: page}]}],
        })
    }
  },
  kindNotes: {
    mojibake: 'garbled letters, such as “cafÃ©”',
    replacement: 'the mark � for a lost character',
    entity: 'codes of HTML or of another program, shown as text, and its detours in addresses',
    email: 'addresses hidden from robots',
    bidi: 'invisible marks that reverse the direction of text',
    'private-use': 'characters that only one font shows',
    'zero-width': 'characters without width',
    'soft-hyphen': 'hidden hyphens',
    space: 'unusual spaces',
  },
  examples: [
    {
      bad: 'The fares are [here](==https://www.google.com/url?q=https://ferry.site/fares&sa=D&usg=AOv1==).',
      kind: 'entity',
      severity: 'warning',
      says: 'This address only leads on to "https://ferry.site/fares": link there.',
    },
    {
      bad: 'See ==https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fferry.site%2Ffares&data=05%7C02== and ==https://l.facebook.com/l.php?u=https%3A%2F%2Fferry.site&h=AT0== or ==https://edge.prnewswire.com/c/link/?t=0&u=https%3A%2F%2Fferry.site%2F&a=x== today.',
      format: 'txt',
    },
    {
      good: 'Try [it](https://www.google.com/search?q=https://ferry.site) or [this](https://ferry.site/url?q=https://a.site).',
    },
    {
      bad: 'Keep the page by the phone. ==[caption id="attachment_4471" width="300"]== Ring the desk.',
      kind: 'entity',
      says: '"[caption id="attachment_4471" width="300"]" is code that another program left: cut it.',
    },
    {bad: '==_Toc118273645==\n\nThe baths are safe.==[/vc_column_text]=='},
    {bad: '<!-- wp:paragraph -->\nThe baths are ==<span style="font-weight: 400;">==safe==</span>==.'},
    {bad: '==</div></div>==The baths are safe.', format: 'txt'},
    {bad: 'The baths are safe.==[cmt:b]== They open at ten. ==[b]==', format: 'txt'},
    {bad: 'The baths ==\\_\\_are\\_\\_== safe.'},
    {bad: 'The results are shown in ==Error! Reference source not found.== and were gathered in May.'},
    {good: 'Write `[caption]`. The <b> tag is old; see point [a] of the list, or x[i].', format: 'txt'},
    {
      good: '---\ntitle: Tags\n---\n\nThe baths {{% ref "a" %}} are [safe]. [gallery ids="1"]',
      shows: 'a site that reads such codes',
    },
    {
      bad: 'They ==donâ€™t== agree.',
      kind: 'mojibake',
      says: '"donâ€™t" contains a broken character: it should read "don’t".',
      fixed: 'They don’t agree.',
    },
    {bad: '==GuantÃ¡namo== and a ==cafÃ©== there.', fixed: 'Guantánamo and a café there.'},
    {bad: 'He said ==â€œno==.', fixed: 'He said “no.'},
    {bad: 'They ==donÃ¢â‚¬â„¢t== agree.', fixed: 'They don’t agree.', shows: 'Garbled twice.'},
    {bad: 'They ==don‚Äôt== agree.', fixed: 'They don’t agree.', shows: 'From an old Mac.'},
    {bad: 'They ==don\u0092t== agree.', fixed: 'They don’t agree.'},
    {
      bad: 'The ==Caf\ufffd== opens.',
      kind: 'replacement',
      says: 'A character in "Caf\ufffd" was lost: check the original.',
    },
    {bad: 'Fish==&amp;==chips', format: 'txt', kind: 'entity', fixed: 'Fish&chips'},
    {bad: 'Fish ==&amp;nbsp;== chips', kind: 'entity', says: '"&nbsp;" is shown to readers as typed: write a space.'},
    {bad: 'Write to ==[email protected]== today.', kind: 'email'},
    {bad: 'Pay ==\u202eabc== now.', kind: 'bidi', severity: 'error'},
    {bad: '==\u202aPay== now.', kind: 'zero-width', severity: 'info'},
    {bad: 'Press ==\ue013== to go on.', kind: 'private-use'},
    {bad: 'An ==exam\u00adple== of copy.', kind: 'soft-hyphen', severity: 'info', fixed: 'An example of copy.'},
    {bad: 'An ==exam\u200bple== of co\u200bpy.', kind: 'zero-width', fixed: 'An example of copy.'},
    {bad: 'An ==old\u00a0house== stands.', options: {keepNbsp: false}, fixed: 'An old house stands.'},
    {good: 'Write `â€™` to see how it breaks.', shows: 'In code it is meant.'},
    {good: 'A NÃO de São Paulo, à “vontade”, CAFÉ’S and «voilà».'},
    {good: 'A family 👨‍👩‍👧 and नमस्ते क्‍ष.', shows: 'Joiners belong to emoji and Indic scripts.'},
    {good: 'Fish &amp; chips at M&S.', shows: 'Markdown resolves character references.'},
    {good: 'Dix\u00a0% des voix\u00a0; an old\u00a0house.'},
    {good: 'שלום \u202bעולם\u202c'},
  ],
})
