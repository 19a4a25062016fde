// Command lines that can't be read: one sentence on what is wrong and what to write instead, and exit code 2.
import {expect, test} from 'vitest'
import {openTestDesk} from '../support/desk.ts'

const lists = '`copydesk --help` lists commands and options.'

test.each<[line: string, says: string]>([
  ['--statistic a.md', 'There is no option `--statistic`. Did you mean `--statistics`?'],
  ['--xyzzy a.md', `There is no option \`--xyzzy\`. ${lists}`],
  ['--fixx a.md', 'There is no option `--fixx`. Did you mean `--fix`?'],
  ['--ouput=x.json a.md', 'There is no option `--ouput`. Did you mean `--output`?'],
  ['rules --preview', `This command has no option \`--preview\`. ${lists}`],
  ['rules news', `\`news\` is one argument too many. ${lists}`],
  ['explain', `This command needs one more argument. ${lists}`],
  ['a.md --max-warnings', `\`--max-warnings\` needs a value. ${lists}`],
  ['--format --quiet a.md', `\`--format\` needs a value. ${lists}`],
  ['a.md --format', `\`--format\` needs a value. ${lists}`],
  ['a.md --rule', `\`--rule\` needs a value. ${lists}`],
  ['--stage=final a.md', "`--stage` can't be `final`. Allowed: `draft`, `edit`, `publish`."],
  ['--engine nativ a.md', "`--engine` can't be `nativ`. Did you mean `native`?"],
  ['init --ci jenkins', "`--ci` can't be `jenkins`. Allowed: `github`, `gitlab`, `pre-commit`."],
  ['completion powershell', "The shell can't be `powershell`. Allowed: `bash`, `zsh`, `fish`."],
])('copydesk %s', async (line, says) => {
  const {code, out, err} = await openTestDesk({'a.md': 'It rained.\n'}).run(...line.split(' '))
  expect({code, out, err}).toEqual({code: 2, out: '', err: `${says}\n`})
})
