// Grammar: the small words that noun phrases, cues and claims are told apart by, in classes.
import {phraseSets} from '../../../src/reading/text/words.ts'
import grammarData from '../../lists/sourcing-grammar.json' with {type: 'json'}

/** The words of each class; those made of frames are no use as sets. */
export const grammar = phraseSets(grammarData.words)
