// A form that did not go through: the page and what was typed stay, and it is said what to do next.
import { Refused } from "./api.js";
import { toastLine } from "./toasts.js";
import { words } from "./words.js";

let line;

export function notSent(form, failure) {
  if (!(failure instanceof Refused)) throw failure;
  const { status, detail, away } = failure;
  line?.remove();
  if (away) line = toastLine(words("unsent.away"));
  else if (status === 401) line = toastLine(words("unsent.out"), words("sign-in"), "/login");
  else if (status === 403) line = toastLine(words("unsent.old"), words("unsent.load"), () => location.reload());
  else if (status === 422 && form.elements.text) return besideField(form, form.elements.text, detail);
  else line = toastLine(words("unsent.refused", status === 404 ? words("unsent.gone") : (detail ?? words("unsent.again"))));
  document.querySelector("[data-says]").textContent = line.querySelector("p").textContent;
}

function besideField(form, field, detail) {
  forget(form, field);
  const error = document.getElementById("blank-error").content.firstElementChild.cloneNode(true);
  error.id = `${field.id}-error`;
  error.querySelector("span").textContent = detail;
  const reply = field.closest(".reply-line");
  if (reply) reply.after(error);
  else form.querySelector(".composer-foot").prepend(error);
  field.ariaInvalid = "true";
  field.setAttribute("aria-describedby", error.id);
  field.focus();
  for (const type of ["input", "reset"]) form.addEventListener(type, () => forget(form, field), { once: true });
}

function forget(form, field) {
  form.querySelector(".error")?.remove();
  field.removeAttribute("aria-invalid");
  field.removeAttribute("aria-describedby");
}
