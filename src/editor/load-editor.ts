/**
 * Loads the editor behind what it asks of the page. A static import would not do: within one chunk the bundler may put
 * Monaco first, which by then has asked.
 */
export async function loadEditor(): Promise<typeof import("./PolicyEditor.tsx")> {
  await import("./environment.ts");
  return import("./PolicyEditor.tsx");
}
