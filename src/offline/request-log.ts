/** One file that this page asked for, as the browser tells it. */
export interface Asked {
  readonly url: string;
  /** In milliseconds since the page was opened. */
  readonly at: number;
}

/** What this page asked for and was refused, since it was opened. */
export interface RequestLog {
  readonly asked: readonly Asked[];
  /** Breaches of the page's policy, each one `directive address`; none is expected. */
  readonly refused: readonly string[];
}

/** The counts that are shown. A request to another origin can only be a fault, so it is counted apart. */
export interface Count {
  readonly before: number;
  readonly after: readonly Asked[];
  readonly elsewhere: readonly Asked[];
}

/** Sorts what was asked by the moment when the page had loaded; null is "still loading". */
export function countRequests(
  asked: readonly Asked[],
  loadedAt: number | null,
  origin: string,
): Count {
  const after = loadedAt === null ? [] : asked.filter(({ at }) => at > loadedAt);
  return {
    before: asked.length - after.length,
    after,
    elsewhere: asked.filter(({ url }) => new URL(url).origin !== origin),
  };
}

/**
 * Watches the requests and the breaches of the policy from the page's start on. The page itself counts as asked; `data:`
 * and `blob:` are texts in the page and no requests.
 */
export function watchRequests(onChange: (log: RequestLog) => void): () => void {
  let log: RequestLog = { asked: [], refused: [] };
  const add = (entries: readonly PerformanceEntry[]) => {
    const asked = entries
      .filter(({ name }) => !/^(?:data|blob):/.test(name))
      .map(({ name, startTime }) => ({ url: name, at: startTime }));
    log = { ...log, asked: [...log.asked, ...asked] };
    onChange(log);
  };
  const refuse = ({ effectiveDirective, blockedURI }: SecurityPolicyViolationEvent) => {
    log = { ...log, refused: [...log.refused, `${effectiveDirective} ${blockedURI}`] };
    onChange(log);
  };
  const observers = ["navigation", "resource"].map((type) => {
    const observer = new PerformanceObserver((list) => add(list.getEntries()));
    observer.observe({ type, buffered: true });
    return observer;
  });
  document.addEventListener("securitypolicyviolation", refuse);
  return () => {
    for (const observer of observers) observer.disconnect();
    document.removeEventListener("securitypolicyviolation", refuse);
  };
}
