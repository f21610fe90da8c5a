import { type Nginx, startNginx } from "./nginx.ts";
import { test as base } from "./test.ts";

interface Hosted {
  /** Where on the server the page lies: `/` or `/tools/lobby/`. */
  readonly folder: string;
  readonly nginx: Nginx & { readonly address: string };
}

/** A test on the page behind a real nginx with deploy/nginx.conf, one for each test, with the service worker. */
export const test = base.extend<Hosted>({
  serviceWorker: true,
  folder: ["/", { option: true }],
  nginx: async ({ folder }, use) => {
    const nginx = await startNginx();
    await use({ ...nginx, address: `${nginx.origin}${folder}` });
    await nginx.stop();
  },
  baseURL: async ({ nginx }, use) => use(nginx.address),
});
