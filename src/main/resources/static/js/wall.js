import { send } from "./api.js";
import { live } from "./live.js";
import { isMe, plural } from "./page.js";
import { Pill } from "./pill.js";

// New posts wait behind a pill; a click brings them from the server, made by the same template as all the others.
class LiveWall extends HTMLElement {
  #listening;
  #pill;
  #posts;

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#pill = new Pill(this.querySelector(".pill"), (count) => plural(count, "new post"), () => this.#unfold(), signal);
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
    if (isMe(actor)) this.#bring();
    else this.#pill.hold(object.id);
  }

  async #unfold() {
    await this.#bring();
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
      await this.#bring();
    } catch {
      form.submit();
    } finally {
      button.disabled = false;
    }
  }

  async #bring() {
    const answer = await fetch("/", { credentials: "same-origin" }).catch(() => null);
    if (!answer?.ok) return location.assign("/");
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
