/** The desk cannot start, told in a sentence for the operator. */
export class StartRefused extends Error {
  override readonly name = "StartRefused"
}
