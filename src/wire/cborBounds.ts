const MAX_DEPTH = 100
const INDEFINITE = 31

/**
 * Whether the bytes are exactly one CBOR item whose declared lengths lie inside them, nested at most 100 deep, with tag 1
 * as the only tag (RFC 8949 §3). The decoder trusts a declared length: nine bytes could make it reserve gigabytes.
 */
export function fitsCbor(bytes: Uint8Array): boolean {
  return itemEnd(bytes, 0, 0) === bytes.length
}

/** Where the item that starts at `at` ends, or undefined if it does not fit. */
function itemEnd(bytes: Uint8Array, at: number, depth: number): number | undefined {
  const initial = bytes[at]
  if (initial === undefined || depth > MAX_DEPTH) return undefined
  const major = initial >> 5
  const isContainer = major === 4 || major === 5
  if ((initial & 31) === INDEFINITE) return major >= 2 && major <= 5 ? indefiniteEnd(bytes, at + 1, major, depth) : undefined
  const head = argumentOf(bytes, at, initial & 31)
  if (!head) return undefined
  if (major === 2 || major === 3) return head.value <= bytes.length - head.end ? head.end + head.value : undefined
  if (major === 6) return head.value === 1 ? itemEnd(bytes, head.end, depth + 1) : undefined
  if (!isContainer) return head.end
  const items = major === 5 ? head.value * 2 : head.value
  // Every item takes a byte at least.
  if (items > bytes.length - head.end) return undefined
  let end: number | undefined = head.end
  for (let i = 0; i < items && end !== undefined; i++) end = itemEnd(bytes, end, depth + 1)
  return end
}

function indefiniteEnd(bytes: Uint8Array, start: number, major: number, depth: number): number | undefined {
  let end: number | undefined = start
  let items = 0
  while (end !== undefined && bytes[end] !== 0xff) {
    // Chunks of an indefinite string are strings of its own kind.
    if (major < 4 && bytes[end]! >> 5 !== major) return undefined
    end = itemEnd(bytes, end, depth + 1)
    items++
  }
  return end === undefined || (major === 5 && items % 2 === 1) ? undefined : end + 1
}

function argumentOf(bytes: Uint8Array, at: number, minor: number): { readonly value: number; readonly end: number } | undefined {
  if (minor < 24) return { value: minor, end: at + 1 }
  if (minor > 27) return undefined
  const size = 1 << (minor - 24)
  if (at + 1 + size > bytes.length) return undefined
  let value = 0
  for (let i = 1; i <= size; i++) value = value * 256 + bytes[at + i]!
  return { value, end: at + 1 + size }
}
