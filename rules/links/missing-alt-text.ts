// missing-alt-text: a picture that says nothing to those who can't see it.

import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {linksOf} from '../../src/reading/page/links.ts'
import {phraseSets} from '../../src/reading/text/words.ts'
import data from '../lists/alt-texts.json' with {type: 'json'}
import {attribute, type Picture, picturesOf} from './find/images.ts'

const fileName =
  /^\S+\.(?:jpe?g|png|gif|webp|avif|svg|tiff?|bmp|heic)$|^(?:IMG|DSC[NF]?|PXL|DCIM|MVI|Screen ?shot|Bildschirmfoto)[-_ ]?\d[\w. -]*$/i
const templateTag = /\{\{|\{%|<%|\$\{|^\{/

export default defineRule({
  summary: 'A picture without a text that says what it shows.',
  why: 'Readers who use a screen reader, or whose picture does not load, get nothing. A caption doesn’t replace it.',
  authority: 'WCAG 2.2, 1.1.1 Non-text content: https://www.w3.org/WAI/WCAG22/Understanding/non-text-content.html',
  since: '0.1.0',
  kinds: {missing: 'warning', 'file-name': 'warning', generic: 'warning'},
  presets: {
    docs: ['warning', {decorative: ['spacer', 'pixel', 'divider', 'icon', 'badge', 'logo', 'shields.io']}],
    strict: 'error',
  },
  options: {decorative: ['spacer', 'pixel', 'divider', 'blank.gif', 'clear.gif'], emptyIsDecorative: true},
  optionNotes: {
    decorative: 'Parts of addresses that mark a picture as decoration.',
    emptyIsDecorative:
      'Whether `alt=""` in HTML marks a picture as decoration. If not, only `role="presentation"` does.',
  },
  reads: [linksOf],
  anyLanguage: true,
  check({draft, options, report}) {
    for (const picture of picturesOf(draft)) {
      const {address, alt, place} = picture
      const name = fileOf(address)
      if (isDecoration(picture, options.emptyIsDecorative)) continue
      if (options.decorative.some((part) => address.toLowerCase().includes(part.toLowerCase()))) continue
      const text = (alt ?? '').trim()
      if (templateTag.test(text)) continue
      if (!text) report(place, `Image ${quote(name)} has no alt text: describe it in one sentence.`, {kind: 'missing'})
      else if (fileName.test(text))
        report(place, `Alt text ${quote(text)} is a file name: say what the image shows.`, {kind: 'file-name'})
      else if (saysNothing(text))
        report(place, `Alt text ${quote(text)} says nothing: say what the image shows.`, {kind: 'generic'})
    }
  },
  examples: [
    {
      bad: '==![](harbour/crane.jpg)==',
      says: 'Image "crane.jpg" has no alt text: describe it in one sentence.',
      kind: 'missing',
      severity: 'warning',
    },
    {
      bad: 'The crane. ==![IMG_2034.JPG](crane.jpg)==',
      says: 'Alt text "IMG_2034.JPG" is a file name: say what the image shows.',
      kind: 'file-name',
    },
    {
      bad: '==![image](crane.jpg)==',
      says: 'Alt text "image" says nothing: say what the image shows.',
      kind: 'generic',
    },
    {
      bad: '<figure>\n==<img src="crane.jpg">==\n<figcaption>The crane.</figcaption>\n</figure>',
      shows: 'A caption is no alt text.',
    },
    {bad: '==![][crane]==\n\n[crane]: crane.jpg', says: 'Image "crane" has no alt text: describe it in one sentence.'},
    {bad: '==![](crane.jpg)==', preset: 'strict', severity: 'error'},
    {bad: 'Here: ==<img src="crane.jpg" alt="">==', options: {emptyIsDecorative: false}},
    {good: '![A red crane above the empty dock](crane.jpg)'},
    {good: '<img src="line.svg" alt="">', shows: 'Declared as decoration.'},
    {good: '<img src="line.svg" role="presentation"> and <img aria-hidden="true" src="a.png">'},
    {good: '[![](arrow.png) Read the report](https://news.site/report)', shows: 'The words of the link say it.'},
    {good: '![](https://news.site/pixel.gif)'},
    {good: '![](icons/save-icon.svg)', preset: 'docs'},
    {good: 'Write `![](crane.jpg)` for a picture.\n\n<!-- <img src="old.jpg"> -->'},
    {good: '![Photo of the crane at dusk](crane.jpg) and <img src={crane} alt={caption} />'},
    {good: 'Put ![](crane.jpg) here.', format: 'txt', shows: 'Plain text has no pictures.'},
  ],
})

const {generic} = phraseSets(data.kinds)

/** Whether a text names a picture and nothing that is in it: `the photo`, `Image 3.` */
const saysNothing = (text: string) => generic.has(text.toLowerCase().replace(/^(?:an?|the) | ?\d+[.:]?$|[.:]$/g, ''))

const fileOf = (address: string) =>
  address
    .replace(/[?#].*$/s, '')
    .split('/')
    .at(-1) || address

function isDecoration({tag, alt, linkText}: Picture, emptyIsDecorative: boolean): boolean {
  if (linkText) return true
  if (!tag) return false
  if (/^(?:presentation|none)$/i.test(attribute(tag, 'role') ?? '')) return true
  if (attribute(tag, 'aria-hidden') === 'true' || attribute(tag, 'aria-label') || attribute(tag, 'aria-labelledby'))
    return true
  if (attribute(tag, 'width') === '1' && attribute(tag, 'height') === '1') return true
  return emptyIsDecorative && alt !== undefined && alt.trim() === ''
}
