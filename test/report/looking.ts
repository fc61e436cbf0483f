import assert from 'node:assert/strict'
import { chromium } from 'playwright-core'

/** What keeps Chromium to itself. */
export const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Opens a page, refuses it everything but its own service, and collects what it complains about. */
export async function looking<T>(executablePath: string, look: (page: import('playwright-core').Page) => Promise<T>): Promise<T> {
  const browser = await chromium.launch({ executablePath, args: FLAGS })
  try {
    const page = await browser.newPage()
    const complaints: string[] = []
    page.on('pageerror', problem => complaints.push(problem.message))
    page.on(
      'console',
      message => message.type() === 'error' && !message.text().includes('favicon') && complaints.push(message.text()),
    )
    const seen = await look(page)
    assert.deepEqual(complaints, [])
    return seen
  } finally {
    await browser.close()
  }
}
