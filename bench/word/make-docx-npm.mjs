// Makes the documents of the bench that the npm package `docx` writes. Run in a folder that has it: node make-docx-npm.mjs OUT
import {readdirSync, readFileSync, unlinkSync, writeFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join} from 'node:path'

const docx = createRequire(join(process.cwd(), 'x.js'))('docx')
const out = process.argv[2]

const bare = {
  bullet: {bullet: {level: 0}},
  number: {numbering: {reference: 'numbers', level: 0}},
  quote: {style: 'Quote'},
}

for (const file of readdirSync(out).filter((name) => name.startsWith('made-docx-npm') && name.endsWith('.json'))) {
  const blocks = JSON.parse(readFileSync(join(out, file), 'utf8'))
  const footnotes = {}
  const run = ([text, style, link]) => {
    if (text === null) {
      const number = Object.keys(footnotes).length + 1
      footnotes[number] = {children: style.map((block) => new docx.Paragraph(words(block.c)))}
      return new docx.FootnoteReferenceRun(number)
    }
    const one = new docx.TextRun({text, bold: style.includes('Strong'), italics: style.includes('Emph')})
    return link ? new docx.ExternalHyperlink({children: [one], link}) : one
  }
  const paragraph = (kind, what) =>
    new docx.Paragraph({
      children: what.map(run),
      ...(kind.startsWith('heading') ? {heading: docx.HeadingLevel[`HEADING_${kind.at(-1)}`]} : bare[kind]),
    })
  const children = blocks.map(([kind, what]) =>
    kind === 'table'
      ? new docx.Table({
          rows: what.map(
            (row) =>
              new docx.TableRow({
                children: row.map(
                  (cell) => new docx.TableCell({children: cell.map((one) => paragraph('paragraph', one))}),
                ),
              }),
          ),
        })
      : paragraph(kind, what),
  )
  const numbering = {config: [{reference: 'numbers', levels: [{level: 0, format: 'decimal', text: '%1.'}]}]}
  const document = new docx.Document({sections: [{children}], footnotes, numbering})
  writeFileSync(join(out, file.replace('.json', '.docx')), await docx.Packer.toBuffer(document))
  unlinkSync(join(out, file))
}

/** The words of pandoc's inlines. */
function words(inlines) {
  return inlines.map(({t, c}) => (t === 'Str' ? c : ' ')).join('')
}
