// Word files (.docx) as a format: what is known of them before their reader is loaded.
import {defineFormat} from './card.ts'
import {wordFormat} from './word/index.ts'

export default defineFormat({extensions: ['docx'], onlyIfNamed: true, isPackage: true, open: () => wordFormat})
