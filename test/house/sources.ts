import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The clone. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Every TypeScript file below `folder`, by path from the root of the clone. */
export function sourcesBelow(folder: string): Map<string, string> {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(path => /\.tsx?$/.test(path))
    .map(path => `${folder}/${path.replaceAll('\\', '/')}`)
    .sort()
  return new Map(files.map(path => [path, readFileSync(join(root, path), 'utf8')]))
}

/** Every file that belongs to the project, committed or about to be, by path from the root of the clone. */
export function projectFiles(): string[] {
  const git = (...words: string[]) =>
    execFileSync('git', ['-C', root, 'ls-files', '-z', ...words], { encoding: 'utf8' }).split('\0')
  const deleted = new Set(git('--deleted'))
  return git('--cached', '--others', '--exclude-standard').filter(path => path !== '' && !deleted.has(path))
}

export function textOf(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}
