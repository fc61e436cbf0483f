import { readFile, writeFile } from 'node:fs/promises'
import { checksDocument } from './checksDocument.ts'
import { coverageDocument } from './coverageDocument.ts'
import { estateDocument } from './estateDocument.ts'
import { lintDocument } from './lintDocument.ts'
import { planDocument } from './planDocument.ts'
import { quotasDocument } from './quotasDocument.ts'

/** Documents that are made from the code; a test holds the committed ones to it. `node scripts/documents.ts` writes them. */
export const DOCUMENTS: Readonly<Record<string, () => Promise<string>>> = {
  'docs/checks.md': lintDocument,
  'docs/coverage.md': coverageDocument,
  'docs/direct-connect-checks.md': checksDocument,
  'docs/estate.md': estateDocument,
  'docs/facts/quotas.md': quotasDocument,
  'docs/plan.md': planDocument,
}

if (import.meta.main) {
  for (const [file, make] of Object.entries(DOCUMENTS)) {
    const text = await make()
    const path = new URL(`../${file}`, import.meta.url)
    const before = await readFile(path, 'utf8').catch(() => '')
    if (before !== text) await writeFile(path, text)
    console.log(`${before === text ? 'as it was' : 'written  '}  ${file}`)
  }
}
