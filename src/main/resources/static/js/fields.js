// Small services of forms: a title that counts its letters, the reader's own time zone, what is not saved yet, a secret to copy.
function counts(hint) {
  const field = document.getElementById(hint.dataset.counts);
  const show = () => (hint.textContent = `${[...field.value].length} of ${hint.dataset.most} characters. `);
  field.addEventListener("input", show);
  show();
}

function zone(select) {
  const mine = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if ([...select.options].some(({ value }) => value === mine)) select.value = mine;
}

function zoneName(field) {
  const mine = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if ([...field.list.options].some(({ value }) => value === mine)) field.value = mine;
}

function unsaved(sign) {
  sign.closest("form").addEventListener("input", () => (sign.hidden = false));
}

function copies(button) {
  button.addEventListener("click", async () => {
    const secret = document.getElementById(button.dataset.copies);
    try {
      await navigator.clipboard.writeText(secret.textContent);
      button.textContent = "Copied";
    } catch {
      getSelection().selectAllChildren(secret);
    }
  });
}

export function startFields() {
  document.querySelectorAll("[data-counts]").forEach(counts);
  document.querySelectorAll('[data-fresh="true"]').forEach(zone);
  document.querySelectorAll('[data-fresh-zone="true"]').forEach(zoneName);
  document.querySelectorAll("[data-unsaved]").forEach(unsaved);
  document.querySelectorAll("[data-copies]").forEach(copies);
}
