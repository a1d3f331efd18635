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

/**
 * A fetch that takes at most 1 MB and follows no redirect: the key must not travel elsewhere. It
 * throws ProviderFailures only, in words of ours: those of the platform may quote a header.
 */
export const boundedFetch: typeof fetch = async (input, init) => {
  try {
    const response = await fetch(input, { ...init, redirect: "manual" })
    const { status, statusText, headers } = response
    if (status >= 300 && status < 400) {
      await response.body?.cancel()
      throw new ProviderFailure(
        "rejected_request",
        `The vendor's address leads elsewhere (${status}); the key does not follow.`,
      )
    }
    const body = response.body === null ? null : await readBounded(response.body)
    return new Response(body, { status, statusText, headers })
  } catch (error) {
    if (error instanceof ProviderFailure) throw error
    throw new ProviderFailure("unreachable", "No connection to the vendor, or it broke off.")
  }
}
