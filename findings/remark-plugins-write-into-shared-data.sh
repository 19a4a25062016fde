#!/usr/bin/env bash
# A program that parses Markdown and MDX keeps two processors of unified. Lists of syntax extensions can be handed in with
# `data('micromarkExtensions', list)`; two processors that take the same ones get the same list. One expects a plugin to
# add its own extensions to its own processor, as `use` does with plugins.
# What really happens: remark-mdx 3.1.1 pushes into the list that it finds (as other remark plugins do), so the list that
# was handed in grows. One parse of MDX, and the plain processor made from the same list afterwards refuses an address in
# angle brackets, which is right in Markdown, with an error of MDX. What the plain processor does depends on what was
# parsed before it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund --save-exact unified@11.0.5 remark-parse@11.0.0 remark-mdx@3.1.1
npm ls --depth=0 | grep -E 'unified|remark'
cat > check.mjs <<'JS'
import remarkMdx from 'remark-mdx'
import remarkParse from 'remark-parse'
import {unified} from 'unified'

const lists = {micromarkExtensions: [], fromMarkdownExtensions: []}
const plain = () => unified().use(remarkParse).data(lists)
const outcomeOf = (processor, text) => {
  try {
    return processor.parse(text).children.map(({type}) => type).join(', ')
  } catch (error) {
    return `refused: ${error.reason ?? error.message}`
  }
}
const text = 'The timetable is at <https://ferry.example/times> until May.\n'
const before = outcomeOf(plain(), text)
const mdx = outcomeOf(plain().use(remarkMdx), 'The ferry is late.\n')
const after = outcomeOf(plain(), text)
console.log({before, mdx, after, extensions: lists.micromarkExtensions.length})
process.exit(before === 'paragraph' && mdx === 'paragraph' && after.startsWith('refused') ? 0 : 1)
JS
node check.mjs
