// j and k walk through the inbox, and the link that has the focus is the place; so Enter needs no help.
const PATIENCE = 1_200;
const list = () => document.querySelector("inbox-list");
const links = () => [...document.querySelectorAll("inbox-list .notification-title a")];
const place = () => document.activeElement?.closest("inbox-list .notification");
let goes = 0;

function walk(step) {
  const all = links();
  const here = all.findIndex((link) => link.closest(".notification") === place());
  const next = all[here < 0 ? 0 : Math.min(Math.max(here + step, 0), all.length - 1)];
  next?.focus();
  next?.closest(".notification").scrollIntoView({ block: "nearest" });
}

const change = (deed, on) => place() && list().change(place(), deed, on(place().dataset));

const DEEDS = {
  j: () => walk(1),
  k: () => walk(-1),
  ArrowDown: () => place() && walk(1),
  ArrowUp: () => place() && walk(-1),
  e: () => change("completion", ({ done }) => done !== "true"),
  u: () => change("reading", ({ state }) => state !== "read"),
  g: () => (goes = Date.now()),
  i: () => Date.now() - goes < PATIENCE && location.assign("/inbox"),
  "/": () => document.querySelector("main .search input")?.focus(),
  "?": () => document.getElementById("keys").showModal(),
};

const typing = (element) => element.closest("input, textarea, select, [contenteditable], dialog, [popover]");

export function startKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const arrow = event.key.startsWith("Arrow");
    if (!(event.key in DEEDS) || typing(event.target) || (arrow && !place())) return;
    event.preventDefault();
    DEEDS[event.key]();
  });
  document.addEventListener("focusin", ({ target }) => {
    for (const item of document.querySelectorAll("inbox-list .notification[aria-current]")) item.removeAttribute("aria-current");
    const item = target.matches(":focus-visible") && target.closest("inbox-list .notification");
    if (item) item.ariaCurrent = "true";
  });
}
