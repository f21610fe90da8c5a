// Runs before the first paint, so that a dark page never flashes white. The key is that of src/state/persistence.ts.
(() => {
  const query = new URLSearchParams(location.search);
  const embedded = query.has("embed");
  let theme = embedded ? query.get("theme") : null;
  try {
    // Within another page nothing of this browser's is read or written.
    if (!embedded) theme = localStorage.getItem("lobby.theme");
  } catch {
    // Storage is forbidden: the system's wish counts.
  }
  if (theme !== "light" && theme !== "dark") {
    theme = matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
  }
  document.documentElement.dataset.theme = theme;
  if (!embedded) return;
  // This script is loaded as scripts always were; the page's own are modules, which a frame without an origin gets only
  // from a server that allows it. Without them nobody else could say why the frame is empty.
  const say = () => {
    const place = document.getElementById("page");
    if (place !== null)
      place.textContent =
        "Lobby cannot start in this frame: its server must send “Access-Control-Allow-Origin: *” with its scripts and styles. docs/embedding.md says how.";
  };
  addEventListener(
    "error",
    ({ target }) => {
      if (!(target instanceof HTMLScriptElement)) return;
      if (document.readyState === "loading") addEventListener("DOMContentLoaded", say);
      else say();
    },
    true,
  );
})();
