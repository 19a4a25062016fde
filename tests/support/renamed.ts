// A plugin before and after its rule and one of its kinds were renamed: `ferry-names` became `boat-names`, its kind `nick` `nickname`.

/** The plugin's module: the rule reports the ferry, its nickname, and headlines that several drafts have. */
const pluginWith = (id: string, nickname: string, more: string) => `
export default {
  name: 'harbour',
  rules: {
    '${id}': {
      summary: 'A ferry by its old name.',
      kinds: {old: 'error', ${nickname}: 'warning', again: 'warning'},
      options: {most: 9},
      ${more}
      check({draft, options, report}) {
        let left = options.most
        for (const block of draft.blocks)
          for (const [kind, words] of [['old', 'Queen Anne'], ['${nickname}', 'Annie']])
            for (const {0: found, index} of block.prose.text.matchAll(new RegExp(words, 'g')))
              if (left-- > 0) report({block, start: index, end: index + found.length}, 'It has another name now.', {kind})
      },
      collect({draft, add}) {
        for (const block of draft.blocks)
          if (block.kind === 'heading') add({block, start: 0, end: block.prose.text.length}, [block.prose.text], {})
      },
      compare: (facts, group) => group(facts, 'again'),
      report: ({others: [first]}) => ({message: 'This headline stands in ' + first.path + ' already.'}),
      examples: [{good: 'It is late.'}],
    },
  },
  presets: {all: {rules: {'harbour/${id}': {${nickname}: 'error'}}}},
}
`

export const before = pluginWith('ferry-names', 'nick', '')
export const after = pluginWith('boat-names', 'nickname', "formerly: ['ferry-names'], formerKinds: {nick: 'nickname'},")

/** The same rename in a preset that still uses the former names. */
export const behind = after.replace(/presets: .*/, "presets: {all: {rules: {'harbour/ferry-names': {nick: 'error'}}}},")

export const idNote = (places: string): string =>
  `\`harbour/ferry-names\` is now \`harbour/boat-names\`: update ${places}.\n`
export const kindNote = (places: string): string =>
  `The kind \`nick\` of \`harbour/boat-names\` is now \`nickname\`: update ${places}.\n`
