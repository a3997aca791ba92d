// The numbers on the bell, on the inbox, on the buttons that act on all, and in the title. 99+ is enough to know.
import { words } from "./words.js";

export const short = (count) => (count > 99 ? "99+" : String(count));
const bell = document.querySelector(".bell");
const title = document.title.replace(/^\(\d+\+?\) /, "");

function show({ unseen, unread, asOf }) {
  for (const badge of document.querySelectorAll("[data-badge]")) {
    const count = badge.dataset.badge === "unseen" ? unseen : unread;
    badge.hidden = count === 0;
    badge.querySelector("[data-number]").textContent = short(count);
  }
  for (const form of document.querySelectorAll("[data-readings]:not([data-narrow])")) {
    form.hidden = unread === 0;
    form.elements.upTo.value = asOf;
    form.querySelector("[data-words]").textContent = words("readings", unread);
  }
  bell.ariaLabel = words("bell", unseen);
  document.title = unseen ? `(${short(unseen)}) ${title}` : title;
}

export function startBadges(counts) {
  let before = counts.now.unseen;
  counts.addEventListener("change", ({ detail }) => {
    show(detail);
    if (detail.unseen > before) ring();
    before = detail.unseen;
  });
}

function ring() {
  bell.dataset.ringing = "";
  setTimeout(() => delete bell.dataset.ringing, 700);
}
