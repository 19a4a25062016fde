// What the drafts of a folder are by its name: posts, documentation, newsletters.

/** The presets that folders are told apart by. */
export type FolderPreset = 'blog' | 'docs' | 'newsletter'

/** The drafts below a folder, and the preset for them. */
export interface FolderOfDrafts {
  /** The folder as a glob: `content/blog/`. */
  folder: string
  preset: FolderPreset
  drafts: number
}

const words = (text: string) => text.split(' ')

const namesOf: Readonly<Record<FolderPreset, readonly string[]>> = {
  newsletter: words('newsletter newsletters bulletin bulletins mailing mailings mailout mailouts'),
  blog: words('blog blogs post posts news article articles announcements stories journal weblog press-releases'),
  docs: words(
    'doc docs documentation guide guides manual manuals handbook tutorial tutorials reference wiki learn help howto faq faqs kb cheatsheets versioned_docs',
  ),
}

const presetOf = new Map(
  (Object.keys(namesOf) as FolderPreset[]).flatMap((preset) => namesOf[preset].map((name) => [name, preset] as const)),
)

/** The folder that says what a draft is, with its preset: the first of a known name, but posts within documentation are posts. */
function sectionOf(path: string): Omit<FolderOfDrafts, 'drafts'> | undefined {
  const parts = path.split('/').slice(0, -1)
  const known = parts.flatMap((part, i) => {
    const preset = presetOf.get(part.toLowerCase().replace(/^_/, '').replaceAll(' ', '-'))
    return preset ? [{folder: `${parts.slice(0, i + 1).join('/')}/`, preset}] : []
  })
  return known.find(({preset}) => preset !== 'docs') ?? known[0]
}

/** The folders of a known kind, with how many of the drafts stand below each; the largest first. */
export function sectionsOf(drafts: readonly string[]): FolderOfDrafts[] {
  const sections = new Map<string, FolderOfDrafts>()
  for (const path of drafts) {
    const found = sectionOf(path)
    if (!found) continue
    const section = sections.get(found.folder) ?? {...found, drafts: 0}
    section.drafts++
    sections.set(found.folder, section)
  }
  return [...sections.values()].sort((a, b) => b.drafts - a.drafts)
}
