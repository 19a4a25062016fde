// unbalanced-quote: a quotation mark without its partner, or of the wrong kind.
import {placeOf, textOf} from '../../src/core/draft/spans.ts'
import {quote} from '../../src/core/elide.ts'
import {defineRule} from '../../src/core/rule.ts'
import {quotationsOf} from '../../src/reading/speech/quotations.ts'
import {type UnpairedMark, unpairedMarksIn} from './find/unpaired-marks.ts'

const messages = {
  unclosed: (found: string) => `The quotation that starts ${found} is never closed: add the closing mark.`,
  unopened: (found: string) => `The quotation mark after ${found} closes nothing: add the opening mark.`,
  nested: (found: string) => `${found} has the same quotation marks inside: use single ones there.`,
  mixed: (found: string) => `The quotation that ends ${found} mixes straight and curly marks: use one kind.`,
  reversed: (found: string) => `The opening quotation mark of ${found} faces the wrong way: reverse it.`,
}

const joined = (found: string) => `A space is missing before the quotation mark in ${found}: add it.`
const spread = (found: string) =>
  `The quotation that ends ${found} runs over several paragraphs: open each with a quotation mark.`

/** Five words from the mark on, or before it, without the mark. */
function wordsAt({kind, isJoined, block: {prose}, start, end}: UnpairedMark): string {
  if (isJoined) return bare(prose.text.slice(start, end))
  if (kind === 'nested') return bare(prose.text.slice(start, end))
  const before = kind === 'unopened' || kind === 'mixed'
  const near = before ? prose.text.slice(Math.max(0, end - 120), end) : prose.text.slice(start, start + 120)
  const words = bare(near).split(/\s+/).filter(Boolean)
  return (before ? words.slice(-5) : words.slice(0, 5)).join(' ')
}

const bare = (text: string) => text.replace(/^["“”„']+|["“”„'’]+$/g, '')

export default defineRule({
  summary: 'A quotation mark without its partner, or of the wrong kind.',
  why: 'Quotation marks show whose words they are. One missing mark can put the publication’s words into a source’s mouth.',
  authority:
    'The Chicago Manual of Style, 13.30–13.32 (quotations of several paragraphs); Guardian style guide: quotation marks',
  since: '0.1.0',
  kinds: {
    unclosed: 'info',
    unopened: 'info',
    nested: 'info',
    reversed: 'info',
    mixed: 'info',
    style: 'info',
  },
  presets: {
    news: {unclosed: 'warning', unopened: 'warning', nested: 'warning'},
    strict: {unclosed: 'warning', unopened: 'warning', nested: 'warning'},
  },
  options: {style: 'any'},
  optionNotes: {
    style:
      '`curly` or `straight`: double quotation marks of the other style are reported as kind `style`. `any` allows both.',
  },
  reads: [unpairedMarksIn, quotationsOf],
  check({draft, options, report}) {
    for (const found of unpairedMarksIn(draft)) {
      const {kind, other} = found
      const say = found.isJoined ? joined : other && kind === 'unopened' ? spread : messages[kind]
      const related = other && [{place: placeOf(other), message: 'It opens here.'}]
      report(found, say(quote(wordsAt(found))), {
        kind,
        ...(related && {related}),
      })
    }
    if (options.style === 'any') return
    const other = options.style === 'curly' ? '"' : '“'
    for (const quotation of quotationsOf(draft))
      if (quotation.mark === other && !quotation.fault)
        report(
          quotation,
          `${quote(bare(textOf(quotation)))} has ${other === '"' ? 'straight' : 'curly'} quotation marks: use ${options.style} ones.`,
          {kind: 'style'},
        )
  },
  kindNotes: {
    unclosed: 'no closing mark',
    unopened: 'no opening mark',
    nested: 'quotations within quotations',
    reversed: 'a mark that faces the wrong way',
    mixed: 'opened and closed with different marks',
    style: 'marks that are not in your style',
  },
  examples: [
    {
      bad: 'It asks us to see ==“the== harbour in its own world “ (Reed, 2012). The rest is quiet.',
      kind: 'unclosed',
      shows: 'A closing mark typed as an opening one is reported once.',
    },
    {
      good: 'Reed, A., Marsh, B., “What a harbour learns from a\n\nlong winter of storms and of other\n\nweather.” Fell Press, 2012',
      shows: 'a sentence that was cut into paragraphs',
    },
    {
      bad: 'She called it ==“a== mistake and left.',
      kind: 'unclosed',
      severity: 'info',
      says: 'The quotation that starts "a mistake and left." is never closed: add the closing mark.',
    },
    {
      bad: 'The roof was ==gone,"== she said.',
      kind: 'unopened',
      says: 'The quotation mark after "The roof was gone," closes nothing: add the opening mark.',
    },
    {
      bad: 'It is a ==new"standard== of the town", she said.',
      kind: 'unopened',
      says: 'A space is missing before the quotation mark in "new"standard": add it.',
    },
    {bad: '==“We== ran, she said. “Then the roof fell.”', kind: 'unclosed', shows: 'the tag is inside the quotation'},
    {
      bad: '==“We== ran, she said.\n\n“Then the roof fell,” said Ann Archer.',
      kind: 'unclosed',
      shows: 'not a quotation of two paragraphs: the tag is inside it',
    },
    {
      bad: '“We ran.\n\nThen the roof ==fell,”== she said.',
      kind: 'unopened',
      shows: 'the second paragraph has no mark of its own',
    },
    {bad: 'The Roof Fell\n\nShe called it ==“a== mistake.\n\nThe town was quiet.\n', format: 'txt'},
    {
      bad: '==“She called it “a mistake” and left,”== said Ann Archer.',
      kind: 'nested',
      says: '"She called it “a mistake” and left," has the same quotation marks inside: use single ones there.',
    },
    {bad: '==”We== ran,” she said.', kind: 'reversed', severity: 'info'},
    {
      bad: 'He keeps a list (see "Names"; sort() it). The roof was ==gone,"== she said.',
      kind: 'unopened',
      shows: 'one sign of code is not enough',
    },
    {bad: '“We ran, and then it ==fell,"== she said.', kind: 'mixed', severity: 'info'},
    {bad: 'He said ==“no”==.', options: {style: 'straight'}, kind: 'style', severity: 'info'},
    {
      good: '<p>Our motto is &ldquo;<a href="/boats">boats for everyone</a>&rdquo;, and we want “<em>all</em> the boats”.</p>',
      shows: 'tags within a quotation',
    },
    {good: '“We ran.\n\n“Then the roof fell,” she said.', shows: 'a quotation of several paragraphs'},
    {good: '“We ran.\n\n![A roof](roof.jpg)\n\n“Then the roof fell,” she said.'},
    {good: 'He is 6\'2" and owns a 12" record from the \'90s.'},
    {good: 'Rock ’n’ roll, the dogs’ bowls and ’em.'},
    {good: '“She called it ‘a mistake’ and left,” said Ann Archer.'},
    {good: 'Type `say "no` in a shell.'},
    {
      good: '“No roof is worth a life.\n\nAnn Archer, fire chief”',
      shows: 'a quotation set apart, closed behind its credit',
    },
    {good: '<p title="a roof">It fell.</p>'},
    {
      good: 'Lowe,A,"44 Mill Hwy",Hull,"01 22"\nLowe,B,"4 Mill St",Ely,"01 29"\nLowe,C,"9 Elm Ave",Ely,"01 48"',
      shows: 'data',
    },
    {good: 'if [ -z "$x" ]; then\n  echo "no key\n  echo " none" && exit', shows: 'code'},
    {good: 'He says the marks (" or “) stay, and so does the " sign.', shows: 'marks that the sentence is about'},
    {good: 'The sign said »Lukket«, the other »Åbent«.'},
    {good: 'A chapter, "[The mill](https://mill.example)", in "Mills of 2017" by Ann Lee.'},
    {good: '"We ran. "Then the roof fell," she said.\n', format: 'txt', shows: 'paragraphs run together'},
  ],
})
