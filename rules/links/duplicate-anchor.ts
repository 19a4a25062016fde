// duplicate-anchor: a name for links that the page has twice.
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {readForNames, writtenNames} from './find/written-names.ts'

export default defineRule({
  summary: 'A name for links (“anchor”) that the draft gives to two places.',
  why: 'A link to it always leads to the first place. The second can’t be linked to.',
  authority: 'WHATWG, HTML, The id attribute: https://html.spec.whatwg.org/multipage/dom.html#the-id-attribute',
  since: '0.2.0',
  preview: true,
  askedBy: 'site',
  severity: 'info',
  anyLanguage: true,
  reads: readForNames,
  check({draft, report}) {
    for (const {name, place, first} of writtenNames(draft)) {
      if (!first) continue
      report(
        place,
        `The anchor ${quote(name)} is used twice, and links lead to the first place: choose another name.`,
        {
          related: [{place: first, message: 'Links lead here.'}],
        },
      )
    }
  },
  examples: [
    {
      bad: '<a id="winter"></a>\n\nNo ferries.\n\n<a id="==winter=="></a>\n\nOne ferry a day.',
      says: 'The anchor "winter" is used twice, and links lead to the first place: choose another name.',
      severity: 'info',
    },
    {bad: '## Summer {#times}\n\nHourly.\n\n## Winter {#==times==}\n\nDaily.', shows: 'names of headings'},
    {bad: '<a name="times"></a>\n\nHourly.\n\n## Winter {#==times==}\n\nDaily.', shows: 'both'},
    {
      bad: '<i id="winter">No</i> ferries.\n\n<i id="==winter==">One</i> a day. See [it](#winter).',
      shows: 'names of elements that the draft links to',
    },
    {good: '<a name="winter" id="winter"></a>\n\nNo ferries.', shows: 'one element that has both names'},
    {good: '<a name="winter"></a>\n## Winter {#winter}\n\nNo ferries.', shows: 'two names of one place'},
    {good: '## Times\n\nHourly.\n\n## Times\n\nDaily.', shows: 'equal headings: generators number them'},
    {good: 'Write `<a id="x">`, then `<a id="x">` again.\n\n```html\n<a id="x">\n<a id="x">\n```', shows: 'code'},
    {
      good: '<i id="winter">No</i> ferries.\n\n<i id="winter">One</i> a day. See [fares](#winter-fares).',
      shows: 'names of elements that the draft does not link to',
    },
    {
      good: '{% if winter %}<a id="times"></a>{% else %}<a id="times"></a>{% endif %}',
      shows: 'branches of a template',
    },
  ],
})
