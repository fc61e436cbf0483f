/** A data directory that cannot be used; the message is a sentence for the person who named the directory. */
export class DataDirectoryError extends Error {
  override readonly name = 'DataDirectoryError'
}
