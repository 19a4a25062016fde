// The width of a text in columns, for the bundle's report on screen: only its first columns are lined up, which are ASCII.

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters.
const colour = /\x1b\[[\d;]*m/g

export default (text: string): number => text.replace(colour, '').length
