// What sites take off a page before MDX sees it: names of headings, comments of HTML, formulas.

const headingName = /\{#[\w:.-]{1,100}\}(?=[ \t]*$)/gm
const blockFormula = /^\$\$[^$]*\$\$/gm
const lineFormula = /\$[^$\n]+\$/g

/** A text of the same length in which these stand as MDX has them: blanks, or braces with nothing to run. */
export const asSitesTakeIt = (text: string): string =>
  withComments(text)
    .replace(headingName, (name, at: number) => (isHeading(text, at) ? ' '.repeat(name.length) : name))
    .replace(blockFormula, asNothing)
    .replace(lineFormula, (found) => (/[\\{}<]/.test(found) ? asNothing(found) : found))

const isHeading = (text: string, at: number) => text[text.lastIndexOf('\n', at) + 1] === '#'

/** Braces around blanks, with the line ends of what stood there. */
const asNothing = (found: string) => `{${found.slice(1, -1).replace(/[^\r\n]/g, ' ')}}`

/** Each comment of HTML as a comment of MDX. */
function withComments(text: string): string {
  let [made, at] = ['', 0]
  for (let open = text.indexOf('<!--'); open >= 0; open = text.indexOf('<!--', at)) {
    const close = text.indexOf('-->', open + 4)
    if (close < 0) break
    const inside = text.slice(open + 4, close).replaceAll('*/', '* ')
    made += `${text.slice(at, open)}{/* ${inside}*/}`
    at = close + 3
  }
  return made + text.slice(at)
}
