// The shape of what settings say of the site: what builds it, where it is, and its address.
import {generatorNames} from '../repository.ts'
import type {Schema} from './schema.ts'

const generator: Schema = {
  is: 'text',
  values: generatorNames,
  note: 'What builds the site; `none` for folders that readers see as they are, as on GitHub.',
  example: 'generator: hugo',
}

/** The site, or only the name of what builds it. */
export const siteSchema: Schema = {
  is: 'choice',
  note: 'What builds the site. It turns on the rules about links inside the repository.',
  example: 'site: hugo',
  of: [
    {...generator, example: 'site: hugo'},
    {
      is: 'map',
      note: 'The site that drafts are published as.',
      required: ['generator'],
      keys: {
        generator,
        folder: {
          is: 'text',
          note: 'The folder of its configuration, seen from the root of the repository, if not told by its files.',
          example: 'folder: website',
        },
        url: {
          is: 'text',
          pattern: /^https?:\/\/[^/]/,
          note: 'Its address: links to it count as links inside the repository.',
          example: 'url: https://harbour.site',
        },
        generated: {
          is: 'list',
          of: {is: 'text', pattern: /^\//, example: '/api/'},
          note: 'Addresses that the build makes, which have no source here, each with all below it.',
          example: 'generated: [/api/]',
        },
      },
    },
  ],
}
