import type { Lesson } from "../../lesson.ts";
import solution from "./solution.yaml?raw";
import start from "./start.lobby.yaml?raw";
import text from "./text.md?raw";

export const lesson: Lesson = {
  id: "deny-speaks-first",
  order: 20,
  title: "DENY speaks first",
  text,
  start,
  goal: [
    { request: "web reads orders", status: 200, stage: "ALLOW" },
    { request: "web deletes an order", status: 403 },
    { request: "a stranger reads orders", status: 403 },
  ],
  hint: "Which desk is asked first, and what does a rule that asks for nothing match? One of the two policies is not needed at all.",
  solution,
};
