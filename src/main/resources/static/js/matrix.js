// The boxes of the settings, and the switches beside a topic, save by themselves, and what is saved can be undone.
import { ask, mutes, preferences } from "./api.js";
import { changed } from "./preferences.js";
import { localize } from "./times.js";
import { toastLine } from "./toasts.js";
import { notSent } from "./unsent.js";
import { words } from "./words.js";

const COLUMNS = ["inbox", "toast", "sound", "desktop"];
const form = document.querySelector("[data-matrix]");

const boxes = (row) => COLUMNS.map((column) => row.querySelector(`[name=${column}]`));
const read = (row) => Object.fromEntries(boxes(row).map(({ name, checked }) => [name, checked]));

async function save(row, box) {
  await preferences.choose(row.dataset.kind, read(row));
  await saved();
  const before = !box.checked;
  toastLine(words("notify.saved"), words("toast.undo"), () => back(row, box, before).catch((failure) => notSent(form, failure)));
}

// A mute that is undone has never been: what came meanwhile is in the inbox.
async function back(row, box, before) {
  box.checked = before;
  if (box.name === "inbox" && box.checked) await mutes.undo(row.dataset.kind);
  else await preferences.choose(row.dataset.kind, read(row));
  await saved();
}

// In the settings the list of what is muted stands on the same page.
async function saved() {
  changed();
  if (!document.getElementById("mutes")) return;
  const page = new DOMParser().parseFromString(await (await ask("/settings")).text(), "text/html");
  document.getElementById("mutes").replaceWith(page.getElementById("mutes"));
  localize(document.getElementById("mutes"));
}

const requestNotices = () => Notification.requestPermission().then(showNotices);

function showNotices() {
  const foot = form.querySelector("[data-notices]");
  const { permission } = Notification;
  foot.hidden = permission === "granted";
  foot.querySelector("button").hidden = permission === "denied";
  if (permission === "denied") foot.querySelector("[data-notices-word]").textContent = words("notify.denied");
}

function startNotices() {
  form.querySelector("[data-notices] button").addEventListener("click", requestNotices);
  form.addEventListener("change", ({ target }) => {
    if (target.name === "desktop" && target.checked && Notification.permission === "default") requestNotices();
  });
  showNotices();
}

export function startMatrix() {
  if (!form) return;
  // What a form without script has saved.
  changed();
  if (globalThis.Notification) startNotices();
  // Enter sends a form, though its button is not there.
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", ({ target: box }) => {
    save(box.closest("[data-kind]"), box).catch((failure) => {
      box.checked = !box.checked;
      notSent(form, failure);
    });
  });
}
