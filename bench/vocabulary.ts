/** The words of the bench's tickets, the most common first; a made-up tail follows them. */
const common =
  `the to I and a is my you it of in for not we on this that have with please be but your was can when no are
  do me if has from our an as at so or after how get account order error since help still would just any now
  again what there will they all been us tried email message page team invoice payment change working could
  need more same customer app password login user ticket today back out see then up one only which by am
  before number card time new also problem service thank it's find does sent about other two because issue
  over using send try able where charged request some down report data file using screen refund update button
  subscription plan click open access browser support week month yesterday address delivery link code phone
  setting company server version download upload price bill bank cancel billing upgrade export import reset
  profile notification calendar search filter list delete save loading slow crash timeout checkout cart
  discount coupon tax receipt shipment warehouse parcel tracking return exchange guarantee manual device
  printer router firmware battery sensor license seat member admin role permission invite domain certificate
  webhook token api key endpoint response request header payload database backup restore migration sync
  integration connector plugin theme template editor image video attachment comment thread mention workflow
  rule automation schedule reminder deadline meeting room booking reservation ticketing venue guest hotel
  flight luggage seatmap gate clinic patient record prescription appointment insurance claim policy premium
  school teacher student course exam grade homework library payroll salary vacation timesheet contract
  signature quote tender supplier stock inventory barcode scanner cash drawer terminal merchant dispute
  chargeback fraud suspicious locked blocked expired invalid missing duplicate wrong broken frozen blank
  urgent critical important minor cosmetic question suggestion feedback feature wish idea opening hours`
    .split(/\s+/)
    .filter((word) => word !== "")

const onsets = [
  "b",
  "br",
  "d",
  "dr",
  "f",
  "fl",
  "g",
  "gr",
  "h",
  "k",
  "kl",
  "l",
  "m",
  "n",
  "p",
  "pr",
  "r",
  "s",
  "st",
  "t",
  "tr",
  "v",
  "z",
]
const vowels = ["a", "e", "i", "o", "u", "ai", "ou"]
const codas = ["", "n", "r", "l", "s", "x", "k", "t", "m"]

/** The n-th made-up word; different for every n. */
function madeUp(n: number): string {
  let rest = n + 7_919
  let word = ""
  while (rest > 0) {
    const syllable = rest % (onsets.length * vowels.length * codas.length)
    word += onsets[syllable % onsets.length]
    word += vowels[Math.floor(syllable / onsets.length) % vowels.length]
    word += codas[Math.floor(syllable / (onsets.length * vowels.length)) % codas.length]
    rest = Math.floor(rest / (onsets.length * vowels.length * codas.length))
  }
  return word
}

export const vocabulary: string[] = [
  ...new Set([...common, ...Array.from({ length: 30_000 }, (_, n) => madeUp(n))]),
]

/** Picks words as languages use them: the n-th most common one in proportion to 1 / (n + 3) (Zipf). */
export function createWordPicker(random: () => number): () => string {
  const sums: number[] = []
  let total = 0
  for (let rank = 0; rank < vocabulary.length; rank++) sums.push((total += 1 / (rank + 3)))
  const steps = 1 << 16
  // A table of starting points makes a pick a lookup and a short walk.
  const starts: number[] = []
  for (let step = 0, at = 0; step < steps; step++) {
    while ((sums[at] ?? total) < (step / steps) * total) at++
    starts.push(at)
  }
  return () => {
    const share = random()
    let at = starts[Math.floor(share * steps)] ?? 0
    while ((sums[at] ?? total) < share * total) at++
    return vocabulary[at] ?? "the"
  }
}
