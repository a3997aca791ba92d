// A person as initials on a colour, by the same rule as the server's `Who`.
const segments = (text) => [...text];

export function initials(name) {
  const words = name.split(/[._@\- ]+/).filter(Boolean);
  return (words.length ? words : [name]).slice(0, 2).map((word) => segments(word)[0]).join("").toUpperCase();
}

export const hue = (name) => segments(name).reduce((sum, letter) => sum + letter.codePointAt(0), 0) % 12;

export function paint(avatar, name) {
  avatar.textContent = initials(name);
  avatar.dataset.hue = hue(name);
}

// What stands beside a notification or a toast: a person and what they did, or the thing that speaks.
const DEEDS = new Map(Object.entries({ like: "heart", comment: "message-circle", reply: "message-circle", mention: "at-sign", follow: "user-plus" }));

export const isDeed = (type) => DEEDS.has(type);

export function paintFace(face, { type, actors, to }) {
  const who = face.querySelector("[data-who]");
  const kind = face.querySelector(".kind");
  const thing = face.querySelector("[data-thing]");
  const personal = isDeed(type) && actors.length > 0;
  who.hidden = kind.hidden = !personal;
  thing.hidden = personal;
  if (personal) paint(who, actors[0]);
  for (const use of [...kind.querySelectorAll("use"), ...thing.querySelectorAll("use")]) {
    use.setAttribute("href", `/icons/sprite.svg#${DEEDS.get(type) ?? (to.startsWith("topic:") ? "newspaper" : "megaphone")}`);
  }
}
