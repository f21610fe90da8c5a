import type { Lesson } from "../../lesson.ts";
import solution from "./solution.yaml?raw";
import start from "./start.lobby.yaml?raw";
import text from "./text.md?raw";

export const lesson: Lesson = {
  id: "the-extra-dash",
  order: 30,
  title: "The extra dash",
  text,
  start,
  goal: [
    { request: "web reads orders", status: 200, policy: "shop/web-may-read" },
    { request: "web deletes an order", status: 403 },
    { request: "a stranger reads orders", status: 403 },
  ],
  hint: "Count the rules: each dash at the left edge begins one.",
  solution,
};
