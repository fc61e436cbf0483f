const ALPHABET = 'abcdefghijklmnopqrstuvwxyz0123456789'

/**
 * `length` characters of a-z and 0-9 that always are the same for the same text: names of devices, places in a rack and
 * the like, which nobody chose but everybody must find again. No protection against somebody who looks for collisions.
 */
export function fingerprint(text: string, length: number): string {
  return Array.from({ length }, (_, at) => ALPHABET[fingerprintNumber(`${text}#${at}`, ALPHABET.length)]).join('')
}

/** A number from 0 to `below` - 1 that always is the same for the same text. */
export function fingerprintNumber(text: string, below: number): number {
  return scramble(text) % below
}

/** FNV-1a over UTF-16 units, then the finalizer of MurmurHash3, so that near texts come out far apart. */
function scramble(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
