import type { Path } from '../../estate/problem.ts'
import type { Link, Migration } from './migrationSchema.ts'

/** Every link of a migration, with where in the file it is. */
export function linksOf(migration: Migration): readonly { readonly path: Path; readonly link: Link }[] {
  if (migration.template !== 'phased') return [{ path: ['link'], link: migration.link }]
  return migration.phases.map(({ link }, at) => ({ path: ['phases', at, 'link'], link }))
}
