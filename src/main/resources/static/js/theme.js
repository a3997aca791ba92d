// The choice lives in a cookie: the server renders data-theme from it, so that nothing flashes.
const root = document.documentElement;
const YEAR = 365 * 24 * 60 * 60;
const systemIsDark = () => matchMedia("(prefers-color-scheme: dark)").matches;

function choose(theme) {
  const system = theme === "system";
  if (system) delete root.dataset.theme;
  else root.dataset.theme = theme;
  document.querySelector('meta[name="color-scheme"]').content = system ? "light dark" : theme;
  const secure = location.protocol === "https:" ? "; secure" : "";
  document.cookie = `theme=${system ? "" : theme}; path=/; max-age=${system ? 0 : YEAR}; samesite=lax${secure}`;
  for (const radio of document.querySelectorAll("[data-theme-form] [name=theme]")) radio.checked = radio.value === theme;
}

for (const button of document.querySelectorAll("[data-turns-theme]")) {
  button.addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : systemIsDark();
    choose(dark ? "light" : "dark");
  });
}

document.querySelector("[data-theme-form]")?.addEventListener("change", ({ target }) => choose(target.value));

for (const button of document.querySelectorAll("[data-goes-back]")) button.addEventListener("click", () => history.back());
