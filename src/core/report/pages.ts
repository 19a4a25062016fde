// Addresses of the project's pages.

export const homepage = 'https://copydesk.github.io'

/** The address of a rule's page. */
export const pageOf = (ruleId: string): string => `${homepage}/rules/${ruleId}`
