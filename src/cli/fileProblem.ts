/** How those end who take either. */
export const OR_URL = ', or the URL of a running service'

/** Why a file could not be read: a mistyped path, a URL and a folder in place of a file are told with what to give instead. */
export function whyNotRead(file: string, what: string, { code, message }: NodeJS.ErrnoException): string {
  if (/^https?:\/\//i.test(file)) return `${file} is a URL, and a file is read here; give ${what.replace(OR_URL, '')}.`
  if (code === 'ENOENT' && what.endsWith(OR_URL) && /^[\w.-]+:\d+(\/|$)/.test(file))
    return `There is no file ${file}; did you mean the URL http://${file}?`
  if (code === 'ENOENT') return `There is no file ${file}; give ${what}.`
  if (code === 'EISDIR') return `${file} is a folder; give ${what}.`
  return `${file} cannot be read: ${message}.`
}

/** Why a file could not be written, as the end of a sentence that says which one. */
export function whyNotWritten({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return 'its folder does not exist; make that first, or give another place.'
  if (code === 'EISDIR') return 'it is a folder; give a file in it.'
  return `${message}.`
}
