import type { Lesson } from "../../lesson.ts";
import solution from "./solution.yaml?raw";
import start from "./start.lobby.yaml?raw";
import text from "./text.md?raw";

export const lesson: Lesson = {
  id: "empty-is-not-empty",
  order: 40,
  title: "`{}` is not `[{}]`",
  text,
  start,
  goal: [
    { request: "the till reads a card", status: 200, policy: "vault/allow-till" },
    { request: "web reads a card", status: 403, stage: "ALLOW" },
    { request: "a stranger reads a card", status: 403, stage: "ALLOW" },
  ],
  hint: "A rule that asks for nothing matches everybody. How does a policy look that has no rule?",
  solution,
};
