// The latest of the topics, beside the wall. Live come those that the reader follows, or has open in some tab.
import { live } from "./live.js";
import { safeUrl } from "./page.js";
import { nameOf } from "./sentences.js";
import { setTime } from "./times.js";

const MOST = 5;
const section = document.querySelector("[data-news]");
const list = section?.querySelector("ul");
const find = (id) => list.querySelector(`[data-event="${Number(id)}"]`);

function add(event) {
  if (find(event.id)) return;
  const line = section.querySelector("template").content.firstElementChild.cloneNode(true);
  line.dataset.event = event.id;
  fill(line, event);
  setTime(line.querySelector("time"), event.createdAt);
  list.prepend(line);
  for (const old of [...list.children].slice(MOST)) old.remove();
}

function fill(line, event) {
  line.querySelector("bdi").textContent = nameOf(event);
  const link = line.querySelector("a");
  if (link) link.href = safeUrl(event.url) ?? `/topics/${event.to.slice("topic:".length)}`;
  const breaking = line.querySelector(".tag");
  if (breaking) breaking.hidden = event.priority !== "high";
}

export function startNews() {
  if (!section) return;
  live.addEventListener("event", ({ detail: event }) => {
    if (!event.to.startsWith("topic:")) return;
    const told = event.of && find(event.of);
    if (!event.was) add(event);
    else if (event.type === "retracted") told?.remove();
    else if (told) fill(told, event);
    section.hidden = !list.querySelector("li");
  });
}
