// Grammar: the small words that noun phrases, cues and claims are told apart by, in classes.
import {definePhrases} from '../../../src/core/phrases/phrases.ts'
import grammarData from '../../lists/sourcing-grammar.json' with {type: 'json'}

/** The classes as kinds, to make sets of. */
export const grammar = definePhrases({kinds: grammarData.words})
