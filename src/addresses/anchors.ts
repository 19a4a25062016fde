// The anchors of a page by its source: headings and names, as loosely as makers of slugs differ.

/** What `#fragments` a page answers to. */
export interface PageAnchors {
  /** Parts of the page come from elsewhere: it may have any anchor. */
  isOpen: boolean
  has(fragment: string): boolean
  /** Names as their authors wrote them, and slugs of headings, to choose the nearest of. */
  names: readonly string[]
}

/** Letters and digits alone: in these all makers of slugs agree. */
const simplifyAnchor = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

const fence = /^ {0,3}(?:> ?)*(?:[-*] +|\d+\. +)? *(`{3,}|~{3,})/
const heading = /^ {0,3}(?:> ?|[-*] +|\d+[.)] +)*#{1,6}[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/
const underline = /^ {0,3}(?:=+|-{2,})[ \t]*$/
const given = [
  /\b(?:id|name|anchor)\s*=\s*["'{]*([^\s"'<>{}]{1,200})/gi,
  /\{[^{}#\n]{0,80}#([\w:.-]{1,200})/g,
  /\{#\s*([\w:.-]{1,200})\s*\}/g,
  /\[#([\w-]{1,80})\]/g,
  /^\(([\w-]{1,80})\)=[ \t]*$/gm,
]
/** `=== "Label"`: a tab, whose anchor may start with that of its heading. */
const tab = /^[ \t]*===[!+]*[ \t]+"([^"\n]{1,200})"/gm
/** `<!-- md:setting blog.folder -->`: a program puts a heading of that name in its place. */
const filledIn = /<!--[ \t]*[\w-]+:[\w-]+[ \t]+([\w.:+-]{1,200})/g
const open = /\{\{[<%]?-?\s*(?!<?\s*\/|%?\s*\/)|\{%|--8<--|<[A-Z][\w.]*[\s/>]|^import\s|^:::|\{\{/m

/** Read what a page answers to. Code is left out, except for names in tags. */
export function readAnchors(text: string): PageAnchors {
  const names: string[] = []
  const lines = proseLines(text)
  for (const [i, line] of lines.entries()) {
    const [, words] = heading.exec(line) ?? []
    if (words !== undefined) names.push(words)
    else if (/^:[ \t]/.test(lines[i + 1] ?? '') && line.trim() !== '') names.push(line)
    else if (underline.test(line) && (lines[i - 1] ?? '').trim() !== '') names.push(lines[i - 1] as string)
  }
  const prose = lines.join('\n')
  for (const [, words = ''] of prose.matchAll(/<h[1-6]\b[^>]{0,500}>([^\n]{0,500}?)<\/h[1-6]>/gi)) names.push(words)
  for (const [, words = ''] of prose.matchAll(
    /^[ \t]*(?:===[!+]*[ \t]+"|<summary>|\*\*|[-*] \*\*|: )([^\n"]{1,200}?)(?:"|<\/summary>|\*\*|$)/gm,
  ))
    names.push(words)
  const tabs = [...prose.matchAll(tab)].map(([, label = '']) => simplifyAnchor(label))
  const own = given.flatMap((pattern) => [...text.matchAll(pattern)].map(([, name = '']) => name))
  for (const [, name = ''] of prose.matchAll(filledIn)) own.push(name)
  for (const [, label = ''] of prose.matchAll(/^ {0,3}\[\^([^\]\s]{1,80})\]:/gm))
    own.push(`fn${label}`, `fnref${label}`)
  return {isOpen: open.test(prose), has: makeHas(names, own, tabs), names: [...own, ...names.map(slugOf)]}
}

/** Lines outside fences; those inside are empty, so that lines keep their numbers. */
function proseLines(text: string): string[] {
  let closing = ''
  return text.split(/\r\n|\r|\n/).map((line) => {
    const [, mark = ''] = fence.exec(line) ?? []
    if (closing) {
      if (mark.startsWith(closing) && line.trim().replace(/^(?:> ?)*/, '') === mark) closing = ''
      return ''
    }
    if (mark) closing = mark
    return mark ? '' : line.replace(/(`+)(?:(?!`)[^\n])+?\1/g, (code) => code.replace(/[{<]/g, ' '))
  })
}

/** The words of a heading without the marks that draw it. */
const wordsOf = (source: string): string =>
  source
    .replace(/!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replace(/<[^<>]*>/g, '')
    .replace(/&(?:amp|lt|gt|quot|nbsp);/g, ' ')

/** GitHub's slug of a heading, near enough to be offered. */
const slugOf = (source: string): string =>
  wordsOf(source)
    .replace(/\s*\{[^{}]*\}\s*$/, '')
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/g, '-')

function makeHas(headings: readonly string[], own: readonly string[], tabs: readonly string[]): PageAnchors['has'] {
  const known = new Set<string>(own.map(simplifyAnchor))
  const pictured: string[] = []
  for (const source of headings) {
    const bare = wordsOf(source).replace(/\s*\{[^{}]*\}\s*$/, '')
    for (const words of [
      source,
      wordsOf(source),
      bare,
      bare.replace(/^[\s\d.)]+/, ''),
      bare.replace(/\([^)]*\)\s*$/, ''),
      bare.replace(/<.*$/, ''),
      bare.replace(/_/g, ''),
    ])
      known.add(simplifyAnchor(words))
    if (/\p{Extended_Pictographic}|:\w+:|&\w+;/u.test(source))
      pictured.push(simplifyAnchor(bare.replace(/:\w+:|&\w+;/g, '')))
  }
  return (fragment) => {
    const name = simplifyAnchor(fragment.replace(/^user-content-/, ''))
    return (
      name === '' ||
      known.has(name) ||
      known.has(name.replace(/\d+$/, '')) ||
      tabs.some((label) => label !== '' && name.endsWith(label) && known.has(name.slice(0, -label.length))) ||
      pictured.some((words) => words.length > 2 && name.includes(words))
    )
  }
}
