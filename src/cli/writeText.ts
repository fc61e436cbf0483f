import { writeFile } from 'node:fs/promises'
import { Refusal } from './refusal.ts'

/** Writes a file that the caller named and says so on stderr; rejects with a Refusal where it cannot be written. */
export async function writeText(file: string, text: string): Promise<void> {
  await writeFile(file, text).catch((problem: Error) => {
    throw new Refusal(`${file} cannot be written: ${problem.message}.`)
  })
  console.error(`Wrote ${file}.`)
}
