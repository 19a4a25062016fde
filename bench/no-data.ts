// What a measuring command says where the copy it measures on is missing.

/** One sentence on what is missing and what to do; `option` is how to name another folder. */
export const missingData = (folder: string, option: string): string =>
  `There is no data at \`${folder}\`. The labelled copy belongs to others and isn't in this repository: name a folder with ${option}, or try a rule on drafts of your own, as in \`npm run dev -- --rule repeated-word:warning path/to/drafts\`.`

/** Say so and end with 2, as a command that couldn't run. */
export function endWithoutData(folder: string, option: string): never {
  console.error(missingData(folder, option))
  process.exit(2)
}
