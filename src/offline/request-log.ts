/** One file that this page asked for, as the browser tells it. */
export interface Asked {
  readonly url: string;
  /** In milliseconds since the page was opened. */
  readonly at: number;
  /** The browser had it: its cache or the service worker's files answered, and nothing went out. */
  readonly fromStore: boolean;
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
  /** What went out after the page had loaded. */
  readonly after: readonly Asked[];
  /** How many files were taken from the browser's own store after that. */
  readonly fromStore: number;
  readonly elsewhere: readonly Asked[];
}

/** Sorts what was asked by the moment when the page had loaded; null is "still loading". */
export function countRequests(
  asked: readonly Asked[],
  loadedAt: number | null,
  origin: string,
): Count {
  const late = loadedAt === null ? [] : asked.filter(({ at }) => at > loadedAt);
  const after = late.filter(({ fromStore }) => !fromStore);
  return {
    before: asked.length - late.length,
    after,
    fromStore: late.length - after.length,
    elsewhere: asked.filter(({ url }) => new URL(url).origin !== origin),
  };
}

/** What the browser says of a file that it did not ask anybody for. */
const STORES: ReadonlySet<unknown> = new Set(["cache", "cache-storage"]);

/**
 * Watches the requests and the breaches of the policy from the page's start on. The page itself counts as asked; `data:`
 * and `blob:` are texts in the page and no requests.
 */
export function watchRequests(onChange: (log: RequestLog) => void): () => void {
  let log: RequestLog = { asked: [], refused: [] };
  const add = (entries: readonly PerformanceEntry[]) => {
    const asked = entries
      .filter(({ name }) => !/^(?:data|blob):/.test(name))
      .map((entry) => ({
        url: entry.name,
        at: entry.startTime,
        // A browser that does not tell is taken to have asked.
        fromStore: "deliveryType" in entry && STORES.has(entry.deliveryType),
      }));
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
