import type { Lesson } from "../../lesson.ts";
import solution from "./solution.yaml?raw";
import start from "./start.lobby.yaml?raw";
import text from "./text.md?raw";

export const lesson: Lesson = {
  id: "nobody-asked-for-a-badge",
  order: 10,
  title: "Nobody asked for a badge",
  text,
  start,
  goal: [
    { request: "no token", status: 403, stage: "ALLOW" },
    { request: "alice's token", status: 200 },
    { request: "an expired token", status: 401, stage: "JWT" },
  ],
  hint: "A RequestAuthentication cannot ask for a token. An ALLOW policy can: look for the field that names whoever a token belongs to, and think of a star.",
  solution,
};
