// A set of texts that is made when it is first asked: most drafts ask few of them.

/** A set by what makes it. */
export class LazySet implements ReadonlySet<string> {
  private made: ReadonlySet<string> | undefined
  private readonly make: () => ReadonlySet<string>
  constructor(make: () => ReadonlySet<string>) {
    this.make = make
  }
  private get all(): ReadonlySet<string> {
    this.made ??= this.make()
    return this.made
  }
  get size() {
    return this.all.size
  }
  has(text: string) {
    return (this.made ?? this.all).has(text)
  }
  forEach(visit: Parameters<ReadonlySet<string>['forEach']>[0]) {
    this.all.forEach(visit)
  }
  keys() {
    return this.all.keys()
  }
  values() {
    return this.all.values()
  }
  entries() {
    return this.all.entries()
  }
  [Symbol.iterator]() {
    return this.all[Symbol.iterator]()
  }
}
