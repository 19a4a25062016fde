// The shape of settings: every key with what it is for. Settings files are checked by it, and their schema is made of it.

import type {Shape} from './schema.ts'
import {levelNames, stageNames} from './settings.ts'

const texts = (note: string, example: string): Shape => ({is: 'list', of: {is: 'text'}, note, example})

/** Keys that hold for drafts: at the top of a settings file, in overrides, in presets of plugins. */
const draftKeys: Readonly<Record<string, Shape>> = {
  preset: {
    is: 'list',
    of: {is: 'text'},
    orOne: true,
    note: 'The preset to start from; of several, later ones over earlier ones.',
    example: 'preset: news',
  },
  rules: {
    is: 'table',
    of: {is: 'anything'},
    note: 'The severity of each rule, or of its kinds, or `[severity, options]`.',
    example: 'rules: {duplicate-headline: off}',
  },
  allow: {
    is: 'choice',
    of: [
      texts('For all rules.', 'allow: [some say]'),
      {is: 'table', of: texts('For one rule.', 'unsourced-claim: [some say]'), note: 'By rule; `*` for all.'},
    ],
    note: 'Phrases this house lets pass: a list for all rules, or a map by rule.',
    example: 'allow: [some say]',
  },
  frontMatterCopy: texts(
    'Front matter fields that readers see, instead of the usual ones.',
    'frontMatterCopy: [title, standfirst]',
  ),
  language: {
    is: 'text',
    pattern: /^en(?:-[A-Z]{2})?$/,
    note: 'The variety of English the house writes.',
    example: 'language: en-GB',
  },
  templateEngines: {
    is: 'list',
    of: {is: 'text', values: ['liquid', 'handlebars', 'hugo', 'jinja', 'mdx']},
    note: 'Template engines whose tags the site fills in.',
    example: 'templateEngines: [liquid]',
  },
  siteName: {is: 'text', note: "The publication's name.", example: 'siteName: The Harbour Post'},
}

/** Settings without a file: what `configure` takes. */
export const settingsShape: Shape & {is: 'map'} = {
  is: 'map',
  keys: {...draftKeys, stage: {is: 'text', values: stageNames}, now: {is: 'anything'}},
}

/** The id of a plugin, of a plugin's rule or of a house's own list. */
export const idPattern = /^[a-z][a-z\d]*(?:-[a-z\d]+)*$/

const listShape: Shape = {
  is: 'map',
  required: ['id'],
  note: 'A rule that is only a list of phrases or frames.',
  keys: {
    id: {is: 'text', pattern: idPattern, note: 'The name of the rule.', example: 'house-words'},
    severity: {is: 'text', values: levelNames, note: 'How bad it is; `warning` unless said.', example: 'warning'},
    message: {
      is: 'text',
      note: 'What to tell the editor; `{found}` and `{instead}` stand for the phrases.',
      example: '"{found}" is not our style: write "{instead}".',
    },
    phrases: {
      is: 'choice',
      of: [
        {is: 'list', of: {is: 'text'}},
        {is: 'table', of: {is: 'text'}},
      ],
      note: 'The phrases: a list, or a map from what is found to what to write instead.',
      example: 'phrases: {e-mail: email}',
    },
    frames: {
      is: 'list',
      of: {is: 'text'},
      note: 'Patterns over words, one a line; see docs/frames.md.',
      example: "frames: ['{number} percent']",
    },
    words: {
      is: 'table',
      of: {is: 'list', of: {is: 'text'}},
      note: 'Classes of words that the frames name.',
      example: 'words: {pet: [dog, cat]}',
    },
    fix: {is: 'flag', note: 'Let `--fix` write what is to stand instead.', example: 'fix: true'},
    caseSensitive: {is: 'flag', note: 'Match capitals exactly.', example: 'caseSensitive: true'},
    inQuotations: {is: 'flag', note: 'Look inside quotations, too.', example: 'inQuotations: true'},
    summary: {is: 'text', note: 'What is found, in a sentence.', example: 'summary: Words we spell our way.'},
    why: {is: 'text', note: 'Why an editor should care.', example: 'why: Readers know us by our style.'},
    authority: {is: 'text', note: 'What the list rests on.', example: 'authority: House style guide, p. 4'},
    examples: {
      is: 'list',
      note: 'Texts that `copydesk test` checks: `bad` with ==marks== around what is found, `good` without.',
      example: 'examples: [{bad: "Send an ==e-mail==."}, {good: "Send an email."}]',
      of: {
        is: 'map',
        keys: {
          bad: {
            is: 'text',
            note: 'A text with ==marks== around exactly what is found.',
            example: 'bad: Send an ==e-mail==.',
          },
          good: {is: 'text', note: 'A text in which nothing is found.', example: 'good: Send an email.'},
          says: {is: 'text', note: 'The message.', example: 'says: Write "email".'},
          fixed: {is: 'text', note: 'The text after the repair.', example: 'fixed: Send an email.'},
        },
      },
    },
  },
}

const hostedShape: Shape = {
  is: 'map',
  required: ['use'],
  note: 'A retext or remark-lint plugin.',
  keys: {
    use: {is: 'text', note: 'A package or a file (`./our-plugin.js`).', example: 'use: retext-equality'},
    options: {is: 'anything', note: 'What the plugin itself is told.', example: 'options: {ignore: [disabled]}'},
    severity: {
      is: 'text',
      values: levelNames,
      note: 'How bad its findings are; `warning` unless said.',
      example: 'severity: info',
    },
    quotations: {
      is: 'text',
      values: ['skip', 'check'],
      note: 'Whether words of others are looked at; `skip` unless said.',
      example: 'quotations: check',
    },
    reads: {
      is: 'text',
      values: ['prose', 'markdown'],
      note: 'What the plugin is for, where its name does not begin with `retext-` or `remark-`.',
      example: 'reads: prose',
    },
  },
}

/** A settings file. */
export const fileShape: Shape & {is: 'map'} = {
  is: 'map',
  keys: {
    $schema: {is: 'text', note: 'The schema, for editors that complete settings.', example: '$schema: …'},
    extends: {
      is: 'list',
      of: {is: 'text'},
      orOne: true,
      note: 'Settings to build on: presets, files or packages; later ones over earlier ones, this file over all.',
      example: 'extends: [news, ./house.yaml]',
    },
    ...draftKeys,
    overrides: {
      is: 'list',
      note: 'Settings for some drafts only; later ones over earlier ones.',
      example: 'overrides: [{files: opinion/**, preset: blog}]',
      of: {
        is: 'map',
        required: ['files'],
        keys: {
          files: {
            is: 'list',
            of: {is: 'text'},
            orOne: true,
            note: 'Globs of drafts, counted from the folder of this file.',
            example: 'files: opinion/**',
          },
          ...draftKeys,
        },
      },
    },
    stages: {
      is: 'map',
      note: 'Other settings where `--stage` says how far the drafts have come.',
      example: 'stages: {publish: {rules: {unfilled-placeholder: error}}}',
      keys: Object.fromEntries(
        stageNames.map((name) => [
          name,
          {is: 'map', keys: draftKeys, note: `At the stage \`${name}\`.`, example: `${name}: {rules: {…}}`},
        ]),
      ),
    },
    ignore: texts('Drafts to leave alone, in the syntax of .gitignore.', 'ignore: [drafts/]'),
    plugins: texts(
      'Rules of others: files (`./house-rules.js`) or packages (`copydesk-plugin-x`).',
      'plugins: [./house-rules.js]',
    ),
    hosted: {
      is: 'list',
      of: hostedShape,
      note: 'Plugins for retext and remark-lint to run along.',
      example: 'hosted: [{use: retext-equality, severity: info}]',
    },
    lists: {
      is: 'list',
      of: listShape,
      note: 'Rules that are only lists of phrases or frames; they need no code.',
      example: 'lists: [{id: house-words, phrases: {e-mail: email}}]',
    },
  },
}
