const nouns = `apple river table window garden bridge candle mountain feather button carpet island
  pencil harbour blanket lantern meadow chimney basket violin orchard saddle ladder pebble curtain
  kettle forest hammer mirror pillow shadow thunder valley whistle acorn barrel castle desert engine
  falcon glacier helmet jungle kitchen lemon marble needle ocean parrot quarry ribbon spider tunnel
  umbrella velvet walnut yarn zebra anchor beacon copper`.split(/\s+/)

// No two of these are as far apart as two others (a Golomb ruler), so two texts share one word at most.
const places = [0, 1, 4, 10, 12, 17]

/** Six words that the text of another number below 61 does not have, since near-copies count as one label. */
export const ownWords = (at: number): string =>
  places.map((place) => nouns[(at + place) % nouns.length]).join(" ")
