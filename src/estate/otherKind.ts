import { isMap } from './values.ts'

type Kind = 'estate' | 'drill file' | 'requirements' | 'migration' | 'drill report' | 'FIS template'

/** By keys that files of this kind have and no other; what it is and which call takes it. */
const KINDS: readonly (readonly [kind: Kind, keys: readonly string[], text: string])[] = [
  ['estate', ['landbridge'], 'an estate file, which comes first: landbridge drill ESTATE --file DRILL'],
  ['requirements', ['landbridge-plan'], 'a requirements file, which landbridge plan takes'],
  ['migration', ['landbridge-migration'], 'a migration file, which landbridge migrate takes'],
  ['drill report', ['scenarios', 'baseline'], 'a drill report, which landbridge drill --compare takes'],
  ['FIS template', ['targets', 'actions'], 'an FIS template, which goes with an estate: landbridge drill ESTATE --fis TEMPLATE'],
  ['drill file', ['steps'], 'a drill file, which goes with an estate: landbridge drill ESTATE --file DRILL'],
  ['drill file', ['calendar'], 'a drill file, which goes with an estate: landbridge drill ESTATE --file DRILL'],
]

/** Where something is asked for and what there is was given: what that file says, and how to see one. */
const INSTEAD_OF_ESTATE: Partial<Record<Kind, string>> = {
  requirements:
    'an estate file, which says what there is; plan takes a requirements file, which says what is asked for (sites, Regions, traffic): cat examples/plan/requirements.yaml prints an example, landbridge schema requirements all that it may say',
  migration:
    'an estate file, which says what there is; migrate takes a migration file, which names estates and what is moved: cat examples/migration/phased.yaml prints an example, landbridge schema migration all that it may say',
}

/**
 * One sentence for a file of ours that was given in place of `wanted`, instead of one for each of its keys; undefined
 * where it is one of those, or nothing known.
 */
export function otherKind(file: unknown, wanted: Kind): string | undefined {
  if (!isMap(file)) return undefined
  const [kind, , text] = KINDS.find(([, keys]) => keys.every(key => key in file)) ?? []
  if (kind === undefined || kind === wanted) return undefined
  const instead = kind === 'estate' ? INSTEAD_OF_ESTATE[wanted] : undefined
  return `This is ${instead ?? text}.`
}
