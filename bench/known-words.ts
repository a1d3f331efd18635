/** Words that stand in a known share of the bench's tickets, and no part of them in any other word. */
export const knownWords = [
  ["warranty", 0.09],
  ["keyboard", 0.04],
  ["courier", 0.014],
  ["wallpaper", 0.003],
  ["accordion", 0.000_3],
  ["typewriter", 0.000_03],
] as const

/** Stands in a tenth of the oldest tenth and nowhere else. */
export const forgottenWord = { text: "cassette", share: 0.1 }

/** So many of the tickets with the first of the known words hold this phrase. */
export const knownPhrase = { text: "warranty card", share: 0.1 }

/** Every word of the tickets that is not of the vocabulary. */
export const wordsBesides = [
  ...knownWords.map(([word]) => word),
  knownPhrase.text,
  forgottenWord.text,
]

/** Stands in no ticket. */
export const absentWord = "xylophonist"
