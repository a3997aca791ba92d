// One notification: the blank that the server sent along, filled with what the stream or the API says.
import { paintFace } from "./faces.js";
import { shown } from "./look.js";
import { hasSentence, nameOf, sentenceOf } from "./sentences.js";
import { setTime } from "./times.js";
import { fillWhy } from "./why.js";
import { words } from "./words.js";

const WORDS = { unseen: `${words("notification.new")} `, unread: `${words("notification.unread")} `, read: "" };
const blank = document.getElementById("blank-notification");

const stateOf = ({ seen, read }) => (read ? "read" : seen ? "unread" : "unseen");

export function findItem(root, { id, latestEventId }) {
  const by = (name, value) => value && root.querySelector(`.notification[data-${name}="${CSS.escape(value)}"]`);
  return by("id", id) || by("event", latestEventId) || null;
}

export function makeItem(item, { deeds = true } = {}) {
  const element = blank.content.firstElementChild.cloneNode(true);
  if (!deeds) for (const part of element.querySelectorAll(".notification-deeds, details")) part.remove();
  fillItem(element, item);
  return element;
}

const REASONS = { "role:ADMIN": "admins", role: "accounts", topic: "topic", everyone: "everyone" };

// What came to many is a notification of its own, under the event's id; what came by name may be part of a group, which
// the next `state` brings.
export function itemOf(event) {
  const isPersonal = event.to.startsWith("user:");
  const { id, actor, createdAt, to } = event;
  const latestEventId = event.of ?? id;
  const state = { seen: false, read: false, done: false };
  const actors = actor ? [actor] : [];
  const told = { type: event.was ?? event.type, edited: event.type === "corrected" };
  return { ...event, ...state, ...told, id: isPersonal ? null : String(latestEventId), actors, actorCount: actors.length, updatedAt: createdAt, latestEventId, eventCount: 1, reason: REASONS[to] ?? REASONS[to.split(":")[0]] };
}

// Which notification an event is part of: what comes by name is one for each type and object.
export function groupOf({ id, latestEventId = id, to, type, object }) {
  return object && to.startsWith("user:") ? JSON.stringify([type, object.type, object.id]) : String(latestEventId);
}

export function fillItem(element, item) {
  const part = (name) => element.querySelector(`[data-${name}]`);
  element.dataset.event = item.latestEventId;
  element.dataset.type = item.type;
  element.dataset.id = item.id;
  paintFace(element.querySelector(".face"), item);
  fillWords(element, item);
  element.querySelector(".notification-title a").href = `/inbox/${encodeURIComponent(item.id)}`;
  setTime(element.querySelector("time"), item.updatedAt);
  part("source").textContent = sourceOf(item.to);
  part("source").hidden = !part("source").textContent;
  setState(element, shown(stateOf(item), item.latestEventId));
  setDone(element, item.done);
  fillWhy(element, item);
}

function sourceOf(to) {
  const name = to.slice(to.indexOf(":") + 1);
  if (to.startsWith("topic:")) return words("notification.in", name);
  if (to.startsWith("role:")) return words(name === "ADMIN" ? "notification.to.admins" : "notification.to.accounts");
  return to === "everyone" ? words("notification.to.everyone") : "";
}

// The server's parts/notification.html does the same.
export function fillWords(element, item) {
  const part = (name) => element.querySelector(`[data-${name}]`);
  part("words").replaceChildren(...sentenceOf(item));
  part("text").textContent = item.text ?? "";
  part("text").parentElement.hidden = !item.text || (!hasSentence(item) && item.text === nameOf(item));
  if (!part("edited")) return;
  part("edited").hidden = !item.edited;
  part("high").textContent = words(item.to.startsWith("topic:") ? "notification.breaking" : "notification.important");
  part("high").hidden = item.priority !== "high";
}

export function setState(element, state) {
  element.dataset.state = state;
  element.querySelector("[data-word]").textContent = WORDS[state];
  const read = state === "read";
  setDeed(element, "reading", read, words(read ? "notification.reread" : "notification.read"), read ? "mail" : "mail-open");
}

export function setDone(element, done) {
  element.dataset.done = done;
  setDeed(element, "completion", done, words(done ? "notification.undone" : "notification.done"), done ? "inbox" : "check");
}

function setDeed(element, deed, on, label, icon) {
  const form = element.querySelector(`[data-deed="${deed}"]`);
  if (!form) return;
  form.action = `/inbox/${encodeURIComponent(element.dataset.id)}/${deed}`;
  form.elements._method.value = on ? "delete" : "put";
  const button = form.querySelector("button");
  button.ariaLabel = button.title = label;
  button.querySelector("use").setAttribute("href", `/icons/sprite.svg#${icon}`);
}
