// Tells a screen reader how much has come, not each piece, and no more often than every four seconds.
import { groupOf } from "./items.js";
import { live } from "./live.js";
import { words } from "./words.js";

const PAUSE = 4_000;
const status = document.querySelector("[data-says]");
const groups = new Set();
let timer;

function say() {
  timer = null;
  if (groups.size === 0) return;
  status.textContent = words("status.new", groups.size);
  groups.clear();
  timer = setTimeout(say, PAUSE);
}

export function startStatus() {
  live.addEventListener("event", ({ detail: event }) => {
    if (!event.inbox || event.was) return;
    groups.add(groupOf(event));
    timer ??= setTimeout(say, 300);
  });
}
