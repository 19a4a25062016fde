// missing-alt-text: an image that tells nothing to those who can't see it.

import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {linksOf} from '../../src/reading/page/links.ts'
import {phraseSets} from '../../src/reading/text/words.ts'
import data from '../lists/alt-texts.json' with {type: 'json'}
import {isGenerated} from './find/generated.ts'
import {attribute, type Picture, picturesOf} from './find/images.ts'

const fileName =
  /^\S+\.(?:jpe?g|png|gif|webp|avif|svg|tiff?|bmp|heic)$|^(?:IMG|DSC[NF]?|PXL|DCIM|MVI|Screen ?shot|Bildschirmfoto)[-_ ]?\d[\w. -]*$/i
const embedding = new Set(['youtube.com', 'youtu.be', 'vimeo.com', 'twitter.com', 'x.com'])

/** Sites show a video or a post for its address, and no picture. */
const isEmbed = (address: string) => embedding.has(/^https?:\/\/(?:www\.)?([\w.]+)\//i.exec(address)?.[1] ?? '')

/** `![](map.png){alt="A map"}`: how Pandoc gives attributes. */
const altAttribute = /^\{[^{}\n]{0,200}\balt=/

const templateTag = /\{\{|\{%|<%|\$\{|^\{/

export default defineRule({
  summary: 'An image without alt text, or whose alt text doesn’t say what it shows.',
  why: 'Readers who use a screen reader, or whose images do not load, are told nothing. A caption is not enough.',
  authority: 'WCAG 2.2, 1.1.1 Non-text content: https://www.w3.org/WAI/WCAG22/Understanding/non-text-content.html',
  since: '0.1.0',
  kinds: {missing: 'warning', 'file-name': 'warning', generic: 'warning'},
  presets: {
    docs: ['warning', {decorative: ['spacer', 'pixel', 'divider', 'icon', 'badge', 'logo', 'shields.io']}],
    strict: 'error',
  },
  options: {
    decorative: ['spacer', 'pixel', '1px', '1x1', 'divider', 'blank.gif', 'clear.gif'],
    emptyIsDecorative: true,
  },
  optionNotes: {
    decorative: 'Parts of an image’s address that show it is only decoration.',
    emptyIsDecorative:
      'Whether `alt=""` in HTML marks an image as decoration. If `false`, only `role="presentation"` does.',
  },
  reads: [linksOf],
  anyLanguage: true,
  check({draft, options, report}) {
    const decoration = options.emptyIsDecorative ? 'alt=""' : 'role="presentation"'
    for (const picture of picturesOf(draft)) {
      const {address, alt, place} = picture
      const name = fileOf(address)
      if (isDecoration(picture, options.emptyIsDecorative)) continue
      if (options.decorative.some((part) => address.toLowerCase().includes(part.toLowerCase()))) continue
      const text = (alt ?? '').trim()
      if (isGenerated(draft, place.start) || altAttribute.test(draft.text.slice(place.end, place.end + 400))) continue
      if (templateTag.test(text) || isEmbed(address)) continue
      if (!text)
        report(
          place,
          `Image ${quote(name)} has no alt text: say what it shows, or mark it as decoration with ${decoration} in HTML.`,
          {kind: 'missing'},
        )
      else if (fileName.test(text))
        report(place, `Alt text ${quote(text)} is a file name: say what the image shows.`, {kind: 'file-name'})
      else if (saysNothing(text))
        report(place, `Alt text ${quote(text)} doesn't say what the image shows: describe it.`, {kind: 'generic'})
    }
  },
  kindNotes: {
    missing: 'no alt text',
    'file-name': 'a file name as alt text',
    generic: 'alt text that could fit any image',
  },
  examples: [
    {good: '![](map.png){width="80%" alt="A map of the harbour"}', shows: 'attributes after the picture'},
    {
      good: '![](https://www.youtube.com/watch?v=a1)\n\n![](https://x.com/harbour/status/1)',
      shows: 'videos and posts that are embedded',
    },
    {
      bad: '==![](harbour/crane.jpg)==',
      says: 'Image "crane.jpg" has no alt text: say what it shows, or mark it as decoration with alt="" in HTML.',
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
      says: 'Alt text "image" doesn\'t say what the image shows: describe it.',
      kind: 'generic',
    },
    {
      bad: '<figure>\n==<img src="crane.jpg">==\n<figcaption>The crane.</figcaption>\n</figure>',
      shows: 'A caption does not replace alt text.',
    },
    {
      bad: '==![][crane]==\n\n[crane]: crane.jpg',
      says: 'Image "crane" has no alt text: say what it shows, or mark it as decoration with alt="" in HTML.',
    },
    {bad: '==![](crane.jpg)==', preset: 'strict', severity: 'error'},
    {
      bad: 'Here: ==<img src="crane.jpg" alt="">==',
      options: {emptyIsDecorative: false},
      says: 'Image "crane.jpg" has no alt text: say what it shows, or mark it as decoration with role="presentation" in HTML.',
    },
    {good: '![A red crane above the empty dock](crane.jpg)'},
    {good: 'Pictures can be embedded with <img> tags.', shows: 'the name of a tag'},
    {good: '<img src="line.svg" alt="">', shows: 'Declared as decoration.'},
    {good: 'See <img class="late"alt=""data-src="line.svg"> here.', shows: 'no blank between attributes'},
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

/** Whether alt text names a picture and nothing that is in it: `the photo`, `Image 3.` */
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
