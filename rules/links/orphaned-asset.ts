// orphaned-asset: a picture or recording that nothing in the repository refers to.
import {defineRule} from '../../src/core/rule.ts'
import {findOrphans} from './find/orphans.ts'

export default defineRule({
  summary: 'A picture, film or sound that nothing in the repository refers to.',
  why: 'Pictures stay behind when a draft is cut. They slow down every build and copy, and may be published by mistake.',
  authority: 'Google developer documentation style guide, Images: https://developers.google.com/style/images',
  since: '0.2.0',
  preview: true,
  askedBy: 'site',
  severity: 'info',
  anyLanguage: true,
  survey: findOrphans,
  examples: [
    {
      bad: {'ferry.md': '![The ferry](img/ferry.png)', 'img/ferry.png': '', 'img/ferry-old.png': '===='},
      says: 'Nothing in the repository refers to "ferry-old.png": delete it, or link to it.',
      severity: 'info',
    },
    {bad: {'ferry.md': 'The ferry is late.', 'pier.jpg': '===='}, shows: 'a picture beside a draft'},
    {
      bad: {'ferry.md': 'The pier is long. ![](pier-2.jpg)', 'pier-2.jpg': '', 'pier.jpg': '===='},
      shows: 'a word of the draft is not a use',
    },
    {
      good: {
        'ferry.md': '---\nimage: /img/Pier%20in%20winter.jpg\n---\n\nThe ferry is late.',
        'img/Pier in winter.jpg': '',
      },
      shows: 'front matter',
    },
    {
      good: {
        'ferry.md': '![The ferry](img/ferry.png)',
        'img/ferry.png': '',
        'img/ferry@2x.png': '',
        'img/ferry.webp': '',
      },
      shows: 'the same picture in other sizes and formats',
    },
    {
      good: {'ferry.md': '{{< gallery dir="img/fair/" >}}', 'img/fair/tent.jpg': '', 'img/fair/band.jpg': ''},
      shows: 'a gallery of all pictures in a folder',
    },
    {
      good: {'ferry.md': 'See the map.', 'style.css': 'body {background: url("img/sea.png")}', 'img/sea.png': ''},
      shows: 'styles, templates and code',
    },
  ],
})
