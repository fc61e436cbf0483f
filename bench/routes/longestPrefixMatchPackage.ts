import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What we call of the npm package longest-prefix-match. */
interface Matcher {
  addPrefix(prefix: string, data: number): void
  getMatch(prefix: string): readonly number[]
}

/** The npm package of this name, fetched into a folder of its own for as long as the measurement takes. */
export class LongestPrefixMatchPackage implements Disposable {
  readonly #folder = mkdtempSync(join(tmpdir(), 'landbridge-longest-prefix-match-'))
  readonly #matcher: (new () => Matcher) | undefined
  /** Name, version and licence; or why it is not there. */
  readonly text: string

  constructor() {
    try {
      const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--silent']
      execFileSync('npm', ['install', '--prefix', this.#folder, ...options, 'longest-prefix-match@1.3.1'], { stdio: 'pipe' })
      const manifest = join(this.#folder, 'node_modules/longest-prefix-match/package.json')
      const { name, version, license } = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, string>
      this.#matcher = createRequire(join(this.#folder, 'none.js'))('longest-prefix-match')
      this.text = `${name} ${version} (${license})`
    } catch (error) {
      this.text = `longest-prefix-match could not be fetched: ${error instanceof Error ? error.message.split('\n')[0] : error}`
    }
  }

  get isThere(): boolean {
    return this.#matcher !== undefined
  }

  matcher(): Matcher {
    if (!this.#matcher) throw new Error(this.text)
    return new this.#matcher()
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true, force: true })
  }
}
