// The same checks as a unified plugin, for remark, remark-cli and everything else on unified-engine.
import type {Root} from 'mdast'
import type {Plugin} from 'unified'
import type {VFile} from 'vfile'
import {rules} from '../rules/index.ts'
import {configure, type Settings} from './core/config.ts'
import {type Format, parseDraft} from './core/draft.ts'
import {lint} from './core/lint.ts'
import {addMessages} from './core/vfile.ts'
import {formatFor, makeFormats} from './formats/index.ts'
import {parseWithRemark} from './formats/remark.ts'

/**
 * Check each file and add a message for each finding; the tree is left as it is.
 * The file's own text is read, so that places are true whatever other plugins do to the tree.
 * Throws a `SettingsError` where the settings are wrong.
 */
const copydesk: Plugin<[Settings?], Root> = (settings = {}) => {
  const config = configure(rules, settings)
  const formats = makeFormats(parseWithRemark)
  return (_tree: Root, file: VFile) => {
    const path = file.path ?? 'draft.md'
    const format = formatFor(path, formats) ?? (formats[0] as Format)
    const draft = parseDraft({path, text: String(file)}, format, settings.frontMatterCopy)
    addMessages(file, draft.text, lint(draft, config))
  }
}

export default copydesk
