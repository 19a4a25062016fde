// Template files: drafts that writers copy and fill in, so that their slots are their point.
import {defineReading} from '../../core/reading.ts'

/** Is a draft a template, by its name or its folder: `ISSUE_TEMPLATE.md`, `template_review.txt`, `templates/letter.md`? */
export const isTemplateFile = defineReading<boolean>(({path}) => {
  const [name = '', ...folders] = path.split(/[\\/]/).slice(-4).reverse()
  const [stem = ''] = name.split('.')
  return isTemplate(stem) || folders.some(isTemplate)
})

/** A template for something, not a story about templates: the word opens or ends the name. */
function isTemplate(stem: string): boolean {
  const parts = stem.toLowerCase().split(/[_-]/).filter(Boolean)
  return [parts[0], parts.at(-1)].some((part) => part === 'template' || (part === 'templates' && parts.length === 1))
}
