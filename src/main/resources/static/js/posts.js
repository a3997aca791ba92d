import { Comments } from "./comments.js";
import { Likes } from "./likes.js";
import { live } from "./live.js";
import { notSent } from "./unsent.js";
import { words } from "./words.js";

// A post that lives: likes count, comments come in, and what I do here needs no new page.
class LivePost extends HTMLElement {
  #listening;
  #likes;
  #comments;
  #told = new Map();

  connectedCallback() {
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    this.#likes = new Likes(this.querySelector("[data-like]"));
    this.#comments = new Comments(this);
    this.addEventListener("submit", (event) => this.#submitted(event), { signal });
    live.addEventListener("event", ({ detail }) => this.#event(detail), { signal });
  }

  disconnectedCallback() {
    this.#listening.abort();
  }

  #submitted(event) {
    const form = event.target;
    const sent = this.#sends(form);
    if (!sent) return;
    event.preventDefault();
    sent().catch((failure) => notSent(form, failure));
  }

  #sends(form) {
    if (form.matches("[data-like]")) return () => this.#likes.toggle();
    if (form.matches("[data-reply]")) return () => this.#comments.send(form);
    return null;
  }

  #event(event) {
    if (event.object?.type !== "post" || event.object.id !== this.dataset.post) return;
    if (event.type === "like") this.#likes.given(event);
    else if (event.type === "comment") this.#comment(event);
    else if (event.type === "retracted") this.#retracted(event);
  }

  #comment(event) {
    const id = `comment-${event.data.comment}`;
    this.#told.set(event.id, id);
    this.#comments.add(id, event);
  }

  // A retraction has lost the content of what it takes back: only who saw that comment come knows which one it was.
  #retracted({ of, was, actor }) {
    if (was === "like") this.#likes.taken(actor);
    if (was === "comment") this.#comments.remove(this.#told.get(of));
    if (was === "post") this.#gone();
  }

  #gone() {
    if (this.closest("live-wall")) return this.remove();
    const notice = document.createElement("p");
    notice.className = "empty muted";
    notice.textContent = words("post.gone");
    this.replaceChildren(notice);
    this.#listening.abort();
  }
}

customElements.define("live-post", LivePost);
