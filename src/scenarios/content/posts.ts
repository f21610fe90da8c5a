import { readHead, splitDocuments } from "../scenario-text.ts";
import type { ExampleFile } from "./examples.ts";
import text from "./posts.lobby.yaml?raw";

/** The scenarios of the four posts, as recorded; `posts/002-lobby-employees` becomes "Post 3: lobby employees". */
export const POSTS: readonly ExampleFile[] = splitDocuments(text).map((document) => {
  const { title: name, teaches } = readHead(document);
  const [, post = "", words = ""] = /^posts\/(\d+)-(.*)$/.exec(name) ?? [];
  const title = `Post ${Number(post) + 1}: ${words.replaceAll("-", " ")}`;
  return { id: name, folder: "posts", title, teaches, text: document };
});
