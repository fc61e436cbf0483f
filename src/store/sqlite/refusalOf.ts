import { DataDirectoryError } from '../dataDirectoryError.ts'

/** SQLite's result codes (sqlite.org/rescode.html), without the extension in the upper bits. */
const BUSY = 5
const CORRUPT = 11
const NOT_A_DATABASE = 26
/** No permission, read only, input or output error, disk full, cannot open. */
const UNUSABLE: readonly (number | undefined)[] = [3, 8, 10, 13, 14]

/** What a person must know about an error met while opening `file` in `directory`; an error that is our own bug as it is. */
export function refusalOf(cause: unknown, directory: string, file: string): unknown {
  if (!(cause instanceof Error) || cause instanceof DataDirectoryError) return cause
  const sentence = sentenceFor(cause, directory, file)
  return sentence === undefined ? cause : new DataDirectoryError(sentence, { cause })
}

function sentenceFor(cause: Error, directory: string, file: string): string | undefined {
  if ('syscall' in cause || UNUSABLE.includes(resultCode(cause))) {
    return `The data directory ${directory} cannot be used (${cause.message}); give --data a directory that this user may write to.`
  }
  switch (resultCode(cause)) {
    case BUSY:
      return `The data directory ${directory} is in use by another Landbridge process; stop that one, or give --data another directory.`
    case NOT_A_DATABASE:
      return `The file ${file} is not a database; move it away, or give --data another directory.`
    case CORRUPT:
      return damaged(file, cause.message)
    default:
      return undefined
  }
}

/** The sentence about a database file whose content cannot be trusted. */
export function damaged(file: string, how: string): string {
  return `The file ${file} is damaged (${how}); put a backup in its place, or give --data another directory.`
}

function resultCode(cause: Error): number | undefined {
  return 'errcode' in cause && typeof cause.errcode === 'number' ? cause.errcode & 0xff : undefined
}
