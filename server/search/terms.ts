/** A LIKE pattern that finds the term as it is: `%`, `_` and `\` are ordinary characters. */
export const containsPattern = (term: string) => `%${term.replaceAll(/[\\%_]/g, "\\$&")}%`
