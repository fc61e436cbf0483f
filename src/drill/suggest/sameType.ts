/** The same type without `readonly`, however deep. */
type Writable<T> = T extends readonly (infer Item)[]
  ? Writable<Item>[]
  : T extends object
    ? { -readonly [K in keyof T]: Writable<T[K]> }
    : T

type Identical<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false

/** `true` where two types differ in nothing but `readonly`. */
export type SameType<A, B> = Identical<Writable<A>, Writable<B>>
