// The shape of settings: every key with what it is for. Settings files are checked by it, and their schema is made of it.

import {contractSchema} from './contract-schema.ts'
import {houseSchema} from './house-schema.ts'
import {listSchema} from './list-schema.ts'
import {namesSchema} from './names-schema.ts'
import type {Schema} from './schema.ts'
import {levelNames, stageNames} from './settings.ts'
import {siteSchema} from './site-schema.ts'

const texts = (note: string, example: string): Schema => ({is: 'list', of: {is: 'text'}, note, example})

/** Keys that hold for drafts: at the top of a settings file, in overrides, in presets of plugins. */
const draftKeys: Readonly<Record<string, Schema>> = {
  preset: {
    is: 'list',
    of: {is: 'text'},
    orOne: true,
    note: 'The preset to start from. Of several, later ones override earlier ones.',
    example: 'preset: news',
  },
  rules: {
    is: 'table',
    of: {is: 'anything'},
    note: 'The severity of each rule, or of each of its kinds, or `[severity, options]`.',
    example: 'rules: {duplicate-headline: off}',
  },
  preview: {
    is: 'flag',
    note: 'Turn on the rules and kinds that are in preview; otherwise only the preset `strict` does.',
    example: 'preview: true',
  },
  allow: {
    is: 'choice',
    of: [
      texts('For all rules.', 'allow: [some say]'),
      {is: 'table', of: texts('For one rule.', 'unsourced-claim: [some say]'), note: 'By rule; `*` for all.'},
    ],
    note: 'Phrases to allow: a list for all rules, or lists by rule.',
    example: 'allow: [some say]',
  },
  frontMatterCopy: texts(
    'The front matter fields that readers see. Replaces the default list.',
    'frontMatterCopy: [title, standfirst]',
  ),
  frontMatter: contractSchema(true),
  language: {
    is: 'text',
    pattern: /^en(?:-[A-Z]{2})?$/,
    note: 'The variety of English you write.',
    example: 'language: en-GB',
  },
  templateEngines: {
    is: 'list',
    of: {is: 'text', values: ['liquid', 'handlebars', 'hugo', 'jinja', 'mdx']},
    note: 'The template engines your site uses.',
    example: 'templateEngines: [liquid]',
  },
  site: siteSchema,
  siteName: {is: 'text', note: "The publication's name.", example: 'siteName: The Harbour Post'},
  names: {
    is: 'choice',
    of: [namesSchema, {is: 'text', note: 'A file beside this one that holds the list.', example: 'names: names.yml'}],
    note: 'Names as you write them: a list, or a file that holds it.',
    example: 'names: names.yml',
  },
}

/** Settings without a file: what `configure` takes. */
export const settingsSchema: Schema & {is: 'map'} = {
  is: 'map',
  keys: {
    ...draftKeys,
    names: namesSchema,
    frontMatter: contractSchema(false),
    stage: {is: 'text', values: stageNames},
    now: {is: 'anything'},
  },
}

const hostedSchema: Schema = {
  is: 'map',
  required: ['use'],
  note: 'A retext or remark-lint plugin.',
  keys: {
    use: {is: 'text', note: 'A package or a file (`./our-plugin.js`).', example: 'use: retext-equality'},
    options: {is: 'anything', note: "The plugin's options.", example: 'options: {ignore: [disabled]}'},
    severity: {
      is: 'text',
      values: levelNames,
      note: 'The severity of its findings; `warning` by default.',
      example: 'severity: info',
    },
    quotations: {
      is: 'text',
      values: ['skip', 'check'],
      note: 'Whether to check quotations; `skip` by default.',
      example: 'quotations: check',
    },
    reads: {
      is: 'text',
      values: ['prose', 'markdown'],
      note: 'What the plugin checks, if its name does not begin with `retext-` or `remark-`.',
      example: 'reads: prose',
    },
  },
}

/** A settings file. */
export const fileSchema: Schema & {is: 'map'} = {
  is: 'map',
  keys: {
    $schema: {is: 'text', note: 'The schema, for editors that complete settings.', example: '$schema: …'},
    extends: {
      is: 'list',
      of: {is: 'text'},
      orOne: true,
      note: 'Settings to build on: presets, files or packages. Later ones override earlier ones, and this file overrides all.',
      example: 'extends: [news, ./house.yaml]',
    },
    ...draftKeys,
    overrides: {
      is: 'list',
      note: 'Settings for some drafts only. Later entries override earlier ones.',
      example: 'overrides: [{files: opinion/**, preset: blog}]',
      of: {
        is: 'map',
        required: ['files'],
        keys: {
          files: {
            is: 'list',
            of: {is: 'text'},
            orOne: true,
            note: 'Globs of drafts, relative to the folder of this file.',
            example: 'files: opinion/**',
          },
          ...draftKeys,
        },
      },
    },
    stages: {
      is: 'map',
      note: 'Settings for a stage, which `--stage` selects: `draft`, `edit` or `publish`.',
      example: 'stages: {publish: {rules: {unfilled-placeholder: error}}}',
      keys: Object.fromEntries(
        stageNames.map((name) => [
          name,
          {is: 'map', keys: draftKeys, note: `At the stage \`${name}\`.`, example: `${name}: {rules: {…}}`},
        ]),
      ),
    },
    ignore: texts('Drafts to skip, in .gitignore syntax.', 'ignore: [drafts/]'),
    include: texts(
      'HTML and Word files to check when a folder is checked, in .gitignore syntax. A file that is named is always checked.',
      'include: [articles/**/*.html]',
    ),
    plugins: texts(
      'Plugins with more rules: files (`./house-rules.js`) or packages (`copydesk-plugin-x`).',
      'plugins: [./house-rules.js]',
    ),
    houseRules: {
      is: 'choice',
      of: [
        {is: 'text', note: 'A file of house rules beside this one.', example: 'houseRules: house-rules.yaml'},
        texts('Files of house rules.', 'houseRules: [house-rules.yaml, ./sport.yaml]'),
        houseSchema,
      ],
      note: 'House rules, which need no code: a file that holds them, several, or the rules.',
      example: 'houseRules: house-rules.yaml',
    },
    vale: {
      is: 'text',
      note: 'A `.vale.ini` whose styles are run as rules, such as `vale/Google.We`.',
      example: 'vale: .vale.ini',
    },
    hosted: {
      is: 'list',
      of: hostedSchema,
      note: 'Retext and remark-lint plugins to run as well.',
      example: 'hosted: [{use: retext-equality, severity: info}]',
    },
    lists: {
      is: 'list',
      of: listSchema,
      note: 'Rules that are only lists of phrases or frames; they need no code.',
      example: 'lists: [{id: house-words, phrases: {e-mail: email}}]',
    },
  },
}
