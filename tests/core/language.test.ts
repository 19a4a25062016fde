// Language: which drafts are English, told by what they say of themselves, their folder or their words.
import {expect, test} from 'vitest'
import {parseDraft} from '../../src/core/draft/draft.ts'
import {isForeign} from '../../src/core/language.ts'
import {makeFormats} from '../../src/formats/index.ts'
import {parseWithRemark} from '../../src/formats/remark.ts'

const [markdown] = makeFormats(parseWithRemark)
const check = (text: string, path = 'a.md') => {
  if (!markdown) throw new Error('no format')
  return isForeign(parseDraft({path, text}, markdown))
}

test.each<[name: string, isForeign: boolean, text: string, path?: string]>([
  ['a front matter field', true, '---\nlang: fr\n---\n\nThe bridge is open.'],
  ['a locale', true, '---\nlocale: pt_BR\n---\n\nHello.'],
  ['English by name', false, '---\nlang: en-GB\n---\n\nDie Brücke ist offen und der Fluss ist nicht tief.'],
  ['a language that is no code', false, '---\nlanguage: JavaScript\n---\n\nThe bridge is open, and the river is low.'],
  ['a tag around all', true, '<html lang="de">\n<body>\n\nJa.\n\n</body>\n</html>'],
  ['German', true, 'Die Brücke ist seit Montag offen, und der Fluss ist nicht so tief wie im Winter.'],
  ['French', true, 'Le pont est ouvert depuis lundi, et les bateaux passent sous les arches.'],
  ['Finnish', true, '”Me lähdemme nyt”, sanoi Ada. Hän jatkoi: ”Huomenna.”'],
  ['Russian', true, 'Мост открыт с понедельника, и река уже не такая глубокая.'],
  ['Spanish in its folder', true, 'Guía para abrir puentes. Pulse Abrir, espere la señal.', 'docs/es/guia.md'],
  ['English in such a folder', false, 'Open the bridge with the key that is on the wall.', 'docs/de/guide.md'],
  ['English', false, 'The bridge has been open since Monday, and the river is not as deep as it was in winter.'],
  ['names', false, 'Zoë Müller, Köln; José Peña, Málaga; Søren Dahl, Århus; Chloé Brossard, Orléans.'],
  ['a foreign quotation', false, 'He said “Wir sind nicht schuld und das ist so” and left the hall at once with them.'],
  ['a list without small words', false, 'Wheat flour, caster sugar, butter, eggs, milk, baking powder, vanilla, salt.'],
  ['too short to tell', false, 'Über uns'],
])('%s', (_, expected, text, path) => {
  expect(check(text, path)).toBe(expected)
})
