import type { Lesson } from "../../lesson.ts";
import solution from "./solution.yaml?raw";
import start from "./start.lobby.yaml?raw";
import text from "./text.md?raw";

export const lesson: Lesson = {
  id: "the-door-before-the-desks",
  order: 50,
  title: "The door before the desks",
  text,
  start,
  goal: [
    { request: "old-cron reads the metrics", outcome: "allowed" },
    { request: "old-cron reads orders", outcome: "refused", stage: "HANDSHAKE" },
    { request: "web reads orders", outcome: "allowed" },
  ],
  hint: "No AuthorizationPolicy can help: they are asked behind the door. PeerAuthentication can set single ports apart with portLevelMtls, and needs a selector to do so.",
  solution,
};
