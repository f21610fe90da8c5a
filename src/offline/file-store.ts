/** One file of a built version. A file with its hash in its name has no revision: its name is one. */
export interface BuiltFile {
  readonly url: string;
  readonly revision: string | null;
}

/** Where a version's files lie, and what is around them; a test hands in its own. */
export interface FileStoreHost {
  readonly caches: Pick<CacheStorage, "open" | "keys" | "delete">;
  readonly ask: (request: Request) => Promise<Response>;
  /** The folder that this Lobby is served from; two on one origin do not see each other's files. */
  readonly scope: string;
}

/** Versions whose files are kept: the one in use, and the one before it for tabs that were opened with it. */
const KEPT_VERSIONS = 2;

/** A file is its address; what a server says about varying by headers does not matter to files that it does not vary. */
const MATCHING: CacheQueryOptions = { ignoreVary: true };

export interface FileStore {
  /** Fetches what is not here yet. Rejects if any file cannot be had: a version is here wholly or not at all. */
  readonly install: () => Promise<void>;
  /** Forgets the files of versions that no tab can be of any more. */
  readonly tidy: () => Promise<void>;
  /** Whether this address is answered from here: the page itself, or a file that a version of it has. */
  readonly owns: (url: URL) => boolean;
  /** The stored file, of this version before an older one; undefined if it was thrown away. */
  readonly find: (url: URL) => Promise<Response | undefined>;
}

export function createFileStore(host: FileStoreHost, files: readonly BuiltFile[]): FileStore {
  const { caches, scope } = host;
  const prefix = `lobby ${scope} `;
  const current = `${prefix}${versionOf(files)}`;
  const page = new URL("./index.html", scope).href;
  const known = new Set(files.map(({ url }) => new URL(url, scope).href));
  const assets = new URL("./assets/", scope).href;

  const addressOf = (url: URL): string => {
    const bare = `${url.origin}${url.pathname}`;
    return bare === scope ? page : bare;
  };
  /** This Lobby's caches, the newest first, as a browser lists them in the order of their making. */
  const ownCaches = async (): Promise<readonly string[]> => {
    const names = (await caches.keys()).filter((name) => name.startsWith(prefix)).reverse();
    return [current, ...names.filter((name) => name !== current)];
  };
  const find = async (address: string): Promise<Response | undefined> => {
    for (const name of await ownCaches()) {
      const found = await (await caches.open(name)).match(address, MATCHING);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const get = async ({ url, revision }: BuiltFile): Promise<Response> => {
    const address = new URL(url, scope).href;
    // A hash in the name says that the content is the same: what an older version left, or the browser has, will do.
    const kept = revision === null ? await find(address) : undefined;
    if (kept !== undefined) return kept;
    const cache = revision === null ? "default" : "reload";
    const response = await host.ask(new Request(address, { cache, credentials: "same-origin" }));
    if (!response.ok) throw new Error(`${url} answered with status ${response.status}`);
    return response.redirected ? unredirected(response) : response;
  };

  return {
    async install() {
      const isNew = !(await caches.keys()).includes(current);
      const cache = await caches.open(current);
      const keep = async (file: BuiltFile) => {
        const address = new URL(file.url, scope).href;
        if ((await cache.match(address, MATCHING)) !== undefined) return;
        await cache.put(address, await get(file));
      };
      try {
        await Promise.all(files.map(keep));
      } catch (error) {
        // Half a version is none, and must not stand in the way of the one before it.
        if (isNew) await caches.delete(current);
        throw error;
      }
    },
    async tidy() {
      const names = await ownCaches();
      await Promise.all(names.slice(KEPT_VERSIONS).map((name) => caches.delete(name)));
    },
    owns: (url) => known.has(addressOf(url)) || url.href.startsWith(assets),
    find: (url) => find(addressOf(url)),
  };
}

/** A browser refuses a redirected answer to a navigation, and some servers redirect index.html to its folder. */
async function unredirected(response: Response): Promise<Response> {
  const { headers, status, statusText } = response;
  return new Response(await response.blob(), { headers, status, statusText });
}

/** A short name for exactly these files (FNV-1a, 32 bits); it tells versions apart, and protects nothing. */
function versionOf(files: readonly BuiltFile[]): string {
  let hash = 0x811c9dc5;
  for (const char of JSON.stringify(files.map(({ url, revision }) => [url, revision]))) {
    hash = Math.imul(hash ^ char.charCodeAt(0), 0x01000193);
  }
  return (hash >>> 0).toString(16).padStart(8, "0");
}
