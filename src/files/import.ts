// Imports modules that are no part of the bundle; a file of its own, as compiled code can't import by itself.

/** Import a package or a file by its URL. */
export const importModule = (name: string): Promise<unknown> => import(/* @vite-ignore */ name)
