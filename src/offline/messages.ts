/** What the page says to a waiting service worker when its user wants the newer version. */
export const TAKE_OVER = "lobby: take over";
