const MAX_CPU_MS = 1000;

/**
 * Runs a case twice: it must not throw, must answer the same, and must not take over a second of this process's own
 * time (not the clock's: the machine may be busy). Returns the answer.
 */
export async function endure<T>(input: unknown, run: () => T | Promise<T>): Promise<T> {
  const started = process.cpuUsage();
  let first: T;
  try {
    first = await run();
  } catch (error) {
    throw new Error(`threw on ${shown(input)}`, { cause: error });
  }
  const { user, system } = process.cpuUsage(started);
  const spentMs = (user + system) / 1000;
  if (spentMs > MAX_CPU_MS) throw new Error(`took ${Math.round(spentMs)} ms on ${shown(input)}`);
  if (JSON.stringify(first) !== JSON.stringify(await run()))
    throw new Error(`answered differently the second time on ${shown(input)}`);
  return first;
}

function shown(input: unknown): string {
  const text = JSON.stringify(input) ?? String(input);
  return text.length > 2000 ? `${text.slice(0, 1000)}… (${text.length} characters)` : text;
}
