import { ALL_UP, afterLosses, type Beliefs, nodeOf, restartMs, thingOf } from '../../routing/beliefs.ts'
import { hearing, remembersThePast, sessionsOf } from '../../routing/believedSessions.ts'
import { isStopped } from '../../routing/breakage.ts'
import type { Breakage, Damage } from '../../routing/detection.ts'
import type { Network } from '../../routing/network.ts'
import { type Ear, speakersOf } from '../../routing/speakers.ts'
import { Marks } from './markSets.ts'
import { mayExceedLimits } from './mayExceedLimits.ts'

/** What one breakage leaves behind once everybody has noticed. */
export interface Aftermath {
  readonly brokenLinks: ReadonlySet<string>
  readonly linkEndsDown: ReadonlySet<string>
  readonly silent: readonly Ear[]
  readonly marks: Marks
}

/**
 * What breakages leave behind, each by itself: together they leave behind what each of them does. That is not so of bundles,
 * which fall when too many members are lost together, nor of ends that live on what they heard before, nor where limits of
 * prefixes close sessions.
 */
export class Aftermaths {
  readonly #network: Network
  readonly #harm: (breakage: Breakage) => Damage
  readonly #ends: (breakage: Breakage) => readonly string[]
  readonly #known = { cut: new Map<string, Aftermath | undefined>(), silent: new Map<string, Aftermath | undefined>() }

  /** `ends`: marks of the ends of flows that are gone with a breakage, as brokenLinks have them. */
  constructor(network: Network, harm: (breakage: Breakage) => Damage, ends: (breakage: Breakage) => readonly string[]) {
    this.#network = network
    this.#harm = harm
    this.#ends = ends
  }

  /** Undefined = it is more than can be said of it alone. */
  of(breakage: Breakage): Aftermath | undefined {
    if (!isStopped(breakage)) return undefined
    const { component, kind } = breakage
    const known = this.#known[kind].get(component)
    if (known !== undefined || this.#known[kind].has(component)) return known
    const aftermath = this.#aftermath(breakage)
    this.#known[kind].set(component, aftermath)
    return aftermath
  }

  #aftermath(breakage: Breakage): Aftermath | undefined {
    const network = this.#network
    const harm = this.#harm(breakage)
    const start: Beliefs = { ...ALL_UP, sessionsBlocked: harm.blockedSessions }
    const beliefs = afterLosses(start, harm.events, network)
    const sessions = sessionsOf(network, beliefs)
    const isBundle = (thing: string) => network.links.get(thing)?.bundle !== undefined || !network.links.has(thing)
    const restarts = sessions.some(({ ends: [a, b] }) => restartMs(a, b) !== undefined || restartMs(b, a) !== undefined)
    const things = [...harm.brokenLinks, ...[...beliefs.linkEndsDown].map(thingOf)]
    // Which session a limit closes on the way depends on who notices first, and stays so.
    if (restarts || mayExceedLimits(network) || things.some(isBundle) || remembersThePast(network, beliefs)) return undefined
    const { earsOf } = speakersOf(network)
    const ears = sessions.flatMap(({ name }) => earsOf.get(name) ?? [])
    const silent = ears.filter(ear => hearing(ear, beliefs) === 'silence')
    const ends = this.#ends(breakage)
    return {
      brokenLinks: new Set([...harm.brokenLinks, ...ends]),
      linkEndsDown: beliefs.linkEndsDown,
      silent,
      marks: new Marks([
        ...[...harm.brokenLinks].map(link => ({ text: `broken ${link}`, link })),
        ...silent.map(({ id, session: { link } }) => ({ text: `silent ${id}`, link })),
        // An end that is down makes a difference to a static route alone.
        ...[...beliefs.linkEndsDown]
          .filter(key => this.#hasStatic(key))
          .map(key => ({ text: `down ${key}`, link: thingOf(key) })),
        ...ends.map(end => ({ text: end, end: end.slice('end '.length) })),
      ]),
    }
  }

  #hasStatic(key: string): boolean {
    return this.#network.nodes.get(nodeOf(key))?.statics.some(({ link }) => link === thingOf(key)) === true
  }
}
