/** The name in index.html's `trusted-types`; a policy of any other name may not be made. */
const POLICY = "lobby-own-scripts";

/** The part of the browser's Trusted Types that is used here; TypeScript's DOM does not know them. */
interface TrustedTypes {
  readonly createPolicy: (
    name: string,
    rules: { readonly createScriptURL: (url: string) => string },
  ) => {
    // The browser gives an opaque TrustedScriptURL; TypeScript's Worker and register() take a string in its place.
    readonly createScriptURL: (url: string) => string;
  };
}

/**
 * Makes the function that lets an address be run as a worker or service worker. Only files beside the page pass:
 * `base` is the page's address, and the script must lie in its folder, at the same origin. Throws a TypeError for any
 * other address, with or without Trusted Types in the browser.
 */
export function createOwnScripts(
  base: string,
  trustedTypes: TrustedTypes | undefined,
): (url: string) => string {
  const folder = new URL("./", base).href;
  const check = (url: string): string => {
    const full = new URL(url, base);
    full.search = "";
    full.hash = "";
    if (!full.href.startsWith(folder))
      throw new TypeError(`${url} is no script of this page: only files below ${folder} are run`);
    return url;
  };
  const policy = trustedTypes?.createPolicy(POLICY, { createScriptURL: check });
  return policy === undefined ? check : (url) => policy.createScriptURL(url);
}

/** The page's own; made at the first use, as a policy of one name can be made once. */
let ownScripts: ((url: string) => string) | null = null;

/** The address of a script of this page, allowed to be run by `new Worker` and `serviceWorker.register`. */
export function ownScript(url: string): string {
  ownScripts ??= createOwnScripts(
    document.baseURI,
    (globalThis as { readonly trustedTypes?: TrustedTypes }).trustedTypes,
  );
  return ownScripts(url);
}
