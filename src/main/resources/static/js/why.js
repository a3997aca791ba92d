// "Why do I get this?": the rule, and what can be muted beside it; and the people and moments of a group. The server's
// `Why` says the same.
import { inbox, mutes } from "./api.js";
import { paint } from "./faces.js";
import { live } from "./live.js";
import { setTime } from "./times.js";
import { toastLine } from "./toasts.js";
import { words } from "./words.js";

const copy = (id) => document.getElementById(id).content.firstElementChild.cloneNode(true);

function offersOf({ type, object, actors, actorCount, reason, to }) {
  const offers = [];
  if (object) offers.push({ sort: "thing", what: `thing:${object.type}/${object.id}`, label: object.title?.trim() ? object.title : `${object.type} ${object.id}` });
  if (actorCount === 1 && actors[0]) offers.push({ sort: "person", what: `person:${actors[0].toLowerCase()}`, label: actors[0] });
  const topic = reason === "topic" && to.slice("topic:".length);
  if (topic) offers.push({ sort: "topic", what: to, label: topic });
  return [...offers, { sort: "type", what: `type:${type}`, label: type }];
}

function reasonOf({ reason, object, to }) {
  if (reason === "own" && object?.title?.trim()) return words("why.own.of", object.title);
  return words(`why.${reason}`, to.slice(to.indexOf(":") + 1));
}

function offerOf({ sort, what, label }) {
  const line = copy("blank-offer");
  const form = line.querySelector("form");
  form.dataset.sort = sort;
  form.elements.what.value = what;
  form.elements.label.value = label;
  line.querySelector("bdi").textContent = words(`why.mute.${sort}`, label);
  return line;
}

// What is open stays as it is under the reader's eyes, but for its size.
export function fillWhy(element, item) {
  const group = element.querySelector("[data-group]");
  const why = element.querySelector("[data-why]");
  if (!group || !why) return;
  group.hidden = item.eventCount < 2;
  if (!group.hidden) group.querySelector("[data-size]").textContent = item.actorCount > 1 ? words("notification.group", item.actorCount) : words("notification.times", item.eventCount);
  if (group.open) showMoments(group);
  why.hidden = false;
  if (why.open) return;
  why.querySelector("[data-reason]").textContent = reasonOf(item);
  why.querySelector("[data-offers]").replaceChildren(...offersOf(item).map(offerOf));
}

function momentOf({ actor, text, createdAt }) {
  const line = copy("blank-moment");
  paint(line.querySelector(".avatar"), actor ?? "?");
  line.querySelector("bdi").textContent = actor ?? "";
  line.querySelector(".said").textContent = text ?? "";
  setTime(line.querySelector("time"), createdAt);
  return line;
}

async function showMoments(group) {
  const { id } = group.closest(".notification").dataset;
  const { events } = await inbox.moments(id).catch(() => ({ events: null }));
  if (events) group.querySelector(".people").replaceChildren(...events.map(momentOf));
}

async function mute(form) {
  const what = form.elements.what.value;
  const label = form.elements.label.value;
  const muted = form.closest(".why").querySelector("[data-muted]");
  let already;
  try {
    ({ already } = await mutes.mute(what, label));
  } catch (failure) {
    return toastLine(failure.detail ?? words("inbox.failed"));
  }
  form.querySelector("button").ariaPressed = "true";
  muted.querySelector("bdi").textContent = words(`why.muted.${form.dataset.sort}`, label);
  muted.hidden = false;
  // The undo of this click would take back an earlier one.
  muted.querySelector("button").hidden = already;
  muted.querySelector("button").onclick = () => unmute(form, muted, what);
}

async function unmute(form, muted, what) {
  try {
    await mutes.undo(what);
    form.querySelector("button").ariaPressed = null;
    muted.hidden = true;
    form.querySelector("button").focus();
  } catch (failure) {
    toastLine(failure.detail ?? words("inbox.failed"));
  }
  live.reload();
}

export function startWhy() {
  document.addEventListener("submit", (event) => {
    if (!event.target.matches(".why form[data-sort]")) return;
    event.preventDefault();
    mute(event.target);
  });
  document.addEventListener("toggle", ({ target, newState }) => newState === "open" && target.matches("[data-group]") && showMoments(target), { capture: true });
}
