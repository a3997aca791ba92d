// What the page hears, sorted: counts that changed, notifications that changed, events, the connection.
//   "event"   one of the log, with `replayed`: it happened while nobody listened; and `listed`: the newest 20 were asked
//             for since, and would hold it
//   "items"   { items, removed }: notifications as the server holds them
//   "list"    { items, asOf, last }: the newest 20, whole, up to the event `asOf`, and down to `last`
import { inbox } from "./api.js";
import { Counts } from "./counts.js";
import { page } from "./page.js";
import { Tidings } from "./tidings.js";

const RESET = "tidings-reset";
const AGAIN = 5_000;
const LISTED = 20;
const LONGEST = 20_000;

class Live extends EventTarget {
  counts = new Counts(page.counts);
  #tidings = new Tidings({ person: page.me, after: page.cursor, also: page.also, topics: page.topics });
  #highest = Number(page.cursor);
  #listed = { asOf: 0, last: 0 };
  #readyAsOf = Number(page.cursor);
  #reload;
  #seenUpTo = 0;
  #behind = false;
  #failures = 0;
  #away = true;
  #narrowed = false;

  constructor() {
    super();
    this.#tidings.addEventListener("ready", ({ detail }) => this.#ready(detail));
    this.#tidings.addEventListener("state", ({ detail }) => this.#state(detail));
    this.#tidings.addEventListener("event", ({ detail }) => this.#event(detail));
    this.#tidings.addEventListener("link", ({ detail }) => this.#linked(detail));
  }

  start() {
    this.#tidings.open();
  }

  get link() {
    return this.#tidings.link;
  }

  // Up to here the reader has been told of everything.
  get upTo() {
    return Math.max(this.#highest, this.counts.now.asOf);
  }

  // Somebody looks. Only what they could have been told of is seen: what comes meanwhile stays new, and so does what
  // the counts already hold while the list that shows it is on its way.
  see() {
    const { upTo } = this;
    if (this.#behind || this.counts.now.unseen === 0 || upTo === this.#seenUpTo) return;
    this.#seenUpTo = upTo;
    this.counts.see();
    inbox.see(upTo).catch(() => {
      this.reload();
      setTimeout(() => (this.#seenUpTo = 0), AGAIN);
    });
  }

  // A broadcast that is shown in this state was taken back.
  drop(event, state) {
    this.counts.drop(event, state === "unseen" && event.of > this.#seenUpTo, state !== "read");
  }

  // Asks for the newest notifications, at some moment `within` so many milliseconds.
  reload(within = 0) {
    clearTimeout(this.#reload);
    this.#reload = setTimeout(() => this.#fetch(), Math.random() * within);
  }

  async #fetch() {
    try {
      const { items, ...counts } = await inbox.newest(LISTED);
      this.#failures = 0;
      this.#behind = false;
      if (!this.counts.take(counts)) return;
      this.#listed = { asOf: counts.asOf, last: items.length < LISTED ? 0 : items.at(-1).latestEventId };
      this.#tell("list", { items, ...this.#listed });
    } catch {
      if (this.link.state !== "out") this.reload(Math.min(2_000 * 2 ** this.#failures++, LONGEST));
    }
  }

  // Who joins a stream that is open hears what that one knows, and the page may know more.
  #ready(ready) {
    if (ready.catchUp === "reset") return this.#startOver();
    if (this.#away) this.#readyAsOf = ready.asOf;
    this.#away = false;
    // What many were told can go without a new version.
    const { version, unread } = this.counts.now;
    this.#behind = ready.version !== version || (!ready.joined && ready.unread < unread);
    if (this.#behind) this.reload();
    this.counts.take(ready, !ready.joined);
  }

  #linked(link) {
    // Another tab that takes the stream over interrupts nothing.
    if (link.state !== "live") this.#away = true;
    if (link.state === "refused" && !this.#narrowed) return this.#narrow();
    this.#tell("link", link);
  }

  // What the page is about is gone, or closed to its reader. The rest goes on.
  #narrow() {
    this.#narrowed = true;
    this.#tidings.listen();
    this.#tidings.open();
  }

  #state(state) {
    if (!this.counts.take(state)) return;
    if (state.reload) this.reload();
    else this.#tell("items", { items: state.items ?? [], removed: state.removed ?? [] });
  }

  #event(event) {
    this.#highest = Math.max(this.#highest, event.id);
    this.counts.add(event);
    const listed = event.id <= this.#listed.asOf && event.id >= this.#listed.last;
    this.#tell("event", { ...event, replayed: event.id <= this.#readyAsOf, listed });
  }

  // The page is too old to be brought up to date. Not twice in a row, should the server keep saying so.
  #startOver() {
    const last = Number(sessionStorage.getItem(RESET) ?? 0);
    if (Date.now() - last < 10_000) return;
    sessionStorage.setItem(RESET, Date.now());
    location.reload();
  }

  #tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

export const live = new Live();
