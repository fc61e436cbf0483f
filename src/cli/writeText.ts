import { writeFile } from 'node:fs/promises'
import { whyNotWritten } from './fileProblem.ts'
import { Refusal } from './refusal.ts'

/** Writes a file that the caller named and says so on stderr; rejects with a Refusal where it cannot be written. */
export async function writeText(file: string, text: string): Promise<void> {
  await writeFile(file, text).catch((problem: NodeJS.ErrnoException) => {
    throw new Refusal(`${file} cannot be written: ${whyNotWritten(problem)}`)
  })
  console.error(`Wrote ${file}.`)
}
