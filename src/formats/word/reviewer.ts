// Whose name comments and tracked changes of a review bear.

/** Whoever has written a comment or a change here. */
export const reviewer = 'Copydesk'
