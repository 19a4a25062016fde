// Addresses of the project's pages on the web, where the build was told of a homepage.

declare const HOMEPAGE: string | undefined

/** The homepage; empty as long as there is none. The build takes it from `homepage` in package.json. */
export const homepage: string = typeof HOMEPAGE === 'string' ? HOMEPAGE : ''

/** The address of a rule's page on the web; empty without a homepage. In the package it is `docs/rules/<id>.md`. */
export const pageOf = (ruleId: string): string => homepage && `${homepage}/rules/${ruleId}`
