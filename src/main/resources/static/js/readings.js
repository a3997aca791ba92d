// "Mark all N read", in the bell and above the inbox: done here, said in one line, and undone by it.
import { inbox } from "./api.js";
import { live } from "./live.js";
import { setState } from "./items.js";
import { toastLine } from "./toasts.js";
import { notSent } from "./unsent.js";
import { words } from "./words.js";

async function readAll(upTo, { type, topic }) {
  const { changed, undo } = await inbox.read(upTo, { type: type?.value, topic: topic?.value });
  // What the bell holds beside a narrowed list comes with the next one.
  for (const element of document.querySelectorAll(`${type || topic ? "inbox-list " : ""}.notification[data-state]`)) {
    if (Number(element.dataset.event) <= upTo && element.dataset.done !== "true") setState(element, "read");
  }
  live.reload();
  const back = async () => {
    await inbox.undo(undo).catch(() => toastLine(words("inbox.failed")));
    live.reload();
  };
  toastLine(words("readings.done", changed), undo && words("toast.undo"), undo && back);
}

export function startReadings() {
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("[data-readings]")) return;
    event.preventDefault();
    readAll(live.upTo, event.target.elements).catch((failure) => notSent(event.target, failure));
  });
}
