// Template files: drafts that writers copy and fill in, so that their slots are their point.
import {defineReading} from '../../core/reading.ts'

/** Is a draft a template, by its name or its folder: `ISSUE_TEMPLATE.md`, `template_review.txt`, `templates/letter.md`, Hugo’s `archetypes/post.md`? */
export const isTemplateFile = defineReading<boolean>(({path}) => {
  const [name = '', ...folders] = path.split(/[\\/]/).slice(-4).reverse()
  const [stem = ''] = name.split('.')
  return isTemplate(stem) || folders.some((folder) => isTemplate(folder) || folder === 'archetypes')
})

const filled = new Set(['email', 'letter', 'message', 'mail', 'prompt', 'reply', 'response'])

/** A template for something, not a story about templates: the word opens or ends the name. */
function isTemplate(stem: string): boolean {
  const parts = stem.toLowerCase().split(/[_-]/).filter(Boolean)
  if (parts.at(-1) === 'templates') return parts.length === 1 || filled.has(parts.at(-2) as string)
  return [parts[0], parts.at(-1)].includes('template')
}
