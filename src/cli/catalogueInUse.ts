import { mkdirSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CATALOGUE, type Catalogue, readPrice, type Source, type WrittenPrice } from '../pricing/catalogue.ts'
import { defaultDirectory } from './defaultDirectory.ts'
import { Refusal } from './refusal.ts'

/** Prices that `prices import --adopt` took over, as they are kept beside the service's data. */
export interface AdoptedPrices {
  readonly sources: Readonly<Record<string, Source>>
  readonly prices: readonly WrittenPrice[]
}

const FILE = 'prices.json'

/** The catalogue that ships with Landbridge, with the prices that were adopted over it. */
export async function catalogueInUse(directory = defaultDirectory()): Promise<Catalogue> {
  const { prices, sources } = await adoptedPrices(directory)
  if (prices.length === 0) return CATALOGUE
  try {
    return CATALOGUE.with(prices.map(readPrice), Object.entries(sources))
  } catch (thrown) {
    throw new Refusal(
      `${join(directory, FILE)} is no list of prices (${(thrown as Error).message}); delete it, and import again.`,
    )
  }
}

export async function adoptedPrices(directory: string): Promise<AdoptedPrices> {
  const file = join(directory, FILE)
  const text = await readFile(file, 'utf8').catch((problem: NodeJS.ErrnoException) => {
    if (problem.code === 'ENOENT') return '{"sources":{},"prices":[]}'
    throw new Refusal(`${file} cannot be read: ${problem.message}.`)
  })
  try {
    return JSON.parse(text) as AdoptedPrices
  } catch {
    throw new Refusal(`${file} is no JSON; delete it, and import again.`)
  }
}

/** Keeps them for later runs, and answers where. */
export async function keepPrices(directory: string, adopted: AdoptedPrices): Promise<string> {
  mkdirSync(directory, { recursive: true, mode: 0o700 })
  const file = join(directory, FILE)
  await writeFile(file, `${JSON.stringify(adopted, null, 1)}\n`, { mode: 0o600 })
  return file
}
