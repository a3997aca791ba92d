import { ask, send } from "./api.js";
import { live } from "./live.js";
import { isMe } from "./page.js";
import { Pill } from "./pill.js";
import { toastLine } from "./toasts.js";
import { notSent } from "./unsent.js";
import { words } from "./words.js";

// New posts wait behind a pill; a click brings them from the server, made by the same template as all the others.
class LiveWall extends HTMLElement {
  #listening;
  #pill;
  #posts;

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#pill = new Pill(this.querySelector(".pill"), (count) => words("wall.new", count), (held) => this.#unfold(held), signal);
    this.#posts = this.querySelector("[data-posts]");
    document.querySelector("[data-composer]")?.addEventListener("submit", (event) => this.#post(event), { signal });
    live.addEventListener("event", ({ detail }) => this.#event(detail), { signal });
  }

  disconnectedCallback() {
    this.#listening.abort();
  }

  #event({ type, object, actor, was }) {
    if (was === "post") return this.#pill.forget(object?.id);
    if (type !== "post" || !object || this.#has(object.id)) return;
    if (isMe(actor)) this.#bring().catch(() => this.#pill.hold(object.id));
    else this.#pill.hold(object.id);
  }

  async #unfold(held) {
    try {
      await this.#bring();
    } catch ({ away }) {
      if (!away) return location.assign("/");
      for (const id of held) this.#pill.hold(id);
      return toastLine(words("wall.away"));
    }
    scrollTo({ top: 0 });
    this.#posts.querySelector("h2 a")?.focus({ preventScroll: true });
  }

  async #post(event) {
    const form = event.target;
    event.preventDefault();
    const button = form.querySelector("[type=submit]");
    button.disabled = true;
    try {
      await send(form);
      form.reset();
      this.#bring().catch(() => {}); // the stream brings it
    } catch (failure) {
      notSent(form, failure);
    } finally {
      button.disabled = false;
    }
  }

  async #bring() {
    const answer = await ask("/", { headers: { "X-Requested-With": "fetch" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = [...page.querySelectorAll("live-post")].filter(({ dataset }) => !this.#has(dataset.post));
    if (new URLSearchParams(location.search).has("before") || fresh.length > 15) return location.assign("/");
    this.#posts.prepend(...fresh.map((post) => document.importNode(post, true)));
    this.querySelector(".empty")?.remove();
    this.#pill.empty();
  }

  #has(id) {
    return Boolean(this.querySelector(`live-post[data-post="${CSS.escape(id)}"]`));
  }
}

customElements.define("live-wall", LiveWall);
