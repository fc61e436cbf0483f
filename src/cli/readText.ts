import { readFile } from 'node:fs/promises'
import { whyNotRead } from './fileProblem.ts'
import { Refusal } from './refusal.ts'

/** The text of a file that the caller named; a Refusal says what to give instead where there is none. */
export async function readText(file: string, what: string): Promise<string> {
  return readFile(file, 'utf8').catch((problem: NodeJS.ErrnoException) => {
    throw new Refusal(whyNotRead(file, what, problem))
  })
}
