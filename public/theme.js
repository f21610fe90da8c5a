// Runs before the first paint, so that a dark page never flashes white. The key is that of src/state/persistence.ts.
(() => {
  let theme = null;
  try {
    theme = localStorage.getItem("lobby.theme");
  } catch {
    // Storage is forbidden: the system's wish counts.
  }
  if (theme !== "light" && theme !== "dark") {
    theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  }
  document.documentElement.dataset.theme = theme;
})();
