import type { Lesson } from "../../lesson.ts";
import solution from "./solution.yaml?raw";
import start from "./start.lobby.yaml?raw";
import text from "./text.md?raw";

export const lesson: Lesson = {
  id: "the-path-next-door",
  order: 60,
  title: "The path next door",
  text,
  start,
  goal: [
    { request: "/admin", status: 403, stage: "DENY" },
    { request: "/admin/", status: 403, stage: "DENY" },
    { request: "/admin/users", status: 403, stage: "DENY" },
    { request: "/administration", status: 200 },
  ],
  hint: "One value for the page itself and one for everything below it. A star behind /admin alone catches too much.",
  solution,
};
