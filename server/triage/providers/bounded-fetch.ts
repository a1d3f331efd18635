import { ProviderFailure } from "../provider.ts"

const maxBytes = 1_000_000

async function readBounded(body: ReadableStream<Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > maxBytes) throw new ProviderFailure("unparseable", "The answer is over 1 MB long.")
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** A fetch that takes at most 1 MB and follows no redirect: the key must not travel elsewhere. */
export const boundedFetch: typeof fetch = async (input, init) => {
  const response = await fetch(input, { ...init, redirect: "error" })
  const body = response.body === null ? null : await readBounded(response.body)
  const { status, statusText, headers } = response
  return new Response(body, { status, statusText, headers })
}
