// unfilled-placeholder: a slot that was never filled.
import {placeOf, textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {deleteWords} from '../../src/reading/page/deletion.ts'
import {isTemplateFile} from '../../src/reading/page/template-files.ts'
import {houseTokensIn} from './find/open-facts.ts'
import {type Placeholder, type PlaceholderKind, placeholdersOf} from './find/placeholders.ts'

const says: Record<PlaceholderKind, (found: string) => string> = {
  slot: (found) => `Placeholder ${found} was never filled: replace it or cut the sentence.`,
  tag: (found) => `Template tag ${found} was never filled in: add the value or cut it.`,
  fact: (found) => `${found} stands for a missing fact: add it or cut the sentence.`,
  label: (found) => `${found} is a field label: replace it with the real value.`,
  'citation-needed': (found) => `${found} asks for a source: cite one or cut the claim.`,
  undecided: (found) => `${found} leaves a fact open: settle it or say when it will be known.`,
}

export default defineRule({
  summary: 'A slot that was never filled: a bracketed instruction, a template tag, TK or XX for a fact.',
  why: 'A published placeholder tells every reader that nobody read the copy, and the fact it stood for is missing.',
  authority:
    'Wikipedia, Signs of AI writing, Placeholder text: https://en.wikipedia.org/wiki/Wikipedia:Signs_of_AI_writing',
  since: '0.1.0',
  kinds: {slot: 'error', tag: 'error', fact: 'error', label: 'error', 'citation-needed': 'error', undecided: 'warning'},
  stages: {draft: {fact: 'info', undecided: 'info'}, publish: {undecided: 'error'}},
  outranks: ['leftover-instruction', 'dummy-text'],
  options: {allow: [] as string[], templateEngines: [] as string[], tokens: ['TK', 'XX']},
  optionNotes: {
    allow: 'Placeholders to allow, exactly as in the copy.',
    templateEngines: 'Template engines that fill in `{{ }}` tags. If one is named, such tags are allowed.',
    tokens: 'Words that stand for a missing fact: `TK` and `XX` in all their forms, others as whole words.',
  },
  reads: [placeholdersOf, isTemplateFile],
  check({draft, options, house, report}) {
    if (isTemplateFile(draft)) return
    const filledIn = options.templateEngines.length > 0 || (house.templateEngines ?? []).length > 0
    const own = houseTokensIn(draft, options.tokens).map(
      ({token, ...where}): Placeholder => ({where, kind: 'fact', token}),
    )
    for (const {where, kind, token, engine} of [...placeholdersOf(draft), ...own]) {
      const place = 'block' in where ? placeOf(where) : where
      const text = 'block' in where ? textOf(where) : draft.text.slice(place.start, place.end)
      const passes = (engine && filledIn) || (token && !options.tokens.includes(token)) || options.allow.includes(text)
      const suggestions = [{title: 'Delete the placeholder', edits: deleteWords(draft, place)}]
      if (!passes) report(where, says[kind](quote(text)), {kind, suggestions})
    }
  },
  examples: [
    {
      bad: 'The memo, obtained by ==[Name of outlet – replace with actual source]==, is dated May.',
      says: 'Placeholder "[Name of outlet – replace with actual source]" was never filled: replace it or cut the sentence.',
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
      shows: 'notes that link each other',
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
