// One notification: the blank that the server sent along, filled with what the stream or the API says.
import { isDeed, paintFace } from "./faces.js";
import { safeUrl } from "./page.js";
import { setTime } from "./times.js";

const WORDS = { unseen: "New. ", unread: "Unread. ", read: "" };
const blank = document.getElementById("blank-notification");

export const stateOf = ({ seen, read }) => (read ? "read" : seen ? "unread" : "unseen");

export function findItem(root, { id, latestEventId }) {
  const by = (name, value) => value && root.querySelector(`.notification[data-${name}="${CSS.escape(value)}"]`);
  return by("id", id) || by("event", latestEventId) || null;
}

export function makeItem(item, { deeds = true } = {}) {
  const element = blank.content.firstElementChild.cloneNode(true);
  if (!deeds) element.querySelector(".notification-deeds").remove();
  fillItem(element, item);
  return element;
}

// A broadcast comes without the inbox's id. It is shown at once, and becomes a whole item with the next list.
export function itemOf(event) {
  const { id, actor, createdAt } = event;
  const state = { seen: false, read: false, done: false };
  return { ...event, ...state, id: null, actors: actor ? [actor] : [], updatedAt: createdAt, latestEventId: id };
}

export function fillItem(element, item) {
  const part = (name) => element.querySelector(`[data-${name}]`);
  element.dataset.event = item.latestEventId;
  element.dataset.type = item.type;
  if (item.id) element.dataset.id = item.id;
  paintFace(element.querySelector(".face"), item);
  fillWords(element, item);
  element.querySelector(".notification-title a").href = item.id ? `/inbox/${encodeURIComponent(item.id)}` : (safeUrl(item.url) ?? "/inbox");
  setTime(element.querySelector("time"), item.updatedAt);
  part("source").textContent = sourceOf(item.to);
  part("source").hidden = !part("source").textContent;
  part("high").textContent = item.to.startsWith("topic:") ? "Breaking" : "Important";
  part("high").hidden = item.priority !== "high";
  setState(element, stateOf(item));
  setDone(element, item.done);
}

function sourceOf(to) {
  const name = to.slice(to.indexOf(":") + 1);
  if (to.startsWith("topic:")) return `in # ${name}`;
  if (to.startsWith("role:")) return name === "ADMIN" ? "to admins" : "to every account";
  return to === "everyone" ? "to everyone" : "";
}

export const nameOf = ({ type, title, text, object }) => title || text?.trim().split("\n")[0] || object?.title || type;

// Who did it and to what stand out; together it is the title, letter by letter. Whoever publishes may leave the title
// out: then there is something else to call it by. The server's parts/notification.html does the same.
export function fillWords(element, { type, title, text, actors, object }) {
  const part = (name) => element.querySelector(`[data-${name}]`);
  const whole = nameOf({ type, title, text, object });
  const actor = isDeed(type) ? (actors[0] ?? "") : "";
  const by = actor && whole.toLowerCase().startsWith(`${actor.toLowerCase()} `) ? actor.length : 0;
  const about = by && object?.title && whole.slice(by).endsWith(object.title) ? object.title : "";
  part("by").textContent = by ? whole.slice(0, by) : whole;
  part("did").textContent = by ? whole.slice(by, whole.length - about.length) : "";
  part("about").textContent = about;
  part("text").textContent = text ?? "";
  part("text").parentElement.hidden = !text || text === whole;
}

export function setState(element, state) {
  element.dataset.state = state;
  element.querySelector("[data-word]").textContent = WORDS[state];
  const read = state === "read";
  setDeed(element, "reading", read, read ? "Mark unread" : "Mark read", read ? "undo-2" : "check");
}

export function setDone(element, done) {
  element.dataset.done = done;
  setDeed(element, "completion", done, done ? "Back to the inbox" : "Done", done ? "inbox" : "check-check");
}

function setDeed(element, deed, on, label, icon) {
  const form = element.querySelector(`[data-deed="${deed}"]`);
  if (!form) return;
  form.hidden = !element.dataset.id;
  form.action = `/inbox/${encodeURIComponent(element.dataset.id ?? "")}/${deed}`;
  form.elements._method.value = on ? "delete" : "put";
  const button = form.querySelector("button");
  button.ariaLabel = button.title = label;
  button.querySelector("use").setAttribute("href", `/icons/sprite.svg#${icon}`);
}
