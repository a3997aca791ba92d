// How many are unseen and unread. The server's numbers hold up to the event `asOf`; a `state` that was overtaken has a
// lower version; and what came to many at once, or was taken back, is counted here, because no `state` follows it soon.
export class Counts extends EventTarget {
  #now;
  // After `asOf`.
  #changes = [];

  constructor(counts) {
    super();
    this.#now = { ...counts };
  }

  get now() {
    return this.#now;
  }

  // True if these numbers are at least as new as ours. A `ready` of the server is the verdict, whatever we had.
  take({ unseen, unread, asOf, version }, verdict = false) {
    const isOld = version < this.#now.version || (version === this.#now.version && asOf < this.#now.asOf);
    if (isOld && !verdict) return false;
    this.#changes = this.#changes.filter(({ id }) => id > asOf);
    this.#set(this.#changes.reduce(changed, { unseen, unread, asOf, version }));
    return true;
  }

  add({ id, to, inbox }) {
    if (inbox && !to.startsWith("user:")) this.#change({ id, unseen: 1, unread: 1 });
  }

  // Came to many, and is taken back by the event `id`: a `state` follows within a minute.
  drop({ id, of }, unseen, unread) {
    const added = this.#changes.find((change) => change.id === of) ?? { unseen: Number(unseen), unread: Number(unread) };
    this.#change({ id, unseen: -added.unseen, unread: -added.unread });
  }

  // The bell was opened: shown before the server says so.
  see() {
    this.#changes = this.#changes.map((change) => ({ ...change, unseen: 0 }));
    this.#set({ unseen: 0 });
  }

  #change(change) {
    if (change.id <= this.#now.asOf) return;
    this.#changes.push(change);
    this.#set(changed(this.#now, change));
  }

  #set(change) {
    this.#now = { ...this.#now, ...change };
    this.dispatchEvent(new CustomEvent("change", { detail: this.#now }));
  }
}

const changed = (counts, { unseen, unread }) => ({ ...counts, unseen: Math.max(0, counts.unseen + unseen), unread: Math.max(0, counts.unread + unread) });
