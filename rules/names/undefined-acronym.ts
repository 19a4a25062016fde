// undefined-acronym: initials that are never spelled out.
import {placeOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {acronymsIn, acronymUses} from '../../src/reading/acronyms.ts'

export default defineRule({
  summary: 'Initials that are never spelled out, or only after their first uses.',
  why: 'Readers who do not know the initials cannot follow the sentence.',
  authority: 'GOV.UK style guide, abbreviations and acronyms: https://www.gov.uk/guidance/style-guide/a-to-z',
  since: '0.1.0',
  kinds: {undefined: 'off', late: 'off'},
  presets: {
    news: {undefined: 'info', late: 'info'},
    docs: {undefined: 'info', late: 'info'},
    strict: {undefined: 'info', late: 'info'},
  },
  options: {known: [] as string[]},
  optionNotes: {known: 'Initials your readers know.'},
  reads: [acronymUses],
  check({draft, options, house, report}) {
    const known = new Set([...options.known, ...(house.names ?? []).map(({name}) => name)])
    for (const found of acronymsIn(draft, known)) {
      const {kind, text, expansion} = found
      const message =
        kind === 'undefined'
          ? `${quote(text)} is never explained: spell it out at first use.`
          : `${quote(text)} is explained only later: spell it out here, at first use.`
      const related = expansion && [{place: placeOf(expansion), message: 'It is spelled out here.'}]
      report(found, message, {kind, ...(related && {related})})
    }
  },
  kindNotes: {
    undefined: 'never explained',
    late: 'explained after first use',
  },
  examples: [
    {
      bad: 'The case went to the ==IOPC== in May. The IOPC said nothing.',
      says: '"IOPC" is never explained: spell it out at first use.',
      kind: 'undefined',
    },
    {
      bad: 'The members of the ==HFA== met at noon, and the HFA spoke first. On Friday the Harbour Fishers Association (HFA) left the town.',
      kind: 'late',
      says: '"HFA" is explained only later: spell it out here, at first use.',
    },
    {bad: 'Three ==PCSOs== came to the door.', format: 'txt'},
    {
      good: 'The Independent Office for Police Conduct (IOPC) came. The IOPC left. So did the BBC, the NHS and two MPs.',
    },
    {good: 'Mill Stores, Inc. (Nasdaq: MLST) owns the mill. MLST rose.', shows: 'the name of a share'},
    {
      good: 'AUGUST 18, 2026 – The shop pays AU$700 for LG screens. It tests peroxisome proliferator receptors, or PPRs.',
    },
    {good: 'The HFA (Harbour Fishers Association) met. It has no ACRONYM OF ITS own. Henry VIII and JR Hartley came.'},
    {good: 'The Harbour Fishers Association met. “The HFA and the QBC are done,” she said. The HFA agreed.'},
    {good: 'The ZRX came.', options: {known: ['ZRX']}},
    {good: 'The ZRX came.', names: [{name: 'ZRX'}], shows: 'a name on your list'},
    {
      good: 'The girl, known as TRW in court papers, is 15. A boy named only as KLM spoke, and QBT (identified only as QBT) left. The mother is referred to here as DFG.',
      shows: 'Initials that protect somebody.',
    },
  ],
})
