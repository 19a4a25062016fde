// Posts that nobody wrote: an archive of any size, some of it planted copies, the same for the same seed.
import {makeRandom} from '../random.ts'

/** A draft as it would lie on disk. */
interface Post {
  path: string
  text: string
}

/** A planted copy: which rule has to find it in which draft, beside one of these others. */
export interface Copy {
  path: string
  of: readonly string[]
  rule: string
  how: string
}

interface Parts {
  title: string
  slug: string
  description: string
  paragraphs: string[]
}

const syllables =
  'ba ber cal dor el fan gri hol im jor kan lor mer nov or pel quin ros sal tem ul ver wal yor zen'.split(' ')
const frame = ['the', 'of', 'and', 'to', 'a', 'in', 'that', 'for', 'with', 'was', 'on', 'as', 'by', 'from', 'had']
const towns = ['Derby', 'York', 'Bath', 'Leeds', 'Hull', 'Ripon', 'Wells', 'Truro', 'Ely', 'Stroud', 'Lewes', 'Frome']

/** How many words the archive knows; like those of a language, few are common and most are rare. */
const vocabulary = 20_000

const wordAt = (i: number): string => {
  let word = ''
  for (let rest = i + 7; rest > 0; rest = Math.floor(rest / syllables.length))
    word += syllables[rest % syllables.length]
  return word
}

/** A post of its own for each number. */
function compose(seed: number, i: number): Parts {
  const chance = makeRandom(seed * 1_000_003 + i)
  const word = () => wordAt(Math.floor(vocabulary * chance() ** 3))
  const sentence = () => {
    const words = Array.from({length: 8 + Math.floor(chance() * 12)}, (_, at) =>
      at % 3 === 1 ? (frame[Math.floor(chance() * frame.length)] as string) : word(),
    )
    const name = chance() < 0.4 ? ` ${capital(word())} ${capital(word())}` : ''
    const sum = chance() < 0.2 ? ` ${Math.floor(chance() * 900)}` : ''
    return `${capital(words.join(' '))}${name}${sum}.`
  }
  const paragraph = () => Array.from({length: 2 + Math.floor(chance() * 3)}, sentence).join(' ')
  /** A headline says no word twice. */
  const headline = () => {
    const words = new Set<string>()
    for (const length = 6 + Math.floor(chance() * 3); words.size < length; ) words.add(word())
    return capital([...words].join(' '))
  }
  return {
    title: headline(),
    slug: `${word()}-${word()}-${i}`,
    description: sentence(),
    paragraphs: Array.from({length: 5 + Math.floor(chance() * 6)}, paragraph),
  }
}

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)

/** Put a word in at every sixtieth. */
const edit = (text: string) => text.replace(/(?:\S+\s+){60}/g, (run) => `${run}indeed `)

const rename = (text: string, nth: number) =>
  text.replace(/(?<=[a-z] )\p{Lu}\p{L}+/gu, towns[nth] as string).replace(/\d+/g, String(nth + 2))

const withTitle = (own: Parts, {description}: Parts): Parts => ({
  ...own,
  paragraphs: [...own.paragraphs, `Read on for ${own.title}, and ${description.toLowerCase()}`],
})

/** A kind of copy: the rule that has to find it, how many are made of one original, and what each takes from it. */
interface Kind {
  how: string
  rule: string
  group: number
  take(own: Parts, from: Parts, nth: number): Parts
  /** What the original is made of, where that is more than itself. */
  origin?(own: Parts): Parts
}

const kinds: readonly Kind[] = [
  {how: 'the same story', rule: 'duplicate-article', group: 1, take: (own, {paragraphs}) => ({...own, paragraphs})},
  {
    how: 'the same story, edited',
    rule: 'duplicate-article',
    group: 1,
    take: (own, {paragraphs}) => ({...own, paragraphs: [edit(paragraphs.join(' '))]}),
  },
  {
    how: 'the same story of another town',
    rule: 'duplicate-article',
    group: 3,
    take: (own, {paragraphs}, nth) => ({...own, paragraphs: paragraphs.map((text) => rename(text, nth))}),
  },
  {how: 'the same headline', rule: 'duplicate-headline', group: 1, take: (own, {title}) => ({...own, title})},
  {
    how: 'nearly the same headline',
    rule: 'duplicate-headline',
    group: 1,
    take: (own, {title}) => ({...own, title: `${title.split(' ').slice(1).reverse().join(' ')}, officials say`}),
  },
  {
    how: 'a shared paragraph',
    rule: 'shared-boilerplate',
    group: 4,
    take: (own, from) => ({...own, paragraphs: [...own.paragraphs, from.paragraphs[0] as string]}),
  },
  {
    how: 'a shared paragraph with the title in it',
    rule: 'shared-boilerplate',
    group: 4,
    take: withTitle,
    origin: (own) => withTitle(own, own),
  },
  {how: 'the same slug', rule: 'duplicate-slug', group: 1, take: (own, {slug}) => ({...own, slug})},
  {
    how: 'the same description',
    rule: 'duplicate-description',
    group: 1,
    take: (own, {description}) => ({...own, description}),
  },
]

/** Each stretch of so many posts holds one original, then its copies, then posts of their own. */
const stretch = 20

/** An archive of so many posts, each with what is planted in it. */
export function* makeArchive(count: number, seed: number): Generator<{post: Post; copy?: Copy}> {
  for (let i = 0; i < count; i++) {
    const nth = i % stretch
    const kind = kinds[Math.floor(i / stretch) % kinds.length] as Kind
    const own = compose(seed, i)
    if (nth === 0 || nth > kind.group)
      yield {post: {path: pathOf(i), text: write(kind.origin && nth === 0 ? kind.origin(own) : own, i)}}
    else {
      const of = Array.from({length: kind.group + 1}, (_, at) => pathOf(i - nth + at)).filter(
        (path) => path !== pathOf(i),
      )
      const text = write(kind.take(own, compose(seed, i - nth), nth), i)
      yield {post: {path: pathOf(i), text}, copy: {path: pathOf(i), of, rule: kind.rule, how: kind.how}}
    }
  }
}

const pathOf = (i: number) => `posts/${dateOf(i).slice(0, 4)}/${i}.md`

const dateOf = (i: number) => new Date(Date.UTC(2000, 0, 1) + i * 3_600_000).toISOString()

const write = ({title, slug, description, paragraphs}: Parts, i: number): string =>
  `---\ntitle: ${title}\nslug: ${slug}\ndate: ${dateOf(i)}\ndescription: ${description}\n---\n\n${paragraphs.join('\n\n')}\n`
