// unfilled-placeholder: a placeholder that was never filled in.
import type {Block} from '../../src/core/draft/blocks.ts'
import type {Draft} from '../../src/core/draft/draft.ts'
import {placeOf, type Span, textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import type {Severity} from '../../src/core/severity.ts'
import {functionWords} from '../../src/reading/names/name-words.ts'
import {deleteWords} from '../../src/reading/page/deletion.ts'
import {isSetInMarkdown} from '../../src/reading/page/set-in-markdown.ts'
import {isTemplateFile} from '../../src/reading/page/template-files.ts'
import {isTranscript} from '../../src/reading/speech/transcripts.ts'
import {houseTokensIn} from './find/open-facts.ts'
import {mayMeanSlots, type Placeholder, type PlaceholderKind, placeholdersOf} from './find/placeholders.ts'
import {isSpelledOut} from './find/slots.ts'

const says: Record<PlaceholderKind, (found: string) => string> = {
  slot: (found) => `Placeholder ${found} was never filled in: replace it, or cut the sentence.`,
  tag: (found) =>
    `${found} should have been filled in by your template: write the words or figure, or cut the sentence.`,
  fact: (found) => `${found} stands for a missing fact: add it, or cut the sentence.`,
  label: (found) => `${found} is a label for something missing: replace it with the real text.`,
  'citation-needed': (found) => `${found} asks for a source: cite one, or cut the claim.`,
  undecided: (found) => `${found} leaves a fact open: settle it, or say when it will be known.`,
}

/** Without it a phrase would have no end: “according to [name].” */
function endsPhrase(where: Placeholder['where']): boolean {
  if (!('block' in where)) return false
  const {text} = where.block.prose
  const before = text
    .slice(Math.max(0, where.start - 24), where.start)
    .trimEnd()
    .split(/[^\p{L}]/u)
  return (
    functionWords.has(before.at(-1)?.toLowerCase() ?? '') &&
    /^\s*(?:[.,;:!?)]|$)/.test(text.slice(where.end, where.end + 9))
  )
}

/** A value of front matter may stand in quotation marks. */
const unquoted = (text: string): string => text.replace(/^(["'])(.+)\1$/, '$2')

const shown = new Set(['template', 'templates', 'sample', 'samples', 'example', 'examples'])

/** Does the nearest heading before it, or the block right before it, announce a template: “Job post template”? */
function isUnderTemplate({blocks}: Draft, {block}: Span): boolean {
  const heading = blocks.slice(0, block.index).findLast(({kind}) => kind === 'heading')
  return announcesTemplate(heading) || announcesTemplate(blocks[block.index - 1])
}

const announcesTemplate = (block: Block | undefined): boolean =>
  block?.prose.text
    .toLowerCase()
    .split(/\W+/)
    .some((word) => shown.has(word)) ?? false

/** The words of a link name another piece, and its slots are that one’s. */
const isInLink = ({block, start, end}: Span): boolean =>
  block.prose.inlines.some((inline) => inline.type.startsWith('link') && inline.start <= start && end <= inline.end)

/** Does the draft leave the same slot open twice, as a letter to be filled in does? */
const isRepeated = ({text}: Draft, slot: string): boolean => text.indexOf(slot) !== text.lastIndexOf(slot)

/** A site may fill in the tags of its pages, and a plan says what is not decided yet. */
const filledLater = new Set<PlaceholderKind>(['tag', 'undecided'])

/** In the log of a chat people speak of what is open; elsewhere slots differ. */
function levelFor(draft: Draft, {kind, where, likely}: Placeholder, text: string): {atMost?: Severity} {
  if (isTranscript(draft)) return {atMost: 'info'}
  if ('block' in where && (isUnderTemplate(draft, where) || isInLink(where))) return {atMost: 'info'}
  if (likely) return {atMost: isSetInMarkdown(draft) ? 'info' : 'warning'}
  if (filledLater.has(kind) && isSetInMarkdown(draft)) return {atMost: 'info'}
  if (kind !== 'slot' || ('block' in where && isByline(where))) return {}
  if (!isSetInMarkdown(draft)) return {atMost: isSpelledOut(text) ? 'error' : 'warning'}
  return {atMost: slotLevel(draft, text)}
}

/** `By [Name]`: whoever wrote it is missing. */
const isByline = ({block, start}: Span) =>
  ['By ', '\nBy '].includes(block.prose.text.slice(Math.max(0, start - 4), start))

/** Only a slot that can stand for nothing else is certain, and in a draft set in Markdown even that may be meant. */
function slotLevel(draft: Draft, text: string): Severity {
  if (isSpelledOut(text) && !isRepeated(draft, text)) return 'warning'
  return mayMeanSlots(draft) ? 'info' : 'warning'
}

export default defineRule({
  summary: 'A placeholder that was never filled in: a bracketed instruction, a template tag, TK or XX for a fact.',
  why: 'Once published, a placeholder tells readers that the copy was not finished, and the fact it stands for is still missing.',
  authority:
    'Wikipedia, Signs of AI writing, Placeholder text: https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing',
  since: '0.1.0',
  kinds: {
    slot: 'error',
    tag: 'warning',
    fact: 'warning',
    label: 'warning',
    'citation-needed': 'warning',
    undecided: 'warning',
  },
  stages: {draft: {fact: 'info', undecided: 'info'}, publish: {undecided: 'error'}},
  outranks: ['leftover-instruction', 'dummy-text', 'missing-alt-text', 'undefined-acronym'],
  options: {allow: [] as string[], templateEngines: [] as string[], tokens: ['TK', 'XX']},
  optionNotes: {
    allow: 'Placeholders to allow, exactly as in the copy.',
    templateEngines:
      'Template engines that your site uses to fill in `{{ }}` tags. If you name one, such tags are allowed.',
    tokens: 'Words that stand for a missing fact: `TK` and `XX` in all their forms, others as whole words.',
  },
  reads: [placeholdersOf, isTemplateFile, mayMeanSlots, isTranscript, isSetInMarkdown],
  check({draft, options, house, report}) {
    if (isTemplateFile(draft)) return
    const filledIn = options.templateEngines.length > 0 || (house.templateEngines ?? []).length > 0
    const own = houseTokensIn(draft, options.tokens).map(
      ({token, ...where}): Placeholder => ({where, kind: 'fact', token}),
    )
    for (const {where, kind, token, engine, likely} of [...placeholdersOf(draft), ...own]) {
      const place = 'block' in where ? placeOf(where) : where
      const text = 'block' in where ? textOf(where) : draft.text.slice(place.start, place.end)
      const passes = (engine && filledIn) || (token && !options.tokens.includes(token)) || options.allow.includes(text)
      const suggestions = endsPhrase(where) ? [] : [{title: 'Delete the placeholder', edits: deleteWords(draft, place)}]
      const level = levelFor(draft, {where, kind, ...(likely && {likely})}, text)
      if (!passes) report(where, says[kind](quote(unquoted(text))), {kind, ...level, suggestions})
    }
  },
  kindNotes: {
    slot: 'words in brackets to be replaced; a warning at most in a draft set in Markdown, which may show a template',
    tag: 'a template’s tag',
    fact: 'TK or XX for a fact',
    label: 'the name of what belongs there',
    'citation-needed': 'a note that a source is missing',
    undecided: 'to be confirmed or decided',
  },
  examples: [
    {
      good: 'Methods:\n\nThe nets were weighed at the quay every morning of the season.\n\nResults:\n\nBefore the storm, no net weighed more than the one of the year before.',
      shows: 'labels as subheads',
    },
    {
      good: 'Introduction:\nThe harbour app opens to every boat of the town this week.\n\nDetails:\nThe app tells crews when a berth is free, and they can book it.',
      shows: 'labels above their text',
    },
    {
      good: 'Reed and Marsh [Reed & Marsh 2020] weigh both ways [Lowe et al., 2019, p. 4].',
      shows: 'authors and a year',
    },
    {
      good: '**Crew:**\nAda Lowe, Noor Haddad, Piet van der Berg, Maria de la Cruz\n\nWe keep one rank (species, here) and then count.',
      shows: 'names under their label, and a word that says what is meant here',
    },
    {
      good: 'Read in full and signed this ____ day of ________, 2026, at the quay.',
      format: 'txt',
      shows: 'whoever signs an order dates it',
    },
    {good: '| Crew | All |\n| --- | --- |\n| Age (years), mean (sd) | 59 (14) |', shows: 'the unit of a row'},
    {
      good: 'It counts a bag – of – words, and a word is in the bag – of – points too.',
      shows: 'a term set with dashes',
    },
    {
      good: 'I was … and I heard it there. It was, you know … a song. We went on … and on, and then … nothing. It is … and was loud.',
      shows: 'the pauses of a speaker',
    },
    {bad: 'The hall is small ==[insert author & year]==.', kind: 'slot', shows: 'a citation to come'},
    {
      good: '**Person A (11 results):** All but two (13 total) went (more to come). Choose a way forward (a path to follow). What are my rights? (Right to delete? Right to access?) Use other words (new name, new email, new word).',
      shows: 'asides',
    },
    {good: 'Its \\_\\_PATH system property, and \\_\\_are.', shows: 'an identifier, a slip in emphasis'},
    {bad: 'The fair is on ==\\_\\_th== May.', kind: 'fact'},
    {good: "<img src='a.png' alt='Map'>[Figure 6: The mill as an engraver saw it.]", shows: 'the caption of a picture'},
    {
      good: '## Issues\n\n- STEPS: naming_issues: “Build and simmer.” — better say brown beef.',
      shows: 'an entry of a log',
    },
    {
      good: 'It hits Node.js 20.x users and Python 3.x users; we moved from 6.x to 8.x in the guide. A NN with one layer learns, and the best NN solver is ours.',
      shows: 'versions, initials',
    },
    {
      good: '<div>\n__The port of Northmere (PON)__ opened, and __all its crews__ came in 19 boats, __a year after COVID-19__.\n</div>',
      shows: 'bold in raw HTML',
    },
    {
      good: 'More information:\nThe port of Northmere https://port.site\n\n**Results** -\nWe weighed every net of the season twice before the storm came.\n\nNow, I’m a person (no robots here).',
      shows: 'labels with what they lead to',
    },
    {good: 'It leads in Leeds [full count available [here](https://leeds.site/count)].'},
    {
      bad: 'Use this template in `#ops`:\n\n_Meet ==[insert name]==, who joins us._',
      severity: 'info',
      shows: 'a template that a draft shows',
    },
    {
      bad: 'Read [I speak at ==[insert event here]==](https://leeds.site/talk).',
      severity: 'info',
      shows: 'the title of another piece',
    },
    {
      bad: '# Hiring\n\n## Job post template\n\n==[Your Project Name]== looks for a designer.\n\n## Tips\n\nBe brief.',
      severity: 'info',
      shows: 'a template that the draft gives',
    },
    {
      good: '# Install the port’s own system [Complete Guide]\n\nRun it in [your browser of choice], or write to log-[name]@port.example.',
      shows: 'a label of the headline, a free choice, a pattern of addresses',
    },
    {good: 'The engine now knows **&lt;select multiple>** and **&lt;input name>**.', shows: 'elements of HTML'},
    {good: 'Type :e {name of file} to open it.', shows: 'what a command takes'},
    {
      good: 'The form has a box for (name) and a line for the date. Sign here: X______. It (the name) stuck.',
      shows: 'copy about forms, an aside',
    },
    {
      good: 'Venue to be announced on Friday by the secretary. Steps to follow once you move in.',
      shows: 'news, advice',
    },
    {
      good: '* [audio] [The tide](https://port.site/tide)\n\nThe shop is at [customer].port.example. The Crofts [Croft Family Trust Group] own it [comment from Northmere.]',
      shows: 'the label of a link, a pattern of addresses, whose words they are, what a name stands for',
    },
    {
      good: 'He stopped. [phone rings] The two others (a talk, and a TBD topic) wait (if you come, please send word).',
      shows: 'a sound, an undecided thing in an aside, words to readers',
    },
    {
      good: 'Budget:\n\n    Rent   $________\n    Food   $________\n    Fuel   $________\n    Rest   $________\n\nIts sign reads OPEN AT ____, and PLACE STAMP HERE is on the card.',
      shows: 'a form to fill in, signs',
    },
    {good: 'Made by\n<a href="/lowe">Ada Lowe</a>.\n\nTool:\nNeed:\nWebsite:\nDownload:', shows: 'a credit, a record'},
    {
      good: '---\ntitle: Spring is here!\nexcerpt_separator: <!--more-->\nrelated: "[[Company Name]]"\n---\n\nIt rose.',
      shows: 'a headline, a comment, a link between notes',
    },
    {
      good: 'You need:\n\n- flour\n- milk\n\nPhoto: Ann Reed. Chart: The rise of tea.',
      shows: 'a list, a credit, a title',
    },
    {
      good: 'She wrote: “I will be ____ tomorrow.” [sic] He lives [now] in Hull.',
      shows: 'a quoted blank, an editor’s word',
    },
    {
      bad: 'He was ==[occupation]== and had ==[no. of children + ages]==. ==[GIF – the tide coming in]== It rose.',
      kind: 'slot',
      shows: 'a label where a noun must stand, a picture that is described',
    },
    {
      bad: 'The prize went to ==(name – ask Bev)==. The ==(no. of goals)== goals were late. ==(Poster – Denise to send)==',
      kind: 'slot',
    },
    {
      bad: 'She spent ==?? years== in Leeds, won by ==__ points== and raised ==£___,000==. Rain fell at ==??:??==.',
      kind: 'fact',
    },
    {bad: 'It cost ==€??,???== or ==£tbc== for ==NNN== people.', kind: 'fact'},
    {
      bad: 'Kilmorna won by a goal. ==Scorers:==\n\nThe player of the match was the keeper, who let in four.',
      kind: 'label',
    },
    {bad: '==Dear ,==\n\nYou came to our shop.', kind: 'label'},
    {bad: 'The fair is back.\n\n==PIC OF MAYOR ON BIKE==\n\n==Caption goes here==', kind: 'slot'},
    {
      bad: '---\ntitle: The tide\nimage: ==/img/placeholder.jpg==\ndate: ==sometime soon==\ndraft: ==maybe==\n---\n\nIt rose.',
      kind: 'label',
    },
    {good: '---\ntitle: A test of nerves\nimage: /img/tide.jpg\ndate: 2026-05-04\ndraft: true\n---\n\nIt rose.'},
    {
      good: 'Set the folder:\n\n```\nsave(folder="<FOLDER_ID>")\n```\n\nThe <FOLDER_ID> stands in the address.',
      shows: 'a name that stands in the code of the draft, too',
    },
    {
      bad: 'Set the folder:\n\n```\nsave(folder="tides")\n```\n\nThe ==<FOLDER_NAME>== stands in the address.',
      kind: 'slot',
    },
    {
      good: 'Bare Minimum\n\n<ferry>\n    <section_number>12</section_number>\n</ferry>\n\nAll Fields\n\n<ferry>\n    <section_number></section_number>\n</ferry>\n',
      format: 'txt',
      shows: 'elements of XML',
    },
    {bad: 'The rule of <b>noon</b> is in ==<section_number>== today.\n', format: 'txt', kind: 'slot'},
    {good: 'Use `tag`. The name of a picture is <your_username>/<image_name> then.', shows: 'a pattern'},
    {bad: 'Use `tag`. The name of the owner is ==<your_username>== then.', kind: 'slot'},
    {good: 'It refers to the (relative) path. See below for the (long list).\n\n- You tagged it.\n- You ran it.'},
    {bad: 'It refers to the ==(name)==. Ask the ==(job title)==.', kind: 'slot'},
    {
      good: 'The walk is led\nby:\n\n- Ann Reed of Hull\n\n**A walk**<br>by\nAnn Reed, Hull; Ed Hale, York<br> At noon',
      shows: 'lines that Markdown wraps',
    },
    {bad: 'The tide is high today.\n\n==Photo by==\n\nIt falls in the evening, the port says.', kind: 'label'},
    {good: '---\ntitle: A talk with Ann Sample\nimage: /img/ann-sample.png\n---\n\nShe spoke.', shows: 'a name'},
    {
      good: 'We looked at `boats`. This included a {{< sidenote "left" "Hull-built version">}}\nShe is not for sale. {{< /sidenote >}} of two.',
    },
    {bad: 'By ==[Name]==.\n\nIt rained.', kind: 'slot', severity: 'error'},
    {bad: '# Plumbers you can trust in ==[City Name]==\n\nCall us.', kind: 'slot', severity: 'warning'},
    {
      bad: 'The memo, obtained by ==[Name of outlet – replace with actual source]==, is dated May.',
      says: 'Placeholder "[Name of outlet – replace with actual source]" was never filled in: replace it, or cut the sentence.',
      kind: 'slot',
      severity: 'error',
    },
    {bad: 'Send your ideas to ==<insert email address here>== by Friday.'},
    {bad: '==<Your Name>==\n\nTreasurer of the allotment club.'},
    {bad: 'Sales rose by ==[X]== per cent in ==[month/year]==, ==[Company Name]== said.'},
    {bad: '==[PULL QUOTE]==\n\n==[IMAGE: the bridge at dusk]==\n\n==[Paragraph about the flood of 1911]=='},
    {bad: 'Call ==XXX-XXX-XXXX== before ==XX/XX/2027==. The works cost ==£???==.', kind: 'fact'},
    {bad: 'Write to ==<%= author %>==. ==undefined== said it cost ==#REF!==, or ==NaN== pounds.', kind: 'tag'},
    {bad: 'Hi ==%recipient.name%==, ==###NAME###== and ==@@TITLE@@== are here.', kind: 'tag'},
    {
      bad: 'Published on ==00/00/0000==, updated on ==DD/MM/YYYY==. Mr ==TK== spoke on the ==XXth== of May.',
      kind: 'fact',
    },
    {bad: '==TBC==: the price.\n\n==TBD==. The council will say. The disk time base ==(TBD)==.', kind: 'undecided'},
    {good: 'It drifts less with a time-based corrector (TBC), a common part.'},
    {good: 'Write dates in the form DD/MM/YYYY. ![A map]({{ image | url }})'},
    {
      good: '[IMAGE: Northmere Post]\n\nHe went to the [university]. Give the number in the form XXX-XXX-XXXX. %s is the name.',
    },
    {good: 'Watch it burn [VIDEO]. The cell shows #REF!, an error of the formula.'},
    {bad: 'Meet us on ==[date]== in ==[CITY, STATE]==.'},
    {bad: 'He added: “We will build it at ==[insert address here]== next year.”'},
    {bad: 'Dear ==*|FNAME|*==, welcome to ==<<Club Name>>==.'},
    {bad: 'Hello ==%%first_name%%==, thank you.\n\n# ==[object Object]==', kind: 'tag'},
    {bad: 'Welcome to ==%s==, where =={NAME}== lives in =={city name}==.'},
    {bad: 'Welcome to =={{company_name}}==, Anna. From =={{.Name}}==.', kind: 'tag'},
    {bad: 'Turnout reached ==XX per cent==, up from 43 per cent in 2019.', kind: 'fact'},
    {bad: 'The bridge cost ==£XX million== and opens on ==2025-XX-XX==, ==$X.X== million over.'},
    {bad: 'It employs ==TK== people in Leeds. The price is ==TK==.'},
    {
      bad: '==TK==: add the number of buses.\n\n==TK== check this.\n\nThe vote was ==TK== to four, and some ==TK== came.',
      shows: 'notes about a fact, and facts within a sentence',
    },
    {
      good: '| Turkmen [TK] | Uzbek [UZ] |\n| --- | --- |\n| <a href="/tk">Turkmen</a> [TK] | 4 |',
      shows: 'codes of names',
    },
    {
      good: 'TK: I was there.\n\nAM: And the vote?\n\nTK: The vote was close. TK Reed was about TK Maxx, and in TK Lodge.',
      shows: 'initials and names',
    },
    {bad: 'The verdict is due on ==TBC==.', kind: 'undecided', severity: 'warning'},
    {bad: '---\ntitle: Allotments return\nauthor: ==Author Name==\n---\n\nThey are back.', kind: 'label'},
    {bad: '---\nauthor: ==[Your Name]==\n---\n\nThey are back.'},
    {bad: 'Most voters agree ==[citation needed]==.', kind: 'citation-needed'},
    {
      bad: 'Most voters agree ==[better source needed]==, and most shops agree ==(sources needed)==.',
      kind: 'citation-needed',
    },
    {good: 'The maps are free (attribution required). The flat is to let (references needed).'},
    {bad: 'Written with [==Author 1==](https://example.org/one).'},
    {good: 'He said: "They [the voters] decide, and [city officials] follow."'},
    {
      good: 'The “iPhone [sic]” shop […] closed [emphasis added]. See [1], [^1] and [the report](/report).\n\n[^1]: Here.',
    },
    {good: '- [x] Done\n- [ ] Open\n\n> [!NOTE]\n> Read on.'},
    {good: 'Read [your name] first.\n\n[your name]: /names'},
    {good: 'Ask an engine “What is [your brand]?” and note the answer.'},
    {good: 'Our prompt was: write about [your topic] in [city name].'},
    {good: '[Name withheld] was born in [date changed]; last [month] he moved.'},
    {good: 'He was late again [insert eye roll here].'},
    {good: '[laughter] [Applause] \\[inaudible 00:10:47\\] Yes.'},
    {good: 'Malcolm X saw Super Bowl XX. Women have XX chromosomes. X% of traffic is lost.'},
    {good: '* [video] [Tides explained](https://port.site/tides)\n* [series] [video] [Nets](https://port.site/nets)'},
    {bad: 'Send it to ==[email]== by [Friday](https://port.site).'},
    {good: 'Usage: app [options] [--name NAME] [name...]\n\n[embed:contact:abc-123]'},
    {good: 'It allows [Replace By Fee][topic rbf] now.\n\n{% include references.md %}'},
    {good: '> _<RELEASE DATE>_ can be later than the _<COPYRIGHT DATE>_.\n\n> _<COPYRIGHT DATE>_ should be a year.'},
    {bad: 'The event is on ==<RELEASE DATE>== at ==<COPYRIGHT DATE>==.'},
    {good: 'Search for \'"Engine" AND "<content-id>"\' in the logs. Run `apt-get install` <your package>.'},
    {good: {'templates/letter.md': 'Dear [Name],\n\nyou live in [City].'}},
    {bad: {'notes/about-templates.md': 'Dear ==[Name]==, we have new templates.'}},
    {good: '{{#if a}}Hello {{name}}{{else}}Hello{{/if}}'},
    {good: 'He came from [insert arbitrary village here]. **[UPDATE: this is mended.]**'},
    {
      good: 'See [[Date]], [[City]] and [[Ada Lowe|Ada]]. The set $[date]$ and $XX^T$.',
      shows: 'notes that link to each other',
    },
    {bad: 'Sales: ==QQ== in May.', options: {tokens: ['QQ']}},
    {good: 'Sales rose XX per cent.', options: {tokens: []}},
    {good: 'Meet at [date].', options: {allow: ['[date]']}},
    {good: 'Buy it at TK Maxx. And TK said no. Cash. TK, who runs it, agreed.'},
    {good: 'The film “XXX” opened. They pay $X here against $Y million there.'},
    {good: 'Write `{{title}}` and `<Your Name>` in code.'},
    {good: '![Ship]({{site.baseurl}}/ship.jpg) See {{ site.title }} and {{< ref "post.md" >}}.'},
    {good: 'Hello {{ first_name }}.', options: {templateEngines: ['liquid']}},
    {good: '---\nlayout: post\n---\n\nWelcome to {{ title }}.'},
    {good: 'Use <Steps> and <br> and <kbd>Enter</kbd> here.'},
  ],
})
