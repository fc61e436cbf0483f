const MOST = 1000
const BEGINNING = 600
const END = 300

/** A message of at most 1,000 characters: its beginning says what is wrong, its end what is allowed, and between them may be half a megabyte of what was given. */
export function shortened(message: string): string {
  if (message.length <= MOST) return message
  return `${message.slice(0, BEGINNING)} … ${message.slice(-END)}`.toWellFormed()
}
